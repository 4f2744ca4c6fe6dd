"""Groups of provisions that a text names together, read as addresses: lists, ranges, and what each item leaves out.

"điểm a, b khoản 1 và khoản 2 Điều 5" is one group of three: what an item leaves out stands with a later one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from legal.provisions import ORDER, Level

from .provision_words import NAMED, NAMED_NEXT, NUMBER_NEXT, RANGE_NEXT, THIS_ONE, Step, is_outer, next_number, step

#: "quy định tạiđiểm a"
_GLUED = re.compile(r"(?:tại|theo|của|và|các|từ)$")
_LISTS = re.compile(r"và|hoặc|hay|;|cũng")


@dataclass(slots=True)
class Chain:
    """One item: a provision and what stands around it as far as the text says so, and the last one of a range."""

    steps: dict[Level, str]
    start: int
    end: int
    last: Step | None = None
    """The last provision of a range; the first is that of ``innermost``."""
    is_behind_comma: bool = False
    is_of_each: bool = False
    """Whether it stands in each of the articles that follow: "khoản 1 các Điều 5, 6 và 7"."""

    @property
    def innermost(self) -> Level:
        """Return the level of the provision itself."""
        return max(self.steps, key=ORDER.__getitem__)

    @property
    def outermost(self) -> Level:
        """Return the level that stands around all the others."""
        return min(self.steps, key=ORDER.__getitem__)


@dataclass(slots=True)
class Group:
    """Items that follow each other."""

    chains: list[Chain] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Return where the first item begins."""
        return self.chains[0].start

    @property
    def end(self) -> int:
        """Return where the last item ends."""
        return self.chains[-1].end


def groups(small: str) -> Iterator[Group]:
    """Yield the groups in a text in small letters, from first to last."""
    end = 0
    for match in NAMED.finditer(small):
        if match.start() < end or _is_inside_word(small, match.start()):
            continue
        first = step(small, match, match.start())
        if first:
            group = _group(small, first)
            end = group.end
            yield group


def _is_inside_word(small: str, place: int) -> bool:
    """Say whether a letter stands directly before, and not a word that is often glued to what follows."""
    return place > 0 and small[place - 1].isalnum() and _GLUED.search(small, max(0, place - 5), place) is None


def _group(small: str, first: Step) -> Group:
    group = Group([Chain({first.level: first.number}, first.start, first.end)])
    last = first
    while following := _following(small, last):
        gap, item, is_range = following
        _take(group, last, gap, item, is_range=is_range)
        _spread(group, item, is_of_each=small.find("các", last.end, item.start) >= 0)
        last = item
    _fill(group.chains)
    return group


def _following(small: str, last: Step) -> tuple[str, Step, bool] | None:
    """Return what follows the step ``last``: the gap, the step, and whether it ends a range.

    Nothing follows "Điều này": it says which document is meant.
    """
    if last.number == THIS_ONE:
        return None
    if (match := RANGE_NEXT.match(small, last.end)) and (item := _end_of_range(small, last, match)):
        return "", item, True
    if (match := NAMED_NEXT.match(small, last.end)) and (item := step(small, match, match.start("level"))):
        return match["gap"], item, False
    if (match := NUMBER_NEXT.match(small, last.end)) and (item := next_number(small, last, match)):
        return match["gap"], item, False
    return None


def _end_of_range(small: str, last: Step, match: re.Match[str]) -> Step | None:
    if match["level"] is not None:
        item = step(small, match, match.start("level"))
        return item if item and item.level == last.level else None
    return next_number(small, last, match)


def _take(group: Group, last: Step, gap: str, item: Step, *, is_range: bool) -> None:
    """Add ``item`` to the last chain as its range's end or as what stands around it, or begin a chain with it."""
    chain = group.chains[-1]
    is_list = _LISTS.search(gap) is not None
    if is_range and chain.last is None and chain.innermost == item.level:
        chain.last, chain.end = item, item.end
    elif not is_list and item.level not in chain.steps and _continues(chain, last, gap, item):
        chain.steps[item.level] = item.number
        chain.end = item.end
    else:
        group.chains.append(
            Chain({item.level: item.number}, item.start, item.end, is_behind_comma=not is_list and "," in gap)
        )


def _spread(group: Group, item: Step, *, is_of_each: bool) -> None:
    """Give the article ``item`` the clause that stands before the list of articles."""
    chain = group.chains[-1]
    if item.level != Level.ARTICLE:
        return
    if len(chain.steps) > 1:
        chain.is_of_each = is_of_each
    elif len(group.chains) > 1 and group.chains[-2].is_of_each:
        chain.steps = group.chains[-2].steps | chain.steps
        chain.is_of_each = True


def _continues(chain: Chain, last: Step, gap: str, item: Step) -> bool:
    """Say whether ``item`` stands around the chain ("khoản 1, Điều 5"), or within it ("Điều 5 khoản 1")."""
    if is_outer(item.level, chain.outermost):
        return True
    return not gap.strip(" \n\t\u00a0") and chain.last is None and is_outer(chain.innermost, item.level)


def _fill(chains: list[Chain]) -> None:
    """Give each item what it leaves out, from the one behind it; else, behind a comma, from the one before."""
    for item, following in zip(reversed(chains[:-1]), reversed(chains[1:]), strict=True):
        outermost = item.outermost
        if outermost != Level.ARTICLE and not is_outer(following.innermost, outermost):
            item.steps |= {level: number for level, number in following.steps.items() if is_outer(level, outermost)}
    merged = chains[:1]
    for item in chains[1:]:
        before = merged[-1]
        if item.is_behind_comma and is_outer(before.innermost, item.outermost) and before.last is None:
            before.steps |= item.steps
            before.end, before.last = item.end, item.last
        elif item.outermost not in before.steps or not _needs(item, before):
            merged.append(item)
        else:
            item.steps |= {level: number for level, number in before.steps.items() if is_outer(level, item.outermost)}
            merged.append(item)
    chains[:] = merged


def _needs(item: Chain, before: Chain) -> bool:
    """Say whether an item without its article follows one that names it first ("Điều 5 khoản 1, khoản 2")."""
    return item.outermost in (Level.CLAUSE, Level.POINT) and Level.ARTICLE in before.steps
