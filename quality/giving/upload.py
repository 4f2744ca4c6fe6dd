"""A file of figures that an editor brings: looked at, shown, and written whole when the editor says so."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from secrets import token_urlsafe
from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext as _

from core.importing.outcomes import Outcome
from core.spreadsheets import harmless
from quality.giving.actions import Identity, NewFigure, outcomes_of
from quality.giving.csv_file import LABELS, Row, read_table
from quality.giving.figure_rows import NEEDED, Known, Problem, RefusedRowError, read_row

SECONDS = 3600
"""How long a file waits for the editor's word."""
_KEY = "quality.upload.{user}.{key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A line that is not written, and why."""

    line: int
    reason: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A line that may be written."""

    line: int
    fields: Mapping[str, str]
    figure: NewFigure


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a file holds."""

    headings: tuple[str, ...]
    unread: tuple[str, ...]
    accepted: Sequence[Accepted]
    rejected: Sequence[Rejected]

    @property
    def figures(self) -> list[NewFigure]:
        """Return what would be written."""
        return [one.figure for one in self.accepted]

    @property
    def outcomes(self) -> Counter[Outcome]:
        """Return what would become of them."""
        return outcomes_of(self.figures)


def examine(content: bytes, known: Known, *, today: date) -> Examined:
    """Return what may be written of the file and what not. Raises ``csv_file.UnreadableFileError``; writes nothing."""
    table = read_table(content, needed=NEEDED)
    accepted: list[Accepted] = []
    rejected: list[Rejected] = []
    seen: dict[Identity, int] = {}
    for row in table.rows:
        try:
            figure = _figure(row, known, seen, today)
        except RefusedRowError as error:
            reasons = (f"{LABELS[one.field]}: {one.reason}" if one.field else one.reason for one in error.problems)
            rejected.append(Rejected(line=row.line, reason=" ".join(reasons), cells=row.cells))
        else:
            accepted.append(Accepted(line=row.line, fields=row.fields, figure=figure))
    return Examined(headings=table.headings, unread=table.unread, accepted=accepted, rejected=rejected)


def _figure(row: Row, known: Known, seen: dict[Identity, int], today: date) -> NewFigure:
    if row.fault:
        raise RefusedRowError([Problem("", row.fault)])
    figure = read_row(row.fields, known, today=today)
    first = seen.setdefault(figure.identity, row.line)
    if first != row.line:
        raise RefusedRowError([Problem("", _("The same figure stands in line %(line)d already.") % {"line": first})])
    return figure


def keep_file(content: bytes, *, user: Any) -> str:
    """Keep the file until the editor has looked at it; return the key by which this editor gets it back."""
    key = token_urlsafe(16)
    cache.set(_KEY.format(user=user.pk, key=key), content, SECONDS)
    return key


def kept_file(key: str, *, user: Any) -> bytes | None:
    """Return the file that this editor brought, or none where it has been written, forgotten, or is another's."""
    found: bytes | None = cache.get(_KEY.format(user=user.pk, key=key[:40])) if key.isascii() else None
    return found


def forget_file(key: str, *, user: Any) -> None:
    """Forget the file."""
    cache.delete(_KEY.format(user=user.pk, key=key[:40]))


def rejected_lines(examined: Examined) -> list[list[str]]:
    """Return the lines of a CSV file of what was rejected, safe to open in a spreadsheet; mended, it is brought again.

    Line and reason stand in front; the columns behind are those of the file that was brought.
    """
    rows = [[_("Line"), _("Reason"), *examined.headings]]
    rows += [[str(one.line), one.reason, *one.cells] for one in examined.rejected]
    return [[harmless(cell) for cell in row] for row in rows]
