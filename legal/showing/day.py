"""The day for which a reader asks the status of a document: ``?ngay=2024-01-01``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

PARAMETER = "ngay"
EARLIEST = date(1945, 9, 2)
"""Nothing that this State issued is older."""
LATEST_IN_YEARS = 30
"""What is known of relations reaches no further ahead."""
LONGEST = 40
"""Characters that are repeated to a reader who typed something else than a day."""

_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_PRINTED = re.compile(r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDay:
    """What was asked, and what is wrong with it."""

    day: date | None = None
    """None where nothing was asked, or nothing that is a day."""
    typed: str = ""
    error: str = ""
    """In the reader's language; empty where all is well."""

    @property
    def is_asked(self) -> bool:
        """Say whether the address is one of its own, which search machines need not keep."""
        return bool(self.typed)

    @property
    def field_value(self) -> str:
        """Return what a date field of a form shows."""
        return self.day.isoformat() if self.day else ""

    @property
    def first(self) -> str:
        """Return the first day that can be asked for, as a date field takes it."""
        return EARLIEST.isoformat()

    @property
    def last(self) -> str:
        """Return the last."""
        return last_day().isoformat()


def asked_day(values: Mapping[str, str]) -> AskedDay:
    """Return the day in the parameters of an address, as machines write it or as people do (30/01/2007)."""
    typed = " ".join(str(values.get(PARAMETER, "")).split())
    if not typed:
        return AskedDay()
    shown = typed[:LONGEST]
    found = _ISO.fullmatch(typed) or _PRINTED.fullmatch(typed)
    day = _day(found) if found else None
    if day is None:
        wrong = _("“%(typed)s” is not a day. Write day, month and year, for example 30/01/2024.")
        return AskedDay(typed=shown, error=wrong % {"typed": shown})
    latest = last_day()
    if not EARLIEST <= day <= latest:
        wrong = _("Choose a day from %(first)s to %(last)s.")
        days = {"first": f"{EARLIEST:%d/%m/%Y}", "last": f"{latest:%d/%m/%Y}"}
        return AskedDay(typed=shown, error=wrong % days)
    return AskedDay(day=day, typed=shown)


def last_day() -> date:
    """Return the last day that can be asked for."""
    return date(localdate().year + LATEST_IN_YEARS, 12, 31)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
