"""What every template can read."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from core.surroundings import surroundings_in


def surroundings(request: HttpRequest) -> dict[str, object]:
    """Add ``surroundings``: names, menus and banner in the language of the page, read only where a template asks."""
    language = get_language() or "vi"
    return {"surroundings": SimpleLazyObject(lambda: surroundings_in(language))}
