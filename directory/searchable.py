"""How agencies and fields name the filters of search."""

from collections.abc import Mapping, Sequence

from directory.models import Agency, Field
from search.documents import Facet
from search.registry import facet_labels


@facet_labels(Facet.AGENCY)
def agency_names(slugs: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the agencies' names by their slugs."""
    return {agency.slug: agency.name_in(language) for agency in Agency.objects.filter(slug__in=slugs)}


@facet_labels(Facet.FIELD)
def field_names(slugs: Sequence[str], language: str) -> Mapping[str, str]:
    """Return the fields' names by their slugs."""
    return {field.slug: field.name_in(language) for field in Field.objects.filter(slug__in=slugs)}
