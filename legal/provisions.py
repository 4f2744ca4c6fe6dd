"""How a provision is addressed: "điểm đ khoản 2 Điều 5" in words, ``dieu-5.khoan-2.diem-da`` in an address.

Pure: where provisions begin in a text is told by ``legal.structure``, where they are cited by ``legal.citations``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from core.vietnamese import fold


class NotAProvisionAddressError(ValueError):
    """The words do not name one provision."""


class Level(StrEnum):
    """What a provision is, from the outermost; the value stands in anchors."""

    APPENDIX = "phu-luc"
    PART = "phan"
    CHAPTER = "chuong"
    SECTION = "muc"
    SUBSECTION = "tieu-muc"
    ARTICLE = "dieu"
    CLAUSE = "khoan"
    POINT = "diem"
    SUBPOINT = "tiet"


WORDS: Mapping[Level, str] = {
    Level.APPENDIX: "Phụ lục",
    Level.PART: "Phần",
    Level.CHAPTER: "Chương",
    Level.SECTION: "Mục",
    Level.SUBSECTION: "Tiểu mục",
    Level.ARTICLE: "Điều",
    Level.CLAUSE: "khoản",
    Level.POINT: "điểm",
    Level.SUBPOINT: "tiết",
}
"""As drafting rules write them within a sentence (Nghị định 78/2025/NĐ-CP): "Điều" with a capital, "khoản" without."""

ORDER: Mapping[Level, int] = {level: place for place, level in enumerate(Level)}
LONGEST_LETTER = 4
"""Of a number such as "đ", "đ1", "5đ"; what is longer is a word: the "quy định" that a decision encloses."""
WITHIN_ARTICLES = frozenset({Level.ARTICLE, Level.CLAUSE, Level.POINT, Level.SUBPOINT})

_LEVEL_OF_WORD = {fold(word): level for level, word in WORDS.items()}
_STEP = re.compile(
    r"\s*(phụ\s+lục|phần(?:\s+thứ)?|chương|tiểu\s+mục|mục|điều|khoản|điểm|tiết)\s+([\w.]*\w)\s*[,;]?", re.IGNORECASE
)
_STEP_OF_ANCHOR = re.compile(rf"({'|'.join(sorted(map(str, Level), key=len, reverse=True))})-([\w-]+)")


@dataclass(frozen=True, slots=False)
class ProvisionAddress:
    """Where a provision stands in its document: levels and numbers from the outermost, numbers in small letters.

    Articles are counted through a whole document, so an address begins with the article where there is one:
    chapters above it are left out. Empty for the document itself.
    """

    steps: tuple[tuple[Level, str], ...] = ()

    @cached_property
    def anchor(self) -> str:
        """Return the address as it stands behind ``#``, stable while numbers are: ``dieu-5.khoan-2.diem-da``."""
        return ".".join(f"{level}-{anchor_number(number)}" if number else level for level, number in self.steps)

    @cached_property
    def words(self) -> str:
        """Return the address as it is quoted, the innermost first: "điểm đ khoản 2 Điều 5"."""
        return " ".join(_named(level, number) for level, number in reversed(self.steps))

    @property
    def level(self) -> Level | None:
        """Return the level of the provision itself; none for the document."""
        return self.steps[-1][0] if self.steps else None

    @property
    def article(self) -> "ProvisionAddress":
        """Return the address of the article in which it stands; the empty one where there is none."""
        for place, (level, _number) in enumerate(self.steps):
            if level == Level.ARTICLE:
                return ProvisionAddress(self.steps[: place + 1])
        return ProvisionAddress()

    def within(self, level: Level, number: str) -> "ProvisionAddress":
        """Return the address of the provision ``number`` of ``level`` below this one."""
        return ProvisionAddress((*self.steps, (level, number.lower())))

    def contains(self, other: "ProvisionAddress") -> bool:
        """Say whether ``other`` is this provision or stands in it; the document contains everything."""
        return other.steps[: len(self.steps)] == self.steps


def anchor_number(number: str) -> str:
    """Return a number as it stands in an anchor; the point "đ" is ``da``, since ``d`` is the point before it."""
    is_letter = len(number) <= LONGEST_LETTER
    return fold(number.lower().replace("đ", "da") if is_letter else number).replace(" ", "-").replace(".", "-")


def address_in(words: str) -> ProvisionAddress:
    """Return the address that ``words`` name, in either order: "điểm đ khoản 2 Điều 5", "Điều 5, khoản 2".

    Raises ``NotAProvisionAddressError`` where anything else stands beside it. The empty text is the document itself.
    """
    steps: dict[Level, str] = {}
    position, text = 0, words.strip()
    while position < len(text):
        found = _STEP.match(text, position)
        if found is None:
            raise NotAProvisionAddressError(words)
        level = _LEVEL_OF_WORD[fold(found[1]).removesuffix(" thu")]
        if level in steps:
            raise NotAProvisionAddressError(words)
        steps[level] = found[2].lower()
        position = found.end()
    written = tuple(steps)
    ordered = sorted(
        written, key=lambda level: ORDER[Level.ARTICLE] + 0.5 if _is_inside(level, written) else ORDER[level]
    )
    return ProvisionAddress(tuple((level, steps[level]) for level in ordered))


def _is_inside(level: Level, written: Sequence[Level]) -> bool:
    """Say whether a section stands in an article: between it and its clause, as in "khoản 1 Mục I Điều 1"."""
    if Level.ARTICLE not in written or level in WITHIN_ARTICLES:
        return False
    article, own = written.index(Level.ARTICLE), written.index(level)
    below = [written.index(one) for one in written if one in WITHIN_ARTICLES - {Level.ARTICLE}]
    return any(article < own < place or place < own < article for place in below)


def address_at(anchor: str) -> ProvisionAddress:
    """Return the address that stands in an anchor: "dieu-5.khoan-2.diem-da" is điểm đ khoản 2 Điều 5.

    Raises ``NotAProvisionAddressError`` for any other text; the empty one is the document itself. Signs between the
    parts of a number are lost in an anchor: "5.1" comes back as "5-1".
    """
    steps = []
    for step in filter(None, anchor.split(".")):
        found = _STEP_OF_ANCHOR.fullmatch(step)
        if found is None:
            raise NotAProvisionAddressError(anchor)
        level = Level(found[1])
        is_letter = level == Level.POINT and found[2].startswith("da")
        steps.append((level, found[2].replace("da", "đ", 1) if is_letter else found[2]))
    return ProvisionAddress(tuple(steps))


def _named(level: Level, number: str) -> str:
    """Return one step in words: "Điều 5", "Chương II", "Phần thứ nhất", "Quy định" of what a decision encloses."""
    if level is Level.APPENDIX and " " in number:
        return number.capitalize()
    if level is Level.PART and re.match(r"(?:nhất|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười)\b", number):
        return f"{WORDS[level]} thứ {number}"
    is_capital = level not in WITHIN_ARTICLES and re.fullmatch(r"[ivxlc]+|[a-zđ]", number)
    return f"{WORDS[level]} {number.upper() if is_capital else number}".rstrip()
