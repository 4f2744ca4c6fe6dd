"""What the sitemap tells of the directory: its lists, and each agency and commune in the languages that name it."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from core.sitemap import sitemap_addresses
from directory.models import Agency, Commune


@sitemap_addresses("directory")
def addresses() -> Iterable[str]:
    """Return the paths; one without an English name is told in Vietnamese only."""
    named: dict[str, QuerySet[Agency] | QuerySet[Commune]] = {
        "agency": Agency.objects.order_by("pk"),
        "commune": Commune.objects.order_by("pk"),
    }
    rows = {view: list(things.values_list("slug", "name_en")) for view, things in named.items()}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            yield reverse("agencies")
            yield reverse("communes")
            for view, found in rows.items():
                yield from (reverse(view, args=[slug]) for slug, name_en in found if language == "vi" or name_en)
