"""Writes many published pages below one parent at once, as Wagtail would one by one, but past its signals.

For imports: one transaction, a few statements for each table. What the signals would have done is done here: the tree,
the first revision, the history, the reference index and the admin's own search. What stands above (the public search)
is told by the caller.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models.functions import Cast
from django.utils import timezone
from modelcluster.models import (
    ClusterableModel,
    get_all_child_m2m_relations,
    get_all_child_relations,
)
from treebeard.exceptions import PathOverflow
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from core.importing.rows import insert_rows
from core.slugs import MAX_LENGTH, slugify

SLUG_WITHOUT_LETTERS = "trang"
BATCH = 200
"""Pages of one call that were measured to be fast and to need little memory; more works too."""


class NotAPlainPageTypeError(TypeError):
    """The type does not stand directly on ``Page``: its rows would need more tables than we write."""


@transaction.atomic
def add_published_pages(parent: Page, pages: Sequence[Page], *, keeps_children: bool = False) -> list[int]:
    """Write ``pages``, unsaved and with their children and many-to-many values set, as the last pages below ``parent``.

    Each is live with one revision. ``first_published_at`` and ``last_published_at`` are kept where they are given. An
    address that is taken gets a number. Nothing is written if one page cannot be: then the database's or Django's own
    error is raised. Returns the keys in the order of ``pages``; the instances can be used afterwards: who asks for
    their children reads them anew, with ``keeps_children`` they hold them still.
    """
    if not pages:
        return []
    now = timezone.now()
    locked = Page.objects.select_for_update().get(pk=parent.pk)
    _place(pages, below=locked)
    _set_defaults(pages, below=locked, now=now)
    _check(pages)
    rows = _insert_page_rows(pages)
    for model, group in _by_type(pages).items():
        insert_rows(model, group)
        _insert_children(group)
        _insert_many_to_many(model, group)
    _insert_revisions(pages, rows, now)
    Page.objects.filter(pk=locked.pk).update(numchild=models.F("numchild") + len(pages))
    parent.numchild = locked.numchild + len(pages)
    _insert_references(pages)
    for model, group in _by_type(pages).items():
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(model, group)
    for page in () if keeps_children else pages:
        del page._cluster_related_objects
    return [page.pk for page in pages]


@transaction.atomic
def republish_pages(pages: Sequence[Page], fields: Collection[str]) -> None:
    """Publish live pages of one type anew of which only ``fields`` changed, plain columns of the type.

    The fields must hold no references, and the admin's own search must not read them: neither is told. The pages have
    no draft beside what is published. What stands above is told by the caller, as in ``add_published_pages``.
    """
    if not pages:
        return
    now = timezone.now()
    model = type(pages[0])
    for page in pages:
        page.clean_fields(exclude={field.name for field in model._meta.concrete_fields} - set(fields))
        page.latest_revision_created_at = page.last_published_at = now
    _write_revisions(pages, now)
    for page in pages:
        model._base_manager.filter(pk=page.pk).update(
            last_published_at=now,
            latest_revision_created_at=now,
            latest_revision_id=page.latest_revision_id,
            live_revision_id=page.live_revision_id,
            **{name: getattr(page, name) for name in fields},
        )


def free_slugs(wanted: Iterable[str], *, taken: Iterable[str]) -> list[str]:
    """Return ``wanted`` in order, with ``-2``, ``-3``… behind what is taken by others or by one before it."""
    used, found = set(taken), []
    for slug in wanted:
        number, free = 1, slug
        while free in used:
            number += 1
            free = f"{slug[: MAX_LENGTH - len(str(number)) - 1]}-{number}"
        used.add(free)
        found.append(free)
    return found


def _place(pages: Sequence[Page], *, below: Page) -> None:
    """Give each page its place in the tree, after the last child that there is."""
    siblings = Page.objects.filter(depth=below.depth + 1, path__startswith=below.path)
    last = siblings.order_by("path").values_list("path", flat=True).last()
    step = Page._str2int(last[-Page.steplen :]) if last else 0
    slugs = free_slugs(
        (page.slug or slugify(page.title) or SLUG_WITHOUT_LETTERS for page in pages),
        taken=siblings.values_list("slug", flat=True),
    )
    for number, (page, slug) in enumerate(zip(pages, slugs, strict=True), start=step + 1):
        if len(Page._int2str(number)) > Page.steplen:
            raise PathOverflow(below.path)
        page.depth, page.numchild = below.depth + 1, 0
        page.path = Page._get_path(below.path, page.depth, number)
        page.slug = slug
        page.set_url_path(below)


def _set_defaults(pages: Sequence[Page], *, below: Page, now: datetime) -> None:
    """Set what saving and publishing would set."""
    types = ContentType.objects.get_for_models(*{type(page) for page in pages})
    for page in pages:
        page.content_type = types[type(page)]
        page.locale_id = page.locale_id or below.locale_id
        page.draft_title = page.title
        page.live, page.expired, page.has_unpublished_changes = True, False, False
        page.first_published_at = page.first_published_at or now
        page.last_published_at = page.last_published_at or page.first_published_at
        page.latest_revision_created_at = now


def _check(pages: Sequence[Page]) -> None:
    """Refuse what the fields refuse; references are left to the database, which would be asked once for each."""
    for model, group in _by_type(pages).items():
        if list(model._meta.parents) != [Page]:
            raise NotAPlainPageTypeError(model.__name__)
        references = {field.name for field in model._meta.concrete_fields if field.is_relation}
        for page in group:
            page.clean_fields(exclude=references)


def _by_type(pages: Sequence[Page]) -> dict[type[Page], list[Page]]:
    groups: dict[type[Page], list[Page]] = defaultdict(list)
    for page in pages:
        groups[type(page)].append(page)
    return groups


def _insert_page_rows(pages: Sequence[Page]) -> list[Page]:
    """Write the rows that all types share, and give each page its key."""
    shared = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = insert_rows(Page, [Page(**{name: getattr(page, name) for name in shared}) for page in pages])
    for page, row in zip(pages, rows, strict=True):
        page.id = row.pk
        page.pk = row.pk
        page._state.adding, page._state.db = False, row._state.db
    return rows


def _insert_children(owners: Sequence[ClusterableModel]) -> None:
    """Write the children of ``owners``, objects of one type, and the children's own."""
    for relation in get_all_child_relations(type(owners[0])):
        children = []
        for owner in owners:
            for order, child in enumerate(_held(owner, relation.get_accessor_name())):
                setattr(child, relation.field.name, owner)
                if getattr(child, "sort_order", 0) is None:
                    child.sort_order = order
                children.append(child)
        if children:
            _check_lengths(relation.related_model, children)
            insert_rows(relation.related_model, children)
            if isinstance(children[0], ClusterableModel):
                _insert_children(children)


