"""A personal checklist: the papers of one procedure that somebody in the chosen cases needs.

Nothing here knows who asks. Keys are made of words alone, so that a saved list and a shared address still mean the same
paper after the procedure was taken over anew.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from preparing.alternatives import is_one_enough
from preparing.case_roles import CaseRole, is_remark, roles_of
from preparing.held_papers import HeldRule, held_rule
from services.case_keys import key_of

VERSION_LENGTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Papers under one heading, as the procedure has them: ``services.models.RequiredPaper``."""

    heading: str
    papers: Sequence[Any]
    needed_by: str = ""
    """What an editor says of it, ``services.needed_by.NeededBy``; empty: its heading tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case that somebody may be in."""

    key: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One paper to bring; ``held`` says why it need not be brought after all."""

    key: str
    paper: Any
    held: HeldRule | None = None
    is_ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Items under one heading."""

    heading: str
    items: tuple[Item, ...]
    is_one_of: bool = False
    """One of the items is enough."""
    remarks: tuple[Item, ...] = ()
    """Rows among these that are no papers; nothing to tick."""

    @property
    def wanted(self) -> tuple[Item, ...]:
        """Return what the State does not hold."""
        return tuple(item for item in self.items if item.held is None)

    @property
    def is_met(self) -> bool:
        """Say whether one is enough and the State holds one: then the others are named, and none must be brought."""
        return self.is_one_of and len(self.wanted) < len(self.items)

    @property
    def to_bring(self) -> tuple[Item, ...]:
        """Return what must be brought; of a section of which one is enough, all from which to choose."""
        return () if self.is_met else self.wanted

    @property
    def needed(self) -> int:
        """Return how many papers must be brought."""
        return min(len(self.to_bring), 1) if self.is_one_of else len(self.to_bring)

    @property
    def ready(self) -> int:
        """Return how many of them are ticked."""
        return min(sum(item.is_ticked for item in self.to_bring), self.needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """What is shown."""

    cases: tuple[Case, ...]
    """All that can be chosen; empty where everybody needs the same."""
    sections: tuple[Section, ...]
    notes: tuple[Section, ...]
    """Remarks of the source about the papers; nothing to tick."""
    version: str
    """Changes with whatever the procedure asks for, in any case."""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all items in order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def to_bring(self) -> tuple[Item, ...]:
        """Return what must be brought."""
        return tuple(item for section in self.sections for item in section.to_bring)

    @property
    def held(self) -> tuple[Item, ...]:
        """Return what the State already holds."""
        return tuple(item for item in self.items if item.held is not None)

    @property
    def needed(self) -> int:
        """Return how many papers must be brought."""
        return sum(section.needed for section in self.sections)

    @property
    def ready(self) -> int:
        """Return how many of them are ticked."""
        return sum(section.ready for section in self.sections)

    @property
    def has_choice(self) -> bool:
        """Say whether some case was chosen."""
        return any(case.is_chosen for case in self.cases)


def checklist(
    groups: Sequence[Group],
    *,
    chosen: Collection[str] = (),
    ticked: Collection[str] = (),
    rules: Sequence[HeldRule] = (),
    also: Iterable[str] = (),
) -> Checklist:
    """Return the list for somebody in the ``chosen`` cases (keys); a paper of several groups stands once, in the first.

    Keys that mean nothing are passed over: the address of a list is typed, shortened and shared by people. ``also`` is
    what else the version hangs on, such as time limits and fees.
    """
    roles = roles_of([group.heading for group in groups], [group.needed_by for group in groups])
    seen: set[str] = set()
    sections: list[Section] = []
    notes: list[Section] = []
    cases: dict[str, Case] = {}
    for group, role in zip(groups, roles, strict=True):
        key = key_of(group.heading)
        if role is CaseRole.CHOSEN:
            cases[key] = Case(key=key, label=group.heading.rstrip(" :;"), is_chosen=key in chosen)
            if key not in chosen:
                continue
        is_one_of = role is not CaseRole.NOTE and _takes_one(group)
        # Alternatives all stay where they are: one that is asked for elsewhere too would else be no choice here.
        items = tuple(_items(group.papers, seen=set() if is_one_of else seen, ticked=ticked, rules=rules))
        if items:
            found = _section(group.heading, items, is_one_of=is_one_of)
            (sections if found.items and role is not CaseRole.NOTE else notes).append(found)
    return Checklist(
        cases=tuple(cases.values()),
        sections=tuple(sections),
        notes=tuple(notes),
        version=_version(groups, also),
    )


def _section(heading: str, items: tuple[Item, ...], *, is_one_of: bool) -> Section:
    """Return the section; among alternatives a remark is none."""
    remarks = tuple(item for item in items if is_one_of and is_remark(item.paper.name))
    papers = tuple(item for item in items if item not in remarks)
    return Section(heading=heading, items=papers, is_one_of=is_one_of, remarks=remarks)


def _takes_one(group: Group) -> bool:
    return is_one_enough(group.heading, [paper.name for paper in group.papers], told=group.needed_by)


def _items(
    papers: Sequence[Any], *, seen: set[str], ticked: Collection[str], rules: Sequence[HeldRule]
) -> Iterable[Item]:
    for paper in papers:
        key = key_of(paper.name)
        if key not in seen:
            seen.add(key)
            yield Item(key=key, paper=paper, held=held_rule(paper.name, rules), is_ticked=key in ticked)


def _version(groups: Sequence[Group], also: Iterable[str]) -> str:
    facts = [
        "|".join(map(str, (group.heading, paper.name, paper.originals, paper.copies, paper.quantity, paper.note)))
        for group in groups
        for paper in group.papers
    ]
    facts += [f"{group.heading}|{group.needed_by}" for group in groups if group.needed_by]
    # Papers in another order are the same papers.
    return hashlib.sha256("\n".join((*sorted(facts), *also)).encode()).hexdigest()[:VERSION_LENGTH]
