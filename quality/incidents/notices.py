"""What readers of a procedure or an agency are told first while something that they need is out of order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.pages.notices import PageNotice, page_notices
from directory.models import Agency
from directory.notices import agency_notices
from quality.incidents.concerned import Concerns, concerns_agency, concerns_of, concerns_procedure
from quality.models import Incident
from quality.shown import in_language
from services.models import ProcedurePage
from services.roles import AgencyRole

CACHE_KEY = "quality.incidents.open.2"
SECONDS = 60
"""How late, at most, a procedure tells of an incident; what an editor saves is told at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIncident:
    """An incident that is not over, as it lies in the cache."""

    concerns: Concerns
    begins_at: datetime
    ends_at: datetime | None
    service: str
    service_en: str
    instead: str
    instead_en: str

    def is_now(self, now: datetime) -> bool:
        """Say whether the service is missing at ``now``."""
        return self.begins_at <= now and (self.ends_at is None or now < self.ends_at)


_FIELDS = ("begins_at", "ends_at", "service", "service_en", "instead", "instead_en")


@page_notices("incidents")
def notices_of_page(page: Page, request: HttpRequest | None) -> list[PageNotice]:
    """Return what is out of order for a procedure; a statement a minute, since its page has read its children."""
    if not isinstance(page, ProcedurePage):
        return []
    open_now = _open_now()
    if not open_now:
        return []
    acting = (one.agency_id for one in page.agencies.all() if one.role != AgencyRole.COORDINATING)
    fields, agencies = {field.pk for field in page.fields.all()}, {page.agency_id, *acting}
    return _notices(
        one for one in open_now if concerns_procedure(one.concerns, page.pk, fields=fields, agencies=agencies)
    )


@agency_notices("incidents")
def notices_of_agency(agency: Agency) -> list[PageNotice]:
    """Return what is out of order at an agency; a statement a minute."""
    return _notices(one for one in _open_now() if concerns_agency(one.concerns, agency.pk))


def _notices(met: Iterable[OpenIncident]) -> list[PageNotice]:
    items = [format_html("{}. {} {}", _marked(one, "service"), _("Instead:"), _marked(one, "instead")) for one in met]
    if not items:
        return []
    link = format_html('<a href="{}">{}</a>', reverse("quality"), _("All incidents and announced outages"))
    return [PageNotice(title=_("Out of order now:"), items=[*items, link])]


def _marked(one: OpenIncident, field: str) -> SafeString | str:
    """Return a text, marked as Vietnamese where the page is not and nobody has translated it."""
    said = in_language(one, field)
    return format_html('<span lang="{}">{}</span>', said.language, said.text) if said.language else said.text


def _open_now() -> list[OpenIncident]:
    now = timezone.now()
    return [one for one in _open_incidents() if one.is_now(now)]


def _open_incidents() -> list[OpenIncident]:
    kept: list[OpenIncident] | None = cache.get(CACHE_KEY)
    if kept is None:
        rows = Incident.objects.exclude(ends_at__lte=timezone.now()).order_by("begins_at", "pk")
        kept = [_kept(one) for one in rows]
        cache.set(CACHE_KEY, kept, SECONDS)
    return kept


def _kept(one: Incident) -> OpenIncident:
    concerns = concerns_of(one.agency_id, one.concerns.raw_data)
    return OpenIncident(concerns=concerns, **{name: getattr(one, name) for name in _FIELDS})


@receiver([post_save, post_delete], sender=Incident)
def forget_incidents(**_said: Any) -> None:
    """Have the next page read the incidents anew."""
    cache.delete(CACHE_KEY)
