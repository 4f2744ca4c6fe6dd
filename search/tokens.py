"""The words of a text as both engines index them: syllables without accents, pairs of them, and exact spellings.

This is the Python twin of ``search.engines.elasticsearch.analysis``, which is built from the tables here;
``tests/search/test_tokens_live.py`` holds the two equal on thousands of real texts. Thai, Lao, Khmer, Burmese,
Katakana and rare Latin letters may be cut or folded differently.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise, permutations
from typing import NamedTuple

from core.vietnamese import COMBINING_MARKS, MOVED_TONES, with_y

#: What joins the two syllables of a pair; never part of a syllable.
PAIR_SEPARATOR = "_"

#: The standard tokenizer cuts longer words.
MAX_TOKEN_LENGTH = 255

#: Dropped from inside words: accents that stand alone, quotes (H'Drai is hdrai), soft hyphens and invisible signs.
DROPPED = frozenset(
    [
        *(chr(code) for code in range(0x300, 0x370)),
        *"'\u2018\u2019\u201b\uff07`\u00b4\u02b9\u02bb\u02bc\u02c8",
        *"\u00ad\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0e\ufe0f\ufeff",
        *(chr(code) for code in range(0x202A, 0x202F)),
        *(chr(code) for code in range(0x2066, 0x2070)),
    ]
)

#: Written otherwise before words are cut. The signs that the standard tokenizer would let stand inside a word separate
#: here, since real texts are glued ("Địa chỉ:Quảng", "Họ tên____sinh"); "m²" is found as "m2".
REPLACED = {
    **dict.fromkeys(":;_\u00b7\u0387\u037e\u2027\u2024\u2044\u202f\u203f\u2040\u2054\u00aa\u00ba", " "),
    **dict.fromkeys("\ufe13\ufe14\ufe10\ufe33\ufe34\ufe4d\ufe4e\ufe4f\ufe50\ufe52\ufe54\ufe55", " "),
    **dict.fromkeys("\uff0c\uff0e\uff1a\uff1b\uff3f\u203c\u2049\u3030\u303d", " "),
    "\u00b2": "2",
    "\u00b3": "3",
}

#: Categories of signs that end a word: symbols, figures that are no digits, private and unassigned ones, marks that
#: are not accents. A point ends one too unless a digit follows: "khai sinh.Thủ tục" is two sentences.
SEPARATING_CATEGORIES = ("S", "No", "Nl", "Lm", "M", "Cf", "Cn", "Co")

#: Letters that are no base letter with accents, as ``asciifolding`` writes them.
_WITHOUT_DECOMPOSITION = {
    "æ": "ae", "ð": "d", "ø": "o", "þ": "th", "ß": "ss", "đ": "d", "ħ": "h", "\u0131": "i", "ĸ": "q", "ŀ": "l",
    "ł": "l", "ŉ": "n", "ŋ": "n", "œ": "oe", "ŧ": "t", "\u017f": "s", "ƀ": "b", "ɓ": "b", "ɖ": "d", "ɗ": "d", "ə": "a",
    "ɛ": "e", "ɔ": "o", "ǝ": "e", "ƒ": "f", "ɨ": "i", "ʉ": "u", "ɲ": "n", "ĳ": "ij", "ǆ": "dz", "ǉ": "lj", "ǌ": "nj",
    "ǳ": "dz", "ↄ": "c", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬆ": "st",
}  # fmt: skip

_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = ("a", "a\u0306", "a\u0302", "e", "e\u0302", "i", "o", "o\u0302", "o\u031b", "u", "u\u031b", "y")


class Token(NamedTuple):
    """A syllable of a text: ``text`` as indexed, standing at ``start`` to ``end`` of the original."""

    text: str
    start: int
    end: int


def syllables(text: str) -> list[str]:
    """Return the words of ``text`` in order, folded: "Đăng ký lí lịch" → dang, ky, ly, lich."""
    # Few words end in i: asking each of them took as long as cutting the text.
    return [with_y(word) if word[-1] == "i" else word for word in _words(text.translate(_FOLDED))]


def pairs(text: str) -> list[str]:
    """Return each two neighbours: "khai sinh lại" → khai_sinh, sinh_lai. One syllable alone makes no pair."""
    return pairs_of(syllables(text))


def pairs_of(words: list[str]) -> list[str]:
    """Return the pairs of syllables that are already known."""
    return [f"{first}{PAIR_SEPARATOR}{second}" for first, second in pairwise(words)]


def near_of(words: list[str]) -> list[str]:
    """Return each two syllables with one to three others between them: "cấp lại giấy phép" → cap_giay, cap_phep…"""
    return [
        f"{words[place]}{PAIR_SEPARATOR}{words[place + apart]}"
        for place in range(len(words))
        for apart in (2, 3, 4)
        if place + apart < len(words)
    ]


def exact(text: str) -> list[str]:
    """Return the words of ``text`` with their accents, in one spelling: "Hòa lí" → hoà, lý."""
    if COMBINING_MARKS.search(text):
        text = _COMPOSABLE.sub(lambda match: COMPOSED[match[0]], text)
    # Signs are dropped before tones move, as on the server, so that no sign stands between the letters.
    text = _OLD_PLACEMENT.sub(lambda match: MOVED_TONES[match[0]], _DROPPED.sub("", text))
    return [with_y(word) for word in _words(text.translate(_LOWERED))]


def spans(text: str) -> Iterator[Token]:
    """Yield the syllables of ``text`` with their places, the same words as ``syllables`` in the same order."""
    folded = text.translate(_FOLDED)
    if len(folded) == len(text) and not _DROPPED.search(text):
        is_composed = not COMBINING_MARKS.search(text)
        for match in _WORD.finditer(folded):
            word, start, end = match[0], match.start(), match.end()
            if is_composed and len(word) <= MAX_TOKEN_LENGTH:  # nearly all
                yield Token(with_y(word), start, end)
            else:
                yield from _cut(word, range(start, end), text)
        return
    for piece in _PIECE.finditer(text):
        yield from _spans_of_piece(piece[0], piece.start(), text)


def _spans_of_piece(piece: str, offset: int, text: str) -> Iterator[Token]:
    origins = [offset + place for place, letter in enumerate(piece) for _ in _FOLDED[ord(letter)]]
    for match in _WORD.finditer(piece.translate(_FOLDED)):
        yield from _cut(match[0], origins[match.start() : match.end()], text)


def _cut(word: str, origins: "range | list[int]", text: str) -> Iterator[Token]:
    for first in range(0, len(word), MAX_TOKEN_LENGTH):
        part = word[first : first + MAX_TOKEN_LENGTH]
        end = origins[first + len(part) - 1] + 1
        accents = COMBINING_MARKS.match(text, end)  # of a decomposed last letter
        yield Token(text=with_y(part), start=origins[first], end=accents.end() if accents else end)


def _words(plain: str) -> list[str]:
    words: list[str] = _WORD.findall(plain)
    if max(map(len, words), default=0) <= MAX_TOKEN_LENGTH:
        return words
    return [word[first : first + MAX_TOKEN_LENGTH] for word in words for first in range(0, len(word), MAX_TOKEN_LENGTH)]


class _Letters(dict[int, str]):
    """What each character becomes before words are cut; worked out when first met, for ``str.translate``."""

    def __init__(self, *, fold: bool) -> None:
        super().__init__()
        self.fold = fold

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        written = _written(letter)
        if written == letter and letter not in ".,":
            written = _lowered(letter)
            if self.fold:
                written = _folded(written)
            if unicodedata.name(letter, "").startswith(("CJK ", "HIRAGANA ")):
                written = f" {written} "  # each is a word
        self[code] = written
        return written


def _written(letter: str) -> str:
    if letter in DROPPED:
        return ""
    if letter in REPLACED:
        return REPLACED[letter]
    if letter in ".,":
        return letter
    category = unicodedata.category(letter)
    return letter if category[0] in "LN" and not category.startswith(SEPARATING_CATEGORIES) else " "


def _lowered(letter: str) -> str:
    return letter.lower()[0]  # İ becomes i and a mark


def _folded(letter: str) -> str:
    if letter in _WITHOUT_DECOMPOSITION:
        return _WITHOUT_DECOMPOSITION[letter]
    if "\uff10" <= letter <= "\uff5a":
        return chr(ord(letter) - 0xFEE0)
    base = COMBINING_MARKS.sub("", unicodedata.normalize("NFD", letter))
    return _WITHOUT_DECOMPOSITION.get(base, base if base.isascii() else letter)


def _composed() -> dict[str, str]:
    """Return each way to write a Vietnamese letter with separate marks, in any order, and the one character for it."""
    composed = {}
    for vowel in _VOWELS:
        for base in (vowel, vowel.upper()):
            for tone in ("", *_TONE_MARKS):
                composed.update(_ways_to_write(base + tone))
    return composed


def _ways_to_write(decomposed: str) -> dict[str, str]:
    letter, marks = decomposed[0], decomposed[1:]
    target = unicodedata.normalize("NFC", decomposed)
    ways = {
        unicodedata.normalize("NFC", letter + "".join(order[:joined])) + "".join(order[joined:])
        for order in permutations(marks)
        for joined in range(len(marks))
    }
    return dict.fromkeys(ways, target)


#: Every spelling with separate marks → the composed letter; what is left of marks is dropped.
COMPOSED = _composed()

_FOLDED = _Letters(fold=True)
_LOWERED = _Letters(fold=False)
_COMPOSABLE = re.compile("|".join(sorted(COMPOSED, key=len, reverse=True)))
_OLD_PLACEMENT = re.compile("|".join(MOVED_TONES))
_DROPPED = re.compile(f"[{re.escape(''.join(sorted(DROPPED)))}]+")
#: A run of letters and digits; points and commas only between digits ("66.13", "1.000.000", "0,5").
_WORD = re.compile(r"(?:\d+(?:[.,]\d+)*|[^\s\d.,]+)+")
_PIECE = re.compile(r"\S+")
