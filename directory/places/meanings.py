"""What the names of former units and districts mean today, for whoever still searches by them."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from django.db.models import Q

from core.slugs import slugify
from core.vietnamese import has_accents
from directory.models import Commune, FormerUnit
from directory.naming import name_key, place_key

TYPES = ("xa", "phuong", "thi-tran", "huyen", "thi-xa", "thanh-pho", "tp", "tx", "tt")
"""With what the name of a former unit or district begins, in addresses."""
WRITTEN_OUT = {"tp": "thanh-pho", "tx": "thi-xa", "tt": "thi-tran"}
LONGEST_NAME = 4
"""Syllables after the type: "xã Đăk Tơ Lung" has three."""
MOST_NAMES = 24
"""Of which there may be so many in what somebody typed."""
NO_NAMES = ("xa-hoi",)
"""What begins like a commune and is something else in nearly every sentence: xã hội."""


def meanings_of_former_units(words: str) -> Mapping[str, Sequence[str]]:
    """Return the present units for each former one or former district that ``words`` may name; at most two statements.

    "Xã Bình Hiệp" gives the one that it became part of, "Huyện Bình Sơn" those that its communes became. What is
    the name of a present unit, too, means that one.
    """
    names = _names_in(words)
    if not names:
        return {}
    asked = Q()
    for name in names:
        asked |= Q(slug__startswith=f"{name}-") | Q(slug__contains=f"-{name}")
    found: dict[str, dict[str, None]] = {}
    rows = FormerUnit.objects.filter(asked).order_by("pk", "communes__name")
    for unit, district, commune in rows.values_list("name", "district", "communes__name"):
        for former in (unit, district):
            if commune and slugify(former) in names:
                found.setdefault(former, {})[commune] = None
    present = _present_names(words) if found else frozenset()
    return {former: tuple(communes) for former, communes in found.items() if _compared(words)(former) not in present}


def _present_names(words: str) -> frozenset[str]:
    return frozenset(map(_compared(words), Commune.objects.values_list("name", flat=True)))


def _compared(words: str) -> Callable[[str], str]:
    """Return how names are told apart by somebody who types so: without accents, Sơn Hà and Sơn Hạ are one."""
    return name_key if has_accents(words) else place_key


def _names_in(words: str) -> frozenset[str]:
    """Return everything in ``words`` that begins as a name of a unit does, as addresses write it."""
    syllables = [syllable for syllable in slugify(words, max_length=len(words) * 2).split("-") if syllable]
    return frozenset(name for name, _ in zip(_beginnings(syllables), range(MOST_NAMES), strict=False))


def _beginnings(syllables: Sequence[str]) -> Iterator[str]:
    for place in range(len(syllables)):
        for length in (1, 2):
            kind = "-".join(syllables[place : place + length])
            if kind in TYPES:
                begin = place + length
                for end in range(begin + 1, min(begin + LONGEST_NAME, len(syllables)) + 1):
                    name = "-".join([WRITTEN_OUT.get(kind, kind), *syllables[begin:end]])
                    if not name.startswith(NO_NAMES):
                        yield name
