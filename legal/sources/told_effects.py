"""What a text tells of two other documents: "Nghị định số 1/2012/NĐ-CP đã được sửa đổi bởi Nghị định số 2/2015/NĐ-CP".

Only amendments are taken: that one document has ended another is for that document to say. The two must be of one kind,
so that it is not left open which of several documents in a sentence is meant.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from core.document_numbers import parse
from legal.citations import FoundCitation
from legal.relation_types import RelationType
from legal.sources.titles import TitleAct, by_document, type_word_of

LONGEST_QUOTE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAct:
    """An amendment that a third document tells of."""

    act: TitleAct
    """On which document, and on which provision of it."""
    issued_on: date | None
    """When the document acted on was issued, if the sentence says so."""
    by: str
    """The number of the acting document."""
    by_provision: str
    quote: str
    is_sure: bool
    """False of a further document behind a comma or "và", which may stand there for another reason."""


_CHANGES = r"(?:sửa đổi(?:\s*(?:,|và|,\s*và)\s*bổ sung)?|bổ sung)"
_DAY = r"(?:\s*,?\s*ng[àa]y\s+\d{1,2}(?:\s*[/.-]\s*|\s+tháng\s+)\d{1,2}(?:\s*[/.-]\s*|\s+năm\s+)\d{4})"
_SOME_OF_IT = r"(?:\s+(?:một số\s+)?(?:điều|khoản|điểm|nội dung|quy định)(?:,\s*(?:khoản|điểm))*)?"
_SPEAKS = re.compile(_CHANGES, re.IGNORECASE)
_AMENDED_BY = re.compile(
    rf"{_DAY}?[^.;:()“”\d]{{0,250}}[\s,(]+(?:đã\s+)?được\s+{_CHANGES}{_SOME_OF_IT}\s+(?:bởi|theo|tại|bằng)\s+(?:các\s+)?",
    re.IGNORECASE,
)
_AMENDS = re.compile(
    rf"{_DAY}?(?:\s+của\s+[^.;:()“”\d]{{1,150}}?)?\s+(?:về\s+)?(?:việc\s+)?{_CHANGES}{_SOME_OF_IT}"
    r"(?:\s+(?:của|tại))?\s*(?:các\s+)?",
    re.IGNORECASE,
)
_AND = re.compile(rf"{_DAY}?[^.;:()“”\d]{{0,250}}(?:,|,?\s+và)\s+", re.IGNORECASE)
_DATED = re.compile(r"\s*,?\s*ng[àa]y\s+(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})")
_SENTENCE = re.compile(r"(?<=[^\d\s])[.;]\s+|\n+")


def told_in(text: str, *, own_key: str) -> Iterator[ToldAct]:
    """Yield the amendments among other documents than ``own_key`` that the sentences of a text tell of."""
    for sentence in _SENTENCE.split(text):
        if _SPEAKS.search(sentence) is not None:
            yield from _told(sentence.strip(), own_key)


def _told(sentence: str, own_key: str) -> Iterator[ToldAct]:
    cited = by_document(sentence, own_key)
    for place, (first, second) in enumerate(pairwise(cited)):
        between = sentence[first[-1].end : second[0].start]
        if _AMENDED_BY.fullmatch(between):
            yield from _acts(sentence, first if second[0].provision.steps else first[:1], by=second, is_place=True)
        elif _AMENDS.fullmatch(between):
            yield from _acts(sentence, second, by=first)
            for before, further in pairwise(cited[1:] if place == 0 else ()):
                if _AND.fullmatch(sentence[before[-1].end : further[0].start]) is None:
                    break
                yield from _acts(sentence, further, by=first, is_sure=False)


def _acts(
    sentence: str,
    cites: Sequence[FoundCitation],
    *,
    by: Sequence[FoundCitation],
    is_place: bool = False,
    is_sure: bool = True,
) -> Iterator[ToldAct]:
    """Yield the act on each provision that is cited; nothing where the two cannot be what the words say.

    Where no provision of the acting document is named, "đã được sửa đổi" may be said of the whole of the other; where
    none of the other is, the one named is only what is spoken of, unless ``is_place``: it says where that stands.
    """
    if cites[0].key == by[0].key or _kind(cites[0]) != _kind(by[0]):
        return
    for cite in cites:
        act = TitleAct(
            relation_type=RelationType.AMENDS,
            number=_printed(cite),
            key=cite.key,
            provision=cite.provision.words if by[0].provision.steps else "",
            type_word=type_word_of(cite),
        )
        if act.is_of_an_older(than=by[0].key, issued_on=None):
            yield ToldAct(
                act=act,
                issued_on=_day_behind(sentence, cites[-1].end),
                by=_printed(by[0]),
                by_provision=by[0].provision.words if len(by) == 1 and (is_place or cite.provision.steps) else "",
                quote=sentence[:LONGEST_QUOTE],
                is_sure=is_sure,
            )


def _printed(cite: FoundCitation) -> str:
    return re.sub(r"\s*([/–-])\s*", r"\1", cite.document)


def _kind(cite: FoundCitation) -> tuple[str, ...]:
    """Return the symbols of a number without those of a term: laws of two National Assemblies are of one kind."""
    return tuple(re.sub(r"\d+$", "", symbol) for symbol in parse(cite.key).symbols)


def _day_behind(sentence: str, end: int) -> date | None:
    named = _DATED.match(sentence, end)
    try:
        return date(int(named[3]), int(named[2]), int(named[1])) if named else None
    except ValueError:
        return None
