"""Where to hand papers in: a page below each procedure that asks for a commune or an address."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language

from core.addresses import page_address
from core.pages.parts import PagePart, page_part
from core.pages.views import page_view
from directory.places.finding import LONGEST_ADDRESS
from preparing.counters.finding import counters_for
from services.counter_rules import CounterRule
from services.levels import Level
from services.models import ProcedurePage

PATH = "noi-nop"
ADDRESS = "noi"
"""Parameter of the address: what the reader typed; the log of requests never holds it."""

LEVELS_HERE = frozenset({Level.PROVINCE, Level.COMMUNE})
"""What the central level alone carries out has no counter in the province."""


@page_view(PATH, of=ProcedurePage)
def counters_view(page: Any, request: HttpRequest) -> HttpResponse:
    """Show the counters for the address that was typed; nothing is cached, since "open now" is true of now only."""
    asked = " ".join(request.GET.get(ADDRESS, "").replace("\x00", " ").split())[:LONGEST_ADDRESS]
    context = {
        "page": page,
        "asked": asked,
        "name": ADDRESS,
        "longest": LONGEST_ADDRESS,
        "procedure_address": page_address(page, request),
        "is_any": page.counter_rule == CounterRule.ANY,
        "is_own": page.counter_rule == CounterRule.OWN,
    }
    if asked:
        language = get_language() or "vi"
        context["found"] = counters_for(asked, levels=page.levels, rule=page.counter_rule, language=language)
    response = render(request, "preparing/counters.html", context)
    response["X-Robots-Tag"] = "noindex"
    add_never_cache_headers(response)
    return response


@page_part("ways", "counters", of=ProcedurePage)
def counters_offer(page: Any, context: Mapping[str, Any]) -> PagePart | None:
    """Ask on the procedure's own page for the commune; not of what the communes and the province do not carry out."""
    address = page_address(page, context.get("request"))
    if not address or LEVELS_HERE.isdisjoint(page.levels):
        return None
    return PagePart(template="preparing/counters_offer.html", context={"action": f"{address}{PATH}/", "name": ADDRESS})
