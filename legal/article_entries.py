"""How the text of a document is searched: each article as a hit of its own, and the rest with the document itself."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from legal.effect import finding_of
from legal.evidence.links import Link
from legal.provisions import ProvisionAddress
from legal.structure import Article, Structure, articles, structured
from legal.validity import Finding, Validity
from search.documents import Facet, SearchDocument

PART_WEIGHT = 0.7
"""Of an article beside its document: who types what both say wants the document, and its articles next."""
_OWN_ANCHOR = re.compile(r"dieu-\w+")
LONGEST_TITLE = 255
LONGEST_KEY = 120
GONE = frozenset({Validity.ENDED, Validity.SUSPENDED})
"""What an article may be while its document is not; in everything else a hit shows the status of its document."""


def with_text(whole: SearchDocument, page: Any, links: Sequence[Link], finding: Finding) -> Iterator[SearchDocument]:
    """Yield ``whole``, the entry of ``page`` without its official text, with that text, and an entry for each article.

    ``links`` are those that touch the validity of the document, ``finding`` is its status today. What stands outside
    of articles, and the headings of all of them, are words of the document itself: nothing of a text is lost to search.
    """
    if not page.text:
        yield whole
        return
    structure = structured(page.text)
    found = articles(structure)
    yield replace(whole, body="\n".join(filter(None, (_around(structure, found), whole.body))))
    touched = {link.target.article for link in links if link.target.article.steps}
    for place, article in enumerate(found, start=1):
        own = _own_finding(page, links, article.address) if article.address in touched else None
        entry = _entry(whole, structure, article, place=place, finding=own or finding, document_finding=finding)
        yield replace(entry, identifiers=_addresses(article, page))


def _around(structure: Structure, found: Iterable[Article]) -> str:
    """Return what stands before, between and behind articles, and of articles their headings."""
    parts, position = [], 0
    for article in found:
        parts += [structure.text[position : article.start].strip(), _title(article)]
        position = article.end
    return "\n".join(filter(None, [*parts, structure.text[position:].strip()]))


def _addresses(article: Article, page: Any) -> tuple[str, ...]:
    """Return by what people ask for an article: "Điều 5 45/2013/QH13" and, of a law, "Điều 5 luat dat dai 2013".

    An article of an enclosed regulation or an appendix bears the number of one of the document itself: it has none.
    """
    is_own = _OWN_ANCHOR.fullmatch(article.anchor)
    return tuple(f"{article.label} {name}" for name in (page.number, page.name_key) if name and is_own)


def _own_finding(page: Any, links: Sequence[Link], address: ProvisionAddress) -> Finding:
    return finding_of(page, links, provision=address)


def _entry(
    whole: SearchDocument,
    structure: Structure,
    article: Article,
    *,
    place: int,
    finding: Finding,
    document_finding: Finding,
) -> SearchDocument:
    is_gone = finding.validity in GONE and document_finding.validity not in GONE
    shown = finding if is_gone else document_finding
    return SearchDocument(
        key=_key(whole.key, article.anchor, place),
        parent_key=whole.key,
        kind=whole.kind,
        title=_title(article)[:LONGEST_TITLE],
        official_title=whole.title,
        url=f"{whole.url}#{article.anchor}",
        language=whole.language,
        summary=" · ".join(f"{entry.label}. {entry.heading}".rstrip(". ") for entry in article.above),
        body=_own_words(structure.text[article.words_start : article.end].strip(), article.heading),
        dated_on=whole.dated_on,
        facets=_facets(whole.facets, shown),
        is_demonstration=whole.is_demonstration,
        weight=PART_WEIGHT * whole.weight / (2 if is_gone else 1),
        stale_on=_earliest(whole.stale_on, finding.next_change),
    )


def _key(whole: str, anchor: str, place: int) -> str:
    """Return the key of a part; where the anchor is too long for one, its place stands for it."""
    key = f"{whole}#{anchor}"
    return key if len(key) <= LONGEST_KEY else f"{whole}#{place}"


def _title(article: Article) -> str:
    return f"{article.label}. {article.heading}" if article.heading else article.label


def _own_words(text: str, heading: str) -> str:
    return text[len(heading) :].lstrip() if heading and text.startswith(heading) else text


def _facets(facets: Mapping[Facet, tuple[str, ...]], finding: Finding) -> Mapping[Facet, tuple[str, ...]]:
    return {**facets, Facet.VALIDITY: (finding.validity.address_word,)}


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
