"""Which pages show a file or a picture: what their entries say depends on it."""

from collections.abc import Iterable

from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

ASKED_AT_ONCE = 500
"""Keys of one statement, fewer than the oldest SQLite takes."""


def pages_that_use(model: type[Model], pks: Iterable[int]) -> set[int]:
    """Return the pages that refer to one of these files or pictures, as Wagtail's reference index knows them.

    One statement for each 500 of them.
    """
    references = ReferenceIndex.objects.filter(
        to_content_type=ReferenceIndex._get_base_content_type(model),
        base_content_type=ReferenceIndex._get_base_content_type(Page),
    )
    keys = [str(pk) for pk in pks]
    return {
        int(page)
        for start in range(0, len(keys), ASKED_AT_ONCE)
        for page in references.filter(to_object_id__in=keys[start : start + ASKED_AT_ONCE])
        .values_list("object_id", flat=True)
        .distinct()
    }
