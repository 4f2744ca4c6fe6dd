"""Which part of a text a result shows, and which words of it are marked as found.

Both engines' results are cut and marked here, from the rows, so that they look the same. What is found is what
``search.tokens`` says; escaping and the ``mark`` element are the template's.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from core.vietnamese import COMBINING_MARKS, has_accents
from search.tokens import Token, exact, pairs_of, spans, syllables

SNIPPET_LENGTH = 220
"""Characters, the signs of what is left out included."""

LEFT_OUT = "…"

_LONG = 20_000
"""Characters of a text that is not cut into words only to see whether it holds some."""
_WORD, _PAIR = 1, 3
"""What each different word and each two neighbours count where the best lines are looked for."""
_BLOCK_LENGTH = 600
_BLOCKS_LOOKED_AT = 3
_LONGEST_TEXT = 400_000
"""The longest real article of law has 324,811 characters; what stands after this is searched but not shown."""

_BLOCK = re.compile(rf"\S[\s\S]{{0,{_BLOCK_LENGTH}}}\S*")
#: A new line's list sign is not worth showing.
_SENTENCE_END = re.compile(r"[.!?;]\s+|\n\s*(?:[-+*•–]\s+)?")
_SPACE = re.compile(r"\s+")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
#: What may stand between two marked syllables of one phrase: "đăng ký", "QĐ-UBND", "12/2007".
_WITHIN_PHRASE = re.compile(r"[^\S\n]*[-–/&]?[^\S\n]*")


class Segment(NamedTuple):
    """A part of a text, marked as found or not."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a text in segments, and where in the text the best of it was found."""

    segments: tuple[Segment, ...]
    place: int | None
    """Offset of what was looked for; none where nothing of it was found."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    words: frozenset[str]
    pairs: frozenset[str]
    exact: frozenset[str]
    """Empty when the reader typed no accents."""


def highlight(text: str, words: str, *, others: Sequence[str] = ()) -> tuple[Segment, ...]:
    """Return the whole of ``text``, such as a title, in segments; joined they are ``text`` itself.

    ``others`` are phrases that count like the reader's ``words`` (synonyms).
    """
    return tuple(_segments(text, list(spans(text)), _wanted(words, tuple(others))))


def snippet(text: str, words: str, *, others: Sequence[str] = (), length: int = SNIPPET_LENGTH) -> tuple[Segment, ...]:
    """Return the segments of ``fragment``."""
    return fragment(text, words, others=others, length=length).segments


def fragment(text: str, words: str, *, others: Sequence[str] = (), length: int = SNIPPET_LENGTH) -> Fragment:
    """Return the fragment of ``text`` that answers ``words`` best, in segments, at most ``length`` characters.

    It begins and ends between words, with "…" where something is left out; line ends become spaces. Where nothing of
    ``words`` stands in ``text``, it is the beginning.
    """
    text = text[:_LONGEST_TEXT]
    wanted = _wanted(words, tuple(others))
    room = length - 2 * (len(LEFT_OUT) + 1)
    first, last = _best_place(text, wanted, room)
    start = _start_before(text, first, room - (last - first))
    end = _end_after(text, start, max(start + room, last))
    tokens = [Token(token.text, token.start + start, token.end + start) for token in spans(text[start:end])]
    segments = [Segment(text[:0], False), *_segments(text, tokens, wanted, start=start, end=end)]
    lines = _on_one_line(segments, cut_before=bool(text[:start].strip()), cut_after=bool(text[end:].strip()))
    return Fragment(segments=tuple(lines), place=first if last > first else None)


@lru_cache(maxsize=256)
def _wanted(words: str, others: tuple[str, ...]) -> _Wanted:
    phrases = (words, *others)
    folded = [syllables(phrase) for phrase in phrases]
    return _Wanted(
        words=frozenset(word for phrase in folded for word in phrase),
        pairs=frozenset(pair for phrase in folded for pair in pairs_of(phrase)),
        exact=frozenset(word for phrase in phrases for word in exact(phrase) if has_accents(words)),
    )


def holds_all(text: str, words: str) -> bool:
    """Say whether every word of ``words`` stands in ``text``; of a long text, whether its letters do in a row."""
    wanted = frozenset(syllables(words))
    letters = _letters(text)
    if not all(_letters_of_word(word) in letters for word in wanted):
        return False
    return len(text) > _LONG or wanted.issubset(syllables(text))


def _best_place(text: str, wanted: _Wanted, room: int) -> tuple[int, int]:
    """Return where most is found in the shortest part: its beginning and end, or (0, 0) when there is nothing.

    Where lines hold all that a block has, blocks that have no more are not looked at.
    """
    best, place = (0, 0), (0, 0)
    for held, start, end in _promising_blocks(text, wanted):
        if best[0] >= held:
            break
        margin = max(0, start - room)
        tokens = list(spans(text[margin : end + room]))
        for first, last, score in _windows(tokens, wanted, room):
            if (score, first - last) > best and score:
                best, place = (score, first - last), (margin + first, margin + last)
    return place


def _promising_blocks(text: str, wanted: _Wanted) -> list[tuple[int, int, int]]:
    """Return the few blocks that hold most of what is wanted, the best first: a cheap look at all of the text.

    Each as what it holds, where it begins and where it ends. Words are cut apart only in blocks that may still be among
    the best: of a file of 80 pages in few.
    """
    if not wanted.words:
        return []
    bounds = [(-_most(match[0], wanted), match.start(), match.end()) for match in _BLOCK.finditer(text)]
    best: list[tuple[int, int, int]] = []
    for bound, start, end in sorted(one for one in bounds if one[0]):
        if len(best) == _BLOCKS_LOOKED_AT and best[-1] <= (bound, start, end):
            break
        found = syllables(text[start:end])
        score = _score(wanted.words.intersection(found), wanted.pairs.intersection(pairs_of(found)))
        if score:
            best = sorted([*best, (-score, start, end)])[:_BLOCKS_LOOKED_AT]
    return [(-negative, start, end) for negative, start, end in best]


def _most(block: str, wanted: _Wanted) -> int:
    """Return a score that ``block`` hardly exceeds, without cutting it into words."""
    letters = _letters(block)
    words = [word for word in wanted.words if _letters_of_word(word) in letters]
    return _score(words, [pair for pair in wanted.pairs if _letters_of_word(pair) in letters])


@lru_cache(maxsize=1024)
def _letters_of_word(word: str) -> str:
    return _letters(word)


def _letters(text: str) -> str:
    """Return the letters and figures of ``text`` between spaces, without what words may differ in.

    That is accents, capitals, quotes within words, and "ky" for "ki".
    """
    bare = unicodedata.normalize("NFKD", text).lower().replace("đ", "d").replace("y", "i")
    kept = bare.encode("ascii", "ignore").decode().replace("'", "").replace("`", "")
    return f" {_NO_LETTERS.sub(' ', kept).strip()} "


def _windows(tokens: list[Token], wanted: _Wanted, room: int) -> Iterator[tuple[int, int, int]]:
    """Yield (beginning, end, score) of what fits into ``room`` from each wanted word on, without what adds nothing."""
    paired = pairs_of([token.text for token in tokens])
    hits = [place for place, token in enumerate(tokens) if token.text in wanted.words]
    for number, first in enumerate(hits):
        found: set[str] = set()
        begin, end, score = tokens[first].start, tokens[first].end, 0
        for place in islice(hits, number, None):
            token = tokens[place]
            if token.end - begin > room:
                break
            gained = 0 if token.text in found else _WORD
            found.add(token.text)
            if place > first and (pair := paired[place - 1]) in wanted.pairs and pair not in found:
                found.add(pair)
                gained += _PAIR
            if gained:
                end, score = token.end, score + gained
        yield begin, min(end, begin + room), score


def _score(words: Collection[str], pairs: Collection[str]) -> int:
    return _WORD * len(words) + _PAIR * len(pairs)


def _start_before(text: str, first: int, spare: int) -> int:
    """Return where to begin: at the sentence of ``first`` if it fits, else a few words before it."""
    low = max(0, first - max(0, spare))
    if low == 0:
        return len(text) - len(text.lstrip())
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, low, first)]
    if sentences:
        return sentences[-1]
    space = _SPACE.search(text, max(low, first - spare // 3), first)
    return space.end() if space else first


def _end_after(text: str, start: int, limit: int) -> int:
    """Return where to end: between words, at most at ``limit``."""
    if len(text) <= limit or text[limit].isspace():
        return min(len(text), limit)
    spaces = [match.start() for match in _SPACE.finditer(text, start, limit)]
    if spaces and spaces[-1] > start:
        return spaces[-1]
    while limit > start + 1 and COMBINING_MARKS.match(text, limit):
        limit -= 1
    return limit


def _found(text: str, tokens: list[Token], wanted: _Wanted) -> set[int]:
    """Return which tokens are marked: whole pairs, or, where there is no pair, the single words.

    A single word must carry the reader's accents, if any does. Beside pairs, figures are marked, and the words that
    stand in none of them, letter for letter as they were typed: "BCVT" beside "Hội nghị".
    """
    paired = {
        place
        for number, pair in enumerate(pairs_of([token.text for token in tokens]))
        if pair in wanted.pairs
        for place in (number, number + 1)
    }
    single = {place for place, token in enumerate(tokens) if token.text in wanted.words}
    if paired:
        covered = {tokens[place].text for place in paired}
        typed = wanted.exact or wanted.words
        alone = {place for place in single if tokens[place].text not in covered}
        as_typed = {place for place in alone if typed.issuperset(exact(text[tokens[place].start : tokens[place].end]))}
        return paired | as_typed | {place for place in single if tokens[place].text[0].isdigit()}
    same = {place for place in single if wanted.exact.issuperset(exact(text[tokens[place].start : tokens[place].end]))}
    return same or single


def _segments(
    text: str, tokens: list[Token], wanted: _Wanted, *, start: int = 0, end: int | None = None
) -> Iterator[Segment]:
    """Yield ``text`` from ``start`` to ``end`` in turns of unmarked and marked, neighbours marked as one phrase."""
    end = len(text) if end is None else end
    reached = start
    for first, last in _phrases(text, tokens, _found(text, tokens, wanted)):
        if first > reached:
            yield Segment(text[reached:first], False)
        yield Segment(text[first:last], True)
        reached = last
    if reached < end:
        yield Segment(text[reached:end], False)


def _phrases(text: str, tokens: list[Token], found: set[int]) -> list[tuple[int, int]]:
    phrases: list[tuple[int, int]] = []
    for place in sorted(found):
        token = tokens[place]
        if phrases and place - 1 in found and _WITHIN_PHRASE.fullmatch(text, phrases[-1][1], token.start):
            phrases[-1] = (phrases[-1][0], token.end)
        else:
            phrases.append((token.start, token.end))
    return phrases


def _on_one_line(segments: list[Segment], *, cut_before: bool, cut_after: bool) -> Iterator[Segment]:
    last = len(segments) - 1
    for place, (text, is_match) in enumerate(segments):
        line = _SPACE.sub(" ", text)
        if place == 0 and cut_before:
            line = f"{LEFT_OUT} {line.lstrip()}"
        if place == last and not is_match:
            line = line.rstrip()
        if line:
            yield Segment(line, is_match)
    if cut_after:
        yield Segment(f" {LEFT_OUT}", False)