def _check_lengths(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Refuse texts longer than their columns, which SQLite would keep and PostgreSQL not."""
    limited = [field for field in model._meta.concrete_fields if isinstance(field, models.CharField)]
    for row in rows:
        for field in limited:
            text = getattr(row, field.attname)
            if field.max_length and text and len(text) > field.max_length:
                field.run_validators(text)


def _insert_many_to_many(model: type[Page], pages: list[Page]) -> None:
    for field in get_all_child_m2m_relations(model):
        through = field.remote_field.through
        source = through._meta.get_field(field.m2m_field_name()).attname
        target = through._meta.get_field(field.m2m_reverse_field_name()).attname
        links = [through(**{source: page.pk, target: value.pk}) for page in pages for value in _held(page, field.name)]
        insert_rows(through, links)


def _held(owner: ClusterableModel, name: str) -> list[Any]:
    """Return what an unsaved owner holds; an empty relation is set down as such, so that no reader asks for it."""
    held: dict[str, list[Any]] = owner.__dict__.setdefault("_cluster_related_objects", {})
    return held.setdefault(name, [])


def _insert_revisions(pages: Sequence[Page], rows: Sequence[Page], now: datetime) -> None:
    """Write one revision for each page, live and latest: without it a scheduled edit would take the page offline."""
    base = _write_revisions(pages, now)
    for page, row in zip(pages, rows, strict=True):
        row.latest_revision_id = row.live_revision_id = page.live_revision_id
    of_page = Revision.objects.filter(base_content_type=base, object_id=Cast(models.OuterRef("pk"), models.CharField()))
    newest = models.Subquery(of_page.values("pk")[:1])  # each has but the one
    Page.objects.filter(pk__in=[row.pk for row in rows]).update(latest_revision=newest, live_revision=newest)


def _write_revisions(pages: Sequence[Page], now: datetime) -> ContentType:
    """Write a revision of each page and its line in the history, and name them in the instances."""
    base = ContentType.objects.get_for_model(Page)
    revisions = insert_rows(
        Revision,
        (
            Revision(
                content_type_id=page.content_type_id,
                base_content_type=base,
                object_id=str(page.pk),
                created_at=now,
                object_str=str(page),
                content=page.serializable_data(),
            )
            for page in pages
        ),
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision_id = page.live_revision_id = revision.pk
    insert_rows(
        PageLogEntry,
        (
            PageLogEntry(
                page_id=page.pk,
                content_type_id=page.content_type_id,
                label=page.get_admin_display_title(),
                action="wagtail.publish",
                timestamp=now,
                revision=revision,
                content_changed=True,
                data={},
            )
            for page, revision in zip(pages, revisions, strict=True)
        ),
    )
    return base


def _insert_references(pages: Sequence[Page]) -> None:
    """Write which things each page refers to; new pages have no older rows to compare with."""
    base = ContentType.objects.get_for_model(Page)
    insert_rows(
        ReferenceIndex,
        (
            ReferenceIndex(
                base_content_type=base,
                content_type_id=page.content_type_id,
                object_id=str(page.pk),
                to_content_type_id=to_type,
                to_object_id=to_key,
                model_path=model_path,
                content_path=content_path,
                content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
            )
            for page in pages
            for to_type, to_key, model_path, content_path in set(ReferenceIndex._extract_references_from_object(page))
        ),
    )
