"""Links citations that stand in rows to the documents they mean, as documents come and go."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from legal.citing.circumstances import NOWHERE, circumstances_among
from legal.citing.days import DaysGiven
from legal.citing.held import AT_ONCE, HeldDocuments
from legal.citing.meant import Held, is_undated_name
from legal.models import Citation, LegalDocumentPage
from legal.yearless import is_yearless

PAGES_AT_ONCE = 400


def live_documents() -> HeldDocuments:
    """Return the documents to which stored citations are linked; whether the public may see one is asked on reading."""
    return HeldDocuments(LegalDocumentPage.objects.live())


def link_around(page_ids: Collection[int], *, keys: Iterable[str] = ()) -> int:
    """Link what cites these documents, which were published, changed or withdrawn, and let go what does not any more.

    ``keys`` are further keys to look at, such as those from before a document was deleted. Returns how many citations
    changed.
    """
    return link_citations({*keys, *keys_around(page_ids)})


def keys_around(page_ids: Collection[int]) -> set[str]:
    """Return the keys under which these documents are cited: by number, by name, by name without its year."""
    keys: set[str] = set()
    documents = LegalDocumentPage.objects.filter(pk__in=page_ids).order_by()
    for number_key, name_key in documents.values_list("number_key", "name_key"):
        keys |= {number_key, name_key, name_key.rpartition(" ")[0]}
    linked = Citation.objects.filter(target_id__in=page_ids).order_by()
    keys.update(linked.values_list("document_key", flat=True).distinct())
    return keys - {""}


def link_citations(keys: Collection[str] | None = None) -> int:
    """Link every citation of these keys, of all keys without them, and return how many changed.

    Most keys mean one document wherever they stand: they are linked in one statement each. Where it depends on who
    cites, and when, each citing page is asked.
    """
    cited = Citation.objects.exclude(document_key="").order_by()
    if keys is None:
        keys = list(cited.values_list("document_key", flat=True).distinct())
    wanted, documents, changed = sorted({*keys} - {""}), live_documents(), 0
    for start in range(0, len(wanted), AT_ONCE):
        batch = cited.filter(document_key__in=wanted[start : start + AT_ONCE])
        changed += _link(sorted(batch.values_list("document_key", flat=True).distinct()), documents)
    return changed


@transaction.atomic
def _link(keys: Sequence[str], documents: HeldDocuments) -> int:
    documents.read(keys)
    doubtful, changed = [], 0
    for key, held in documents.of(keys).items():
        citations = Citation.objects.filter(document_key=key)
        if not held:
            changed += citations.filter(target__isnull=False).update(target=None)
        elif is_yearless(key) or is_undated_name(key) or len({one.work for one in held}) > 1:
            doubtful.append(key)
        else:
            changed += _link_all(citations, held)
    return changed + _link_by_page(doubtful, documents)


def _link_all(citations: QuerySet[Citation], held: Collection[Held]) -> int:
    """Link all of them to one work: to its page in the language of the citing page, else to the original."""
    original, *translations = sorted(held, key=lambda one: one.pk)
    languages = {one.locale_id for one in translations}
    of_original = citations.exclude(page__locale_id__in=languages) if languages else citations
    changed = of_original.exclude(target_id=original.pk).update(target_id=original.pk)
    for one in translations:
        in_its_language = citations.filter(page__locale_id=one.locale_id)
        changed += in_its_language.exclude(target_id=one.pk).update(target_id=one.pk)
    return changed


def _link_by_page(keys: Collection[str], documents: HeldDocuments) -> int:
    citing = Citation.objects.filter(document_key__in=keys).order_by()
    pages = sorted(citing.values_list("page_id", flat=True).distinct()) if keys else []
    changed = 0
    for start in range(0, len(pages), PAGES_AT_ONCE):
        part = pages[start : start + PAGES_AT_ONCE]
        for target_id, pks in _moved(citing.filter(page_id__in=part), part, documents).items():
            changed += Citation.objects.filter(pk__in=pks).update(target_id=target_id)
    return changed


def _moved(citations: QuerySet[Citation], pages: Collection[int], documents: HeldDocuments) -> dict[Any, list[int]]:
    """Return which citations are to be linked to which document, or to none, as far as they are not."""
    columns = ("pk", "page_id", "document_key", "words", "target_id")
    rows: list[Any] = list(citations.values_list(*columns, named=True))
    days = DaysGiven(((row.page_id, row.document_key), row.words) for row in rows)
    circumstances = circumstances_among(pages)
    moved: dict[Any, list[int]] = defaultdict(list)
    for row in rows:
        around = circumstances.get(row.page_id, NOWHERE)
        day = days.day((row.page_id, row.document_key), row.words)
        document = documents.meant(around.reference(row.document_key, words=row.words, day=day))
        target_id = document.pk if document is not None else None
        if target_id != row.target_id:
            moved[target_id].append(row.pk)
    return moved
