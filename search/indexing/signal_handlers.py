"""What marks an entry: connects Wagtail's and Django's signals to ``search.indexing.marking``.

Receivers are connected without a sender and take nothing but keys from the instance: moves and expiry send a plain
``Page``, and a saved draft comes with the draft in memory. ``page_published`` is not needed: before each of them
the page was saved, children and all in that one transaction, so listening to it would only build everything twice.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

import structlog
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from core.restrictions import pages_to_restrict
from search.attachments.offering import pages_that_use
from search.indexing.marking import mark_all_pages, mark_branches, mark_objects, mark_pages
from search.registry import on_written, registry

log = structlog.get_logger(__name__)

OF_THE_DRAFT = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "live_revision",
        "locked",
        "locked_at",
        "locked_by",
    }
)
"""Columns that say nothing to the public: a save of no others leaves everything as it is found."""


def connect() -> None:
    """Connect every handler; called once when the portal starts."""
    pre_save.connect(restriction_will_change, sender=PageViewRestriction, dispatch_uid="search.restriction_will_change")
    post_save.connect(object_saved, dispatch_uid="search.object_saved")
    pre_delete.connect(object_will_go, dispatch_uid="search.object_will_go")
    post_delete.connect(object_gone, dispatch_uid="search.object_gone")
    m2m_changed.connect(relation_changed, dispatch_uid="search.relation_changed")
    page_unpublished.connect(page_withdrawn, dispatch_uid="search.page_withdrawn")
    post_page_move.connect(branch_changed, dispatch_uid="search.page_moved")
    page_slug_changed.connect(branch_changed, dispatch_uid="search.page_slug_changed")
    on_written(_mark_all)


def object_saved(instance: Model, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
    """Mark what a saved object is, belongs to, or is mentioned in."""
    if isinstance(instance, Page) and update_fields is not None and OF_THE_DRAFT.issuperset(update_fields):
        return
    if isinstance(instance, Page):
        mark_pages([instance.pk])
    _mark_around(instance)


def object_will_go(instance: Model, **kwargs: Any) -> None:
    """Mark what an object belongs to or is mentioned in, while the database still knows."""
    if not isinstance(instance, Page):
        _mark_around(instance)


def object_gone(instance: Model, **kwargs: Any) -> None:
    """Mark what was deleted, so that it is found no more, and what a lifted restriction set free."""
    if isinstance(instance, Page):
        mark_pages([instance.pk])
    else:
        _mark_setting(instance)
        _mark_itself(instance)


def page_withdrawn(instance: Page, **kwargs: Any) -> None:
    """Mark a page that was unpublished or has expired."""
    mark_pages([instance.pk])


def branch_changed(instance: Page, **kwargs: Any) -> None:
    """Mark a page that has a new place or address, and everything below it: nobody is told of those."""
    mark_branches([instance.pk])


def restriction_will_change(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Mark the branch that a restriction leaves when it is given to another page."""
    if instance.pk:
        for page_id in PageViewRestriction.objects.filter(pk=instance.pk).values_list("page_id", flat=True):
            mark_branches(pages_to_restrict(page_id))


def relation_changed(
    instance: Model, action: str, reverse: bool, model: type[Model], pk_set: set[Any] | None, **kwargs: Any
) -> None:
    """Mark the pages on either side of a many-to-many relation that changed."""
    if not action.startswith("post_"):
        return
    if isinstance(instance, Page):
        mark_pages([instance.pk])
    elif reverse and issubclass(model, Page) and pk_set:
        mark_pages(pk_set)
    elif _is_found_by_itself(model):
        mark_objects(model._meta.label, pk_set or ())
    _mark_around(instance)


def _mark_around(instance: Model) -> None:
    _mark_setting(instance)
    _mark_itself(instance)
    _mark_parents(instance)
    _mark_dependents(instance)
    if isinstance(instance, (get_document_model(), get_image_model())):
        mark_pages(pages_that_use(type(instance), [instance.pk]))


def _mark_setting(instance: Model) -> None:
    """Mark what stands below a restriction, or everything if it is a site or a language that changed."""
    if isinstance(instance, PageViewRestriction):
        mark_branches(pages_to_restrict(instance.page_id))
    elif isinstance(instance, (Site, Locale)):
        # Wagtail clears this before the commit; another process may have read the old rows into it by now.
        transaction.on_commit(Site.clear_site_root_paths_cache)
        mark_all_pages()


def _mark_itself(instance: Model) -> None:
    """Mark an object that is found without being a page."""
    if _is_found_by_itself(type(instance)):
        mark_objects(instance._meta.label, [instance.pk])


def _is_found_by_itself(model: type[Model]) -> bool:
    return model in registry.builders and not issubclass(model, Page)


def _mark_parents(instance: Model) -> None:
    """Mark what a child belongs to that was saved by itself: the page of a correction, the agency of a leader."""
    for name, parent in _parents(type(instance)):
        pk = getattr(instance, name)
        if pk is not None and issubclass(parent, Page):
            mark_pages([pk])
        elif pk is not None and _is_found_by_itself(parent):
            mark_objects(parent._meta.label, [pk])


@cache
def _parents(model: type[Model]) -> tuple[tuple[str, type[Model]], ...]:
    keys = (field for field in model._meta.concrete_fields if isinstance(field, ParentalKey))
    return tuple((key.attname, key.related_model) for key in keys)


def _mark_dependents(instance: Model) -> None:
    """Mark what the apps say depends on the object; a fault in their answer must not fail the editor's request."""
    for model, questions in registry.dependents.items():
        for dependents in questions if isinstance(instance, model) else ():
            try:
                _mark_all(dependents(instance))
            except DatabaseError:
                raise
            except Exception:
                log.exception("search.dependents_failed", model=model._meta.label, pk=instance.pk)


def _mark_all(things: Iterable[Any]) -> None:
    """Mark pages, given by their primary keys, and objects that are found without being pages."""
    page_ids = []
    objects: dict[str, list[Any]] = defaultdict(list)
    for thing in things:
        if not isinstance(thing, Model):
            page_ids.append(thing)
        elif _is_found_by_itself(type(thing)):
            objects[thing._meta.label].append(thing.pk)
    mark_pages(page_ids)
    for label, pks in objects.items():
        mark_objects(label, pks)
