"""The three steps in the admin: choose a file, compare and correct, save a draft."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages

from core.files.found import FileKind
from core.files.ocr import can_recognise, recognised_pages
from core.files.told import pages_in_words, told
from legal.forms import LegalDocumentForm
from legal.models import LegalDocumentPage, LegalIndexPage
from legal.upload.actions import draft_from_upload
from legal.upload.choosing import UploadForm
from legal.upload.outline import outline_of
from legal.upload.permissions import answer_of_hooks, collection_open_to, indexes_open_to, may_upload
from legal.upload.proposing import RECOGNISED, Proposal, proposal, proposed_text
from legal.upload.review_form import review_form, review_panels, rows_proposed, rows_sent
from legal.upload.store import Upload, UploadGone, claimed, keep, kept, let_go, unclaim

CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.TXT: "text/plain",
}


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Take a file; one that can be read is kept aside for its sender, and nothing else is written."""
    if not may_upload(request.user):
        raise PermissionDenied
    indexes = indexes_open_to(request.user)
    form = UploadForm(request.POST or None, request.FILES or None, indexes=indexes)
    if not form.is_bound and request.GET.get("index", "").isdigit():
        form.initial["index"] = int(request.GET["index"])
    if form.is_bound and form.is_valid():
        answer = answer_of_hooks(request, form.cleaned_data["index"])
        if answer is not None:
            return answer
        file, index = form.cleaned_data["file"], form.cleaned_data["index"]
        upload = keep(request.user, file, name=file.name, index_pk=index.pk, found=form.found)
        return redirect("legal_upload:review", upload.token)
    return render(request, "legal/admin/upload_choose.html", {"form": form, "can_recognise": can_recognise()})


@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, token: str) -> HttpResponse:
    """Show what was read beside the original, and do what the editor asks for."""
    try:
        upload = kept(request.user, token)
    except UploadGone:
        return _gone(request)
    index = _index_of(request, upload)
    answer = answer_of_hooks(request, index)
    if answer is not None:
        return answer
    wanted = _proposal(upload, index)
    if request.method != "POST":
        return _page(request, upload, wanted, review_form(wanted.page, user=request.user, index=index))
    form = review_form(wanted.page, user=request.user, index=index, data=_sent(request))
    step = _STEPS.get(request.POST.get("step", ""), _look_again)
    return step(request, upload, wanted, form)


