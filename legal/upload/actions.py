"""Making the draft: the file, the page, and both or neither."""

from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import transaction
from wagtail.models import Collection

from core.models import PortalDocument
from core.slugs import slugify
from legal.forms import LegalDocumentForm
from legal.models import DocumentFile, FileRole, LegalDocumentPage, LegalIndexPage
from legal.upload.store import Upload

LONGEST_FILE_TITLE = 255
ENDINGS = {"pdf": "pdf", "docx": "docx", "txt": "txt"}


def draft_from_upload(
    form: LegalDocumentForm, upload: Upload, *, user: Any, index: LegalIndexPage, collection: Collection
) -> LegalDocumentPage:
    """Save what ``form`` says as a draft below ``index`` with the uploaded file as its original, and return it.

    Nothing is published. Where anything fails nothing is left behind, in the folder of files either.
    """
    page: LegalDocumentPage = form.save(commit=False)
    page.live = False
    page.owner = user
    document = PortalDocument(
        title=page.title[:LONGEST_FILE_TITLE], collection=collection, uploaded_by_user=user, file_size=None
    )
    with upload.path.open("rb") as source:
        document.file.save(_file_name(page, upload), File(source), save=False)
    try:
        with transaction.atomic():
            document._set_document_file_metadata()
            document.save()
            page.files = [DocumentFile(file=document, role=FileRole.ORIGINAL)]
            index.add_child(instance=page)
            page.save_revision(user=user, log_action=True, clean=False)
    except BaseException:
        document.file.storage.delete(document.file.name)
        raise
    return page


def _file_name(page: LegalDocumentPage, upload: Upload) -> str:
    """Name the file by its document and by what it is, whatever it was called."""
    stem = slugify(page.number, max_length=80) or slugify(Path(upload.name).stem, max_length=80) or "van-ban"
    return f"{stem}.{ENDINGS[upload.found.kind]}"
