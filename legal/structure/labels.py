"""What a line may begin with: "Điều 5.", "Chương II", "2.", "đ)".

A label found here is a candidate only: the line "2. Bò" of a quoted list looks like a clause until the lines around it
are known, and these are told by ``legal.structure.walking``.
"""

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import NamedTuple

from core.vietnamese import fold
from legal.provisions import Level

Key = tuple[int, int]
"""What orders the numbers of one level: 5 is (5, 0), 5a is (5, 1)."""


class Form(Enum):
    """How a label is written, where its level follows from what stands around it."""

    WORD = auto()
    """The level is written: "Điều 5.", "Chương II", "Phụ lục I"."""
    NUMBER = auto()
    """ "2.": a clause."""
    LETTER = auto()
    """ "đ)": a point."""
    DECIMAL = auto()
    """ "2.1.": a point of the clause 2."""
    DOTTED = auto()
    """ "a.1)" or "a1.1)": below the point a."""
    CAPITAL = auto()
    """ "II." or "B.": a section or part of a document without articles."""


class Label(NamedTuple):
    """The beginning of a line: ``line[:width]`` is the label with the spaces behind it."""

    form: Form
    level: Level
    number: str
    key: Key
    width: int


ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
"""The order of points. Drafting rules leave out f, j, w and z; some documents do not."""

_ORDINALS: Mapping[str, int] = {
    "nhất": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10,
}  # fmt: skip
_VALUES: Mapping[str, int] = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$|c(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$")

_LEVELS: Mapping[str, Level] = {
    "dieu": Level.ARTICLE,
    "phan": Level.PART,
    "chuong": Level.CHAPTER,
    "muc": Level.SECTION,
    "tieu muc": Level.SUBSECTION,
}

_ARTICLE = re.compile(
    r"điều\s+(?:thứ\s+)?([0-9]{1,4}(?:\s?bis|[a-zđ]{1,2}[0-9]?)?|nhất)\s*"
    r"(?:$|[.:]\s*[-–—]?(?![0-9])\s*|\)\s*|[-–—](?=\s*[^\W\d])\s*)",
    re.IGNORECASE,
)
_UPPER = re.compile(
    r"(phần|chương|tiểu\s+mục|mục)\s+(?:thứ\s+|số\s+)?"
    r"([0-9]{1,3}[a-zđ]?|[ivxlc]{1,8}[a-zđ]?|[a-zđ]|mười\s+\w{2,4}|nhất|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười)"
    r"(?:\s*(?:[.:]\s*[-–—]?|[-–—](?=\s|$))(?![0-9])\s*|\s*$|(\s+)(?=\S))",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"([0-9]{1,3})([a-zđ]{1,2}[0-9]?|bis)?\s{0,2}(?:\.\s?[-–]?|\)|/\.?(?=\s+\D)|[-–](?=\s+[^\W\d]|[^\W\d]))(?![0-9])\s*(?=\S|$)"
)
_DECIMAL = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3}){1,2})(?:[.)]|(?=\s))(?![0-9])\s*(?=\S)")
_LETTER = re.compile(r"([a-zđ]{1,2}|[a-zđ][0-9]{1,2})\s?(?:\)|\.(?=[\s*])|/\.?(?=\s)|[-–](?=\s))\s*")
_DOTTED = re.compile(r"([a-zđ][0-9]?\.[0-9]{1,2})(?:[.)](?![0-9])|(?=\s))\s*(?=\S)")
_CAPITAL = re.compile(r"([IVXLC]{1,7}|[A-ZĐ])\s?(?:[.)]\s*|[-–/]\s+(?![IVXLC]+\b))(?=\S)")


def roman_value(number: str) -> int:
    """Return the value of a Roman number in either case; 0 where it is none ("IIX", "abc")."""
    small = number.lower()
    if not small or not _ROMAN.match(small):
        return 0
    total = before = 0
    for letter in reversed(small):
        value = _VALUES[letter]
        total += value if value >= before else -value
        before = max(before, value)
    return total


def letter_key(letters: str) -> Key:
    """Return the order of a point: a, a1, b, … y, aa, ab."""
    first = ALPHABET.find(letters[0]) + 1
    if len(letters) == 1:
        return first, 0
    if letters[1].isdigit():
        return first, int(letters[1:])
    return 30 * first + ALPHABET.find(letters[1]) + 1, 0


