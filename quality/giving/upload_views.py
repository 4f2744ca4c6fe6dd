"""The admin's page for a file of figures: choose it, look at what would be written, write it; load what is rejected."""

import csv
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.importing.outcomes import Outcome
from directory.editors import agencies_of
from quality.giving.actions import record_figures
from quality.giving.csv_file import LABELS, LARGEST, UnreadableFileError
from quality.giving.figure_rows import FIELDS, NEEDED, PROVINCE, Known
from quality.giving.upload import Examined, examine, forget_file, keep_file, kept_file, rejected_lines
from quality.models import Indicator
from quality.models.figure import GivenBy

PERMISSIONS = ("quality.add_figure", "quality.change_figure")
SHOWN = 50
"""Lines of each kind on the page."""
UPLOAD, REJECTED = "quality_upload", "quality_upload_rejected"
"""Names of the addresses."""
FIGURES = "wagtailsnippets_quality_figure:list"


class FileForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("File"), help_text=gettext_lazy("CSV in UTF-8, as spreadsheets save it (“CSV UTF-8”).")
    )

    def clean_file(self) -> bytes:
        """Return the bytes; of a file that is too large no more than tells so."""
        content: bytes = self.cleaned_data["file"].read(LARGEST + 1)
        return content


def _refuse_strangers(request: HttpRequest) -> None:
    if not request.user.has_perms(PERMISSIONS):
        raise PermissionDenied


def _examined(content: bytes, user: Any) -> Examined:
    """Look at the file as this user: who writes for agencies gives figures of theirs only."""
    known = Known.read(allowed=agencies_of(user) or None)
    return examine(content, known, today=timezone.localdate())


class UploadView(WagtailAdminTemplateMixin, TemplateView):
    """Choose, look, write."""

    template_name = "quality/admin/upload.html"
    page_title = gettext_lazy("Bring a file of figures")
    header_icon = "upload"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the figures."""
        figures = {"url": reverse(FIGURES), "label": _("Figures")}
        return [*super().get_breadcrumbs_items(), figures, {"url": "", "label": self.get_page_title()}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not add and change figures."""
        _refuse_strangers(request)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the page explains."""
        told = {
            "form": FileForm(),
            "columns": [LABELS[name] for name in FIELDS],
            "needed": [LABELS[name] for name in NEEDED],
            "province": PROVINCE,
        }
        indicators = Indicator.objects.all()
        return super().get_context_data(**kwargs) | told | {"indicators": indicators} | kwargs

    def post(self, request: HttpRequest) -> HttpResponse:
        """Look at a new file, or write the one that was looked at."""
        key = request.POST.get("key", "")
        return self._write(request, key) if key else self._look(request)

    def _look(self, request: HttpRequest) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        content = form.cleaned_data["file"]
        try:
            examined = _examined(content, request.user)
        except UnreadableFileError as error:
            form.add_error("file", str(error))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return self.render_to_response(self.get_context_data(**_told(examined, keep_file(content, user=request.user))))

    def _write(self, request: HttpRequest, key: str) -> HttpResponse:
        content = kept_file(key, user=request.user)
        if content is None:
            messages.error(request, _("This file has been written already, or an hour has passed. Choose it again."))
            return HttpResponseRedirect(reverse(UPLOAD))
        counts = record_figures(_examined(content, request.user).figures, given_by=GivenBy.FILE, user=request.user)
        forget_file(key, user=request.user)
        words = ngettext("%(number)d figure is new", "%(number)d figures are new", counts[Outcome.CREATED])
        replaced = ngettext("%(number)d was replaced", "%(number)d were replaced", counts[Outcome.UPDATED])
        same = ngettext("%(number)d was the same", "%(number)d were the same", counts[Outcome.UNCHANGED])
        told = (
            words % {"number": counts[Outcome.CREATED]},
            replaced % {"number": counts[Outcome.UPDATED]},
            same % {"number": counts[Outcome.UNCHANGED]},
        )
        messages.success(request, f"{'; '.join(told)}.")
        return HttpResponseRedirect(reverse(FIGURES))


def _told(examined: Examined, key: str) -> dict[str, Any]:
    outcomes = examined.outcomes
    return {
        "examined": examined,
        "key": key,
        "accepted": examined.accepted[:SHOWN],
        "rejected": examined.rejected[:SHOWN],
        "created": outcomes[Outcome.CREATED],
        "updated": outcomes[Outcome.UPDATED],
        "unchanged": outcomes[Outcome.UNCHANGED],
    }


def rejected_file(request: HttpRequest, key: str) -> HttpResponse:
    """Return the rejected lines of a file that waits, with their reasons, as CSV."""
    _refuse_strangers(request)
    content = kept_file(key, user=request.user)
    if content is None:
        messages.error(request, _("This file has been written already, or an hour has passed. Choose it again."))
        return HttpResponseRedirect(reverse(UPLOAD))
    answer = HttpResponse("\N{BYTE ORDER MARK}", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="dong-khong-nhan.csv"'
    csv.writer(answer).writerows(rejected_lines(_examined(content, request.user)))
    return answer
