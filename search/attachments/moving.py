"""Marks pages whose files came into another collection, or stand below another one now: Wagtail sends no signal of it.

What happens past the admin is found by the worker's comparison, ``search.indexing.drift``.
"""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django.http import HttpRequest
from wagtail.models import Collection

from core.attachments.public import files_within
from core.models import PortalDocument
from search.attachments.offering import pages_that_use
from search.indexing.marking import mark_pages


def connect() -> None:
    """Connect the handler; called once when the portal starts. Files of deleted collections go with signals."""
    post_save.connect(collection_saved, sender=Collection, dispatch_uid="search.collection_saved")


def collection_saved(instance: Collection, created: bool, **kwargs: Any) -> None:
    """Look after the commit whether the collection was moved too: its form saves it first and moves it then."""
    if not created:
        pk, path = instance.pk, instance.path
        transaction.on_commit(lambda: _mark_if_moved(pk, path), robust=True)


def files_moved(request: HttpRequest, action_type: str, objects: Sequence[Model], action: Any) -> None:
    """Mark what offers files or pictures that an editor put into a collection together; for ``after_bulk_action``."""
    if action_type == "add_to_collection":
        mark_pages(pages_that_use(action.model, (one.pk for one in objects)))


def _mark_if_moved(pk: int, path: str) -> None:
    for today in Collection.objects.filter(pk=pk).exclude(path=path).values_list("path", flat=True):
        mark_pages(pages_that_use(PortalDocument, files_within(today).values_list("pk", flat=True)))
