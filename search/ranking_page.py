"""The public page that says how search orders results, and how well by our own measure."""

from dataclasses import dataclass
from itertools import groupby

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import get_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.addresses import home_address
from core.pages.frame import Crumb
from search.engines import elasticsearch_is_configured
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

    way: Promise | str
    order: int
    first: int
    found: int


@dataclass(frozen=True, slots=True)
class ShownEngine:
    """The lines of one engine."""

    name: Promise | str
    lines: tuple[ShownFigures, ...]


@require_safe
def ranking_explained(request: HttpRequest) -> HttpResponse:
    """Say what counts and what does not, and show the figures with their day."""
    kept, database = measured(), ENGINES.get(connection.vendor, connection.vendor)
    context = {
        "crumbs": (
            Crumb(title=_("Home"), url=home_address(get_language() or settings.LANGUAGE_CODE)),
            Crumb(title=_("Search"), url=reverse("search")),
        ),
        "day": kept.day,
        "questions": _grouped(max(one.queries for one in kept.figures)),
        "entries": _grouped(max(one.documents for one in kept.figures)),
        "engines": [
            ShownEngine(ENGINES.get(engine, engine), tuple(_shown(one) for one in figures))
            for engine, figures in groupby(kept.figures, key=lambda one: one.engine)
        ],
        "answering": ENGINES["elasticsearch"] if elasticsearch_is_configured() else database,
        "standing_in": database if elasticsearch_is_configured() else "",
        "days_kept": settings.SEARCH_LOG_DAYS,
    }
    return render(request, "search/ranking_explained.html", context)


def _grouped(number: int) -> str:
    """Return "8.799" or "8,799"; Django's formats know the sign of Vietnamese but group no digits by it."""
    return f"{number:,}".replace(",", get_format("THOUSAND_SEPARATOR"))


def _shown(figures: Figures) -> ShownFigures:
    return ShownFigures(
        WAYS.get(figures.variant, figures.variant),
        round(figures.ndcg_at_10 * 100),
        round(figures.mrr_at_10 * 100),
        round(figures.recall_at_20 * 100),
    )
