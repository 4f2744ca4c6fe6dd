"""What the templates of agencies and communes ask for, in a public page as in an editor's preview."""

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.addresses import home_address
from core.pages.frame import Crumb
from directory.models import Agency, Commune
from directory.notices import notices_of_agency
from directory.showing.agency_page import AgencyView, agency_view
from directory.showing.commune_pages import CommuneView, commune_view

register = template.Library()


@register.simple_tag
def agency_shown(agency: Agency) -> AgencyView:
    """Return what is shown of an agency, which may be a draft, in the language of the page."""
    return agency_view(agency, get_language() or "vi")


@register.simple_tag
def commune_shown(commune: Commune) -> CommuneView:
    """Return what is shown of a commune, which may be a draft, in the language of the page."""
    return commune_view(commune, get_language() or "vi")


@register.inclusion_tag("core/components/page_notices.html", name="agency_notices")
def notices_shown(agency: Agency | None) -> dict[str, object]:
    """Show what must be said above the page of an agency, or of the commune that it governs."""
    return {"notices": notices_of_agency(agency)}


@register.simple_tag
def way_back(above: str = "") -> tuple[Crumb, ...]:
    """Return the way back from a page of the directory: home, and the list ``above`` it where there is one."""
    titles = {"agencies": _("Agencies"), "communes": _("Communes and wards")}
    steps = [Crumb(title=_("Home"), url=home_address(get_language() or "vi"))]
    if above:
        steps.append(Crumb(title=titles[above], url=reverse(above)))
    return tuple(steps)
