"""Whose change touches what is found though no app's own model changed: files that became private or public."""

from collections.abc import Iterable

from wagtail.models import CollectionViewRestriction

from core.attachments.public import files_within
from core.models import PortalDocument
from search.attachments.offering import pages_that_use
from search.registry import reindex_on


@reindex_on(CollectionViewRestriction)
def pages_with_files_of(restriction: CollectionViewRestriction) -> Iterable[int]:
    """Return the pages that offer files which are hidden, or shown again, by a restriction."""
    return pages_that_use(PortalDocument, files_within(restriction.collection.path).values_list("pk", flat=True))
