"""What readers of a page are told: that it cites what is no longer in force, and what stands in its place."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.addresses import page_address
from core.pages.notices import PageNotice, page_notices
from legal.models import LegalDocumentPage
from radar.models import StaleCitation
from radar.wording import notice_item

AT_MOST = 100
"""Different documents and provisions that one notice lists; the rest is counted."""
READ_AT_MOST = 1000


@page_notices("radar")
def notices_of_page(page: Page, request: HttpRequest | None) -> list[PageNotice]:
    """Return the notice of a page that cites what is no longer in force; one statement."""
    rows = StaleCitation.objects.told_to_readers_of(page.pk).for_reading()
    rows = rows.order_by("citation__start", "citation_id")
    different = list(_different(rows[:READ_AT_MOST]))
    if not different:
        return []

    def url_of(document: LegalDocumentPage) -> str:
        return page_address(document, request)

    is_document = isinstance(page, LegalDocumentPage)
    return [
        PageNotice(
            title=_("Note: this document cites what is no longer in force:")
            if is_document
            else _("Note: this page cites what is no longer in force:"),
            items=[notice_item(row, url_of) for row in different[:AT_MOST]],
            more=max(0, len(different) - AT_MOST),
        )
    ]


def _different(rows: Iterable[StaleCitation]) -> Iterable[StaleCitation]:
    """Leave out what is cited again."""
    known = set()
    for row in rows:
        cited = (row.document_id, row.citation.provision)
        if cited not in known:
            known.add(cited)
            yield row
