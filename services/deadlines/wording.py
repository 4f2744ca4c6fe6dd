"""The sum in words, for readers of pages and of the command line: why a day counts or not, by which law."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _

from services.working_days import Deadline, Standing, Step, Unit, Why

_PLAIN: Mapping[Why, Promise] = {
    Why.START: _("the dossier comes in: not counted"),
    Why.WEEKEND: _("weekend: not counted"),
    Why.ENDS_HERE: _("the first working day after: the time limit ends here"),
}
_OFF: Mapping[Why, Promise] = {
    Why.HOLIDAY: _("public holiday: not counted"),
    Why.DAY_OFF: _("day off: not counted"),
}


def why_in_words(step: Step, found: Deadline) -> str:
    """Return why the line stands as it does, with the name of a holiday."""
    words = _counted(step, found) if step.counts else str(_PLAIN.get(step.why) or _OFF[step.why])
    if step.special is None:
        return words
    if step.special.name:
        words = f"{words} ({step.special.name})"
    if step.special.standing != Standing.CONFIRMED:
        words = "; ".join((words, gettext("not confirmed yet")))
    return words


def _counted(step: Step, found: Deadline) -> str:
    number = {"number": step.number}
    if step.why == Why.HOURS:
        return _hours(step)
    words = {
        Why.WORKING_DAY: gettext("working day %(number)d"),
        Why.WORKED_INSTEAD: gettext("working day %(number)d, worked instead of another"),
        Why.CALENDAR_DAY: gettext("day %(number)d"),
        Why.MONTH: gettext("end of month %(number)d"),
        Why.YEAR: gettext("end of year %(number)d"),
    }[step.why] % number
    if found.is_moved and step.number == found.amount:
        words = ", ".join((words, gettext("a day off, so the end moves")))
    return words


def _hours(step: Step) -> str:
    hours, minutes = divmod(step.minutes, 60)
    words = ngettext("%(number)d hour", "%(number)d hours", hours) % {"number": hours}
    if minutes:
        words += " " + ngettext("%(number)d minute", "%(number)d minutes", minutes) % {"number": minutes}
    return words


def amount_in_words(amount: int, unit: Unit) -> str:
    """Return the time limit, such as "5 working days"."""
    words = {
        Unit.WORKING_DAYS: ngettext("%(number)d working day", "%(number)d working days", amount),
        Unit.DAYS: ngettext("%(number)d day", "%(number)d days", amount),
        Unit.HOURS: ngettext("%(number)d hour", "%(number)d hours", amount),
        Unit.MONTHS: ngettext("%(number)d month", "%(number)d months", amount),
        Unit.YEARS: ngettext("%(number)d year", "%(number)d years", amount),
    }[unit]
    return words % {"number": amount}


def day_in_words(day: date) -> str:
    """Return weekday and date, such as "Thứ Năm, 07/05/2026"."""
    return pgettext("weekday, date", "%(weekday)s, %(date)s") % {
        "weekday": date_format(day, "l"),
        "date": f"{day:%d/%m/%Y}",
    }


def due_in_words(found: Deadline) -> str:
    """Return the day, and of a term in hours the time, at which it ends."""
    words = day_in_words(found.due)
    if found.due_at is None or found.is_moved:
        return words
    return gettext("%(time)s on %(day)s") % {"time": f"{found.due_at:%H:%M}", "day": words}


def law_of(found: Deadline) -> tuple[str, ...]:
    """Return the rules that the sum followed, each with its article; numbers become links where pages show them."""
    code = gettext("Civil Code 91/2015/QH13")
    rules = [gettext("The time begins when the complete dossier is received: Decree 118/2025/NĐ-CP.")]
    if found.unit == Unit.HOURS:
        rules.append(
            gettext("Hours run by the clock from that moment: clause 1, article 147, %(code)s.") % {"code": code}
        )
    else:
        rules.append(gettext("That day is not counted: clause 3, article 147, %(code)s.") % {"code": code})
    if found.unit == Unit.MONTHS:
        rules.append(
            gettext("A month ends on the same date, or on its last day: clause 3, article 148, %(code)s.")
            % {"code": code}
        )
    if found.is_moved:
        rules.append(
            gettext("An end on a day off moves to the next working day: clause 5, article 148, %(code)s.")
            % {"code": code}
        )
    return (*rules, *_documents(found))


def _documents(found: Deadline) -> Iterator[str]:
    """Yield the documents that fixed the special days of the sum, each with its days."""
    days: dict[str, list[str]] = defaultdict(list)
    for step in found.steps:
        if step.special and step.special.document:
            days[step.special.document].append(f"{step.day:%d/%m/%Y}")
    for document, fixed in days.items():
        yield f"{', '.join(fixed)}: {document}."


def warnings_of(found: Deadline) -> tuple[str, ...]:
    """Return what a reader must know before relying on the date; empty where all is settled."""
    said = []
    if found.is_received_on_day_off:
        said.append(
            gettext(
                "Offices are closed on that day: what comes in then may be booked on their next working day, "
                "and the time begins with it."
            )
        )
    if found.start_at is not None and found.is_without_time:
        said.append(
            gettext("No time of day was given; the hours are counted from %(time)s.")
            % {"time": f"{found.start_at:%H:%M}"}
        )
    said += _unconfirmed(found)
    if found.unknown_years:
        years = ", ".join(str(year) for year in found.unknown_years)
        said.append(gettext("Of %(years)s only the weekends are known, no public holidays.") % {"years": years})
    return tuple(said)


def _unconfirmed(found: Deadline) -> Iterator[str]:
    """Yield a sentence for the proposals of the table and for what it lacks."""
    sentences = {
        Standing.PROPOSED: gettext("The sum rests on days that the editors have not confirmed yet: %(days)s."),
        Standing.COMPUTED: gettext(
            "The sum rests on days that follow from the law but are not in the editors' table yet: %(days)s."
        ),
    }
    for standing, sentence in sentences.items():
        days = ", ".join(
            f"{step.day:%d/%m/%Y}" for step in found.steps if step.special and step.special.standing == standing
        )
        if days:
            yield sentence % {"days": days}
