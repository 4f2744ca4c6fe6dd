"""What a record shows again, to hold against its source: nothing of a cell may be lost."""

import unicodedata

from services.reading import bases, papers, ways
from services.reading.values import Basis, PaperCase, Step, Way

#: Marks of lists, and what the source writes for a case without a name.
MARKS = frozenset("-+*–—•·,.:;)(") | {chr(code) for code in range(0xF000, 0xF100)}
#: Steps lose the mark of an item besides: "a)", "2.1.".
MARKS_OF_STEPS = MARKS | frozenset("abcdđeghiklmnopqrstuvxyz0123456789")


def of_ways(parts: tuple[Way, ...]) -> str:
    return ways.HEADER + "".join(way.method + way.time_limit + way.fee + way.description for way in parts)


def of_cases(parts: tuple[PaperCase, ...]) -> str:
    rows = []
    for case in parts:
        rows += [case.heading, papers.HEADER if case.papers else ""]
        rows += [paper.name + "".join(paper.forms) + paper.quantity for paper in case.papers]
    return "".join(rows)


def of_bases(parts: tuple[Basis, ...]) -> str:
    return bases.HEADER + "".join(basis.title + basis.number for basis in parts)


def of_steps(parts: tuple[Step, ...]) -> str:
    return "".join(step.title + step.text for step in parts)


def lost(cell: str, shown: str, *, marks: frozenset[str] = frozenset()) -> str:
    """Return what of the cell is not shown in its order, spaces and ``marks`` aside; "" when nothing is lost."""
    left = iter("".join(unicodedata.normalize("NFC", shown).split()))
    wanted = next(left, None)
    missing = []
    for character in "".join(unicodedata.normalize("NFC", cell).split()):
        if character == wanted:
            wanted = next(left, None)
        elif character not in marks:
            missing.append(character)
    return "".join(missing) + (f" beside {wanted!r}, which is not there" if wanted else "")
