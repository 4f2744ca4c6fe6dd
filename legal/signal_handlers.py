"""What follows when a document is published or withdrawn: relations find each other, and search hears of the others.

Whatever page an editor saves or publishes, its citations are made anew; that never fails the editor's request.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.db.models.signals import post_save
from django.db.transaction import atomic, on_commit
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished

from legal.citing import linking, own_texts  # noqa: F401 — what they say is registered with core
from legal.citing.recording import record_citations, record_draft
from legal.citing.targets import keys_around, link_around
from legal.models import LegalDocumentPage
from legal.resolving import resolve_around
from search.registry import announce_written, on_written


def connect() -> None:
    """Connect every handler; called once when the portal starts."""
    page_published.connect(document_published, dispatch_uid="legal.document_published")
    page_unpublished.connect(document_withdrawn, dispatch_uid="legal.document_withdrawn")
    page_published.connect(page_changed, dispatch_uid="legal.page_published")
    page_unpublished.connect(page_changed, dispatch_uid="legal.page_unpublished")
    post_save.connect(draft_saved, sender=Revision, dispatch_uid="legal.draft_saved")
    on_written(pages_imported)


def document_published(instance: Page, **kwargs: Any) -> None:
    """Link numbers to the page and from it; one that waits for its day comes here again then."""
    if isinstance(instance, LegalDocumentPage) and instance.live:
        resolve_around([instance.pk])


def document_withdrawn(instance: Page, **kwargs: Any) -> None:
    """Have the status of the documents that it acted on built anew: it says nothing any more."""
    if isinstance(instance, LegalDocumentPage):
        with atomic():
            announce_written(LegalDocumentPage.objects.acted_on_by([instance.pk]).values_list("pk", flat=True))


def page_changed(instance: Page, **kwargs: Any) -> None:
    """Make the citations of a page anew that was published or withdrawn, and link what cites it, or let it go."""
    on_commit(partial(record_citations, [instance.pk]), robust=True)
    if isinstance(instance, LegalDocumentPage):
        keys = keys_around([instance.pk])  # once it is deleted, nobody knows them
        on_commit(partial(link_around, [instance.pk], keys=keys), robust=True)


def draft_saved(instance: Revision, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
    """Make anew what only the draft of a page cites."""
    if update_fields is not None and "content" not in update_fields:
        return
    base = ContentType.objects.get_for_id(instance.base_content_type_id)
    if base.model_class() is Page:
        on_commit(partial(record_draft, int(instance.object_id)), robust=True)


def pages_imported(written: Iterable[int | Model]) -> None:
    """Record what imported pages cite, past every signal; of documents, which are told of often, imports do it."""
    ids = [pk for pk in written if isinstance(pk, int)]
    documents = set(LegalDocumentPage.objects.filter(pk__in=ids).values_list("pk", flat=True))
    record_citations([pk for pk in ids if pk not in documents])
