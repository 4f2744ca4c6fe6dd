"""Writes which articles the codification puts beside which, as soon as both stand in documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from core.importing.rows import insert_values
from legal.models import RelatedProvision
from legal.sources.codified_assembly import anchor_of
from legal.sources.codified_documents import SourceDocument

DOCUMENTS_AT_ONCE = 200
ROWS_AT_ONCE = 400

Provision = tuple[int, str]
"""A page and the anchor of an article in it."""
Reference = tuple[str, int, str]
"""From an anchor, to a page and an anchor there."""


def write_related(documents: Sequence[SourceDocument], pages: Mapping[str, int]) -> Counter[str]:
    """Let every document of ``pages`` (by identity) have the references that its articles name, and no others.

    A code that stands at several articles, or at none that was taken, names nothing. Returns how many references were
    "named" and how many are "linked". Safe to stop and to run again: documents that have theirs are not written.
    """
    provisions = _provisions(documents, pages)
    counts: Counter[str] = Counter()
    for start in range(0, len(documents), DOCUMENTS_AT_ONCE):
        wanted: dict[int, set[Reference]] = {}
        for document in documents[start : start + DOCUMENTS_AT_ONCE]:
            if document.identity in pages:
                references = set(_references(document, pages[document.identity], provisions, counts))
                wanted.setdefault(pages[document.identity], set()).update(references)
        counts["linked"] += sum(map(len, wanted.values()))
        _write(wanted)
    return counts


def _provisions(documents: Iterable[SourceDocument], pages: Mapping[str, int]) -> Mapping[str, Provision]:
    """Return the article of each code; codes of several articles are left out."""
    found: dict[str, set[Provision]] = defaultdict(set)
    for document in documents:
        for held in document.articles:
            if document.identity in pages:
                found[held.entry.code].add((pages[document.identity], anchor_of(held.position)))
    return {code: next(iter(places)) for code, places in found.items() if len(places) == 1}


def _references(
    document: SourceDocument, page: int, provisions: Mapping[str, Provision], counts: Counter[str]
) -> Iterable[Reference]:
    for held in document.articles:
        own = anchor_of(held.position)
        for code in held.entry.related:
            counts["named"] += 1
            target = provisions.get(code)
            if target is not None and target != (page, own):
                yield (own, *target)


@transaction.atomic
def _write(wanted: Mapping[int, set[Reference]]) -> None:
    present: dict[int, dict[Reference, int]] = defaultdict(dict)
    rows = RelatedProvision.objects.filter(page__in=wanted)
    for pk, page, own, target, there in rows.values_list("pk", "page_id", "provision", "target_id", "target_provision"):
        present[page][own, target, there] = pk
    gone = [pk for page, known in present.items() for reference, pk in known.items() if reference not in wanted[page]]
    for start in range(0, len(gone), ROWS_AT_ONCE):
        RelatedProvision.objects.filter(pk__in=gone[start : start + ROWS_AT_ONCE]).delete()
    insert_values(
        RelatedProvision,
        ("page_id", "provision", "target_id", "target_provision"),
        [(page, *one) for page, references in wanted.items() for one in sorted(references - present[page].keys())],
    )
