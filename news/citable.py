"""Which texts of an item may cite law."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localdate

from core.citable import CitableText, citable
from core.text import body_text
from news.models import NewsPage


def _day_of(page: NewsPage) -> date | None:
    """Return when the item said it; one whose date nobody knows is taken as of today."""
    return localdate(page.shown_date) if page.shown_date else None


@citable(NewsPage, said_on=_day_of, reads=["corrections"])
def texts_of_news(page: NewsPage) -> Iterable[CitableText]:
    """Return the item with its corrections."""
    yield CitableText(place="summary", text=page.summary)
    yield CitableText(place="body", text=body_text(page.body))
    corrections = "\n".join(correction.text for correction in page.corrections.all())
    yield CitableText(place="corrections", text=corrections)
