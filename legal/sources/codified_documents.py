"""Which document each codified article belongs to, and what is known of that document.

An article belongs to the first source that it names. Where it names none (4,779 of 66,715), its code may tell: if all
other articles of its group ("1.4.NĐ.3" of "1.4.NĐ.3.11") name one and the same document, it is of that document too
(1,682). In 2,679 cases they name several, in 418 there are none: then nobody can tell. Of the 1,682 the sorting keys of
22 say that they are of another document, which has another number: those are not taken either.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from core.slugs import slugify
from core.vietnamese import fold
from legal.models.name_key import NAMED_TYPES
from legal.sources.codified import NamedSource, SortingKey, year_of
from legal.sources.codified_chapters import Frame, frames_of, headings_above, is_in_the_middle
from legal.sources.codified_text import article_of_code, place_in_order, running_number
from legal.sources.gazette_text import subject
from legal.sources.records import NotADocumentError

SHOWN_NUMBERS = 5
"""Numbers of documents that stand in a reason."""
FEWEST_OF_SYMBOL = 3
MOST_OF_SYMBOL = 0.95
"""The symbols of a number tell who issued it where so many documents of them, and of all so many, say the same."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleEntry:
    """What is kept of one article while the whole file is read: all but its text."""

    line: int
    offset: int
    """Where the line begins in the unpacked file, in bytes."""
    length: int
    code: str
    sources: tuple[NamedSource, ...]
    related: tuple[str, ...]
    key: SortingKey | None
    topic: str
    chapter: str

    @property
    def group(self) -> str:
        """Return the code without the number of the article."""
        return self.code.rpartition(".")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An article of a document and where it stands in it."""

    entry: ArticleEntry
    position: str
    above: tuple[str, ...] = ()
    """Headings of chapters that begin with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """One document of the codification: its facts, and its articles in its own order."""

    identity: str
    number: str
    type_name: str
    name: str
    issuers: tuple[str, ...]
    issued_on: date | None
    effective_from: date | None
    item_id: str
    articles: tuple[Held, ...]

    @property
    def further_sources(self) -> tuple[tuple[str, NamedSource], ...]:
        """Return what else articles name, each with its place here: "có nội dung bị bãi bỏ bởi Điều 2 của …"."""
        return tuple(
            (held.position, source)
            for held in self.articles
            for source in held.entry.sources[1:]
            if source.key != held.entry.sources[0].key
        )


def documents_of(
    entries: Sequence[ArticleEntry],
) -> tuple[list[SourceDocument], list[tuple[ArticleEntry, str]]]:
    """Return the documents in the order of their first articles, and the articles that are of none, with the reason."""
    held: dict[Key, list[tuple[Held, NamedSource]]] = defaultdict(list)
    refused: list[tuple[ArticleEntry, str]] = []
    groups = _sources_of_groups(entries)
    for entry in entries:
        try:
            source, position = _source_of(entry, groups)
        except NotADocumentError as error:
            refused.append((entry, str(error)))
        else:
            held[source.key].append((Held(entry=entry, position=position), source))
    parts = [part for articles in _with_misprints(held) for part in _different(articles)]
    issuers = _issuers_of_symbols(parts)
    taken = {held.entry.code for part in parts for held, _source in part}
    frames = frames_of(((entry.code, entry.chapter) for entry in entries), taken)
    documents = [
        _in_its_subject(_document(part, issuers, is_one_of_several=len(parts_of) > 1), frames)
        for part, parts_of in _siblings(parts)
    ]
    return sorted(documents, key=lambda one: min(held.entry.line for held in one.articles)), refused


def _sources_of_groups(entries: Iterable[ArticleEntry]) -> Mapping[str, Mapping[Key, NamedSource]]:
    groups: dict[str, dict[Key, NamedSource]] = defaultdict(dict)
    for entry in entries:
        if entry.sources:
            groups[entry.group].setdefault(entry.sources[0].key, entry.sources[0])
    return groups


def _source_of(entry: ArticleEntry, groups: Mapping[str, Mapping[Key, NamedSource]]) -> tuple[NamedSource, str]:
    """Return the document of an article and its place there, or raise ``NotADocumentError`` with the reason."""
    if entry.sources:
        return entry.sources[0], entry.sources[0].position
    named = list(groups.get(entry.group, {}).values())
    if not named:
        reason = _("%(code)s names no source, and no other article of %(group)s does.")
        raise NotADocumentError(reason % {"code": entry.code, "group": entry.group})
    if len(named) > 1:
        numbers = ", ".join(one.number for one in named[:SHOWN_NUMBERS])
        reason = _("%(code)s names no source, and the articles of %(group)s name several documents: %(numbers)s.")
        more = "…" if len(named) > SHOWN_NUMBERS else ""
        raise NotADocumentError(reason % {"code": entry.code, "group": entry.group, "numbers": numbers + more})
    position = article_of_code(entry.code)
    key = entry.key
    if key and position == f"Điều {key.article}" and key.running != running_number(named[0].number):
        reason = _(
            "%(code)s names no source; the articles of %(group)s name %(number)s, but the sorting key names a document "
            "of %(day)s with the number %(running)d."
        )
        facts = {"code": entry.code, "group": entry.group, "number": named[0].number, "day": key.day}
        raise NotADocumentError(reason % (facts | {"running": key.running}))
    return named[0], position


Articles = list[tuple[Held, NamedSource]]


def _with_misprints(held: Mapping[Key, Articles]) -> list[Articles]:
    """Join what is one document in the national database and bears two spellings of one number: TT-BTP, TT-BTC."""
    joined: dict[tuple[object, ...], Articles] = defaultdict(list)
    for (number, type_key), articles in held.items():
        item = _most(source.item_id for _held, source in articles)
        running, year = running_number(number), year_of(number)
        joined[(item, running, year, type_key) if item and year else (number, type_key)].extend(articles)
    return list(joined.values())


