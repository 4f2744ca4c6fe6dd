"""Which provision begins at a line, given those before it: labels count on, or they are text."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from legal.provisions import ORDER, Level, ProvisionAddress

from .labels import Form, Key, Label, roman_value
from .scopes import Candidates, Scope

LARGEST_GAP = 3
"""A larger step is no numbering."""
LARGEST_GAPS_IN_ARTICLES = {Level.CLAUSE: 10, Level.POINT: 5}
"""What was repealed is left out of codified texts, the first ones too; lists within an article begin with the first."""
WITHIN_ARTICLE = 0.5
FARTHEST_LOOK = 400
"""Labels: how far ahead a number is looked for again."""

_AMENDMENT = re.compile(r"(?:sửa đổi|bổ sung|thay|bãi bỏ|bỏ|hủy bỏ|huỷ bỏ|điều chỉnh|đính chính)\b", re.IGNORECASE)


@dataclass(slots=True)
class Open:
    """A provision whose text is being read."""

    level: Level
    rank: float
    """What it stands in has a lower one."""
    number: str
    key: Key
    address: ProvisionAddress
    anchor: str
    """Of the address, before it is made unique."""


@lru_cache(maxsize=4096)
def _step(level: Level, number: str) -> str:
    return ProvisionAddress(((level, number),)).anchor


@dataclass(slots=True)
class Walk:
    """The provisions that are open at a line of one scope, the outermost first."""

    candidates: Candidates
    scope: Scope
    open: list[Open] = field(default_factory=list)
    lists: dict[Level, Key] = field(default_factory=dict)
    """The last number of an unofficial list within the open provision, for each level that looks like it."""
    last_chapter: Key = (0, 0)
    unclosed: int = 0
    """The quotation that was never closed, while the document has not gone on behind it."""
    quoting_rank: float = 0
    """Of the provision that it stands in."""
    has_gone_on: bool = False
    seconds: list[int] | None = None
    """The lines at which "II." or an article begins."""

    def level_at(self, place: int, label: Label) -> Level | None:
        """Return the level of the provision that begins at this line; none where the label is part of the text."""
        if self.candidates.quoted is None:
            return self._level_at(place, label)
        unclosed = self.candidates.unclosed(place)
        if unclosed != self.unclosed:
            self.unclosed, self.has_gone_on = unclosed, False
            self.quoting_rank = self.open[-1].rank if self.open else 0
        level = self._level_at(place, label)
        self.has_gone_on = self.has_gone_on or level is not None
        return level

    def _level_at(self, place: int, label: Label) -> Level | None:
        if label.form is Form.WORD:
            if place not in self.scope.words:
                return None
            is_free = self.scope.has_articles or self._counts_on(label.level, label.key)
            return label.level if is_free else None
        if label.form is Form.CAPITAL:
            return self._section_of_article(place, label) if self.scope.has_articles else self._level_of_capital(label)
        if self.scope.has_articles and self._of(Level.ARTICLE) is None:
            return None
        level = self._level_below(label)
        return level if level is not None and self._is_own(place, label, level) else None

    def begin(self, label: Label, level: Level) -> Open:
        """Open the provision, and close those that it does not stand in."""
        rank: float = ORDER[level]
        if label.form is Form.CAPITAL and self.scope.has_articles:
            rank = ORDER[Level.ARTICLE] + WITHIN_ARTICLE
        while self.open and self.open[-1].rank >= rank:
            self.open.pop()
        if self.lists:
            self.lists = {other: key for other, key in self.lists.items() if ORDER[other] < rank}
        is_letter = label.form is Form.CAPITAL and level in (Level.PART, Level.SUBSECTION)
        key = (letter_of_part(label.number), 0) if is_letter else label.key
        parent = self._parent_of(level, key)
        number = label.number.lower()
        address = ProvisionAddress((*(parent.address.steps if parent else ()), (level, number)))
        step = _step(level, number)
        begun = Open(level, rank, label.number, key, address, f"{parent.anchor}.{step}" if parent else step)
        self.open.append(begun)
        return begun

    def _parent_of(self, level: Level, key: Key) -> Open | None:
        """Return where its address begins: articles and chapters are counted through the whole scope."""
        container = self.open[0] if self.open and self.open[0].level is Level.APPENDIX else None
        if level is Level.ARTICLE:
            return container
        if level is Level.CHAPTER and key > self.last_chapter:
            self.last_chapter = key
            return container
        return self.open[-1] if self.open else None

    def _of(self, level: Level) -> Open | None:
        for one in reversed(self.open):
            if one.level is level:
                return one
        return None

    def _counts_on(self, level: Level, key: Key) -> bool:
        before = self._of(level)
        gap = LARGEST_GAPS_IN_ARTICLES.get(level) if self.scope.has_articles else None
        if before is None:
            return 1 <= key[0] <= (gap or 1)
        return key > before.key and key[0] - before.key[0] <= (gap or LARGEST_GAP)

    def _is_said_twice(self, place: int, level: Level, key: Key) -> bool:
        """Say whether the number before it was printed once more, by mistake: d, d, e."""
        before = self._of(level)
        if before is None or before.key != key or level in self.lists or key[0] == 1:
            return False
        return not self.candidates.filled_before(place).rstrip().endswith(":")

    def _section_of_article(self, place: int, label: Label) -> Level | None:
        """Return the level of "II. …" in an article that approves a plan, where II follows on I and 1 stands in it."""
        value = roman_value(label.number)
        before = self._of(Level.SECTION) if self._is_section_open() else None
        if not value or self._of(Level.ARTICLE) is None:
            return None
        if before is not None:
            return Level.SECTION if value == before.key[0] + 1 else None
        is_first = value == 1 and self.open[-1].level is Level.ARTICLE
        return Level.SECTION if is_first and self._goes_on_to_second(place) else None

    def _is_section_open(self) -> bool:
        return any(one.level is Level.SECTION and one.rank > ORDER[Level.ARTICLE] for one in self.open)

    def _goes_on_to_second(self, place: int) -> bool:
        """Say whether "II." follows in the same article."""
        if self.seconds is None:
            labels = self.candidates.labels
            self.seconds = [
                later
                for later in range(self.scope.start, self.scope.closing)
                if later in self.scope.words or ((label := labels[later]) is not None and label.number == "II")
            ]
        at = bisect_right(self.seconds, place)
        return at < len(self.seconds) and self.seconds[at] not in self.scope.words

    def _level_of_capital(self, label: Label) -> Level | None:
        """Return the level of "II." or "B.": letters stand above Roman numbers, or below where these came first."""
        if roman_value(label.number) and self._counts_on(Level.SECTION, label.key):
            return Level.SECTION
        is_below = self._of(Level.SECTION) is not None and self._of(Level.PART) is None
        level = Level.SUBSECTION if is_below else Level.PART
        before = self._of(level)
        key = letter_of_part(label.number)
        return level if key and key == (before.key[0] + 1 if before is not None else 1) else None

    def _level_below(self, label: Label) -> Level | None:
        """Return the level that the form of a label has here: "a)" below "2.1." is no point, but stands below it."""
        if label.form is Form.NUMBER:
            return Level.CLAUSE
        if not self.open:
            return None
        point = self._of(Level.POINT)
        if label.form is Form.LETTER:
            return Level.SUBPOINT if point is not None and "." in point.number else Level.POINT
        whole = label.number.rpartition(".")[0]
        if point is not None and point.number == whole:
            return Level.SUBPOINT
        return None if label.form is Form.DOTTED else self._level_of_decimal(whole, point)

    def _level_of_decimal(self, whole: str, point: Open | None) -> Level | None:
        """Return the level of "2.1": a point of the clause 2, or a clause of the article 2, counted with it."""
        clause = self._of(Level.CLAUSE)
        is_below_point = point is not None and "." not in point.number
        if clause is not None and clause.number == whole and not is_below_point:
            return Level.POINT
        article = self._of(Level.ARTICLE)
        if article is None or article.number != whole or (clause is not None and "." not in clause.number):
            return None
        return Level.CLAUSE

    def _is_own(self, place: int, label: Label, level: Level) -> bool:
        """Say whether the label counts on here, rather than in a list or a quotation within the open provision."""
        within = self.lists.get(level)
        goes_on_within = within is not None and label.key == (within[0] + 1, 0)
        if self._counts_on(level, label.key):
            if self.unclosed and not self.has_gone_on:
                is_own = self._goes_on_behind_quotation(place, label, level, goes_on_within=goes_on_within)
            else:
                is_own = not goes_on_within or not self._comes_again(place, label)
            if is_own:
                return True
        elif self._is_said_twice(place, level, label.key):
            return True
        if goes_on_within or label.key == (1, 0):
            self.lists[level] = label.key
        return False

    def _goes_on_behind_quotation(self, place: int, label: Label, level: Level, *, goes_on_within: bool) -> bool:
        """Say whether the document itself goes on: with its next number, and with an amendment where both might."""
        if ORDER[level] > self.quoting_rank:
            return False
        return not goes_on_within or _AMENDMENT.match(self.candidates.lines[place], label.width) is not None

    def _comes_again(self, place: int, label: Label) -> bool:
        """Say whether the same label stands once more in this article."""
        last = min(place + FARTHEST_LOOK, self.scope.closing)
        for later in range(place + 1, last):
            other = self.candidates.labels[later]
            if other is None:
                continue
            if later in self.scope.words or (label.form is Form.LETTER and other.form is Form.NUMBER):
                return False
            if other.form is label.form and other.key == label.key and other.number == label.number:
                return True
        return False


def letter_of_part(number: str) -> int:
    """Return the place of a capital in A, B, C, D, Đ, E; 0 for more than one letter."""
    return "ABCDĐEGHIKLMNOPQRSTUVXY".find(number) + 1 if len(number) == 1 else 0
