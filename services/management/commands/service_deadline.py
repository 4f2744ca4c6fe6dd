"""When a time limit ends, and the sum: ``manage.py service_deadline 2026-04-28 5 working_days``."""

import argparse
import json
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from services.deadlines.special_days import deadline_from
from services.deadlines.wording import (
    amount_in_words,
    day_in_words,
    due_in_words,
    law_of,
    warnings_of,
    why_in_words,
)
from services.working_days import (
    MOST,
    BeyondTheCalendarError,
    Deadline,
    Unit,
    UnreasonableAmountError,
)


class Command(BaseCommand):
    """Reckons by the editors' table, and where it has no day by what the law says."""

    help = _("Say when a time limit ends and show the sum day by day. Exit code 1: it has no end that can be named.")

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare start, amount, unit and the form of the answer."""
        parser.add_argument("start", metavar="START", help=_("2026-04-28, or 2026-04-28T09:30 for hours."))
        parser.add_argument("amount", type=int, metavar="AMOUNT")
        parser.add_argument("unit", choices=[unit.value for unit in Unit], metavar="UNIT")
        parser.add_argument("--json", action="store_true", help=_("Answer as one JSON object."))

    def handle(self, *, start: str, amount: int, unit: str, **options: Any) -> None:
        """Reckon, and write the answer."""
        found = self._deadline(_moment(start), amount, Unit(unit))
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_as_text(found)))

    def _deadline(self, start: date, amount: int, unit: Unit) -> Deadline:
        try:
            return deadline_from(start, amount, unit)
        except UnreasonableAmountError as error:
            raise CommandError(
                _("AMOUNT must lie between 1 and %(most)d %(unit)s.") % {"most": MOST[unit], "unit": unit}
            ) from error
        except BeyondTheCalendarError as error:
            raise CommandError(_("The time limit ends beyond what the calendar knows.")) from error


def _moment(text: str) -> date:
    """Return the day, or where a time stands with it the local moment."""
    try:
        if len(text) <= len("2026-04-28"):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        return timezone.make_naive(moment) if timezone.is_aware(moment) else moment
    except (ValueError, OverflowError) as error:
        raise CommandError(
            _("START “%s” is no date; write it as 2026-04-28, or 2026-04-28T09:30 for hours.") % text
        ) from error


def _as_json(found: Deadline) -> dict[str, Any]:
    """Return the answer; ``due`` is a date, of hours a local moment."""
    return {
        "start": _iso(found.start, found.start_at),
        "amount": found.amount,
        "unit": found.unit.value,
        "due": _iso(found.due, found.due_at),
        "days": [
            {
                "date": step.day.isoformat(),
                "counts": step.counts,
                "why": why_in_words(step, found),
                "reason": step.why.value,
                **({"name": step.special.name, "standing": step.special.standing.value} if step.special else {}),
                **({"minutes": step.minutes} if found.unit == Unit.HOURS else {}),
            }
            for step in found.steps
        ],
        "law": list(law_of(found)),
        "warnings": list(warnings_of(found)),
    }


def _iso(day: date, moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else day.isoformat()


def _as_text(found: Deadline) -> list[str]:
    limit = amount_in_words(found.amount, found.unit)
    lines = [
        _("%(limit)s from %(day)s: %(due)s")
        % {"limit": limit, "day": day_in_words(found.start), "due": due_in_words(found)},
        "",
    ]
    lines += [f"  {day_in_words(step.day)}: {why_in_words(step, found)}" for step in found.steps]
    for heading, said in ((_("To know"), warnings_of(found)), (_("By law"), law_of(found))):
        if said:
            lines += ["", heading, *(f"- {one}" for one in said)]
    return lines
