"""What has the radar look again at once: texts that cite, documents that act, and what readers may see of them.

It looks after the transaction, behind ``legal``, which reads the texts anew on the same signals and was connected
before (see INSTALLED_APPS); it never fails what an editor does. What is missed here is found at night.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.signals import page_published, page_unpublished

from core.nightly import do_again
from core.restrictions import pages_to_restrict
from legal.models import DocumentRelation, LegalDocumentPage
from legal.relation_types import EFFECTS, Direction
from radar.judging import AT_ONCE
from radar.models import StaleCitation
from radar.sweeping import NIGHTLY, sweep_documents, sweep_pages


def connect() -> None:
    """Connect every handler; called once when the portal starts."""
    page_published.connect(page_changed, dispatch_uid="radar.page_published")
    page_unpublished.connect(page_changed, dispatch_uid="radar.page_unpublished")
    post_save.connect(draft_saved, sender=Revision, dispatch_uid="radar.draft_saved")
    post_save.connect(restriction_changed, sender=PageViewRestriction, dispatch_uid="radar.restriction_saved")
    post_delete.connect(restriction_changed, sender=PageViewRestriction, dispatch_uid="radar.restriction_gone")


def page_changed(instance: Page, **kwargs: Any) -> None:
    """Look again at what a page cites that was published or withdrawn, and at who cites what it acts on."""
    pk = instance.pk
    _later(lambda: sweep_pages([pk]))
    if isinstance(instance, LegalDocumentPage):
        _look_again_around([pk])


def draft_saved(instance: Revision, **kwargs: Any) -> None:
    """Look again at what a page cites whose draft was saved."""
    if instance.base_content_type.model_class() is Page:
        page_id = int(instance.object_id)
        _later(lambda: sweep_pages([page_id]))


def restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Look again at what follows from documents that are hidden now, or shown again."""
    below = Q()
    for path in Page.objects.filter(pk__in=pages_to_restrict(instance.page_id)).values_list("path", flat=True):
        below |= Q(path__startswith=path)
    _look_again_around(LegalDocumentPage.objects.filter(below).order_by().values_list("pk", flat=True))


def _look_again_around(documents: Iterable[int]) -> None:
    """Look again at the documents whose status follows from these, or followed from them until now.

    Where a whole list is hidden, the worker looks at everything: what is hidden is not shown meanwhile.
    """
    ids = list(documents)
    if not ids:
        return
    if len(ids) > AT_ONCE:
        _later(lambda: do_again(NIGHTLY))
        return
    before = _touched_by(ids)
    _later(lambda: sweep_documents(before | _touched_by(ids)))


def _touched_by(ids: list[int]) -> set[int]:
    acted_on = LegalDocumentPage.objects.acted_on_by(ids).order_by()
    told = DocumentRelation.objects.filter(
        target__in=ids, direction=Direction.PASSIVE, relation_type__in=list(EFFECTS)
    ).order_by()
    stale = StaleCitation.objects.filter(acting__in=ids).order_by()
    return {
        *ids,
        *acted_on.values_list("pk", flat=True),
        *told.values_list("page_id", flat=True),
        *stale.values_list("document_id", flat=True).distinct(),
    }


def _later(look: Callable[[], Any]) -> None:
    transaction.on_commit(look, robust=True)
