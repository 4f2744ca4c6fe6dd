"""Whose change touches what is found though no app's own model changed: collections of files that became private."""

from collections.abc import Iterable

from wagtail.models import Collection, CollectionViewRestriction

from core.attachments.public import files_within
from search.attachments.beside import pages_that_offer
from search.registry import reindex_on


@reindex_on(CollectionViewRestriction)
def pages_with_files_of(restriction: CollectionViewRestriction) -> Iterable[int]:
    """Return the pages that offer files which are hidden, or shown again, by a restriction."""
    return pages_that_offer(files_within(restriction.collection.path))


@reindex_on(Collection)
def pages_with_files_of_collection(collection: Collection) -> Iterable[int]:
    """Return the pages that offer files of a collection which may stand below another one now."""
    return pages_that_offer(files_within(collection.path))
