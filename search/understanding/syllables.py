"""Which spellings are syllables of Vietnamese: a beginning, a rime, and a tone that the rime can bear.

A syllable that no rule allows was not meant as one: it is a name, a code, or what a keyboard left behind. Loan words
that only look Vietnamese ("pin") count as syllables. The rules are those of the standard spelling.
"""

import unicodedata
from functools import cache, lru_cache

from core.vietnamese import fold, tone_placement

TONES = {"": "", "f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
"""Names of the tones, which are the keys of Telex, and their combining marks."""

_BEGINNINGS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
_FRONT = ("e", "ê", "i", "y")
"""Before these vowels one writes k, gh and ngh, before all others c, g and ng."""
_OPEN = (
    "a ai ao au ay âu ây e eo ê êu i ia iu iêu o oi oa oai oao oay oe oeo ô ôi ơ ơi u ui ua uôi uê uơ uy uya uyu uây "
    "ư ưi ưu ưa ươi ươu y yêu"
)
_CLOSED = {
    "a": "c ch m n ng nh p t", "ă": "c m n ng p t", "â": "c m n ng p t", "e": "c m n ng p t", "ê": "ch m n nh p t",
    "i": "ch m n nh p t", "o": "c m n ng p t", "ô": "c m n ng p t", "ơ": "m n p t", "u": "c m n ng p t",
    "ư": "c m n ng t", "iê": "c m n ng p t", "yê": "m n ng t", "uô": "c m n ng t", "ươ": "c m n ng p t",
    "oa": "c ch m n ng nh p t", "oă": "c m n ng t", "oe": "m n t", "oo": "c ng", "uâ": "n ng t", "uê": "ch nh",
    "uy": "ch n nh p t", "uyê": "n t",
}  # fmt: skip
_STOPS = ("c", "ch", "k", "p", "t")
"""After these a syllable rises or falls shortly: no other tone is possible."""
_TONES_OF_STOPS = ("s", "j")
_AFTER_QU = ("a", "ă", "â", "e", "ê", "i", "o", "ơ", "ô", "y")
_NAMES_HERE = ("đăk", "kon")
"""Beginnings of names in the uplands: Kon Tum, Đăk Hà."""
_MARKED = "ăâêôơư"
_BASES = "aeiouy"
_VOWELS = _BASES + _MARKED
_TONE_OF_MARK = {mark: name for name, mark in TONES.items() if mark}


@cache
def _rimes() -> tuple[str, ...]:
    closed = (nucleus + end for nucleus, ends in _CLOSED.items() for end in ends.split())
    return (*_OPEN.split(), *closed)


def _fits(beginning: str, rime: str) -> bool:
    if beginning == "q":  # quynh, quyt
        return rime.startswith("uy") and not rime.startswith(("uya", "uyu"))
    if beginning == "qu":
        return rime.startswith(_AFTER_QU) and not rime.startswith(("ia", "iê", "iu", "oa", "oă", "oe", "oo"))
    if beginning == "gi":
        return not rime.startswith(("i", "y"))
    if beginning in ("k", "gh", "ngh"):
        return rime.startswith(_FRONT) and not (rime.startswith("y") and (beginning != "k" or rime != "y"))
    if beginning in ("c", "ng"):
        return not rime.startswith(_FRONT)
    if beginning == "g":  # gì, gìn, giếng
        return not rime.startswith(("e", "ê", "y"))
    return not rime.startswith("yê") or not beginning


@cache
def toneless() -> frozenset[str]:
    """Return all syllables without their tones, about 3,000: "nghi", "đinh", "quyêt"."""
    by_rule = (
        beginning + rime for beginning in ("", *_BEGINNINGS.split()) for rime in _rimes() if _fits(beginning, rime)
    )
    return frozenset((*by_rule, *_NAMES_HERE))


@cache
def _folded() -> frozenset[str]:
    return frozenset(map(fold, toneless()))


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Say whether ``word`` may be a Vietnamese syllable, in any capitals; without any accents it may stand for one."""
    low = tone_placement(word).lower()
    if low.isascii():
        return low in _folded()
    letters, tone = without_tone(low)
    return spelled(letters, tone) is not None


def without_tone(word: str) -> tuple[str, str]:
    """Return the letters of ``word`` without tones, and the tone ("" where there is none, or more than one)."""
    found, letters, base = [], "", ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in _TONE_OF_MARK and base in _BASES:
            found.append(_TONE_OF_MARK[letter])
            continue
        letters += letter
        base = base if unicodedata.combining(letter) else letter.lower()
    return unicodedata.normalize("NFC", letters), found[0] if len(found) == 1 else ""


def spelled(letters: str, tone: str) -> str | None:
    """Return the syllable of toneless lower-case ``letters`` and ``tone``, or none where there is no such syllable."""
    if letters not in toneless():
        return None
    if letters.endswith(_STOPS) and tone not in _TONES_OF_STOPS and not _lacks_only_its_tone(tone):
        return None
    place = _place_of_tone(letters)
    return unicodedata.normalize("NFC", letters[: place + 1] + TONES[tone] + letters[place + 1 :])


def _lacks_only_its_tone(tone: str) -> bool:
    """Somebody who leaves tones out writes "đât"; nobody writes "đầt"."""
    return tone == ""


def _place_of_tone(letters: str) -> int:
    """Return where the tone stands: on the last marked vowel, else by the number of vowels and what follows them."""
    is_glide = letters.startswith("qu") or (letters.startswith("gi") and letters[2:3] in tuple(_VOWELS))
    vowels = [place for place in range(2 if is_glide else 0, len(letters)) if letters[place] in _VOWELS]
    marked = [place for place in vowels if letters[place] in _MARKED]
    if marked:
        return marked[-1]
    if len(vowels) == 1:
        return vowels[0]
    is_closed = vowels[-1] != len(letters) - 1
    nucleus = letters[vowels[0] : vowels[-1] + 1]
    second = is_closed or len(vowels) == 3 or nucleus in ("oa", "oe", "uy")
    return vowels[1] if second else vowels[0]
