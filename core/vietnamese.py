"""How Vietnamese letters are compared: one composed form, one tone placement, and a form without accents.

Only letters matter here; words and their places in a text are told by ``search.tokens``, addresses by ``core.slugs``.
"""

import re
import unicodedata

#: Combining marks that a folded text loses. The same range stands in ``static/js/admin-slug.js``.
COMBINING_MARKS = re.compile("[\u0300-\u036f]+")

_D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "D"})

_TONES_OF = {
    "a": "àáảãạ",
    "e": "èéẻẽẹ",
    "i": "ìíỉĩị",
    "o": "òóỏõọ",
    "u": "ùúủũụ",
    "y": "ỳýỷỹỵ",
}


def _moved_tones() -> dict[str, str]:
    """Return {"òa": "oà", "Òa": "Oà", …}: the tone moves from the first to the second of oa, oe and uy."""
    moved = {}
    for first, second in ("oa", "oe", "uy"):
        for with_tone, then_with_tone in zip(_TONES_OF[first], _TONES_OF[second], strict=True):
            for old, plain in ((with_tone, first), (with_tone.upper(), first.upper())):
                moved[old + second] = plain + then_with_tone
                moved[old + second.upper()] = plain + then_with_tone.upper()
    return moved


#: Old tone placement → new, in NFC ("òa" → "oà"). Syllables that both styles spell alike (hoàn, quý, của) hold none of
#: the left sides, so the rule needs no look at what stands around.
MOVED_TONES = _moved_tones()
_OLD_PLACEMENT = re.compile("|".join(MOVED_TONES))

#: "kĩ" and "kỹ" are one word; after these beginnings an open final i is written y, with the same tone.
Y_FOR_I = {"i": "y", **dict(zip(_TONES_OF["i"], _TONES_OF["y"], strict=True))}
BEGINNINGS_WITH_Y = ("h", "k", "l", "m", "s", "t", "qu")
_ENDS_IN_I = re.compile(f"({'|'.join(BEGINNINGS_WITH_Y)})([{''.join(Y_FOR_I)}])")


def to_nfc(text: str) -> str:
    """Return the composed form, in which one letter with its accents is one character."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents: "Đăng KÝ" → "dang ky".

    Composed, decomposed and full-width input give the same; spaces and punctuation stay.
    """
    without_marks = COMBINING_MARKS.sub("", unicodedata.normalize("NFKD", text))
    return without_marks.translate(_D_WITH_STROKE).lower()


def tone_placement(text: str) -> str:
    """Return ``text`` in NFC with old tone placement made new: "hòa" → "hoà", "thúy" → "thuý"."""
    return _OLD_PLACEMENT.sub(lambda match: MOVED_TONES[match[0]], to_nfc(text))


def has_accents(text: str) -> bool:
    """Return whether any letter carries a Vietnamese accent or is đ: then its writer meant one reading."""
    decomposed = unicodedata.normalize("NFD", text)
    return "đ" in decomposed or "Đ" in decomposed or COMBINING_MARKS.search(decomposed) is not None


def with_y(syllable: str) -> str:
    """Return the spelling with y of a lower-case syllable that may end in i or y: "ki" → "ky", "lí" → "lý"."""
    if syllable[-1:] not in Y_FOR_I:  # nearly all: this is asked for every word of every text
        return syllable
    match = _ENDS_IN_I.fullmatch(syllable)
    return syllable if match is None else match[1] + Y_FOR_I[match[2]]
