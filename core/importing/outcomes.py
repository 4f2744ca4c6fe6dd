"""What every import shares: where something was read, why it was rejected, and how far the work is.

Where a source is read, and what is made of it, is told by the app that takes it over.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

SOME_REJECTED = 3
"""Exit code when everything was read, but something was rejected. 1 means that nothing was done, 0 that all is well."""
SHOWN_OF_REJECTED = 2000
"""Characters of what was read that stand with a rejection."""


class Outcome(StrEnum):
    """What became of one record."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something was read."""

    file: str
    line: int
    text: str
    """Its beginning, so that it can be recognised and corrected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """What cannot be taken over, and why."""

    place: Place
    reason: str


@dataclass
class Rejects:
    """The file of what could not be taken over: one JSON object a line; made when there is a first one."""

    path: Path
    count: int = 0
    _stream: TextIO | None = field(default=None, repr=False)

    def add(self, rejection: Rejection) -> None:
        """Write one rejection with its file, line, reason and the beginning of what was read."""
        if self._stream is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.path.open("w", encoding="utf-8", errors="backslashreplace")
        place = rejection.place
        record = {"file": place.file, "line": place.line, "reason": rejection.reason, "text": place.text}
        self._stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        self._stream.flush()
        self.count += 1

    def close(self) -> None:
        """Close the file, if there is one."""
        if self._stream is not None:
            self._stream.close()


def default_rejects(command: str) -> Path:
    """Return a file of its own for this run of ``command``."""
    return Path(settings.STATE_DIR) / "rejects" / f"{command}-{timezone.localtime():%Y%m%d-%H%M%S-%f}.jsonl"


def shared_data(*parts: str) -> Path:
    """Return the place of a file of the real data: below ``PORTAL_SHARED_DATA``, or beside the project's folder."""
    folder = os.environ.get("PORTAL_SHARED_DATA") or Path(settings.BASE_DIR).parent / "shared" / "data"
    return Path(folder).joinpath(*parts)


def check_readable(files: Sequence[Path]) -> None:
    """Refuse the whole call when one of the files cannot be read, before anything is written."""
    for path in files:
        try:
            with path.open("rb"):
                pass
        except OSError as error:
            message = _("%(path)s cannot be read: %(reason)s. Nothing was imported.")
            raise CommandError(message % {"path": path, "reason": error.strerror}) from error


def facts(counts: Counter[Outcome]) -> dict[str, int]:
    """Return the counts by name, with their sum, for messages."""
    return {"read": counts.total(), **{outcome.value: counts[outcome] for outcome in Outcome}}


def report(command: BaseCommand, counts: Counter[Outcome], rejects: Rejects, *, of: str = "") -> None:
    """Say what became of what was read; where something was rejected, end with ``SOME_REJECTED``.

    A command that counts several things says the others before by ``say_counts``; ``of`` names what was counted.
    """
    say_counts(command, counts, of=of)
    if rejects.count:
        message = _("Rejected: %(count)d. Their lines and reasons are in %(path)s")
        raise CommandError(message % {"count": rejects.count, "path": rejects.path}, returncode=SOME_REJECTED)


def say_counts(command: BaseCommand, counts: Counter[Outcome], *, of: str = "") -> None:
    """Write one line of counts that add up."""
    line = _(
        "Read %(read)d = created %(created)d + updated %(updated)d + unchanged %(unchanged)d + rejected %(rejected)d"
    ) % facts(counts)
    command.stdout.write(f"{of}: {line}" if of else line)


@dataclass
class Progress:
    """A bar where a person watches; where nobody does, a line for each batch. Made by ``progress``."""

    bar: tqdm
    command: BaseCommand

    @property
    def is_watched(self) -> bool:
        """Say whether there is a bar."""
        return not self.bar.disable

    def reach(self, position: int) -> None:
        """Move the bar to ``position``, counted as its total is."""
        self.bar.update(position - self.bar.n)

    def advance(self, number: int = 1) -> None:
        """Move the bar by ``number``."""
        self.bar.update(number)

    def written(self, counts: Counter[Outcome]) -> None:
        """Show the counts after a batch."""
        if self.is_watched:
            self.bar.set_postfix({outcome.value: counts[outcome] for outcome in Outcome if counts[outcome]})
        else:
            line = _("%(read)d read, %(rejected)d rejected") % facts(counts)
            self.command.stderr.write(line, style_func=str)

    def written_of_total(self, counts: Counter[Outcome]) -> None:
        """Show the counts after a batch where the bar counts the same records."""
        self.reach(counts.total())
        self.written(counts)


@contextmanager
def progress(command: BaseCommand, *, total: int, in_bytes: bool = False) -> Iterator[Progress]:
    """Show how far ``command`` is; ``total`` is a number of bytes or of records."""
    unit = "B" if in_bytes else ""
    watched = sys.stderr.isatty()
    with (
        statements_unwritten(),
        tqdm(total=total, unit=unit, unit_scale=in_bytes, file=sys.stderr, disable=not watched) as bar,
    ):
        yield Progress(bar=bar, command=command)


@contextmanager
def statements_unwritten() -> Iterator[None]:
    """Keep Django from writing every statement down, with the texts in it, as it does in development."""
    connection: Any = connections[DEFAULT_DB_ALIAS]
    connection.make_debug_cursor = connection.make_cursor
    try:
        yield
    finally:
        del connection.make_debug_cursor


@dataclass(frozen=True, slots=True, kw_only=True)
class Listeners:
    """Who hears of rejections, and of each written batch with the counts so far."""

    rejected: Callable[[Rejection], None] = lambda rejection: None
    written: Callable[[Counter[Outcome]], None] = lambda counts: None
