"""The relations of a document in groups, as they stand at the foot of its page: what each acts on, since when, by what.

How the status follows from them is told by ``legal.effect``, how it is worded by ``legal.status``.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.document_numbers import NotADocumentNumber, parse
from core.templatetags.portal import day as day_in_words
from legal.evidence.links import Link
from legal.evidence.reach import place_of
from legal.provisions import ProvisionAddress
from legal.relation_types import EFFECTS, HEADINGS
from legal.status import LONGEST_TYPE, UrlOf, in_vietnamese, search_address
from legal.yearless import is_yearless

SHOWN_AT_ONCE = 10
"""Relations of a group that stand open with their titles; the others are folded, by number alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedAct:
    """What one statement adds to the relation of two documents."""

    words: SafeString
    """Which provisions, from when: "khoản 2 Điều 5, by khoản 1 Điều 9, from 01/03/2026"; may be empty."""
    quote: str
    source: str
    """Where that is written, unless the whole group says so."""


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
    acts: Sequence[RelatedAct] = ()
    """What is recorded of each act: one for each provision that is acted on."""


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


def groups_of(links: Iterable[Link], *, url_of: UrlOf) -> list[RelatedGroup]:
    """Return the groups with something to show, in their order; in each what we hold comes first, the newest first."""
    members: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        members.setdefault((link.relation_type, link.direction), []).append(link)
    return [_group(heading, members[key], url_of) for key, heading in HEADINGS.items() if key in members]


def _group(heading: Promise, links: Sequence[Link], url_of: UrlOf) -> RelatedGroup:
    named = sorted((link for link in links if link.number), key=_newest_held_first)
    evidence = _shared_evidence(named)
    documents: dict[object, list[Link]] = {}
    for link in named:
        documents.setdefault(link.other.pk if link.other is not None else link.key, []).append(link)
    related = [_related(same, url_of, is_evidence_told=bool(evidence)) for same in documents.values()]
    return RelatedGroup(
        heading=heading,
        shown=related[:SHOWN_AT_ONCE],
        folded=related[SHOWN_AT_ONCE:],
        unnamed=sum(link.unnamed for link in links),
        evidence=evidence,
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


def _related(links: Sequence[Link], url_of: UrlOf, *, is_evidence_told: bool) -> Related:
    """Return one document with everything that relates it; what acts on its first provisions stands first."""
    link = links[0]
    acts = [_act(one, url_of, is_evidence_told=is_evidence_told) for one in sorted(links, key=_first_provision)]
    return Related(
        number=link.number,
        title=_without_number(link.title, link.number),
        url=url_of(link.other) if link.other is not None else "",
        search_url="" if link.other is not None else search_address(link.number),
        issued_on=link.other.issued_on if link.other is not None and is_yearless(link.key) else None,
        is_unconfirmed=all(_is_unconfirmed(one) for one in links),
        acts=[act for act in acts if act.words or act.quote or act.source],
    )


def _first_provision(link: Link) -> tuple[object, ...]:
    address = link.target if link.is_acted_on else link.subject
    return (place_of(address), place_of(link.subject), link.relation_type)


def _act(link: Link, url_of: UrlOf, *, is_evidence_told: bool) -> RelatedAct:
    there = url_of(link.other) if link.other is not None else None
    acting, acted_on = (there, "") if link.is_acted_on else ("", there)
    parts: list[SafeString | str] = []
    if link.target_clause:
        parts.append(_provision(link.target_clause, link.target, acted_on))
    if link.subject_clause:
        subject = _provision(link.subject_clause, link.subject, acting)
        parts.append(format_html(_("by {provision}"), provision=subject))
    if link.relation_type in EFFECTS and link.from_day is not None:
        parts.append(format_html(_("from {day}"), day=day_in_words(link.from_day)))
    if link.applies_until is not None:
        parts.append(format_html(_("until {day}"), day=day_in_words(link.applies_until)))
    is_weighty = link.relation_type in EFFECTS or bool(link.quote or link.target_clause)
    return RelatedAct(
        words=format_html_join(", ", "{}", ((part,) for part in parts)),
        quote=link.quote,
        source=link.source if is_weighty and not is_evidence_told else "",
    )


def _provision(words: str, address: ProvisionAddress, page_url: str | None) -> SafeString | str:
    """Return a provision with a link to where it stands: on this page for an empty address, nowhere for none."""
    shown = in_vietnamese(words)
    if page_url is None or not address.steps:
        return shown
    return format_html('<a href="{}#{}">{}</a>', page_url, address.anchor, shown)


def _is_unconfirmed(link: Link) -> bool:
    return link.relation_type in EFFECTS and not link.is_confirmed


def _without_number(title: str, number: str) -> str:
    """Return what a short title says beside type and number, which stand before it already."""
    before, found, after = title.partition(number)
    subject = after.lstrip(": ")
    return subject if found and subject and len(before) < LONGEST_TYPE else title
