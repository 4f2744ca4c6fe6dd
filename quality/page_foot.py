"""The way to the quality of service, below the lists of agencies, of communes and of procedures."""

from django.http import HttpRequest
from wagtail.models import Page

from core.pages.feet import PageFoot, page_foot
from services.models import ProcedureIndexPage

LISTS = ("agencies", "communes")
"""Names of addresses."""


@page_foot("quality")
def way_below(page: Page | None, request: HttpRequest) -> PageFoot | None:
    """Return the link; it asks the database nothing."""
    match = request.resolver_match
    is_list = page is None and match is not None and match.url_name in LISTS
    if not is_list and not isinstance(page, ProcedureIndexPage):
        return None
    return PageFoot(template="quality/way_here.html", context={})
