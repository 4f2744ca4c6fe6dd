"""How names of agencies and places are compared, written and split: one form to compare, one as an official writes it.

``directory.known_bodies`` says how bodies write their own names; what it does not know follows the rules here.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from core.vietnamese import fold, to_nfc, tone_placement, with_y
from directory.known_bodies import (
    BEGINNINGS,
    CENTRAL_BEGINNINGS,
    CENTRAL_WORDS,
    KINDS_OF_BODY,
    LABELS,
    MEANT_HERE,
    OFFICIAL_NAMES,
    OTHER_SPELLINGS,
    OWN_PROVINCES,
)

_WORDS = re.compile(r"[^\W_]+")
_DASH = re.compile(r"\s+[-–—]\s+")
_LOOSE_DASH = re.compile(r"(?<=\w)(?:\s+[-–—]\s*|[-–—]\s+|-(?=Bộ ))(?=\w)")
_LOOSE_STROKE = re.compile(r"(?<=\w)\s*/\s*(?=\w)")
_CITY = re.compile(r"(?<!\w)TP[. ]\s*(?=\w)")
_HO_CHI_MINH_CITY = re.compile(r"(?<!\w)TP[. ]*HCM(?!\w)")
_ARTEFACTS = re.compile(r"(_old|\.)+$")
_PLACE_WORDS = frozenset({"tỉnh", "xã", "phường", "huyện", "quận", "thị trấn", "thị xã", "thành phố", "đặc khu"})
_JOINING = frozenset({"và", "của", "về", "các", "thuộc", "tại", "cho", "theo", "đến", "với", "do", "có"})
_PART = re.compile(r"( và | - )(\w)")
_COUNCILS = "(uỷ ban nhân dân|hội đồng nhân dân)"
_OF_A_COMMUNE = re.compile(f"({_COUNCILS}|công an) (xã|phường|đặc khu) (?!(xã|phường|thị trấn|đặc khu) |$)")
_OF_EVERY_COMMUNE = re.compile(r" (cấp xã|xã phường( thị trấn| đặc khu)?|(uỷ ban|hội đồng) nhân dân xã) $")
_OF_THE_PROVINCE = re.compile(f"(văn phòng |chủ tịch )?({_COUNCILS}|đoàn đại biểu quốc hội)( và {_COUNCILS})? tỉnh ")
_IN_THE_PROVINCE = re.compile(r"(công an|bảo hiểm xã hội) tỉnh ")
_OF_ALL = re.compile(r" (trực thuộc|cấp) trung ương ")
_NO_MINISTRY = re.compile(r"bộ (phận|trưởng|ngành|tham mưu|tư lệnh|chính trị|luật) ")


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Return the form that all spellings of one name share: "UỶ BAN  Nhân dân" and "Ủy ban nhân dân" are one.

    Capitals, the place of a tone, spaces, dashes and commas, and i for y say nothing. Accents do: xã Sơn Hà and xã
    Sơn Hạ are two communes.
    """
    return " ".join(with_y(syllable) for syllable in _WORDS.findall(tone_placement(name.lower())))


@lru_cache(maxsize=8192)
def place_key(name: str) -> str:
    """Return the form by which people ask for a place: like ``name_key``, and without accents."""
    return " ".join(with_y(syllable) for syllable in _WORDS.findall(fold(name)))


def alphabetical(name: str) -> tuple[str, str]:
    """Return what puts names in the order of a Vietnamese reader's eye: Đ after D, Ủ beside U."""
    return fold(re.sub("[đĐ]", "dz", to_nfc(name))), name


def official_case(name: str) -> str:
    """Return ``name`` as an official writes it: "BỘ GIÁO DỤC VÀ ĐÀO TẠO" → "Bộ Giáo dục và Đào tạo".

    A name in mixed case stays as it is written, apart from known bodies in it: "Cục Thuế - Bộ tài chính" names the
    "Bộ Tài chính". What the State names for all provinces at once is this province's: ``known_bodies.MEANT_HERE``.
    """
    tidy = _tidy(name)
    key = name_key(tidy)
    whole = _meant_here().get(key) or _official_by_key().get(key)
    if whole is not None:
        return whole
    return _with_known_bodies(_from_capitals(tidy) if tidy.isupper() else _with_capital_field(tidy))


def split_issuers(text: str) -> tuple[str, ...]:
    """Return the bodies that issued a document together, each once, as officials write them.

    They are joined by " - ", and so is "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"; labels that are no body are left out.
    """
    joined: list[str] = []
    for piece in filter(None, _DASH.split(to_nfc(text).strip())):
        if joined and not _begins_a_body(piece):
            joined[-1] += f" - {piece}"
        else:
            joined.append(piece)
    labels = {name_key(label) for label in LABELS}
    bodies = {name_key(body): official_case(body) for body in joined if name_key(body) not in labels}
    return tuple(dict.fromkeys(bodies.values()))


