"""Which present unit somebody means who names a commune, a ward or a district of today or of before 1 July 2025.

Only names matter here. What is typed may lack accents and the words before a name (xã, phường, huyện); what carries
accents means them: "Sơn Hạ" is not "Sơn Hà".
"""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.vietnamese import has_accents
from directory.naming import alphabetical, name_key, place_key

LONGEST_ASKED = 100
"""Characters; no name of a place is longer."""
LONGEST_ADDRESS = 300
MOST_PARTS = 10
"""Of an address, the last ones; each is looked for by itself, and 150 single letters took half a second."""
MOST_NEAR = 20
MOST_SUGGESTED = 3

TYPE_WORDS = ("đặc khu", "thành phố", "thị trấn", "thị xã", "phường", "huyện", "quận", "tỉnh", "xã", "tp", "tt", "tx")
"""What stands before the name of a unit. "xã" alone can also be a name's own syllable: xã Ba Xa."""
ENGLISH_TYPE_WORDS = ("special zone", "commune", "district", "ward", "town", "city", "province")
_INNER = re.compile(r" (?:huyen|tinh|thanh pho|tp|thi xa) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """A unit of today; ``name`` is whole and in the language of the page, ``own_name`` in Vietnamese."""

    name: str
    own_name: str
    url: str

    @property
    def name_inside(self) -> str:
        """Return the name as it stands within a sentence: "xã Cà Đam"."""
        return inside(self.name) if self.name == self.own_name else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """A unit until 30 June 2025 and the present ones that it is part of."""

    name: str
    district: str
    province: str
    now: tuple[Present, ...]
    present_namesake: Present | None = None
    """A unit of today with the same whole name that is not simply what became of this one."""

    @property
    def district_inside(self) -> str:
        """Return where it lay, as it stands within a sentence: "huyện Trà Bồng, tỉnh Quảng Ngãi"."""
        where = [] if name_key(self.district) == name_key(self.name) else [inside(self.district)]
        return ", ".join([*where, inside(self.province)])


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district until 30 June 2025 and the present units that its communes are part of."""

    name: str
    province: str
    now: tuple[Present, ...]

    @property
    def province_inside(self) -> str:
        """Return the province as it stands within a sentence."""
        return inside(self.province)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesFound:
    """What a name may mean; ``is_near`` says that it is only a part of the names found."""

    present: tuple[Present, ...] = ()
    former: tuple[Former, ...] = ()
    districts: tuple[District, ...] = ()
    is_near: bool = False
    suggestions: tuple[str, ...] = ()
    """Names that are spelled nearly so, where nothing was found."""

    @property
    def is_empty(self) -> bool:
        """Say whether the name means nothing that we know."""
        return not (self.present or self.former or self.districts)


def inside(name: str) -> str:
    """Return a whole Vietnamese name as it stands within a sentence: "xã Cà Đam"."""
    return name[:1].lower() + name[1:]


def stayed_whole(name: str, former: Sequence[str]) -> bool:
    """Say whether the unit called ``name`` was made from nothing but the one of the same whole name."""
    return [name_key(one) for one in former] == [name_key(name)]


def find_places(asked: str, *, present: Sequence[Present], former: Sequence[Former]) -> PlacesFound:
    """Return what ``asked`` may mean, the exact names before those that only contain it."""
    asked = asked[:LONGEST_ASKED]
    if not place_key(asked):
        return PlacesFound()
    districts = _districts(former)
    for is_near in (False, True):
        found = _matching(asked, present, former, districts, is_near=is_near)
        if not found.is_empty:
            return found
    whole = [*(unit.own_name for unit in present), *(unit.name for unit in former), *(one.name for one in districts)]
    names = {_base(name): name for name in reversed(whole)}
    near = difflib.get_close_matches(_base(asked), names, n=MOST_SUGGESTED, cutoff=0.75)
    return PlacesFound(suggestions=tuple(names[key] for key in near))


def find_address(asked: str, *, present: Sequence[Present], former: Sequence[Former]) -> PlacesFound:
    """Return the units that an address lies in: "thôn 2, xã Trà Bùi, huyện Trà Bồng" is in xã Trà Bùi.

    What stands between commas is tried from the left, first with its neighbour, which may be its district; only names
    that are known whole count. Without any, the answer is that of ``find_places`` for all of it.
    """
    pieces = map(str.strip, re.split(r"[,;\n]|\s[-–]\s", asked[:LONGEST_ADDRESS]))
    parts = [piece for piece in pieces if place_key(piece)][-MOST_PARTS:]
    for place, part in enumerate(parts):
        for words in (f"{part} {parts[place + 1]}" if place + 1 < len(parts) else "", part):
            found = find_places(words, present=present, former=former)
            if not (found.is_empty or found.is_near):
                return found
    return find_places(asked, present=present, former=former)


def _matching(
    asked: str, present: Sequence[Present], former: Sequence[Former], districts: Sequence[District], *, is_near: bool
) -> PlacesFound:
    fits = _contains if is_near else _equals
    places: list[tuple[tuple[str, ...], Present | Former | District]] = [
        *(((unit.own_name, unit.name), unit) for unit in present),
        *((_names_of_former(unit), unit) for unit in former),
        *(((unit.name, f"{unit.name} {unit.province}"), unit) for unit in districts),
    ]
    found = [(names, place) for names, place in places if any(fits(name, asked) for name in names)]
    found = _narrowed(found, lambda name: _is_of_type(name, asked))
    if has_accents(asked):
        found = _narrowed(found, lambda name: _accents_agree(name, asked))
    limit = MOST_NEAR if is_near else len(found)
    return PlacesFound(
        present=tuple(place for _names, place in found if isinstance(place, Present))[:limit],
        former=tuple(_with_namesake(place, present) for _names, place in found if isinstance(place, Former))[:limit],
        districts=tuple(place for _names, place in found if isinstance(place, District))[:limit],
        is_near=is_near,
    )


def _narrowed(
    found: list[tuple[tuple[str, ...], Present | Former | District]], agrees: Callable[[str], bool]
) -> list[tuple[tuple[str, ...], Present | Former | District]]:
    """Keep what agrees, unless nothing does: who types the wrong word before a name still means the name."""
    return [one for one in found if any(map(agrees, one[0]))] or found


def _names_of_former(unit: Former) -> tuple[str, ...]:
    return unit.name, f"{unit.name} {unit.district}", f"{unit.name} {unit.district} {unit.province}"


def _districts(former: Iterable[Former]) -> list[District]:
    now: dict[tuple[str, str], dict[Present, None]] = {}
    for unit in former:
        now.setdefault((unit.district, unit.province), {}).update(dict.fromkeys(unit.now))
    return [
        District(name=name, province=province, now=tuple(sorted(units, key=lambda unit: alphabetical(unit.own_name))))
        for (name, province), units in now.items()
    ]


def _with_namesake(unit: Former, present: Iterable[Present]) -> Former:
    key = name_key(unit.name)
    namesake = next((one for one in present if name_key(one.own_name) == key), None)
    if namesake is None or unit.now == (namesake,):
        return unit
    return Former(
        name=unit.name, district=unit.district, province=unit.province, now=unit.now, present_namesake=namesake
    )


def _equals(name: str, asked: str) -> bool:
    return _base(name) == _base(asked) or place_key(name) == place_key(asked)


def _contains(name: str, asked: str) -> bool:
    return f" {_base(asked)} " in f" {_base(name)} "


def _is_of_type(name: str, asked: str) -> bool:
    """Say whether the word before the name is the one that was typed, where one was."""
    typed = _type_of(place_key(asked))
    return not typed or _type_of(place_key(name)) == typed


def _accents_agree(name: str, asked: str) -> bool:
    own, typed = name_key(name), name_key(asked)
    return f" {typed} " in f" {own} " or own.endswith(f" {typed}") or _without_type(own) == _without_type(typed)


@lru_cache(maxsize=4096)
def _base(name: str) -> str:
    """Return the key of a name without the words before it, and without those before a district named after it."""
    key = _without_type(place_key(name))
    return _INNER.sub(" ", f" {key} ").strip() if " " in key else key


def _type_of(key: str) -> str:
    return next((word for word in map(place_key, TYPE_WORDS) if key.startswith(f"{word} ")), "")


def _without_type(key: str) -> str:
    """Drop the word before a name, with accents or without, and the English word behind it."""
    for word in TYPE_WORDS:
        for beginning in (name_key(word), place_key(word)):
            if key.startswith(f"{beginning} "):
                return key[len(beginning) + 1 :]
    for word in ENGLISH_TYPE_WORDS:
        if key.endswith(f" {place_key(word)}"):
            return key.removesuffix(f" {place_key(word)}")
    return key
