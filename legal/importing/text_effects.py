"""States what imported documents say that they do to others, as confirmed relations with the sentence.

The texts say so in their last provisions, the titles in their first words. Titles of the gazette's documents are read
by ``legal.sources.gazette_relations``; here are those of documents that only the codification has.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q

from core.importing.bulk import BATCH, republish_pages
from legal.importing.sharing import SharedNumbers
from legal.models import DocumentRelation, LegalDocumentPage
from legal.models.number_key import number_key
from legal.models.relation import LONGEST_CLAUSE
from legal.provisions import ProvisionAddress
from legal.relation_types import Direction
from legal.resolving import resolve_around
from legal.sources.codified_records import IDENTITY
from legal.sources.text_effects import LONGEST_QUOTE, TextAct, acts_of_text
from legal.sources.titles import acts_of_title
from legal.structure import structured
from search.registry import announce_written

OF_TEXT, OF_TITLE, OF_ABSTRACT = "Toàn văn", "Trích yếu theo Bộ pháp điển:", "Trích yếu của"
"""Evidence from texts begins so: a document's own words, its own title, and the title of a third document.

A run states anew what documents say of their own acts, and leaves every other row alone.
"""
OF_OWN = Q(Q(source__startswith=OF_TEXT) | Q(source__startswith=OF_TITLE), direction=Direction.ACTIVE)
SPEAKING = ("thay thế", "bãi bỏ", "hết hiệu lực", "huỷ bỏ", "hủy bỏ", "sửa đổi", "bổ sung", "cụm từ")
"""Words without which no sentence says anything here; in both cases a first letter may have."""
SPEAKING_TITLES = (*SPEAKING, "đính chính", "ngưng hiệu lực")

Identity = tuple[str, str, str]
WHOLE = LegalDocumentPage.objects.select_related("latest_revision", "document_type").prefetch_related(
    "issuers", "relations", "files", "fields"
)


def state_effects() -> Counter[str]:
    """Read every published document whose text an import wrote and editors left as it was: what it does to others.

    Pages with a draft or a lock are left to their editors. Returns how many pages were "read" and "changed", and how
    many relations they state now. A second run changes nothing.
    """
    counts: Counter[str] = Counter()
    shared = SharedNumbers()
    keys = list(speaking_texts().values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        pages = WHOLE.in_bulk(keys[start : start + BATCH])
        changed = [page for page in pages.values() if _restate(page, shared, counts)]
        write_stated(changed, OF_OWN)
        counts["read"] += len(pages)
        counts["changed"] += len(changed)
    return counts


def speaking_texts() -> Any:
    """Return the published documents with an imported text that may say what it or another document does."""
    speaks = Q(pk__in=DocumentRelation.objects.filter(OF_OWN).values("page_id"))
    for words in SPEAKING:
        speaks |= Q(text__contains=words) | Q(text__contains=words.capitalize())
    for words in SPEAKING_TITLES:
        speaks |= Q(abstract__contains=words) | Q(abstract__contains=words.capitalize())
    texts = LegalDocumentPage.objects.live().filter(has_unpublished_changes=False, locked=False)
    return texts.exclude(text_digest="").filter(speaks).order_by("pk")


def _restate(page: LegalDocumentPage, shared: SharedNumbers, counts: Counter[str]) -> bool:
    """Give the page what its text states; say whether that is something else than before."""
    held = list(page.relations.all())
    others = [row for row in held if not _is_ours(row)]
    taken = {_identity(row) for row in others if row.is_confirmed and row.direction == Direction.ACTIVE}
    wanted = [row for row in _relations(page, shared) if _identity(row) not in taken]
    counts["stated"] += len(wanted)
    if {_facts(row, shared) for row in held if _is_ours(row)} == {_facts(row, shared) for row in wanted}:
        return False
    page.relations = [*others, *wanted]
    return True


@transaction.atomic
def write_stated(pages: Sequence[LegalDocumentPage], stated: Q) -> None:
    """Replace the ``stated`` relations of pages by their unsaved ones and publish them anew.

    Numbers find their documents, and search is told. What an editor has vouched for stays.
    """
    keys = [page.pk for page in pages]
    rows = DocumentRelation.objects.filter(stated, page_id__in=keys, confirmed_by__isnull=True)
    rows._raw_delete(rows.db)
    for page in pages:
        added = [row for row in page.relations.all() if row.pk is None]
        for place, row in enumerate(added, start=1000):
            row.page, row.sort_order = page, place
        DocumentRelation.objects.bulk_create(added)
    republish_pages(pages, ())
    announce_written(keys)
    resolve_around(keys)


def _is_ours(row: DocumentRelation) -> bool:
    """Say whether a run before stated it; what an editor has vouched for since is theirs."""
    is_of_own = row.source.startswith((OF_TEXT, OF_TITLE)) and row.direction == Direction.ACTIVE
    return is_of_own and row.confirmed_by_id is None


def _relations(page: LegalDocumentPage, shared: SharedNumbers) -> Iterable[DocumentRelation]:
    found: dict[Identity, DocumentRelation] = {}
    for stated in _acts(page):
        is_possible = stated.act.is_of_an_older(than=page.number_key, issued_on=page.issued_on)
        if stated.act.is_clear and is_possible and not shared.means_another(stated.act):
            row = _relation(page, stated, shared)
            found.setdefault(_identity(row), row)
    return found.values()


def _acts(page: LegalDocumentPage) -> Iterator[TextAct]:
    """Yield what the text states, which names the provision, and then what the title does."""
    yield from acts_of_text(structured(page.text), own_key=page.number_key)
    if page.imported_from.startswith(IDENTITY):
        for act in acts_of_title(page.abstract, own_key=page.number_key):
            quote = page.abstract[:LONGEST_QUOTE]
            yield TextAct(act=act, subject=ProvisionAddress(), quote=quote, from_day=None)


def _relation(page: LegalDocumentPage, stated: TextAct, shared: SharedNumbers) -> DocumentRelation:
    subject = stated.subject.words
    type_name = page.document_type.name if page.document_type else ""
    where = OF_TEXT if stated.subject.steps else OF_TITLE
    meant = shared.meant(stated.act) if shared.are_several(stated.act.key) else []
    return DocumentRelation(
        target_id=meant[0] if len(meant) == 1 else None,
        relation_type=stated.act.relation_type,
        direction=Direction.ACTIVE,
        target_number=stated.act.number,
        target_clause=stated.act.provision[:LONGEST_CLAUSE],
        subject_clause=subject if len(subject) <= LONGEST_CLAUSE else "",
        applies_from=stated.from_day,
        quote=stated.quote,
        is_confirmed=stated.is_sure,
        source=f"{where} {type_name} {page.number}".replace("  ", " ")[:255],
    )


def _identity(row: DocumentRelation) -> Identity:
    return (row.relation_type, number_key(row.target_number), row.target_clause)


def _facts(row: DocumentRelation, shared: SharedNumbers) -> tuple[object, ...]:
    """Return what a run states: of which document, only where the number does not tell."""
    target = row.target_id if shared.are_several(number_key(row.target_number)) else None
    said = (row.subject_clause, row.applies_from, row.is_confirmed, row.quote, row.source)
    return (*_identity(row), target, *said)
