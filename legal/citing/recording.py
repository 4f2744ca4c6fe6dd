"""Keeps the rows of citations: made anew from what pages say now, and from what their drafts would say."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from core.citable import CitableText, citables
from core.importing.at_hand import pages_at_hand
from core.importing.rows import insert_values
from legal.citing.circumstances import NOWHERE, Circumstances, circumstances_of
from legal.citing.days import DaysGiven
from legal.citing.found import Cited, Identity, cited_in, cited_in_official
from legal.citing.held import HeldDocuments
from legal.citing.targets import live_documents
from legal.models import Citation, LegalDocumentPage
from legal.models.name_key import LONGEST_NAME_KEY

PAGES_AT_ONCE = 50
"""Pages whose citations are written in one transaction."""
READ_AT_ONCE = 10
"""Pages in memory at a time; each may have a text of millions of characters."""
COLUMNS = ("is_draft", "place", "start", "end", "words", "document_key", "provision", "target_id")
VERSION = ("live", "has_unpublished_changes", "live_revision_id", "latest_revision_id", "latest_revision_created_at")

Row = tuple[Any, ...]
"""The values of ``COLUMNS``."""


@dataclass(slots=True, kw_only=True)
class _Citing:
    """What one page cites."""

    page_id: int
    version: tuple[Any, ...]
    around: Circumstances = NOWHERE
    published: list[Cited] = field(default_factory=list)
    draft: list[Cited] = field(default_factory=list)
    """Only what is not published."""


def record_citations(page_ids: Collection[int]) -> int:
    """Make the citations of these pages anew from what they say now, and from their drafts; return how many there are.

    Pages that say what they said keep their rows; pages that nobody may see and nobody works on have none. A page that
    an editor changes meanwhile is left to what follows from that change. Safe to run twice.
    """
    documents, total = live_documents(), 0
    ordered = sorted(set(page_ids))
    for start in range(0, len(ordered), PAGES_AT_ONCE):
        part = ordered[start : start + PAGES_AT_ONCE]
        total += _write(part, list(_citing(part)), documents)
    return total


def record_draft(page_id: int) -> None:
    """Make anew what only the draft of a page cites; the published text is not read again."""
    page = Page.objects.filter(pk=page_id).first()
    model = page.specific_class if page is not None else None
    if page is None or model not in citables() or page.alias_of_id is not None:
        return
    citing = _Citing(page_id=page_id, version=_version(page))
    if (newest := _draft_of(page)) is not None:
        known = Citation.objects.filter(page_id=page_id, is_draft=False)
        citing.draft = _not_among({*known.values_list("place", "document_key", "provision")}, _cited_by(newest))
        citing.around = circumstances_of(newest)
    _write([page_id], [citing], live_documents(), only_drafts=True)


def _citing(page_ids: Sequence[int]) -> Iterator[_Citing]:
    for page in _pages(page_ids):
        citing = _Citing(page_id=page.pk, version=_version(page), around=circumstances_of(page))
        if page.live:
            citing.published = list(_cited_by(page))
        if (newest := _draft_of(page)) is not None:
            citing.draft = _not_among({cited.identity for cited in citing.published}, _cited_by(newest))
        yield citing


def _pages(page_ids: Sequence[int]) -> Iterator[Page]:
    """Yield the pages that may cite, a few in memory at a time but for those that are at hand anyway."""
    known = {page.pk: page for page in pages_at_hand(page_ids)}
    yield from (page for page in known.values() if type(page) in citables() and page.alias_of_id is None)
    unread = [pk for pk in page_ids if pk not in known]
    for model, citable in citables().items() if unread else ():
        pages = model._base_manager.filter(pk__in=unread, alias_of__isnull=True)
        yield from pages.prefetch_related(*citable.reads).iterator(chunk_size=READ_AT_ONCE)


def _not_among(said: Collection[Identity], draft: Iterable[Cited]) -> list[Cited]:
    return [cited for cited in draft if cited.identity not in said]


def _draft_of(page: Page) -> Page | None:
    """Return the page as its newest draft has it, where somebody works on one; a page that was withdrawn is none."""
    published_at, drafted_at = page.last_published_at, page.latest_revision_created_at
    is_newer = published_at is None or (drafted_at is not None and drafted_at > published_at)
    if not page.has_unpublished_changes or page.latest_revision_id is None or not is_newer:
        return None
    draft: Page = page.get_latest_revision_as_object()
    return draft


def _cited_by(page: Any) -> Iterator[Cited]:
    is_document = isinstance(page, LegalDocumentPage)
    yield from map(_kept, cited_in(_texts(page), is_document=is_document))
    if is_document:
        yield from map(_kept, cited_in_official(page.text))


def _kept(cited: Cited) -> Cited:
    """Cut the key where documents cut theirs: a law that amends eight others has a long name."""
    return cited if len(cited.key) <= LONGEST_NAME_KEY else replace(cited, key=cited.key[:LONGEST_NAME_KEY])


def _texts(page: Page) -> Iterable[CitableText]:
    return (text for text in citables()[type(page)].texts(page) if text.text)


def _version(page: Page) -> tuple[Any, ...]:
    return tuple(getattr(page, name) for name in VERSION)


@transaction.atomic
def _write(
    page_ids: Sequence[int], citing: Sequence[_Citing], documents: HeldDocuments, *, only_drafts: bool = False
) -> int:
    """Write the rows of pages that are still as they were read; take away those of pages that cite nothing any more."""
    documents.read({cited.key for one in citing for cited in (*one.published, *one.draft)})
    locked = Page.objects.select_for_update().filter(pk__in=page_ids).order_by("pk")
    versions = {pk: tuple(version) for pk, *version in locked.values_list("pk", *VERSION)}
    new = {one.page_id: _rows(one, documents) for one in citing if versions.get(one.page_id) == one.version}
    changed_meanwhile = {one.page_id for one in citing} - new.keys()
    looked_at = Citation.objects.filter(page_id__in={*page_ids} - changed_meanwhile)
    if only_drafts:
        looked_at = looked_at.filter(is_draft=True)
    old: dict[int, list[Row]] = defaultdict(list)
    for page_id, *row in looked_at.order_by("pk").values_list("page_id", *COLUMNS):
        old[page_id].append(tuple(row))
    different = {pk for pk in {*old, *new} if old.get(pk, []) != new.get(pk, [])}
    _take_away(looked_at.filter(page_id__in=different))
    insert_values(Citation, ("page_id", *COLUMNS), [(pk, *row) for pk in sorted(different) for row in new.get(pk, ())])
    return sum(map(len, new.values()))


def _take_away(citations: QuerySet[Citation]) -> None:
    """Delete without asking what follows: who keeps something of a citation looks whether it is still there."""
    citations._raw_delete(citations.db)


def _rows(citing: _Citing, documents: HeldDocuments) -> list[Row]:
    """Return the rows of one page, each with the document that it means among those that were read."""
    both = [(False, cited) for cited in citing.published] + [(True, cited) for cited in citing.draft]
    days = DaysGiven((cited.key, cited.words) for _is_draft, cited in both)
    rows = []
    for is_draft, cited in both:
        target_id: int | None = citing.page_id
        if cited.key:
            day = days.day(cited.key, cited.words)
            document = documents.meant(citing.around.reference(cited.key, words=cited.words, day=day))
            target_id = document.pk if document is not None else None
        rows.append((is_draft, cited.place, cited.start, cited.end, cited.words, cited.key, cited.provision, target_id))
    return rows
