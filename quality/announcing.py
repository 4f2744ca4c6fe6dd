"""Whether a planned outage was announced in time, by the calendar that the portal keeps."""

from django.utils.translation import gettext as _

from quality.models import Incident
from services.deadlines.special_days import working_calendar
from services.working_days import DeadlineError


def late_announcement(incident: Incident) -> str:
    """Return what the editor is told of an outage that was announced too late; an empty text where all is well."""
    if not incident.is_planned:
        return ""
    said = incident.announcement
    calendar = working_calendar(range(said.announced_on.year, said.announced_on.year + 2))
    try:
        if said.is_in_time(calendar):
            return ""
        earliest = said.earliest(calendar)
    except DeadlineError:
        return ""
    words = _(
        "Announced on %(announced)s, a planned outage may begin on %(earliest)s at the earliest: the public is told at "
        "least 7 working days before. If it can wait, move it; if not, say in the text why it cannot."
    )
    return words % {"announced": f"{said.announced_on:%d/%m/%Y}", "earliest": f"{earliest:%d/%m/%Y}"}
