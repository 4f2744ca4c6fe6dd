"""The page of the admin on which an editor asks why something stands where it stands."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from search.explaining.explaining import explain
from search.explaining.explanation import Explanation
from search.explaining.telling import Reason, factors_told, fields_told, reasons_with_rules, verdict
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
            context |= _told(explain(asked.query, address), may_open=may_change_phrases(request))
        except SearchFailedError:
            context["is_down"] = True
    return render(request, "search/explaining/page.html", context)


def may_ask(request: HttpRequest) -> bool:
    """Say whether the user may see what readers look for."""
    return bool(request.user.has_perm("search.view_loggedquery"))


def may_change_phrases(request: HttpRequest) -> bool:
    """Say whether the user may open the rules of words to keep together."""
    return bool(request.user.has_perm("search.change_kepttogether"))


def _told(explanation: Explanation, *, may_open: bool) -> dict[str, Any]:
    told = explanation.rivals
    if explanation.own is not None and explanation.own not in told:
        told = (*told, explanation.own)
    rows = [(standing, fields_told(standing, explanation.words), factors_told(standing.factors)) for standing in told]
    return {
        "verdict": verdict(explanation),
        "reasons": [(one, _address(one) if may_open else "") for one in reasons_with_rules(explanation)],
        "rows": rows,
        "is_promoted": explanation.promoted_because is not None,
    }


def _address(reason: Reason) -> str:
    """Return where the rule that a sentence speaks of is changed; empty where it speaks of none."""
    if reason.of is None or reason.of.rule is None:
        return ""
    return reverse("wagtailsnippets_search_kepttogether:edit", args=[reason.of.rule])
