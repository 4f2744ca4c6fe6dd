"""The public page that says how search orders results, and how well by our own measure."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.addresses import home_address
from core.pages.frame import Crumb
from search.evaluating.measured import Figures, measured

ENGINES: dict[str, Promise] = {
    "elasticsearch": gettext_lazy("Search server (Elasticsearch)"),
    "sqlite": gettext_lazy("Database (SQLite)"),
    "postgresql": gettext_lazy("Database (PostgreSQL)"),
}
WAYS: dict[str, Promise] = {
    "plain": gettext_lazy("as written"),
    "no-accents": gettext_lazy("without accents"),
    "typos": gettext_lazy("with slips of the finger"),
}


@dataclass(frozen=True, slots=True)
class ShownFigures:
    """One line of the table: marks of 100."""

    engine: Promise | str
    way: Promise | str
    order: int
    first: int
    found: int


@require_safe
def ranking_explained(request: HttpRequest) -> HttpResponse:
    """Say what counts and what does not, and show the figures with their day."""
    kept = measured()
    context = {
        "crumbs": (
            Crumb(title=_("Home page"), url=home_address(get_language() or settings.LANGUAGE_CODE)),
            Crumb(title=_("Search"), url=reverse("search")),
        ),
        "day": kept.day,
        "questions": max(one.queries for one in kept.figures),
        "entries": max(one.documents for one in kept.figures),
        "lines": [_shown(one) for one in kept.figures],
        "days_kept": settings.SEARCH_LOG_DAYS,
    }
    return render(request, "search/ranking_explained.html", context)


def _shown(figures: Figures) -> ShownFigures:
    return ShownFigures(
        ENGINES.get(figures.engine, figures.engine),
        WAYS.get(figures.variant, figures.variant),
        round(figures.ndcg_at_10 * 100),
        round(figures.mrr_at_10 * 100),
        round(figures.recall_at_20 * 100),
    )
