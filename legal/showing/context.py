"""What the page of a document reads of its text and of the day that its reader asked for."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain
from typing import Any

from django.http import HttpRequest

from core.addresses import absolute
from legal.citing.cited_by import cited_by
from legal.citing.official import StoredCitations, leads_around, links_in_text
from legal.citing.spans import LinkSpan
from legal.effect import Around, Link, changed_provisions, deciding_link, doubting_link, finding_of
from legal.showing.acts_on_provisions import notes_on
from legal.showing.citation_words import document_words
from legal.showing.cited import citing_path, links_to_citing
from legal.showing.day import AskedDay, asked_day
from legal.showing.landings import missing_provisions
from legal.showing.law import ShownLaw, shown_law
from legal.showing.related_provisions import related_by_article
from legal.status import Status, status_of

UrlOf = Callable[[Any], str]


def text_context(
    page: Any, stored: StoredCitations, around: Around, *, request: HttpRequest, url_of: UrlOf
) -> dict[str, Any]:
    """Return the text and the status on the day asked for, from what was read of ``page`` and around it."""
    asked = asked_day(request.GET)
    path = url_of(page)
    citing = cited_by(page, request)
    asked_for = citing.asked | _acting_and_acted_on(around.links)
    law = _law(
        page,
        around,
        asked,
        spans=links_in_text(page, stored, around, request),
        at_ends=_at_ends(
            links_to_citing(citing, path=path),
            related_by_article(stored.related, {**around.cited, page.pk: page}, leads_around(page, around, request)),
        ),
        asked_for=asked_for,
        url_of=url_of,
    )
    return {
        "path": path,
        "address": absolute(path) if path else "",
        "cited_as": _cited_as(page),
        "on_day": asked,
        "status_on_day": _status(page, around.links, asked, url_of),
        "law": law,
        "missing": law.missing if law else missing_provisions(asked_for),
        "cited_by": citing,
        "citing_path": citing_path(path),
        "is_variant": asked.is_asked,
    }


def _acting_and_acted_on(links: Sequence[Link]) -> set[str]:
    """Return the provisions of the page to which the lists of relations lead, on its own page and on others."""
    addresses = (link.target if link.is_acted_on else link.subject for link in links)
    return {address.anchor for address in addresses if address.steps}


def _at_ends(*parts: Mapping[str, str]) -> Mapping[str, str]:
    """Return what stands at the end of each article, one part behind the other."""
    return {anchor: "".join(part.get(anchor, "") for part in parts) for anchor in {*chain(*parts)}}


def _status(page: Any, links: Sequence[Link], asked: AskedDay, url_of: UrlOf) -> Status | None:
    if asked.day is None:
        return None
    finding = finding_of(page, links, day=asked.day)
    touched = changed_provisions(links, day=asked.day)
    by, beside = deciding_link(finding, links), doubting_link(finding, links)
    return status_of(finding, by, beside=beside, url_of=url_of, touched=touched)


def _law(
    page: Any,
    around: Around,
    asked: AskedDay,
    *,
    spans: Sequence[LinkSpan],
    at_ends: Mapping[str, str],
    asked_for: Collection[str],
    url_of: UrlOf,
) -> ShownLaw | None:
    if not page.text:
        return None
    notes = notes_on(page, around.links, day=asked.day, url_of=url_of)
    return shown_law(page.text, spans=spans, notes=notes, cited=at_ends, asked=asked_for, day=asked.day)


def _cited_as(page: Any) -> str:
    """Return the document as it is cited; in Vietnamese, whatever the language around it."""
    type_name = page.document_type.name if page.document_type else ""
    return document_words(type_name=type_name, number=page.number, abstract=page.abstract)
