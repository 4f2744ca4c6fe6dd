"""The public pages of agencies and communes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.addresses import home_address
from core.page_frame import Crumb
from directory.agency_list import agency_list
from directory.agency_page import agency_view
from directory.commune_pages import commune_list, commune_view
from directory.models import Agency, Commune

NAME_PARAMETER = "ten"


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """Show all agencies by kind, or those whose name holds ``?ten=``."""
    listed = agency_list(request.GET.get(NAME_PARAMETER, ""))
    return render(request, "directory/agencies.html", {"listed": listed, "crumbs": crumbs()})


@require_safe
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one agency."""
    found = get_object_or_404(Agency.objects.select_related("parent", "commune"), slug=slug)
    return render(request, "directory/agency.html", agency_context(found))


@require_safe
def communes(request: HttpRequest) -> HttpResponse:
    """Show all communes, and what the former or present name ``?ten=`` means today."""
    listed = commune_list(request.GET.get(NAME_PARAMETER, ""), get_language() or "vi")
    return render(request, "directory/communes.html", {"listed": listed, "crumbs": crumbs()})


@require_safe
def commune(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one commune."""
    found = get_object_or_404(Commune.objects.select_related("committee"), slug=slug)
    return render(request, "directory/commune.html", commune_context(found))


def agency_context(agency: Agency) -> dict[str, object]:
    """Return what the template of an agency reads, in the page itself and in an editor's preview."""
    above = Crumb(title=_("Agencies"), url=reverse("agencies"))
    return {"shown": agency_view(agency, get_language() or "vi"), "agency": agency, "crumbs": crumbs(above)}


def commune_context(commune: Commune) -> dict[str, object]:
    """Return what the template of a commune reads, in the page itself and in an editor's preview."""
    above = Crumb(title=_("Communes and wards"), url=reverse("communes"))
    return {"shown": commune_view(commune, get_language() or "vi"), "commune": commune, "crumbs": crumbs(above)}


def crumbs(*above: Crumb) -> tuple[Crumb, ...]:
    """Return the way back from a page of the directory."""
    return (Crumb(title=_("Home page"), url=home_address(get_language() or "vi")), *above)
