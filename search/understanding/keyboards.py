"""What somebody meant whose Vietnamese keyboard was off: Telex ("nghij ddinhj") and VNI ("d9i5nh") leave their keys.

A word is read so only where it is no syllable as typed and one as read. How sure that is depends on how many keys were
spent on accents: English words such as "new" and "max" spend one at most.
"""

from dataclasses import dataclass
from functools import lru_cache

from search.understanding.syllables import is_syllable, spelled, without_tone

LONGEST = 14
"""Letters and keys of one syllable: "nghieengs" has 9, and some people type keys twice."""

_TELEX_TONES = "sfrxj"
_VNI_TONES = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}
_BREVE = {"a": "ă"}
_TELEX_W = _BREVE | _HORN
_VOWELS = "aeiouyăâêôơư"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A syllable that keys stand for, and how many of them were spent on accents."""

    syllable: str
    keys: int


@lru_cache(maxsize=4096)
def decoded(word: str) -> Decoded | None:
    """Return what the keys of ``word`` would have written, or none where it is a syllable or no keyboard's."""
    low = word.lower()
    if not 2 <= len(low) <= LONGEST or is_syllable(low):
        return None
    letters, tone = without_tone(low)
    if tone or not letters.isalnum():
        return None
    has_figures = any(letter.isdigit() for letter in letters)
    read = _vni(letters) if has_figures else _telex(letters)
    syllable = spelled(read.letters, read.tone) if read else None
    if read is None or syllable is None or (has_figures and len(word) == 2):  # class A1, form B2
        return None
    return Decoded(syllable, read.keys)


@dataclass(slots=True)
class _Typing:
    """What stands on the screen while keys are pressed."""

    letters: str = ""
    tone: str = ""
    keys: int = 0

    def mark(self, marks: dict[str, str]) -> bool:
        """Put a mark on the last vowel that can bear it; both of "uo" together."""
        if "u" in marks and "uo" in self.letters:
            return self._put(self.letters.replace("uo", "ươ", 1))
        place = max((self.letters.rfind(letter) for letter in marks), default=-1)
        if place < 0:
            return False
        if "u" in marks and place and self.letters[place - 1] == "u" and not self.letters.startswith("qu"):
            place -= 1  # "ua" and w is "ưa"
        marked = marks[self.letters[place]]
        return self._put(self.letters[:place] + marked + self.letters[place + 1 :])

    def stroke(self) -> bool:
        """Make the d that the syllable begins with a đ."""
        return self.letters.startswith("d") and self._put("đ" + self.letters[1:])

    def sound(self, tone: str) -> bool:
        """Give the tone, once, to a syllable that has a vowel."""
        if self.tone or not any(letter in _VOWELS for letter in self.letters):
            return False
        self.tone = tone
        self.keys += 1
        return True

    def _put(self, letters: str) -> bool:
        self.letters = letters
        self.keys += 1
        return True


def _telex(word: str) -> _Typing:
    typing = _Typing()
    for key in word:
        if not _telex_key(typing, key):
            typing.letters += key
    return typing


def _telex_key(typing: _Typing, key: str) -> bool:
    """Say whether ``key`` was spent on an accent."""
    if key in _TELEX_TONES:
        return typing.sound(key)
    if key == "w":
        return typing.mark(_TELEX_W)
    if key == "d":
        return typing.stroke()
    # "oo" of "đoongf" is ô; a vowel may also be said again at the end: "dieenj", "dienje".
    return key in _CIRCUMFLEX and key in typing.letters and typing.mark({key: _CIRCUMFLEX[key]})


def _vni(word: str) -> _Typing | None:
    typing = _Typing()
    marks = {"6": _CIRCUMFLEX, "7": _HORN, "8": _BREVE}
    for key in word:
        if not key.isdigit():
            typing.letters += key
        elif not (
            (key in _VNI_TONES and typing.sound(_VNI_TONES[key]))
            or (key in marks and typing.mark(marks[key]))
            or (key == "9" and typing.stroke())
        ):
            return None
    return typing
