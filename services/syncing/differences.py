"""What differs between two values of a part, row by row and column by column, for people to read. Pure but for labels.

A difference is a mapping, as it is kept: ``part``, ``row`` (by what the row is known), ``aspect`` (the column, "" for
the part or row itself), ``before`` and ``after``; an empty ``before`` came, an empty ``after`` went.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from services.audiences import Audience
from services.levels import Level
from services.roles import AgencyRole
from services.sections import Section
from services.syncing.part_names import Part

Difference = dict[str, str]
Row = Mapping[str, Any]
ALIKE = 0.6
"""From which similarity a row that went and one that came are taken for one that was rewritten."""
_NO_PAPERS: tuple[Row, ...] = ({},)
"""So that a case without papers is told too."""
LONGEST_COMPARED = 400
"""Characters of a row that are looked at for that."""


class Aspect(models.TextChoices):
    """The columns of rows that are told apart."""

    TEXT = "text", _("text")
    TITLE = "title", _("title")
    NAME = "name", _("name")
    TIME_LIMIT = "time_limit", _("time limit")
    FEE = "fee", _("fee")
    DESCRIPTION = "description", _("what to know")
    METHOD = "method", _("way")
    QUANTITY = "quantity", _("number of copies")
    FORMS = "forms", _("forms")
    NUMBER = "number", _("number")
    PART = "part", _("part")


def differences(before: Mapping[Part, Any], after: Mapping[Part, Any]) -> list[Difference]:
    """Return what differs between the values of the parts that both hold, in the order of the parts."""
    return [
        one for part in Part if part in before and part in after for one in _of_part(part, before[part], after[part])
    ]


def _of_part(part: Part, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    if part in _ROWS:
        columns, name_of = _ROWS[part]
        yield from _of_rows(part, _readable(part, before), _readable(part, after), columns, name_of)
    else:
        yield _difference(part, before=_words(part, before), after=_words(part, after))


def _words(part: Part, value: Any) -> str:
    labels = {Part.LEVELS: Level, Part.AUDIENCES: Audience}.get(part)
    if labels is not None:
        known = dict(labels.choices)
        return "; ".join(str(known.get(one, one)) for one in value)
    return "; ".join(value) if isinstance(value, list) else str(value)


def _difference(part: Part, *, row: str = "", aspect: str = "", before: str = "", after: str = "") -> Difference:
    return {"part": part.value, "row": row, "aspect": aspect, "before": before, "after": after}


def _of_rows(
    part: Part, before: Sequence[Row], after: Sequence[Row], columns: Sequence[str], name_of: Callable[[Row], str]
) -> Iterator[Difference]:
    pairs, gone, come = _paired(before, after, name_of)
    for old, new in pairs:
        for column in columns:
            if old[column] != new[column]:
                yield _difference(part, row=name_of(new), aspect=column, before=old[column], after=new[column])
    for row in gone:
        yield _difference(part, row=name_of(row), before=_whole(row, columns))
    for row in come:
        yield _difference(part, row=name_of(row), after=_whole(row, columns))
    if not (gone or come) and all(old == new for old, new in pairs):
        yield _difference(part, before=_all(before, columns), after=_all(after, columns))  # only the order differs


def _paired(
    before: Sequence[Row], after: Sequence[Row], name_of: Callable[[Row], str]
) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Pair rows that are equal, then those of one name, then those that are alike; return what is left of each side."""
    gone, come, pairs = list(before), list(after), []

    def is_equal(old: Row, new: Row) -> bool:
        return old == new

    def is_of_one_name(old: Row, new: Row) -> bool:
        return name_of(old) == name_of(new)

    for rule in (is_equal, is_of_one_name, _are_alike):
        for old in list(gone):
            new = next((one for one in come if rule(old, one)), None)
            if new is not None:
                gone.remove(old)
                come.remove(new)
                pairs.append((old, new))
    return pairs, gone, come


def _are_alike(old: Row, new: Row) -> bool:
    texts = ["\n".join(map(str, row.values()))[:LONGEST_COMPARED] for row in (old, new)]
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _whole(row: Row, columns: Iterable[str]) -> str:
    return "\n".join(row[column] for column in columns if row[column])


def _all(rows: Iterable[Row], columns: Sequence[str]) -> str:
    return "\n".join(_whole(row, columns) for row in rows)


def _readable(part: Part, rows: Sequence[Row]) -> list[Row]:
    """Return rows of texts only, papers each with its case."""
    if part == Part.CASES:
        return [_paper(case, paper) for case in rows for paper in case["papers"] or _NO_PAPERS]
    if part == Part.AGENCIES:
        roles = dict(AgencyRole.choices)
        return [{"role": str(roles.get(row["role"], row["role"])), "name": row["name"]} for row in rows]
    if part == Part.RESULTS:
        return [{"text": row["text"]} for row in rows]
    if part == Part.WAYS:
        return [{name: row[name] for name in ("method", "time_limit", "fee", "description")} for row in rows]
    if part == Part.AS_GIVEN:
        sections = dict(Section.choices)
        return [{"part": str(sections.get(row["part"], row["part"])), "text": row["text"]} for row in rows]
    return list(rows)


def _paper(case: Row, paper: Row) -> Row:
    return {
        "heading": case["heading"],
        "name": paper.get("name", ""),
        "quantity": _quantity(paper),
        "forms": paper.get("forms", ""),
    }


def _quantity(paper: Row) -> str:
    counted = (("originals", _("original")), ("copies", _("copy")))
    words = [f"{paper[name]} {word}" for name, word in counted if paper.get(name) is not None]
    return ", ".join(words) or paper.get("quantity", "")


def _first(*columns: str) -> Callable[[Row], str]:
    def name_of(row: Row) -> str:
        return next((row[column] for column in columns if row[column]), "")

    return name_of


def _paper_in_case(row: Row) -> str:
    return f"{row['heading']}: {row['name']}" if row["heading"] else row["name"]


_ROWS: Mapping[Part, tuple[Sequence[str], Callable[[Row], str]]] = {
    Part.CASES: (("name", "quantity", "forms"), _paper_in_case),
    Part.WAYS: (("method", "time_limit", "fee", "description"), _first("method")),
    Part.STEPS: (("title", "text"), _first("title", "text")),
    Part.RESULTS: (("text",), _first("text")),
    Part.BASES: (("title", "number"), _first("number", "title")),
    Part.AGENCIES: (("name",), lambda row: f"{row['role']}: {row['name']}"),
    Part.AS_GIVEN: (("text",), _first("part")),
}
