"""What the admin shows of documents: a list of all of them with number, type and date, whatever page they lie below."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.viewsets.pages import PageListingViewSet

from legal.models import LegalDocumentPage


class DocumentListing(PageListingViewSet):
    """Finds a document by its number sooner than the tree of pages, which knows titles only."""

    model = LegalDocumentPage
    icon = "doc-full"
    menu_label = _("Legal documents")
    menu_order = 210
    add_to_admin_menu = True
    list_filter: ClassVar[list[str]] = ["document_type", "issued_on", "live"]
    columns: ClassVar[list[Column]] = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("number", label=_("number"), sort_key="number_key", width="14%"),
        Column("document_type", label=_("type of document"), width="12%"),
        Column("issued_on", label=_("issued on"), sort_key="issued_on", width="10%"),
        DateColumn(
            "latest_revision_created_at", label=_("Updated"), sort_key="latest_revision_created_at", width="10%"
        ),
        PageStatusColumn("status", label=_("Status"), sort_key="live", width="10%"),
    ]


@hooks.register("register_admin_viewset")
def document_listing() -> DocumentListing:
    """Add the list to the admin's menu."""
    return DocumentListing("legal_documents")
