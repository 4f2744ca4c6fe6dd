"""Where numbering begins again: the document itself, its appendices, and the regulations that it encloses."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from legal.provisions import ORDER, Level

from .closing import appendix_label, begins_closing
from .labels import Form, Label
from .quoting import Quoted
from .sequence import counting_on

MOST_HEADING_LINES = 8
"""Between "Chương II" and its first article stand no more."""

_AMENDS = re.compile(r"(?:sửa đổi|bổ sung|thay|đính chính).*:\s*$", re.IGNORECASE)
_UPPER = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION})


@dataclass(frozen=True, slots=True)
class Candidates:
    """The lines of a text (NFC), what each may begin with, and whether it stands in a quotation."""

    lines: Sequence[str]
    labels: Sequence[Label | None]
    quoted: bytearray | None

    def unclosed(self, place: int) -> int:
        """Return a mark of the quotation that began before this line and is never closed; 0 where there is none."""
        state = self.quoted[place] if self.quoted is not None else Quoted.NO
        return state if state >= Quoted.PERHAPS else 0

    def filled_before(self, place: int) -> str:
        """Return the last line before this one that is not empty."""
        place -= 1
        while place >= 0 and not self.lines[place].strip():
            place -= 1
        return self.lines[place] if place >= 0 else ""


@dataclass(frozen=True, slots=True)
class Scope:
    """Lines ``start`` to ``end`` (exclusive), counted by themselves."""

    start: int
    end: int
    label: Label | None
    """Of the appendix that begins at ``start``; none for the document itself."""
    words: frozenset[int]
    """The lines at which articles, and parts, chapters and sections above them, begin."""
    has_articles: bool
    closing: int
    """The line at which the signature or the recipients begin; ``end`` where they do not."""


def scopes_of(candidates: Candidates) -> list[Scope]:
    """Return the scopes of a text in their order; the first begins at its first line."""
    marks = _Marks(candidates, _article_lines(candidates), _closing_lines(candidates))
    starts = _starts(marks)
    ends = [start for start, _label in starts[1:]] + [len(candidates.lines)]
    return [_scope(marks, start, end, label) for (start, label), end in zip(starts, ends, strict=True)]


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where articles may begin, and signatures."""

    candidates: Candidates
    articles: Sequence[int]
    closings: Sequence[int]

    def begins_appendix(self, place: int, label: Label, *, after: int) -> bool:
        """Say whether no article counts on behind this line, and the signature, if there is one, stands before it.

        ``after`` is the line of the appendix before it, or 0.
        """
        candidates, articles = self.candidates, self.articles
        at = bisect_left(articles, place)
        if 0 < at < len(articles) and _key(candidates, articles[at]) > _key(candidates, articles[at - 1]):
            return False
        last = articles[at - 1] if at else -1
        if after > max(last, 0):
            is_heading_of_appendix = not label.key[0] and place - after <= MOST_HEADING_LINES
            return not (label.number and is_heading_of_appendix)
        is_signed = bisect_left(self.closings, place) > bisect_left(self.closings, last)
        return is_signed or (bool(articles) and candidates.lines[place].isupper())


def _article_lines(candidates: Candidates) -> list[int]:
    return [place for place, label in enumerate(candidates.labels) if label and label.level is Level.ARTICLE]


def _closing_lines(candidates: Candidates) -> list[int]:
    quoted = candidates.quoted
    return [
        place
        for place, line in enumerate(candidates.lines)
        if begins_closing(line) and (quoted is None or not quoted[place])
    ]


def _starts(marks: _Marks) -> list[tuple[int, Label | None]]:
    starts: list[tuple[int, Label | None]] = [(0, None)]
    candidates = marks.candidates
    for place in range(1, len(candidates.lines)):
        label = appendix_label(candidates.lines, place)
        if label is None or (candidates.quoted is not None and candidates.quoted[place]):
            continue
        if marks.begins_appendix(place, label, after=starts[-1][0]):
            starts.append((place, label))
    return starts


def _key(candidates: Candidates, place: int) -> tuple[int, int]:
    label = candidates.labels[place]
    return (0, 0) if label is None else label.key


