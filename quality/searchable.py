"""How the quality of service is found: by each indicator, whose result leads to it on the page of the province."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from quality.models import Indicator
from quality.showing import anchor_of
from search.documents import Kind, SearchDocument
from search.registry import searchable


@searchable(Indicator)
def indicator(indicator: Indicator) -> Iterable[SearchDocument]:
    """Return an indicator that is shown, in Vietnamese and, where it has an English name, in English."""
    if not indicator.is_shown:
        return
    key = f"{indicator._meta.label_lower}:{indicator.pk}"
    for language, name, definition in (
        ("vi", indicator.name, indicator.definition),
        ("en", indicator.name_en, indicator.definition_en),
    ):
        if name:
            with translation.override(language):
                yield SearchDocument(
                    key=key if language == "vi" else f"{key}#{language}",
                    kind=Kind.PAGE,
                    title=name,
                    summary=". ".join(filter(None, (_("Quality of service"), definition))),
                    url=f"{reverse('quality')}#{anchor_of(indicator)}",
                    language=language,
                    is_demonstration=indicator.is_demonstration,
                )