def _different(articles: Articles) -> list[Articles]:
    """Part what bears one number but is two documents: other keys in the national database, other days of effect."""
    by_item: dict[str, Articles] = defaultdict(list)
    for held, source in articles:
        by_item[source.item_id].append((held, source))
    days = {item: {source.effective_from for _held, source in part} - {None} for item, part in by_item.items()}
    parted: list[tuple[set[date | None], Articles]] = []
    for item, part in by_item.items():
        same = next((known for known in parted if not days[item] or not known[0] or known[0] & days[item]), None)
        if same is None:
            parted.append((set(days[item]), part))
        else:
            same[0].update(days[item])
            same[1].extend(part)
    return [part for _days, part in parted]


def _siblings(parts: Sequence[Articles]) -> list[tuple[Articles, list[Articles]]]:
    by_key: dict[Key, list[Articles]] = defaultdict(list)
    for part in parts:
        by_key[part[0][1].key].append(part)
    return [(part, by_key[part[0][1].key]) for part in parts]


def _document(articles: Articles, symbols: Mapping[str, tuple[str, ...]], *, is_one_of_several: bool) -> SourceDocument:
    sources = [source for _held, source in articles]
    number = _most(source.number for source in sources)
    type_name = _most(source.type_name for source in sources)
    key = next(source.key for source in sources if source.number == number)
    issued_on = _issued_on(number, articles)
    effective_from = _effective_from(issued_on, [source.effective_from for source in sources if source.effective_from])
    parts = [key[0], slugify(type_name), str(effective_from) if is_one_of_several else ""]
    return SourceDocument(
        identity="phapdien:" + ":".join(filter(None, parts)),
        number=number,
        type_name=type_name,
        name=max((source.name for source in sources), key=len),
        issuers=_most(source.issuers for source in sources if source.issuers) or symbols.get(_symbols(number), ()),
        issued_on=issued_on,
        effective_from=effective_from,
        item_id=_most(source.item_id for source in sources if source.item_id) or "",
        articles=tuple(sorted(_without_collisions([held for held, _source in articles]), key=_order)),
    )


def _without_collisions(articles: Sequence[Held]) -> list[Held]:
    """Move what stands in the place of another to the place in its code, if that is free: the place was misread."""
    counts = Counter(held.position for held in articles)
    placed: list[Held] = []
    for held in articles:
        by_code = _article_of(held)
        if counts[held.position] > 1 and by_code and not counts[by_code]:
            counts[by_code] += 1
            counts[held.position] -= 1
            placed.append(Held(entry=held.entry, position=by_code))
        else:
            placed.append(held)
    return placed


def _article_of(held: Held) -> str:
    try:
        return article_of_code(held.entry.code)
    except NotADocumentError:
        return ""


def _in_its_subject(document: SourceDocument, frames: Mapping[str, Frame]) -> SourceDocument:
    """Give a law the chapters of the subject that it lays out, and where its own name is missing the subject's."""
    codes = [held.entry.code for held in document.articles]
    lines = headings_above(codes, frames)
    articles = tuple(replace(held, above=above) for held, above in zip(document.articles, lines, strict=True))
    is_called_by_it = fold(document.type_name) in NAMED_TYPES and is_in_the_middle(codes, frames)
    name = document.name or (subject(document.articles[0].entry.topic) if is_called_by_it else "")
    if name != document.name and fold(name).startswith(f"{fold(document.type_name)} "):
        name = f"{document.type_name} {name}"  # the law on lawyers is "Luật Luật sư"
    return replace(document, articles=articles, name=name)


def _order(held: Held) -> tuple[object, ...]:
    return (*place_in_order(held.position), held.entry.line)


def _issued_on(number: str, articles: Articles) -> date | None:
    """Return the day of issue; one that contradicts the year in the number is none, the sorting keys' may be it."""
    year = year_of(number)
    running = running_number(number)
    stated = [source.issued_on for _held, source in articles if source.issued_on]
    by_key = {
        held.entry.key.day
        for held, _source in articles
        if held.entry.key and held.entry.key.running == running and held.position == f"Điều {held.entry.key.article}"
    }
    days = [_most(stated), next(iter(by_key)) if len(by_key) == 1 else None]
    return next((day for day in days if day and year in (None, day.year)), None)


def _effective_from(issued_on: date | None, days: Sequence[date]) -> date | None:
    """Return the day of effect; where articles say several, the first that is not before the issue."""
    after = [day for day in days if issued_on is None or day >= issued_on]
    return min(after or days, default=None)


def _issuers_of_symbols(parts: Iterable[Articles]) -> Mapping[str, tuple[str, ...]]:
    """Return who issues documents whose numbers bear these symbols: a number is official and names its issuer."""
    said: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for articles in parts:
        issuers = _most(source.issuers for _held, source in articles if source.issuers)
        symbols = _symbols(articles[0][1].number)
        if issuers and symbols:
            said[symbols][issuers] += 1
    most = {symbols: counts.most_common(1)[0] for symbols, counts in said.items()}
    return {
        symbols: issuers
        for symbols, (issuers, count) in most.items()
        if count >= max(FEWEST_OF_SYMBOL, MOST_OF_SYMBOL * said[symbols].total())
    }


def _symbols(number: str) -> str:
    return number.upper().rpartition("/")[2].rstrip("0123456789")


def _most(values: Iterable):  # type: ignore[no-untyped-def]
    """Return the most frequent value, the first of equals; none where there are none."""
    return next((value for value, _count in Counter(values).most_common(1)), None)
