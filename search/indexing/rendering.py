"""Reads fresh rows and lets each app's builder say what is found: sources in, documents out, nothing written.

What a builder cannot say is told as the error of that one source; the rest goes on.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError
from django.db.models import Model
from django.utils import timezone, translation
from wagtail.models import Page

from core.text import database_text
from search.attachments.filling import fill
from search.documents import SearchDocument
from search.indexing.fresh_rows import fresh_rows
from search.models import SearchEntry, SearchEntryFacet, SearchSource
from search.registry import registry
from search.visibility import fresh_site_root_paths, public_pages

LIMITED = ("key", "kind", "language", "url", "title", "parent_key")
"""What a document says in texts of limited length."""


LONGEST_ERROR = 2000


class InvalidDocumentError(ValueError):
    """A builder made something that cannot be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What the public shall find of one source, as read at ``source.version``; nothing if it is not public."""

    source: SearchSource
    entries: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    """The columns of each entry by its key."""
    files: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """The attached files of each entry, whose words ``render`` puts into its columns."""
    error: str = ""


def render(sources: Sequence[SearchSource]) -> list[Rendering]:
    """Return what each source says now. Raises only when the database is away."""
    pages = _public_pages([source.page_id for source in sources if source.page_id is not None])
    objects = objects_of([source.key for source in sources if source.page_id is None])
    for source in sources:
        if source.page_id is not None and source.page_id in pages:
            objects[source.key] = pages[source.page_id]
    # An editor may read the admin in another language and another time zone; what is found must not depend on that.
    with translation.override(settings.LANGUAGE_CODE), timezone.override(timezone.get_default_timezone()):
        rendered = [_rendering(source, objects.get(source.key)) for source in sources]
    fill((one.entries[key], files) for one in rendered for key, files in one.files.items())
    return rendered


def searched_page_types() -> dict[int, type[Page]]:
    """Return the page types that are found, by the primary key of their content type."""
    models = [model for model in registry.builders if issubclass(model, Page)]
    return {content_type.pk: model for model, content_type in ContentType.objects.get_for_models(*models).items()}


def _rendering(source: SearchSource, found: Model | None) -> Rendering:
    if found is None:
        return Rendering(source=source)
    shown = {"is_public": True, "live_from": None, "expires_at": None}
    if isinstance(found, Page):
        shown |= {"live_from": found.go_live_at or found.first_published_at, "expires_at": found.expire_at}
    try:
        documents = _documents_of(found, source.key)
        entries = {document.key: shown | columns_of(document) for document in documents}
    except OperationalError:
        raise
    except Exception as error:
        return Rendering(source=source, error=f"{type(error).__name__}: {error}"[:LONGEST_ERROR])
    files = {document.key: document.files for document in documents if document.files}
    return Rendering(source=source, entries=entries, files=files)


def _documents_of(found: Model, key: str) -> tuple[SearchDocument, ...]:
    made = registry.builders[type(found)](found)
    documents = (made,) if isinstance(made, SearchDocument) else tuple(made)
    for document in documents:
        _check(document, key)
    if len({document.key for document in documents}) < len(documents):
        raise InvalidDocumentError(f"Two documents of {key} have one key.")
    return documents


def _check(document: SearchDocument, key: str) -> None:
    if document.key != key and not document.key.startswith(f"{key}#"):
        raise InvalidDocumentError(f"The key {document.key!r} must be {key!r} or begin with {key + '#'!r}.")
    for name in LIMITED:
        longest = _longest(SearchEntry, name)
        if len(getattr(document, name)) > longest:
            raise InvalidDocumentError(f"{name} of {document.key} is longer than {longest} characters.")
    if document.stale_on is not None and document.stale_on <= timezone.localdate():
        raise InvalidDocumentError(f"{document.key} would be stale already: stale_on must be a day to come.")
    longest = _longest(SearchEntryFacet, "value")
    if any(len(value) > longest for values in document.facets.values() for value in values):
        raise InvalidDocumentError(f"A facet of {document.key} is longer than {longest} characters.")


def columns_of(document: SearchDocument) -> dict[str, Any]:
    """Return what a row says of ``document``, by column."""
    return {
        "kind": document.kind.value,
        "language": document.language,
        "url": document.url,
        "title": database_text(document.title),
        "official_title": database_text(document.official_title),
        "other_names": [name for name in map(database_text, document.other_names) if name.strip()],
        "summary": database_text(document.summary),
        "body": database_text(document.body),
        "attachments": database_text(document.attachments),
        "identifiers": [database_text(identifier) for identifier in document.identifiers],
        "dated_on": document.dated_on,
        "facets": {facet.value: list(dict.fromkeys(values)) for facet, values in document.facets.items()},
        "parent_key": document.parent_key,
        "is_demonstration": document.is_demonstration,
        "weight": document.weight,
        "stale_on": document.stale_on,
    }


def _longest(model: type[Model], column: str) -> int:
    return int(getattr(model._meta.get_field(column), "max_length", 0))


def _public_pages(ids: Sequence[int]) -> Mapping[int, Page]:
    """Return the public pages of searched types, as specific objects with what they refer to, in few queries."""
    if not ids:
        return {}
    models = searched_page_types()
    ids_by_model: dict[type[Page], list[int]] = defaultdict(list)
    shown = public_pages().filter(pk__in=ids, content_type__in=models)
    for pk, content_type_id in shown.values_list("pk", "content_type_id"):
        ids_by_model[models[content_type_id]].append(pk)
    if not ids_by_model:
        return {}
    paths = fresh_site_root_paths()
    pages = {page.pk: page for model, pks in ids_by_model.items() for page in fresh_rows(model, pks)}
    for page in pages.values():
        page._wagtail_cached_site_root_paths = paths  # else `page.get_url()` would read Wagtail's shared cache
    return pages


def objects_of(keys: Sequence[str]) -> dict[str, Model]:
    """Return the objects that are found without being pages, by the keys of their sources, in few queries a model."""
    pks_by_label: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        label, _, pk = key.partition(":")
        pks_by_label[label].append(pk)
    found: dict[str, Model] = {}
    for label, pks in pks_by_label.items():
        try:
            model = apps.get_model(label)
        except (LookupError, ValueError):
            continue
        if model in registry.builders:
            found |= {SearchSource.key_of_object(label, one.pk): one for one in fresh_rows(model, pks)}
    return found
