"""What names of units mean today, for whoever still searches by former ones, or puts another word before the name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from core.vietnamese import has_accents
from directory.models import Commune, FormerUnit
from directory.naming import name_key, place_key

KINDS = ("đặc khu", "thành phố", "thị trấn", "thị xã", "huyện", "phường", "quận", "đảo", "phố", "xã")
"""What stands before the name of a place. Only some are kinds of units; an island or a town is called so all the
same: "đảo Lý Sơn"."""
WRITTEN_OUT = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
LONGEST_NAME = 4
"""Syllables after the kind: "xã Đăk Tơ Lung" has three."""
MOST_NAMES = 24
"""Of which there may be so many in what somebody typed."""
NO_NAMES = ("xa hoi",)
"""What begins like a commune and is something else in nearly every sentence: xã hội."""

Today = dict[str, tuple[str, ...]]
"""Whole names of units with the names of the present ones that they are or became."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name as somebody may have typed it: ``whole`` is "thi tran tra xuan", ``own`` "tra xuan"; ``kind`` as typed."""

    kind: str
    whole: str
    own: str

    def written(self, unit: str) -> str:
        """Return the name of ``unit`` with the kind as it was typed, where that was shortened: "tt Trà Xuân"."""
        return f"{self.kind} {_own_name(unit)}" if self.kind in WRITTEN_OUT else unit


def meanings_of_units(words: str) -> Mapping[str, Sequence[str]]:
    """Return the present units for each name of a unit in ``words`` that means another; two small statements.

    Words in which nothing begins as the name of a unit does cost none. "Xã Bình Hiệp" gives the one that it became
    part of, "Huyện Bình Sơn" those that its communes became. What is the whole name of a present unit means that one.
    Who puts another word before a name still means the name: that of a present unit, or else of a former one.
    """
    names = tuple(islice(_names_in(words), MOST_NAMES))
    if not names:
        return {}
    former = _former_units()
    present: Today = {name: (name,) for name in Commune.objects.order_by("name").values_list("name", flat=True)}
    compared = _compared(words)
    wholes = frozenset(map(compared, present))
    known = frozenset(map(place_key, (*present, *former)))
    found: Today = {}
    for name in names:
        if name.whole in known:
            found |= {
                name.written(unit): now
                for unit, now in former.items()
                if place_key(unit) == name.whole and compared(unit) not in wholes
            }
        else:
            found |= _by_own_name(name, present) or _by_own_name(name, former)
    return found


def _former_units() -> Today:
    rows = FormerUnit.objects.order_by("pk", "communes__name").values_list("name", "district", "communes__name")
    found: dict[str, dict[str, None]] = {}
    for unit, district, commune in rows:
        for former in (unit, district):
            if commune:
                found.setdefault(former, {})[commune] = None
    return {former: tuple(communes) for former, communes in found.items()}


def _by_own_name(asked: _Asked, units: Today) -> Today:
    """Return the units that are called so behind their kind, under the name as it was asked for."""
    found: dict[str, dict[str, None]] = {}
    for unit, now in units.items():
        own = _own_name(unit)
        if place_key(own) == asked.own:
            found.setdefault(f"{asked.kind} {own}", {}).update(dict.fromkeys(now))
    return {name: tuple(now) for name, now in found.items()}


@lru_cache(maxsize=4096)
def _own_name(unit: str) -> str:
    """Return the name without the kind before it: "Đặc khu Lý Sơn" → Lý Sơn."""
    low = unit.lower()
    return next((unit[len(kind) + 1 :] for kind in KINDS if low.startswith(f"{kind} ")), unit)


def _compared(words: str) -> Callable[[str], str]:
    """Return how names are told apart by somebody who types so: without accents, Sơn Hà and Sơn Hạ are one."""
    return name_key if has_accents(words) else place_key


def _names_in(words: str) -> Iterator[_Asked]:
    """Yield everything that begins as a name of a unit does, whether its kind was typed with accents or without."""
    plain, typed = place_key(words).split(), name_key(words).split()
    place = 0
    while place < len(plain):
        kind, begin = _kind_at(place, plain, typed)
        place = max(begin, place + 1)
        if kind:
            for end in range(begin + 1, min(begin + LONGEST_NAME, len(plain)) + 1):
                own = " ".join(plain[begin:end])
                whole = f"{place_key(WRITTEN_OUT.get(kind, kind))} {own}"
                if not whole.startswith(NO_NAMES):
                    yield _Asked(kind=kind, whole=whole, own=own)


def _kind_at(place: int, plain: Sequence[str], typed: Sequence[str]) -> tuple[str, int]:
    """Return the kind that stands at ``place``, and where the name behind it begins."""
    for length in (2, 1):
        said = " ".join(plain[place : place + length])
        written = " ".join(typed[place : place + length])
        for kind in (*KINDS, *WRITTEN_OUT):
            if said == place_key(kind) and written in (said, name_key(kind)):
                return kind, place + length
    return "", place