def guessed_kind(name: str) -> str:
    """Return the kind of agency that a name tells, a value of ``directory.models.AgencyKind``.

    A body that names another place ("Sở Tư pháp Thành phố Hà Nội") is not one of this province, and what stands for
    many ("Ủy ban nhân dân cấp xã") is none at all: both are "other".
    """
    key = _OF_ALL.sub(" ", f"{name_key(name)} ")
    if _OF_A_COMMUNE.match(key):
        return "commune"
    for kind, pattern in (("province", _OF_THE_PROVINCE), ("department", _IN_THE_PROVINCE)):
        found = pattern.match(key)
        if found:
            return kind if key[found.end() :].strip() in _own_provinces() else "other"
    if key.startswith("sở "):
        return "other" if re.search(r" (tỉnh|thành phố|tp) ", key) else "department"
    is_central = _begins_with(key, CENTRAL_BEGINNINGS) and not _NO_MINISTRY.match(key)
    named = any(f" {name_key(words)} " in key for words in CENTRAL_WORDS)
    return "central" if is_central or named else "other"


def is_of_every_commune(name: str) -> bool:
    """Say whether a name stands for a body that each commune and ward has one of: "Công an cấp xã"."""
    return bool(_OF_EVERY_COMMUNE.search(f" {name_key(name)} "))


@cache
def _own_provinces() -> frozenset[str]:
    return frozenset({"", *map(name_key, OWN_PROVINCES)})


@cache
def _meant_here() -> dict[str, str]:
    return {name_key(written): name for written, name in MEANT_HERE.items()}


def _tidy(name: str) -> str:
    """Return a name with its spaces, dashes and strokes as they should be, and "TP." written out."""
    text = " ".join(_ARTEFACTS.sub("", to_nfc(name).strip()).split())
    text = _LOOSE_STROKE.sub("/", _LOOSE_DASH.sub(" - ", text))
    return _CITY.sub("THÀNH PHỐ " if text.isupper() else "Thành phố ", _HO_CHI_MINH_CITY.sub("TP HỒ CHÍ MINH", text))


@cache
def _official_by_key() -> dict[str, str]:
    return {name_key(name): name for name in OFFICIAL_NAMES} | {
        name_key(written): name for written, name in OTHER_SPELLINGS.items()
    }


@cache
def _known_in_text() -> re.Pattern[str]:
    """Match a known body of two words or more, or an abbreviation, anywhere in a name, in any capitals and tones."""
    longest_first = sorted(_official_by_key(), key=len, reverse=True)
    inside = [key for key in longest_first if " " in key or key.upper() in OTHER_SPELLINGS]
    gap = r"[\s,–—-]+"
    return re.compile(rf"(?<!\w)(?:{'|'.join(gap.join(key.split()) for key in inside)})(?!\w)", re.IGNORECASE)


def _with_known_bodies(name: str) -> str:
    """Write every known body within a longer name as it writes itself."""
    comparable, places = _comparable(name)
    written, done = [], 0
    for match in _known_in_text().finditer(comparable):
        begin, end = places[match.start()], places[match.end()]
        official = _official_by_key()[name_key(match[0])]
        written += [name[done:begin], official]
        done = end
    return "".join([*written, name[done:]])


def _comparable(name: str) -> tuple[str, list[int]]:
    """Return ``name`` with each word in the spelling of its key, and where each character of it came from."""
    text, done = "", 0
    places: list[int] = []
    for match in _WORDS.finditer(name):
        between = name[done : match.start()]
        places += range(done, match.start())
        word = name_key(match[0])
        places += [min(match.start() + number, match.end()) for number in range(len(word))]
        text, done = text + between + word, match.end()
    places += range(done, len(name) + 1)
    return text + name[done:], places


def _begins_a_body(piece: str) -> bool:
    return _begins_with(f"{name_key(piece)} ", BEGINNINGS)


def _begins_with(key: str, beginnings: Iterable[str]) -> bool:
    return any(key.startswith(f"{name_key(beginning)} ") for beginning in beginnings)


def _with_capital_field(name: str) -> str:
    """Write the field of activity after its kind of body with a capital: "Cục cảnh sát giao thông"."""
    for kind in ("Chi cục", "Tổng cục", "Cục", "Vụ", "Phòng", "Sở"):
        rest = name[len(kind) :]
        if name_key(name).startswith(f"{name_key(kind)} ") and rest.startswith(" "):
            return f"{kind} {_capital(rest[1:])}"
    return name


def _from_capitals(name: str) -> str:
    """Write a name in capitals by the rule: kind of body, field, and the proper names of places are written large."""
    text = _capital(name.lower())
    for kind in KINDS_OF_BODY:
        if f"{name_key(text)} ".startswith(f"{name_key(kind)} "):
            field = text[len(kind) :].strip()
            text = f"{kind} {_with_capital_parts(field, kind)}".strip()
            break
    return _with_capital_places(text)


def _with_capital_parts(field: str, kind: str) -> str:
    """Write the field large, and of a ministry or a department each part: "Giáo dục và Đào tạo"."""
    if field.split(" ")[0] in _JOINING:
        return field
    field = _capital(field)
    if kind in {"Bộ", "Sở"}:
        field = _PART.sub(lambda match: match[1] + match[2].upper(), field)
    return field


def _with_capital_places(text: str) -> str:
    """Write the name after "tỉnh", "xã" or "phường" large: "tỉnh Quảng Ngãi"."""
    words = text.split(" ")
    for number, word in enumerate(words[:-1]):
        pair = " ".join(words[number - 1 : number + 1]) if number else word
        if word.lower() in _PLACE_WORDS or pair.lower() in _PLACE_WORDS:
            after = words[number + 1]
            if after not in _PLACE_WORDS and after not in _JOINING and after not in {"trấn", "phố"}:
                words[number + 1 :] = [_capital(name) for name in words[number + 1 :]]
                break
    return " ".join(words)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
