"""The form of a text in which citations are looked for, and the way back to the places of the text as given."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from core.vietnamese import to_nfc

from .unaccented import with_accents

#: Soft hyphens, marks without width and asterisks for bold type stand inside words of texts copied from elsewhere.
_INVISIBLE = "*\u00ad\u200b-\u200f\u2060\ufeff"
_MARKS = "\u0300-\u036f"
_HOLDS_OTHERS = re.compile(f"[{_INVISIBLE}{_MARKS}]")
_IS_MARK = re.compile(f"[{_MARKS}]")
#: The Icelandic letter looks like "Đ" and stands for it in texts converted from old encodings.
_LOOKS_LIKE = str.maketrans({"Ð": "Đ", "ð": "đ"})
#: Of letters that nothing stands upon a whole run at once: a text of which one word is bold has thousands of them.
_CLUSTER = re.compile(
    f"(?P<plain>[^{_INVISIBLE}{_MARKS}]+(?![{_MARKS}]))|[{_INVISIBLE}]+|[^{_INVISIBLE}][{_MARKS}]*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class ComposedText:
    """A text with one character for one letter, and the same in small letters, place for place."""

    text: str
    small: str
    jumps: Sequence[tuple[int, int]]
    """(place here, place in the text as given) where the distance between the two changes."""

    def span(self, start: int, end: int, given: str) -> tuple[int, int]:
        """Return where the letters from ``start`` to ``end`` stand in the text as given."""
        begins, ends = self.origin(start), self.origin(end - 1) + 1
        while ends < len(given) and _IS_MARK.match(given, ends):
            ends += 1
        return begins, ends

    def origin(self, place: int) -> int:
        """Return where the letter at ``place`` begins in the text as given."""
        if not self.jumps:
            return place
        here, there = self.jumps[bisect_right(self.jumps, (place, 1 << 62)) - 1]
        return there + place - here


def composed(text: str) -> ComposedText:
    """Return ``text`` as it is read; nothing is copied where it has no decomposed letters."""
    if _HOLDS_OTHERS.search(text) is None:
        return _composed(text, ())
    parts: list[str] = []
    jumps = [(0, 0)]
    here = 0
    for cluster in _CLUSTER.finditer(text):
        whole = cluster[0]
        part = whole if cluster["plain"] or len(whole) == 1 else to_nfc(whole)
        if _HOLDS_OTHERS.match(part):
            part = ""
        parts.append(part)
        here += len(part)
        if len(part) != len(whole):
            jumps.append((here, cluster.end()))
    return _composed("".join(parts), jumps)


def _composed(text: str, jumps: Sequence[tuple[int, int]]) -> ComposedText:
    text = text.translate(_LOOKS_LIKE) if "Ð" in text or "ð" in text else text
    return ComposedText(text, with_accents(_small(text)), jumps)


def _small(text: str) -> str:
    """Return small letters; a letter whose small form is longer ("İ") stays, so that places stay."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
