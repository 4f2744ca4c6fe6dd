"""Which files anybody may read: those of no collection with a restriction, its own or one above it."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import CollectionViewRestriction

from core.models import PortalDocument


def public_files() -> QuerySet[PortalDocument]:
    """Return the files that stand in no private collection."""
    path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    restrictions = CollectionViewRestriction.objects.exclude(restriction_type=CollectionViewRestriction.NONE)
    held: QuerySet[PortalDocument] = PortalDocument.objects.filter(
        ~Exists(restrictions.alias(asked=path).filter(asked__startswith=F("collection__path")))
    )
    return held


def private_files() -> QuerySet[PortalDocument]:
    """Return all other files."""
    held: QuerySet[PortalDocument] = PortalDocument.objects.exclude(pk__in=public_files().values("pk"))
    return held


def files_within(path: str) -> QuerySet[PortalDocument]:
    """Return the files of the collection at ``path`` and of all below it."""
    held: QuerySet[PortalDocument] = PortalDocument.objects.filter(collection__path__startswith=path)
    return held