@require_GET
@xframe_options_sameorigin
def original(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show the uploaded file to its sender: a PDF in the frame beside the form, anything else as a download."""
    try:
        upload = kept(request.user, token)
    except UploadGone:
        return _gone(request)
    response = FileResponse(
        upload.path.open("rb"),
        as_attachment=upload.found.kind is not FileKind.PDF,
        filename=upload.name,
        content_type=CONTENT_TYPES[upload.found.kind],
    )
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def outline(request: HttpRequest) -> HttpResponse:
    """Return the outline of the text that is sent, for the page to put in place."""
    return render(request, "legal/admin/outline.html", {"outline": outline_of(_lines(request.POST.get("text", "")))})


def _index_of(request: HttpRequest, upload: Upload) -> LegalIndexPage:
    for index in indexes_open_to(request.user):
        if index.pk == upload.index_pk:
            return index
    raise PermissionDenied


def _gone(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _("This file is not kept any more. Choose it again."))
    return redirect("legal_upload:choose")


def _proposal(upload: Upload, index: LegalIndexPage) -> Proposal:
    text = proposed_text(upload.found, upload.recognised)
    return proposal(index, text=text, is_recognised=any(upload.recognised.values()))


def _look_again(request: HttpRequest, upload: Upload, wanted: Proposal, form: LegalDocumentForm) -> HttpResponse:
    """Show what was typed with the outline of the text as it is now."""
    return _page(request, upload, wanted, form)


def _recognise(request: HttpRequest, upload: Upload, wanted: Proposal, form: LegalDocumentForm) -> HttpResponse:
    """Recognise further pages; what nobody has changed is proposed anew, and what was changed stays."""
    if not can_recognise():
        raise PermissionDenied
    data = upload.path.read_bytes()
    upload.recognised.update(recognised_pages(data, upload.pages_to_recognise))
    upload.save()
    if _is_untouched(wanted, form):
        return redirect(f"{reverse('legal_upload:review', args=[upload.token])}?goes_on=1")
    again = _proposal(upload, form.parent_page)
    sent = _sent(request)
    if "text" not in form.changed_data:
        sent["text"] = again.page.text
        sent["text_source"] = sent.get("text_source") or RECOGNISED
    else:
        messages.info(request, _("You have changed the text, so what was recognised stands at the original only."))
    form = review_form(again.page, user=request.user, index=form.parent_page, data=sent)
    return _page(request, upload, again, form)


def _save(request: HttpRequest, upload: Upload, wanted: Proposal, form: LegalDocumentForm) -> HttpResponse:
    """Make the draft, and go on in its ordinary editor."""
    collection = collection_open_to(request.user)
    if collection is None:
        raise PermissionDenied
    form.defer_required_fields()
    if not form.is_valid():
        form.restore_required_fields()
        messages.validation_error(request, _("The draft is not saved yet: see the remarks below."), form)
        return _page(request, upload, wanted, form)
    if not claimed(upload):
        return _gone(request)
    try:
        page = draft_from_upload(form, upload, user=request.user, index=form.parent_page, collection=collection)
    except BaseException:
        unclaim(upload)
        raise
    let_go(upload)
    messages.success(request, _("The draft is saved with the file as its original. Nothing is published yet."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def _discard(request: HttpRequest, upload: Upload, wanted: Proposal, form: LegalDocumentForm) -> HttpResponse:
    """Let the file go."""
    let_go(upload)
    messages.success(request, _("The file is removed; nothing was saved."))
    return redirect("legal_documents:index")


_STEPS = {"structure": _look_again, "recognise": _recognise, "save": _save, "discard": _discard}


def _page(request: HttpRequest, upload: Upload, wanted: Proposal, form: LegalDocumentForm) -> HttpResponse:
    panels = review_panels().get_bound_panel(instance=form.instance, request=request, form=form, prefix="panel")
    text = _lines(form["text"].value() or "")
    return render(
        request,
        "legal/admin/upload_review.html",
        {
            "upload": upload,
            "form": form,
            "panels": panels,
            "media": panels.media + form.media,
            "proposal": wanted,
            "evidence": _evidence(wanted),
            "outline": outline_of(text),
            "told": told(upload.found.marks),
            "pages": _pages(upload),
            "is_pdf": upload.found.kind is FileKind.PDF,
            "goes_on": bool(request.GET.get("goes_on")) and bool(upload.pages_to_recognise),
            **_recognition(upload),
        },
        status=422 if form.is_bound and request.POST.get("step") == "save" else 200,
    )


def _recognition(upload: Upload) -> dict[str, Any]:
    left = upload.pages_to_recognise
    return {
        "can_recognise": can_recognise() and upload.found.kind is FileKind.PDF,
        "pages_to_recognise": pages_in_words(left),
        "has_recognised": any(upload.recognised.values()),
        "recognised_count": len(upload.recognised),
        "picture_count": len(left) + len(upload.recognised),
    }


def _pages(upload: Upload) -> list[dict[str, Any]]:
    """Return what was read page by page, as it stands at the original."""
    return [
        {
            "number": number,
            "words": words or upload.recognised.get(number, ""),
            "is_recognised": not words and bool(upload.recognised.get(number)),
        }
        for number, words in enumerate(upload.found.pages, start=1)
    ]


def _evidence(wanted: Proposal) -> list[tuple[str, str]]:
    fields = LegalDocumentPage._meta
    return [(str(fields.get_field(name).verbose_name), words) for name, words in wanted.evidence.items()]


def _is_untouched(wanted: Proposal, form: LegalDocumentForm) -> bool:
    """Say whether all that was sent stands as it was proposed."""
    return not form.changed_data and rows_sent(form) == rows_proposed(wanted.page)


def _sent(request: HttpRequest) -> QueryDict:
    """Return what was sent, with the text in lines as it was proposed: else it would always count as changed."""
    sent = request.POST.copy()
    sent["text"] = _lines(sent.get("text", ""))
    return sent


def _lines(text: str) -> str:
    """Return a text as it will be stored: browsers end lines as Windows does."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