def _scope(marks: _Marks, start: int, end: int, label: Label | None) -> Scope:
    candidates, closings = marks.candidates, marks.closings
    articles = _articles(candidates, start, end)
    has_articles = bool(articles) and not _counts_otherwise(candidates, start, articles[0])
    if has_articles:
        words = frozenset(articles) | _above(candidates, start, articles)
        closing = _first_behind(closings, articles[-1], end)
    else:
        words = frozenset(_upper_places(candidates, start, end))
        closing = _first_behind(closings, _first_provision(candidates, start, end), end) if label is None else end
    return Scope(start, end, label, words, has_articles, closing)


def _counts_otherwise(candidates: Candidates, start: int, first: int) -> bool:
    """Say whether the first article found is a quoted one: not Điều 1, and behind clauses or sections."""
    if _key(candidates, first) <= (1, 0):
        return False
    forms = (Form.NUMBER, Form.CAPITAL)
    return any(label.key == (1, 0) for label in candidates.labels[start:first] if label and label.form in forms)


def _first_behind(places: Sequence[int], place: int, end: int) -> int:
    at = bisect_left(places, place + 1)
    return min(places[at], end) if at < len(places) else end


def _first_provision(candidates: Candidates, start: int, end: int) -> int:
    for place in range(start, end):
        label = candidates.labels[place]
        if label is not None and label.key == (1, 0):
            return place
    return start


def _articles(candidates: Candidates, start: int, end: int) -> list[int]:
    places: list[int] = []
    keys: list[tuple[int, int]] = []
    all_keys = [
        (place, label.key)
        for place in range(start, end)
        if (label := candidates.labels[place]) is not None and label.level is Level.ARTICLE
    ]
    last = {key[0]: place for place, key in all_keys}
    for place, key in all_keys:
        if keys and not 0 <= key[0] - keys[-1][0] <= 1:
            follows_later = last.get(keys[-1][0] + 1, -1) > place
            if follows_later and candidates.unclosed(place):
                continue
            if _AMENDS.search(candidates.filled_before(place)):
                continue
        places.append(place)
        keys.append(key)
    return [places[at] for at in _with_repeats(keys, counting_on(keys))]


def _with_repeats(keys: Sequence[tuple[int, int]], run: Sequence[int]) -> list[int]:
    """Add what stands directly beside one of the same number: an article may be printed in two versions."""
    taken = set(run)
    for step in (1, -1):
        for at in range(len(keys))[::step]:
            if 0 <= at - step < len(keys) and at - step in taken and keys[at] == keys[at - step]:
                taken.add(at)
    return sorted(taken)


def _upper_places(candidates: Candidates, start: int, end: int) -> list[int]:
    return [
        place
        for place in range(start, end)
        if (label := candidates.labels[place]) is not None and label.form is Form.WORD and label.level in _UPPER
    ]


def _above(candidates: Candidates, start: int, articles: Sequence[int]) -> set[int]:
    """Return the lines of parts, chapters and sections: each is followed by a lower one or an article, at once."""
    found: set[int] = set()
    for before, article in zip((start - 1, *articles), articles, strict=False):
        below, others = ORDER[Level.ARTICLE], 0
        for place in range(article - 1, before, -1):
            label = candidates.labels[place]
            if label is None:
                others += bool(candidates.lines[place].strip())
            elif label.form is Form.WORD and label.level in _UPPER and ORDER[label.level] < below:
                found.add(place)
                below, others = ORDER[label.level], 0
            elif label.form is not Form.CAPITAL:
                break
            if others > MOST_HEADING_LINES:
                break
    return _chapters_that_count_on(candidates, found)


def _chapters_that_count_on(candidates: Candidates, found: set[int]) -> set[int]:
    """Leave out chapters that go back without a new part above them."""
    chapters: list[int] = []
    kept = set(found)
    for place in (*sorted(found), -1):
        label = candidates.labels[place] if place >= 0 else None
        if label is not None and label.level is Level.CHAPTER:
            chapters.append(place)
        elif label is None or label.level is Level.PART:
            on = counting_on([_key(candidates, chapter) for chapter in chapters])
            kept -= set(chapters) - {chapters[at] for at in on}
            chapters = []
    return kept
