"""What the admin shows of documents: a list of all of them, whatever page they lie below, and the way from a file."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets import Button, HeaderButton
from wagtail.models import Page

from legal.models import FileRole, LegalDocumentPage, LegalIndexPage
from legal.upload import urls as upload_urls
from legal.upload.permissions import may_upload
from legal.upload.publishing import refusal_of

FROM_FILE = _("Add a document from a file")


class DocumentIndexView(IndexView):
    """The list with a second way to add a document."""

    @cached_property
    def header_buttons(self) -> list[Any]:
        """Add the way from a file for those who may take it."""
        buttons: list[Any] = super().header_buttons
        if may_upload(self.request.user):
            buttons = [*buttons, _from_file_button()]
        return buttons


class DocumentListing(PageListingViewSet):
    """Finds a document by its number sooner than the tree of pages, which knows titles only."""

    model = LegalDocumentPage
    index_view_class = DocumentIndexView
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


@hooks.register("register_admin_urls")
def upload_addresses() -> list[URLResolver]:
    """Put the steps from a file to a draft below the admin's address."""
    return [path("legal/upload/", include(upload_urls))]


@hooks.register("register_page_header_buttons")
def from_file_button_of_index(page: Page, user: Any, view_name: str, **kwargs: Any) -> Iterator[Button]:
    """Offer the way from a file on the list of documents in the tree of pages."""
    if page.specific_class is LegalIndexPage and page.permissions_for_user(user).can_add_subpage() and may_upload(user):
        address = f"{reverse('legal_upload:choose')}?index={page.pk}"
        yield Button(FROM_FILE, address, icon_name="upload", priority=15)


@hooks.register("insert_global_admin_css")
def upload_style() -> SafeString:
    """Load the look of outlines and of the review."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-upload.css"))


@hooks.register("insert_editor_js")
def outline_script() -> SafeString:
    """Load what makes outlines anew while one types, wherever a page is edited."""
    return format_html('<script src="{}" defer></script>', static("js/admin-upload.js"))


@hooks.register("before_bulk_action")
def refuse_to_publish_pictures(
    request: HttpRequest, action_type: str, objects: Sequence[Model], action_class: Any
) -> HttpResponse | None:
    """Refuse to publish many pages at once where one is a document of which there is only a picture."""
    if action_type != "publish" or request.method != "POST":
        return None
    refused = [(page, reason) for page in objects if isinstance(page, Page) and (reason := _refusal_of_newest(page))]
    for page, reason in refused:
        messages.error(request, format_html("<b>{}</b>: {}", page.get_admin_display_title(), reason))
    return redirect("legal_documents:index") if refused else None


def _refusal_of_newest(page: Page) -> str:
    if not issubclass(page.specific_class or Page, LegalDocumentPage):
        return ""
    newest = page.get_latest_revision_as_object()
    originals = [row.file for row in newest.files.all() if row.role == FileRole.ORIGINAL]
    return refusal_of(newest.text, newest.body, originals)


def _from_file_button() -> HeaderButton:
    return HeaderButton(label=FROM_FILE, url=reverse("legal_upload:choose"), icon_name="upload")
