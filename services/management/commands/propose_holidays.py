"""Proposes the special days of years to the editors' table: ``manage.py propose_holidays 2028``."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from services.deadlines.actions import UnknownYearError, propose_year


class Command(BaseCommand):
    """Adds what is missing; what stands in the table stays."""

    help = _("Propose the public holidays and swapped days of years; editors confirm them. Safe to run twice.")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the years."""
        parser.add_argument("years", nargs="+", type=int, metavar="YEAR")

    def handle(self, *, years: list[int], **options: Any) -> None:
        """Propose each year and say how many days came."""
        for year in years:
            try:
                count = propose_year(year)
            except UnknownYearError as error:
                raise CommandError(_("No holidays are known for the year %s.") % year) from error
            words = ngettext("%(year)d: %(number)d day proposed.", "%(year)d: %(number)d days proposed.", count)
            self.stdout.write(words % {"year": year, "number": count})
