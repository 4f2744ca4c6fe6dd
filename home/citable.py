"""Which texts of a plain page may cite law; it is kept current, so it means the law of today."""

from collections.abc import Iterable

from core.citable import CitableText, citable
from core.text import body_text
from home.models import ContentPage


@citable(ContentPage)
def texts_of_content_page(page: ContentPage) -> Iterable[CitableText]:
    """Return the summary and the text."""
    yield CitableText(place="summary", text=page.summary)
    yield CitableText(place="body", text=body_text(page.body))
