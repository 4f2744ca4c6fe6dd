"""A stale citation in words, for editors, readers and spreadsheets."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy
from wagtail.models import Page

from core.citable import citables
from legal.models import LegalDocumentPage
from legal.provisions import NotAProvisionAddressError, address_at
from legal.relation_types import BY_WORDS
from legal.showing.citation_words import document_words as cited_as
from legal.status import search_address
from radar.concerns import Concern
from radar.models import StaleCitation

WITH_DAY: Mapping[str, Promise] = {
    Concern.ENDED: pgettext_lazy("what is cited", "No longer in force from %(day)s"),
    Concern.SUSPENDED: pgettext_lazy("what is cited", "Suspended from %(day)s"),
    Concern.CLAUSE_CHANGED: pgettext_lazy(
        "what is cited", "The cited provision has been amended or repealed in part from %(day)s"
    ),
    Concern.DOUBTED: pgettext_lazy("what is cited", "May be no longer in force from %(day)s (not confirmed)"),
    Concern.CHANGED: pgettext_lazy("what is cited", "The document has been amended from %(day)s"),
}

UrlOf = Callable[[LegalDocumentPage], str]


def cited_words(row: StaleCitation) -> str:
    """Return what is cited: "khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP"."""
    return " ".join(filter(None, (provision_words(row), document_words(row.document))))


def provision_words(row: StaleCitation) -> str:
    """Return the cited provision as it is quoted; empty for a whole document."""
    try:
        return address_at(row.citation.provision).words
    except NotAProvisionAddressError:
        return ""


def place_words(row: StaleCitation) -> str:
    """Return where in its page it stands: a provision, a section or a field by its name; empty where none is known."""
    place, model = row.citation.place, row.page.specific_class
    citable = citables().get(model) if model is not None else None
    if citable is not None and place in citable.places:
        return str(citable.places[place])
    try:
        return address_at(place).words
    except NotAProvisionAddressError:
        return _field_name(model, place)


def _field_name(model: type[Page] | None, name: str) -> str:
    if model is None:
        return ""
    try:
        field = model._meta.get_field(name.partition(".")[0])
    except FieldDoesNotExist:
        return ""
    named: Any = field.related_model._meta.verbose_name if field.auto_created else getattr(field, "verbose_name", "")
    return str(named)


def document_words(document: LegalDocumentPage) -> str:
    """Return how a document is cited: "Nghị định số 30/2020/NĐ-CP", "Luật Đất đai số 31/2024/QH15"."""
    kind = document.document_type
    if kind is None:
        return document.number
    if kind.shown_name == kind.name:
        return cited_as(type_name=kind.name, number=document.number, abstract=document.abstract)
    return pgettext("a document", "%(type)s No. %(number)s") % {"type": kind.shown_name, "number": document.number}


def what_happened(row: StaleCitation) -> str:
    """Return the status in words, with its day: "No longer in force from 01/03/2026"."""
    if row.since is None or row.concern not in WITH_DAY:
        return str(row.get_concern_display())
    return str(WITH_DAY[row.concern]) % {"day": f"{row.since:%d/%m/%Y}"}


def acting_words(row: StaleCitation) -> str:
    """Return who did it: "khoản 1 Điều 9 Quyết định số 12/2026/QĐ-UBND"; empty where the document names its own end."""
    document = document_words(row.acting) if row.acting is not None else row.acting_number
    return " ".join(filter(None, (row.acting_clause, document)))


def how(row: StaleCitation) -> str:
    """Return what the other document did: "replaced by"; empty where none did anything."""
    return str(BY_WORDS.get(row.relation_type, "")) if row.acting_number else ""


def notice_item(row: StaleCitation, url_of: UrlOf, *, link_class: str = "") -> SafeString:
    """Return a line for readers: what is cited, what became of it, and what stands in its place, with links."""
    address = url_of(row.document) + (f"#{row.citation.provision}" if provision_words(row) else "")
    cited = _link(address, cited_words(row), link_class)
    reason = _lower(what_happened(row))
    if not how(row):
        return format_html("{} ({})", cited, reason)
    return format_html("{} ({}, {} {})", cited, reason, how(row), acting_link(row, url_of, link_class=link_class))


def acting_link(row: StaleCitation, url_of: UrlOf, *, link_class: str = "") -> SafeString:
    """Return the acting document as a link to its page, or to a search where we do not hold it."""
    held = row.acting
    address = url_of(held) if held is not None else search_address(row.acting_number)
    link = _link(address, document_words(held) if held is not None else row.acting_number, link_class)
    whole = format_html("{} {}", row.acting_clause, link) if row.acting_clause else link
    return format_html("{} ({})", whole, _("itself no longer in force")) if row.acting_has_ended else whole


def _link(address: str, words: str, css_class: str) -> SafeString:
    if css_class:
        return format_html('<a class="{}" href="{}">{}</a>', css_class, address, words)
    return format_html('<a href="{}">{}</a>', address, words)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
