"""Files whose words search could not read, with the reason, for whoever may change them."""

from collections import OrderedDict
from typing import Any, ClassVar

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.documents.permissions import permission_policy

from core.attachments.reasons import Reason
from core.models import FileReading, PortalDocument
from core.spreadsheets import SafeSpreadsheets

REPORT = "search_unread_files"


def _edit_address(file: PortalDocument) -> str:
    return reverse("wagtaildocs:edit", args=[file.pk])


def reason_in_words(file: Any) -> str:
    """Return why a row of the report could not be read."""
    return str(Reason(file.unread_because).label) if file.unread_because in Reason.values else ""


def unread_files() -> QuerySet[PortalDocument]:
    """Return the files that were refused, the latest first, each with ``unread_because``."""
    refused = FileReading.objects.filter(digest=OuterRef("file_hash"), state=FileReading.State.REFUSED)
    files: QuerySet[PortalDocument] = (
        PortalDocument.objects.exclude(file_hash="")
        .annotate(unread_because=Subquery(refused.values("reason")[:1]))
        .filter(unread_because__isnull=False)
        .order_by("-created_at", "-pk")
    )
    return files


class UnreadFilesReport(SafeSpreadsheets, ReportView):
    """Each file with its reason; who may change no file at all is refused."""

    model = PortalDocument
    page_title = _("Files that search cannot read")
    header_icon = "doc-full"
    permission_policy = permission_policy
    any_permission_required: ClassVar[list[str]] = ["change"]
    index_url_name = REPORT
    index_results_url_name = f"{REPORT}_results"
    results_template_name = "search/attachments/report_results.html"
    export_filename = "tep-khong-doc-duoc"
    list_export: ClassVar[list[str]] = ["title", "filename", "reason"]
    export_headings: ClassVar[dict[str, Any]] = {"title": _("File"), "filename": _("Name"), "reason": _("Reason")}
    columns: ClassVar[list[Column]] = [
        TitleColumn("title", label=_("File"), accessor="title", get_url=_edit_address),
        Column("filename", label=_("Name"), accessor="filename"),
        Column("reason", label=_("Reason"), accessor=reason_in_words),
    ]

    def get_base_queryset(self) -> QuerySet[PortalDocument]:
        """Read what the user may change."""
        mine = permission_policy.instances_user_has_permission_for(self.request.user, "change")
        return unread_files().filter(pk__in=mine.values("pk"))

    def to_row_dict(self, item: Any) -> "OrderedDict[str, Any]":
        """Return what a line of a spreadsheet says."""
        return OrderedDict(title=item.title, filename=item.filename, reason=reason_in_words(item))
