"""The public pages of agencies and communes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from directory.models import Agency, Commune
from directory.showing.agency_list import agency_list
from directory.showing.commune_pages import commune_list

NAME_PARAMETER = "ten"


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """Show all agencies by kind, or those whose name holds ``?ten=``."""
    listed = agency_list(request.GET.get(NAME_PARAMETER, ""))
    return render(request, "directory/agencies.html", {"listed": listed})


@require_safe
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one agency."""
    found = get_object_or_404(Agency.objects.select_related("parent", "commune"), slug=slug)
    return render(request, found.template, {"agency": found, "is_demonstration": found.is_demonstration})


@require_safe
def communes(request: HttpRequest) -> HttpResponse:
    """Show all communes, and what the former or present name ``?ten=`` means today."""
    listed = commune_list(request.GET.get(NAME_PARAMETER, ""), get_language() or "vi")
    return render(request, "directory/communes.html", {"listed": listed})


@require_safe
def commune(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one commune."""
    found = get_object_or_404(Commune.objects.select_related("committee"), slug=slug)
    return render(request, found.template, {"commune": found, "is_demonstration": found.shows_demonstration})
