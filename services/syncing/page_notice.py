"""What readers of a withdrawn procedure are told first."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.pages.notices import PageNotice, page_notices
from services.models import ProcedurePage


@page_notices("withdrawn procedure")
def notices_of_page(page: Page, request: HttpRequest | None) -> list[PageNotice]:
    """Return the notice of a procedure that is no longer in the national database; a statement at most."""
    state = getattr(page, "source_state", None) if isinstance(page, ProcedurePage) else None
    if state is None or state.withdrawn_on is None:
        return []
    title = _("This procedure has been abolished, or is no longer in the national database, since %(day)s.")
    advice = _("Do not prepare an application by this page: ask the agency, or look for what replaces it.")
    return [PageNotice(title=title % {"day": f"{state.withdrawn_on:%d/%m/%Y}"}, items=[advice])]
