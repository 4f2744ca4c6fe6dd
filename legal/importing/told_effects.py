"""States on documents what third documents tell: that another one has amended them, with the sentence as evidence."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q

from core.document_numbers import normalise, parse
from core.importing.bulk import BATCH
from legal.importing.sharing import may_be_of_type
from legal.importing.text_effects import OF_ABSTRACT, OF_TEXT, WHOLE, speaking_texts, write_stated
from legal.models import DocumentRelation, LegalDocumentPage
from legal.models.relation import LONGEST_CLAUSE
from legal.relation_types import EFFECTS, Direction
from legal.sources.told_effects import ToldAct, told_in

OF_OTHERS = Q(Q(source__startswith=OF_TEXT) | Q(source__startswith=OF_ABSTRACT), direction=Direction.PASSIVE)
"""Evidence that is stated here; a run states it anew and leaves every other row alone."""

Told = tuple[ToldAct, str]
"""An act and which document tells of it."""


def state_told() -> Counter[str]:
    """Read every imported text for amendments among others, and state them on the documents amended.

    Run it when texts have stated their own effects: what the acting document itself confirms is not stated again. Pages
    with a draft or a lock are left to their editors. Returns how many pages were "changed", and how many relations are
    "stated" now. A second run changes nothing.
    """
    counts: Counter[str] = Counter()
    told = _told()
    keys = [pk for pk, number in _may_be_amended().values_list("pk", "number_key") if number in told]
    holding = _may_be_amended().filter(pk__in=DocumentRelation.objects.filter(OF_OTHERS).values("page_id"))
    keys = sorted({*keys, *holding.values_list("pk", flat=True)})
    for start in range(0, len(keys), BATCH):
        pages = WHOLE.in_bulk(keys[start : start + BATCH])
        known = _known(pages)
        changed = [page for page in pages.values() if _restate(page, told.get(page.number_key, ()), known, counts)]
        write_stated(changed, OF_OTHERS)
        counts["changed"] += len(changed)
    return counts


def _may_be_amended() -> Any:
    imported = LegalDocumentPage.objects.live().exclude(imported_from="")
    return imported.filter(has_unpublished_changes=False, locked=False).only("pk", "number_key").order_by("pk")


def _told() -> Mapping[str, list[Told]]:
    """Return what is told of each number (as a key), the first document that tells of it first."""
    found: dict[str, list[Told]] = defaultdict(list)
    speaks = Q(abstract__icontains="sửa đổi") | Q(abstract__icontains="bổ sung") | Q(pk__in=speaking_texts())
    read = LegalDocumentPage.objects.live().exclude(imported_from="").filter(speaks).select_related("document_type")
    columns = ("number", "number_key", "abstract", "text", "text_digest", "document_type__name")
    for page in read.only(*columns).order_by("pk").iterator(chunk_size=BATCH):
        for where, text in ((OF_ABSTRACT, page.abstract), (OF_TEXT, page.text if page.text_digest else "")):
            type_name = page.document_type.name if page.document_type else ""
            source = f"{where} {type_name} {page.number}".replace("  ", " ")[:255]
            for act in told_in(text, own_key=page.number_key):
                found[act.act.key].append((act, source))
    return found


def _known(pages: Mapping[int, LegalDocumentPage]) -> Collection[tuple[int, str]]:
    """Return which documents have themselves confirmedly acted on each of ``pages``."""
    acting = DocumentRelation.objects.filter(
        target_id__in=pages, direction=Direction.ACTIVE, is_confirmed=True, relation_type__in=list(EFFECTS)
    )
    return set(acting.values_list("target_id", "page__number_key"))


def _restate(
    page: LegalDocumentPage, told: Iterable[Told], known: Collection[tuple[int, str]], counts: Counter[str]
) -> bool:
    """Give the page what others tell of it; say whether that is something else than before."""
    held = list(page.relations.all())
    ours = [row for row in held if _is_ours(row)]
    wanted: dict[tuple[str, str], DocumentRelation] = {}
    for act, source in sorted(told, key=lambda one: not one[0].is_sure):
        if _is_meant(act, page) and (page.pk, normalise(act.by)) not in known:
            wanted.setdefault((normalise(act.by), act.act.provision), _relation(act, source))
    counts["stated"] += len(wanted)
    if {_facts(row) for row in ours} == {_facts(row) for row in wanted.values()}:
        return False
    page.relations = [*(row for row in held if not _is_ours(row)), *wanted.values()]
    return True


def _is_meant(act: ToldAct, page: LegalDocumentPage) -> bool:
    """Say whether the number means this page: one without a year is given anew each year, and needs its day."""
    if not may_be_of_type(act.act.type_word, page.document_type.name if page.document_type else ""):
        return False
    if parse(act.act.key).year is not None:
        return act.issued_on is None or page.issued_on is None or act.issued_on.year == page.issued_on.year
    return act.issued_on is not None and act.issued_on == page.issued_on


def _is_ours(row: DocumentRelation) -> bool:
    is_told = row.source.startswith((OF_TEXT, OF_ABSTRACT)) and row.direction == Direction.PASSIVE
    return is_told and row.confirmed_by_id is None


def _relation(told: ToldAct, source: str) -> DocumentRelation:
    return DocumentRelation(
        relation_type=told.act.relation_type,
        direction=Direction.PASSIVE,
        target_number=told.by,
        target_clause=told.act.provision[:LONGEST_CLAUSE],
        subject_clause=told.by_provision if len(told.by_provision) <= LONGEST_CLAUSE else "",
        quote=told.quote,
        is_confirmed=told.is_sure,
        source=source,
    )


def _facts(row: DocumentRelation) -> tuple[object, ...]:
    return (row.target_number, row.target_clause, row.subject_clause, row.is_confirmed, row.quote, row.source)
