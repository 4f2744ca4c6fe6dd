"""What follows when a document is published or withdrawn: relations find each other, and search hears of the others."""

from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from legal.models import LegalDocumentPage
from legal.resolving import resolve_around
from search.registry import announce_written


def connect() -> None:
    """Connect every handler; called once when the portal starts."""
    page_published.connect(document_published, dispatch_uid="legal.document_published")
    page_unpublished.connect(document_withdrawn, dispatch_uid="legal.document_withdrawn")


def document_published(instance: Page, **kwargs: Any) -> None:
    """Link numbers to the page and from it; one that waits for its day comes here again then."""
    if isinstance(instance, LegalDocumentPage) and instance.live:
        resolve_around([instance.pk])


def document_withdrawn(instance: Page, **kwargs: Any) -> None:
    """Have the status of the documents that it acted on built anew: it says nothing any more."""
    if isinstance(instance, LegalDocumentPage):
        with transaction.atomic():
            announce_written(LegalDocumentPage.objects.acted_on_by([instance.pk]).values_list("pk", flat=True))