def number_key(number: str) -> Key:
    """Return the order of "5", "5a", "5bis", "II", "IIa", "nhất", "mười hai" or "B"; (0, 0) where it has none."""
    small = number.lower()
    digits = len(small) - len(small.lstrip("0123456789"))
    if digits:
        return int(small[:digits]), _suffix(small[digits:].strip())
    if roman_value(small):
        return roman_value(small), 0
    if small in _ORDINALS:
        return _ORDINALS[small], 0
    if small.startswith("mười "):
        return 10 + _ORDINALS.get(small[5:].replace("một", "nhất").replace("lăm", "năm").strip(), 0), 0
    if len(small) > 1 and roman_value(small[:-1]):
        return roman_value(small[:-1]), ALPHABET.find(small[-1]) + 1
    return (ALPHABET.find(small) + 1, 0) if len(small) == 1 else (0, 0)


def _suffix(letters: str) -> int:
    if not letters:
        return 0
    return 1 if letters == "bis" else 30 * letter_key(letters)[0] + letter_key(letters)[1]


def _article(line: str) -> Label | None:
    found = _ARTICLE.match(line)
    if found is None:
        return None
    return Label(Form.WORD, Level.ARTICLE, found[1], number_key(found[1]), found.end())


def _upper(line: str) -> Label | None:
    found = _UPPER.match(line)
    if found is None:
        return None
    level, rest = _LEVELS[" ".join(fold(found[1]).split())], line[found.end() :]
    # "Chương II của Luật này" is a reference; a heading behind a bare space is written in capitals.
    if found[3] and not rest.isupper():
        return None
    key = number_key(found[2])
    return Label(Form.WORD, level, found[2], key, found.end()) if key[0] else None


def _word(line: str) -> Label | None:
    return _article(line) if line[0] == "Đ" and line[1:2] in "iI" else _upper(line) or _capital(line)


def _capital(line: str) -> Label | None:
    found = _CAPITAL.match(line)
    if found is None:
        return None
    return Label(Form.CAPITAL, Level.SECTION, found[1], number_key(found[1]), found.end())


def _number(line: str) -> Label | None:
    found = _DECIMAL.match(line)
    if found is not None:
        parts = found[1].split(".")
        return Label(Form.DECIMAL, Level.POINT, found[1], (int(parts[-1]), 0), found.end())
    found = _NUMBER.match(line)
    if found is None:
        return None
    suffix = found[2] or ""
    return Label(Form.NUMBER, Level.CLAUSE, found[1] + suffix, (int(found[1]), _suffix(suffix)), found.end())


def _letter(line: str) -> Label | None:
    found = _LETTER.match(line)
    if found is not None:
        return Label(Form.LETTER, Level.POINT, found[1], letter_key(found[1]), found.end())
    found = _DOTTED.match(line)
    if found is None:
        return None
    last = int(found[1].rpartition(".")[2])
    return Label(Form.DOTTED, Level.SUBPOINT, found[1], (last, 0), found.end())


_READERS: Mapping[str, Callable[[str], Label | None]] = {
    **dict.fromkeys("0123456789", _number),
    **dict.fromkeys(ALPHABET, _letter),
    **dict.fromkeys("PCMT", _word),
    **dict.fromkeys("ABDEFGHIJKLNOQRSUVWXYZ", _capital),
    "Đ": _word,
}


_BEFORE_LABEL = "\xa0\xad\u2002\u2003\u2007\u2009\u200b\u202f\u2060\ufeff*"
"""What word processors put before a label, unlike the plain space that says that none follows; asterisks are bold."""
_BOLD = re.compile(r"[*\s]*(?<=\*)\s*")


def label_of_line(line: str) -> Label | None:
    """Return what ``line`` (NFC) may begin with; a line that begins with a space or tab begins with nothing."""
    reader = _READERS.get(line[:1])
    if reader is not None:
        return reader(line)
    if line[:1] not in _BEFORE_LABEL or not line:
        return None
    words = line.lstrip(_BEFORE_LABEL)
    label = label_of_line(words)
    if label is None:
        return None
    width = label.width + len(line) - len(words)
    bold = _BOLD.match(line, width)
    return label._replace(width=bold.end() if bold is not None else width)
