"""What the editor is told above a page that cites what is no longer in force."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from core.addresses import page_address
from legal.models import LegalDocumentPage
from radar.concerns import ALARMS, Standing
from radar.models import StaleCitation
from radar.wording import notice_item, place_words

SHOWN = 5
ON_COLOUR = "w-text-current w-underline"
"""Links as dark as the words around them: Wagtail's own can hardly be read on a warning."""
TOLD_OF = frozenset({Standing.KEPT, Standing.DRAFT, Standing.NEWS})
"""Nobody is to write documents anew, or what told of a day long gone."""


def tell_of_page(request: HttpRequest, page: Page) -> None:
    """Name what ``page`` or its draft cites that holds no more, with what stands in its place; else say nothing."""
    rows = StaleCitation.objects.sound().filter(page_id=page.pk, concern__in=ALARMS, standing__in=TOLD_OF)
    found = list(rows.for_reading().order_by("pk"))
    if not found:
        return

    def url_of(document: LegalDocumentPage) -> str:
        return page_address(document, request)

    items = format_html_join(
        "",
        "<li>{}{}</li>",
        ((_in_place(row), notice_item(row, url_of, link_class=ON_COLOUR)) for row in found[:SHOWN]),
    )
    messages.warning(
        request,
        format_html(
            '{} <ul>{}</ul>{} <a class="{}" href="{}">{}</a>',
            _("This page cites law that is no longer in force. Correct it before it is published again:"),
            items,
            _more(len(found) - SHOWN),
            ON_COLOUR,
            reverse("radar_report"),
            _("All pages that cite such law"),
        ),
    )


def _in_place(row: StaleCitation) -> str:
    place = place_words(row)
    return f"{place[:1].upper()}{place[1:]}: " if place else ""


def _more(number: int) -> str:
    if number <= 0:
        return ""
    return ngettext("and %(number)d more.", "and %(number)d more.", number) % {"number": number}
