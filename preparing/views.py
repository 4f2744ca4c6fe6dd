"""The checklist below a procedure's address, and the script that shows saved ones without a network."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.pages.views import page_view
from preparing.reading import PATH, TICKED, VERSION, preparation_of
from services.case_keys import CASE
from services.models import ProcedurePage

SCRIPT_AGE = 3600
"""Seconds: a browser asks for the worker's script again at least once a day whatever we say."""


@page_view(PATH, of=ProcedurePage)
def checklist_view(page: Any, request: HttpRequest) -> HttpResponse:
    """Show the papers that somebody in the chosen cases needs; search machines list the procedure, not its lists.

    What not everybody may see is not kept on a device: there it would open for whoever uses it next.
    """
    context = {
        "page": page,
        "preparation": preparation_of(page, request),
        "may_be_saved": not page.get_view_restrictions().exists(),
        "names": {"case": CASE, "ticked": TICKED, "version": VERSION},
    }
    response = render(request, "preparing/checklist.html", context)
    response["X-Robots-Tag"] = "noindex"
    if request.GET:
        patch_cache_control(response, private=True, no_cache=True)  # somebody's own case
    return response


@require_safe
@cache_control(max_age=SCRIPT_AGE, public=True)
def offline_worker(request: HttpRequest) -> HttpResponse:
    """Return the script that answers for saved lists where there is no network; it stands at the root to reach them."""
    return render(request, "preparing/offline_worker.js", content_type="text/javascript; charset=utf-8")
