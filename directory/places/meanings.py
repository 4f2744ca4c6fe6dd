"""What the names of former units and districts mean today, for whoever still searches by them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from core.vietnamese import has_accents
from directory.models import Commune, FormerUnit
from directory.naming import name_key, place_key

WRITTEN_OUT = {"tp": "thanh pho", "tx": "thi xa", "tt": "thi tran"}
TYPES = ("xa", "phuong", "thi tran", "huyen", "thi xa", "thanh pho", *WRITTEN_OUT)
"""With what the name of a former unit or district begins."""
LONGEST_NAME = 4
"""Syllables after the type: "xã Đăk Tơ Lung" has three."""
MOST_NAMES = 24
"""Of which there may be so many in what somebody typed."""
NO_NAMES = ("xa hoi",)
"""What begins like a commune and is something else in nearly every sentence: xã hội."""


def meanings_of_former_units(words: str) -> Mapping[str, Sequence[str]]:
    """Return the present units for each former one or former district that ``words`` name; two small statements.

    Words in which nothing begins as the name of a unit does cost none. "Xã Bình Hiệp" gives the one that it became
    part of, "Huyện Bình Sơn" those that its communes became. What is the name of a present unit, too, means that one.
    """
    names = frozenset(islice(_names_in(place_key(words).split()), MOST_NAMES))
    if not names:
        return {}
    found: dict[str, dict[str, None]] = {}
    rows = FormerUnit.objects.order_by("pk", "communes__name").values_list("name", "district", "communes__name")
    for unit, district, commune in rows:
        for former in (unit, district):
            if commune and place_key(former) in names:
                found.setdefault(former, {})[commune] = None
    if not found:
        return {}
    compared = _compared(words)
    present = frozenset(map(compared, Commune.objects.values_list("name", flat=True)))
    return {former: tuple(communes) for former, communes in found.items() if compared(former) not in present}


def _compared(words: str) -> Callable[[str], str]:
    """Return how names are told apart by somebody who types so: without accents, Sơn Hà and Sơn Hạ are one."""
    return name_key if has_accents(words) else place_key


def _names_in(syllables: Sequence[str]) -> Iterator[str]:
    """Yield everything that begins as a name of a unit does."""
    for place in range(len(syllables)):
        for length in (1, 2):
            kind = " ".join(syllables[place : place + length])
            if kind in TYPES:
                begin = place + length
                for end in range(begin + 1, min(begin + LONGEST_NAME, len(syllables)) + 1):
                    name = " ".join([WRITTEN_OUT.get(kind, kind), *syllables[begin:end]])
                    if not name.startswith(NO_NAMES):
                        yield name
