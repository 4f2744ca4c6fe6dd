"""What readers of a procedure are told when its page on the national portal has not opened for several nights."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.pages.notices import PageNotice, page_notices
from services.models import ProcedurePage

NIGHTS = 3
"""Looks in a row: one bad night is nobody's business."""


@page_notices("national_links")
def link_notices(page: Page, request: HttpRequest | None) -> list[PageNotice]:
    """Return the notice; no statement, since whoever reads a procedure to show it brings its state along."""
    if not isinstance(page, ProcedurePage) or "link_state" not in page._state.fields_cache:
        return []
    state: Any = getattr(page, "link_state", None)
    if state is None or state.failures < NIGHTS or state.address != page.national_url:
        return []
    facts = {"day": f"{state.checked_on:%d/%m/%Y}", "code": page.code}
    words = _(
        "The page on the National Public Service Portal did not open when it was last tried, on %(day)s. If it still "
        "does not, look there for the code %(code)s."
    )
    return [PageNotice(title=words % facts)]
