"""Letters of fonts from before Unicode: "§iÒu 1" in .VnTime (TCVN3, "ABC") and "Ñieàu 1" in VNI-Times. Pure.

Such texts are converted where it is sure what they are: the font says so, or what comes out is plain Vietnamese and
what stood there was not. Anything else stays as it is, and whoever reads the file is told.
"""

import re
import unicodedata
from enum import StrEnum


class OldEncoding(StrEnum):
    """How letters were numbered, by the name that officials know."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


_TCVN3 = dict(
    zip(
        # Signs on the left, letters on the right, in the order of the alphabet.
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",  # noqa: RUF001
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)

_VNI_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HAT = {"à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323", "â": ""}
_VNI_BREVE = {"è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323", "ê": ""}
_VNI_ALONE = {
    "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ñ": "đ", "î": "ỵ", "ô": "ơ", "ö": "ư",
}  # fmt: skip


def _vni_pairs() -> dict[str, str]:
    """Return {"aø": "à", "eà": "ề", "ôù": "ớ", …} in both cases: a letter, and its accent as a letter behind it."""
    pairs = dict(_VNI_ALONE)
    for bases, marks, hat in (
        ("aeiouy", _VNI_TONES, ""),
        ("aeo", _VNI_HAT, "\u0302"),
        ("a", _VNI_BREVE, "\u0306"),
        ("ôö", _VNI_TONES, ""),
    ):
        for base in bases:
            for written, tone in marks.items():
                plain = _VNI_ALONE.get(base, base)
                pairs[base + written] = unicodedata.normalize("NFC", plain + hat + tone)
    in_capitals = {written.upper(): letter.upper() for written, letter in pairs.items()}
    first_capital = {
        written[0].upper() + written[1:]: letter.upper() for written, letter in pairs.items() if len(written) == 2
    }
    return pairs | first_capital | in_capitals


_VNI = _vni_pairs()
_VNI_LETTERS = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_TCVN3_TABLE = str.maketrans(_TCVN3)

_TODAYS = re.compile("[ăắằẳẵặđơớờởỡợưứừửữựạảấầẩẫậẹẻẽếềểễệỉĩịọỏốồổỗộụủũỳỵỷỹ]", re.IGNORECASE)
"""Letters that only Vietnamese has, as Unicode writes them."""
_WORDS = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    """
    của và các có được những này về việc đối với người tại điều số quyết định phải đơn vị thực hiện nước tỉnh nhân dân
    uỷ ủy hội đồng chức trách nhiệm một là để từ ngày tháng năm đã đến nghị luật chính phủ không như làm huyện xã thị
    trấn quản lý trưởng cấp chủ tịch phó văn bản hiệu lực khoản điểm
    """.split()  # noqa: SIM905 — a list of words is read as words
)
"""Frequent words with an accent, by which Vietnamese is told from what only looks like letters."""
_SHARE = 0.12
"""Of all words: a Vietnamese text of officials has three times as many of the common ones."""
_FEWEST = 4


def encoding_of_font(name: str) -> OldEncoding | None:
    """Return how a font numbers its letters, by its name: ".VnTimeH", "ABCDEF+VNI-Times"; none for today's fonts."""
    plain = name.rsplit("+", 1)[-1].lstrip("/").lower()
    if re.match(r"\.?vn[a-z]", plain) and not plain.startswith("vni"):
        return OldEncoding.TCVN3
    return OldEncoding.VNI if plain.startswith("vni") else None


def shows_capitals(name: str) -> bool:
    """Say whether a font of TCVN3 shows capitals for small letters: its name ends in "H"."""
    plain = re.split(r"[,-]", name.rsplit("+", 1)[-1])[0].lstrip("/")
    return encoding_of_font(name) is OldEncoding.TCVN3 and plain.removesuffix("Bold").endswith("H")


def converted(text: str, encoding: OldEncoding) -> str:
    """Return ``text`` in today's letters."""
    if encoding is OldEncoding.TCVN3:
        return text.translate(_TCVN3_TABLE)
    return _VNI_LETTERS.sub(lambda match: _VNI[match[0]], text)


def converted_by_font(text: str, font: str) -> str:
    """Return ``text`` as a font shows it; the same text for a font of today."""
    encoding = encoding_of_font(font)
    if encoding is None or _TODAYS.search(text):
        return text
    plain = converted(text, encoding)
    return plain.upper() if shows_capitals(font) else plain


def encoding_surely(text: str) -> OldEncoding | None:
    """Return the old encoding that ``text`` surely is in; none for today's letters and for what is in doubt."""
    if len(_TODAYS.findall(text)) > len(text) // 200:
        return None
    shares = {encoding: vietnamese_share(converted(text, encoding)) for encoding in OldEncoding}
    best = max(shares, key=lambda encoding: shares[encoding])
    other = min(shares.values())
    is_sure = shares[best] >= _SHARE and shares[best] > 2 * other and shares[best] > 2 * vietnamese_share(text)
    return best if is_sure and _has_many_common(converted(text, best)) else None


def vietnamese_share(text: str) -> float:
    """Return which part of the words of ``text`` are common Vietnamese words with an accent."""
    words = _WORDS.findall(text.lower())
    if not words:
        return 0.0
    return sum(1 for word in words if word in _COMMON) / len(words)


def _has_many_common(text: str) -> bool:
    return len(_COMMON & set(_WORDS.findall(text.lower()))) >= _FEWEST
