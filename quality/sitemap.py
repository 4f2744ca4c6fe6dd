"""What the sitemap tells of the quality of service: the province's page and each agency's that tells anything."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from core.sitemap import sitemap_addresses
from quality.told_of import agencies_told_of


@sitemap_addresses("quality")
def addresses() -> Iterable[str]:
    """Return the paths in both languages; an agency without an English name is told in Vietnamese only."""
    rows = list(agencies_told_of().values_list("slug", "name_en"))
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            yield reverse("quality")
            yield from (reverse("quality_agency", args=[slug]) for slug, name_en in rows if language == "vi" or name_en)
