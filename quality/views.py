"""The public pages: of the whole province, and of one agency or a commune's committee."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.addresses import home_address
from core.pages.frame import Crumb
from directory.models import Agency
from quality.showing import QualityShown, quality_shown


@require_safe
def province(request: HttpRequest) -> HttpResponse:
    """Show the quality of the whole province, and the agencies that have a page of their own."""
    shown = quality_shown(None, now=timezone.now())
    return render(request, "quality/province.html", _context(shown))


@require_safe
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the quality of one agency; one of which nothing is told says so, and search machines leave it."""
    found = get_object_or_404(Agency.objects.select_related("commune"), slug=slug)
    shown = quality_shown(found, now=timezone.now())
    above = Crumb(title=_("Quality of service"), url=reverse("quality"))
    response = render(request, "quality/agency.html", _context(shown, above) | {"agency": found})
    if shown.is_empty:
        response["X-Robots-Tag"] = "noindex"
    return response


def _context(shown: QualityShown, *above: Crumb) -> dict[str, object]:
    home = Crumb(title=_("Home"), url=home_address(get_language() or "vi"))
    return {"shown": shown, "crumbs": (home, *above), "is_demonstration": shown.is_demonstration}
