"""A page type must say whether it is searched: silence is an error, or private content would be a matter of luck."""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.models import Page, get_page_models

from search.registry import registry


@register()
def every_page_type_says_how_it_is_searched(**kwargs: Any) -> list[CheckMessage]:
    """Fail for each page type without a statement in a ``searchable.py``."""
    return [
        Error(
            f"{model._meta.label} does not say whether it is searched.",
            hint=f"Write @searchable or not_searchable for it in {model._meta.app_label}/searchable.py.",
            obj=model,
            id="search.E001",
        )
        for model in get_page_models()
        if model is not Page and not model._meta.abstract and not registry.says_something_of(model)
    ]
