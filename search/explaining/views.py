"""The page of the admin on which an editor asks why something stands where it stands."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.explaining.explaining import explain
from search.explaining.explanation import Explanation
from search.explaining.telling import factors_told, fields_told, reasons, verdict
from search.queries import MAX_WORDS_LENGTH
from search.results.parameters import read
from search.results.searching import SearchFailedError

PAGE = "search_explain"
LONGEST_ADDRESS = 2000
LANGUAGES = ("vi", "en")


@never_cache
@require_safe
def explain_page(request: HttpRequest) -> HttpResponse:
    """Show the form, and the explanation of what was asked for."""
    if not may_ask(request):
        raise PermissionDenied
    address = request.GET.get("address", "").strip()[:LONGEST_ADDRESS]
    asked = read(dict(request.GET.lists()), languages=LANGUAGES)
    context: dict[str, Any] = {
        "page_title": _("Why is it found there?"),
        "header_icon": "help",
        "words": asked.query.words,
        "longest": MAX_WORDS_LENGTH,
        "address": address,
    }
    if asked.query.words and address:
        try:
            context |= _told(explain(asked.query, address))
        except SearchFailedError:
            context["is_down"] = True
    return render(request, "search/explaining/page.html", context)


def may_ask(request: HttpRequest) -> bool:
    """Say whether the user may see what readers look for."""
    return bool(request.user.has_perm("search.view_loggedquery"))


def _told(explanation: Explanation) -> dict[str, Any]:
    told = explanation.rivals
    if explanation.own is not None and explanation.own not in told:
        told = (*told, explanation.own)
    rows = [(standing, fields_told(standing, explanation.words), factors_told(standing.factors)) for standing in told]
    return {"verdict": verdict(explanation), "reasons": reasons(explanation), "rows": rows}
