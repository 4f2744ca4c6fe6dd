"""What the page of a document shows: facts, status, relations in groups, files, contents."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from core.addresses import page_address
from core.contents import headings_of
from core.document_numbers import NotADocumentNumber, parse
from core.models.pages import is_showing
from legal.effect import Link, deciding_link, finding_of, links_of
from legal.relation_types import EFFECTS, HEADINGS
from legal.status import UrlOf, search_address, status_of
from legal.yearless import is_yearless

SHOWN_AT_ONCE = 10
"""Relations of a group that stand open with their titles; the others are folded, by number alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """One document in a group."""

    number: str
    title: str
    url: str
    """Of its page; empty where we do not hold it."""
    search_url: str
    """Where to look for one that we do not hold."""
    issued_on: date | None
    """Where the number has no year: it does not tell one document from another."""
    is_unconfirmed: bool
    """It touches the status of one of the two, and nobody has confirmed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedGroup:
    """The documents of one relation in one direction."""

    heading: str | Promise
    shown: Sequence[Related]
    folded: Sequence[Related]
    unnamed: int
    """How many more the source counts without naming them."""
    evidence: Sequence[str] = ()
    """Where all of them are stated, if they touch a status and none is confirmed."""

    @property
    def total(self) -> int:
        """Return how many there are, those without a name too."""
        return len(self.shown) + len(self.folded) + self.unnamed


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who issued it, where its own page is, and who signed."""

    name: str
    url: str
    signer: str
    signer_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFile:
    """A file with what readers must know before they load it."""

    title: str
    url: str
    kind: str
    size: int


def document_context(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Return what the template of a document reads; at most eight statements."""
    parent = page.get_parent()
    is_listed = parent is not None and is_showing(parent)
    links = links_of(page)

    def url_of(other: Any) -> str:
        return page_address(other, request)

    finding = finding_of(page, links)
    return {
        "index_path": page_address(parent, request) if is_listed else "",
        "issuers": [_issuer(row) for row in page.issuers.all()],
        "other_signers": [name.strip() for name in page.unassigned_signers.split(";") if name.strip()],
        "fields": list(page.fields.all()),
        "status": status_of(finding, deciding_link(finding, links), url_of=url_of),
        "groups": groups_of(links, url_of=url_of),
        "files": [_file(row, page.number) for row in sorted(page.files.all(), key=lambda row: row.role != "original")],
        "headings": headings_of(page.body),
    }


def groups_of(links: Iterable[Link], *, url_of: UrlOf) -> list[RelatedGroup]:
    """Return the groups with something to show, in their order; in each what we hold comes first, the newest first."""
    members: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        members.setdefault((link.relation_type, link.direction), []).append(link)
    return [_group(heading, members[key], url_of) for key, heading in HEADINGS.items() if key in members]


def _group(heading: Promise, links: Sequence[Link], url_of: UrlOf) -> RelatedGroup:
    named = sorted((link for link in links if link.number), key=_newest_held_first)
    related = [_related(link, url_of) for link in named]
    return RelatedGroup(
        heading=heading,
        shown=related[:SHOWN_AT_ONCE],
        folded=related[SHOWN_AT_ONCE:],
        unnamed=sum(link.unnamed for link in links),
        evidence=_shared_evidence(named),
    )


def _shared_evidence(links: Sequence[Link]) -> Sequence[str]:
    if not all(_is_unconfirmed(link) and link.source for link in links):
        return ()
    return tuple(dict.fromkeys(link.source for link in links))


def _newest_held_first(link: Link) -> tuple[bool, int, int, int, str]:
    day = link.other.issued_on if link.other is not None else None
    return (link.other is None, -day.toordinal() if day else 0, *_newest_number_first(link.key))


def _newest_number_first(key: str) -> tuple[int, int, str]:
    """Order numbers by year, the newest first, and then as people count: 77 before 126."""
    try:
        number = parse(key)
    except NotADocumentNumber:
        return (0, 0, key)
    return (-(number.year or 0), int(re.split(r"\D", number.running)[0]), key)


def _related(link: Link, url_of: UrlOf) -> Related:
    return Related(
        number=link.number,
        title=_without_number(link.title, link.number),
        url=url_of(link.other) if link.other is not None else "",
        search_url="" if link.other is not None else search_address(link.number),
        issued_on=link.other.issued_on if link.other is not None and is_yearless(link.key) else None,
        is_unconfirmed=_is_unconfirmed(link),
    )


def _is_unconfirmed(link: Link) -> bool:
    return link.relation_type in EFFECTS and not link.is_confirmed


def _without_number(title: str, number: str) -> str:
    """Return what a short title says beside type and number, which stand before it already."""
    before, colon, after = title.partition(f"{number}: ")
    return after if colon and len(before) < 40 else title


def _issuer(row: Any) -> Issuer:
    return Issuer(
        name=row.agency.shown_name,
        url=reverse("agency", args=[row.agency.slug]),
        signer=row.signer,
        signer_title=row.signer_title,
    )


def _file(row: Any, number: str) -> ShownFile:
    return ShownFile(
        title=row.title or _("%(file)s of %(number)s") % {"file": row.get_role_display(), "number": number},
        url=row.file.url,
        kind=row.file.file_extension.upper(),
        size=row.file.get_file_size() or 0,
    )
