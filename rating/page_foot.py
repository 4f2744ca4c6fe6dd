"""The question below every public page, with what others answered."""

from django.http import HttpRequest
from wagtail.models import Page

from core.pages.feet import PageFoot, page_foot
from rating.counts import public_counts
from rating.subjects import key_of, language_shown


@page_foot("rating")
def question_below(page: Page | None, request: HttpRequest) -> PageFoot | None:
    """Return the question, or none where there is nothing to rate. It is the same for all, so pages stay cacheable."""
    key = key_of(page, request)
    if not key:
        return None
    counts = public_counts(key, language_shown())
    return PageFoot(template="rating/question.html", context={"key": key, "counts": counts})
