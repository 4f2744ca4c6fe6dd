"""Takes the administrative units over: ``manage.py import_units [UNITS MERGERS]``."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from core.importing.outcomes import Rejects, check_readable, default_rejects, progress, report, say_counts, shared_data
from directory.unit_actions import UnitCounts, import_units
from directory.unit_files import NotAUnitFileError, read_mergers, read_units


class Command(BaseCommand):
    """Reads both files and writes all of it in one transaction; a second run changes nothing."""

    help = _(
        "Take communes, their people's committees and the former units over, by default from PORTAL_SHARED_DATA/units. "
        "Safe to run twice. Exit code 0: all taken over; 3: something was rejected; 1: nothing was done."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the two files and where rejects go."""
        units, mergers = shared_data("units", "quangngai_2025.json"), shared_data("units", "old_to_2025.csv")
        parser.add_argument("units", nargs="?", type=Path, default=units, help=_("JSON: the units of the province."))
        parser.add_argument(
            "mergers", nargs="?", type=Path, default=mergers, help=_("CSV: what each former unit is part of now.")
        )
        parser.add_argument("--rejects", type=Path, help=_("File for what is rejected (default: var/rejects/…)."))

    def handle(self, *, units: Path, mergers: Path, rejects: Path | None, **options: Any) -> None:
        """Import, show the counts, and say by the exit code whether anything was rejected."""
        check_readable([units, mergers])
        rejected = Rejects(path=rejects or default_rejects("import_units"))
        try:
            counts = self._import(units, mergers, rejected)
        finally:
            rejected.close()
        say_counts(self, counts.communes, of=_("Communes and wards"))
        report(self, counts.former_units, rejected, of=_("Former units"))

    def _import(self, units: Path, mergers: Path, rejects: Rejects) -> UnitCounts:
        found, former = _read(units, read_units), _read(mergers, read_mergers)
        with progress(self, total=len(found) + len(former)) as shown:
            return import_units(found, former, rejected=rejects.add, advanced=shown.advance)


def _read(path: Path, reader: Callable[[Path], Iterator[Any]]) -> list[Any]:
    try:
        return list(reader(path))
    except NotAUnitFileError as error:
        message = _("%(path)s cannot be read: %(reason)s. Nothing was imported.")
        raise CommandError(message % {"path": path, "reason": str(error).rstrip(".")}) from error
