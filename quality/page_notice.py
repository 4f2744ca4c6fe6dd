"""What readers of a procedure are told first while something that they need is out of order."""

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
from quality.models import Incident
from quality.shown import in_language
from services.models import ProcedurePage

CACHE_KEY = "quality.incidents.open"
SECONDS = 60
"""How late, at most, a procedure tells of an incident; what an editor saves is told at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIncident:
    """An incident that is not over, as it lies in the cache."""

    agency_id: int | None
    begins_at: datetime
    ends_at: datetime | None
    service: str
    service_en: str
    instead: str
    instead_en: str

    def is_now(self, now: datetime) -> bool:
        """Say whether the service is missing at ``now``."""
        return self.begins_at <= now and (self.ends_at is None or now < self.ends_at)


_FIELDS = ("agency_id", "begins_at", "ends_at", "service", "service_en", "instead", "instead_en")


@page_notices("incidents")
def notices_of_page(page: Page, request: HttpRequest | None) -> list[PageNotice]:
    """Return what is out of order for a procedure: of the whole province, and of its agency; a statement a minute."""
    if not isinstance(page, ProcedurePage):
        return []
    now = timezone.now()
    met = [one for one in _open_incidents() if one.agency_id in (None, page.agency_id) and one.is_now(now)]
    if not met:
        return []
    items = [format_html("{}. {} {}", _marked(one, "service"), _("Instead:"), _marked(one, "instead")) for one in met]
    link = format_html('<a href="{}">{}</a>', reverse("quality"), _("All incidents and announced outages"))
    return [PageNotice(title=_("Out of order now:"), items=[*items, link])]


def _marked(one: OpenIncident, field: str) -> SafeString | str:
    """Return a text, marked as Vietnamese where the page is not and nobody has translated it."""
    said = in_language(one, field)
    return format_html('<span lang="{}">{}</span>', said.language, said.text) if said.language else said.text


def _open_incidents() -> list[OpenIncident]:
    kept: list[OpenIncident] | None = cache.get(CACHE_KEY)
    if kept is None:
        rows = Incident.objects.exclude(ends_at__lte=timezone.now()).order_by("begins_at", "pk")
        kept = [OpenIncident(**row) for row in rows.values(*_FIELDS)]
        cache.set(CACHE_KEY, kept, SECONDS)
    return kept


@receiver([post_save, post_delete], sender=Incident)
def forget_incidents(**_said: Any) -> None:
    """Have the next page read the incidents anew."""
    cache.delete(CACHE_KEY)
