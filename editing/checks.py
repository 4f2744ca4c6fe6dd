"""Whether each type of page can keep the portal's rules."""

from typing import Any

from django.core import checks
from wagtail.models import get_page_models

from directory.editors import PlacedPageForm, belongs_to_an_agency


def check_forms_of_placed_pages(**kwargs: Any) -> list[checks.CheckMessage]:
    """Find types of pages of agencies whose own form would let an agency's editor choose another agency."""
    return [
        checks.Error(
            f"{model.__name__}.base_form_class does not keep editors to their own agencies.",
            hint="Derive the form from directory.editors.PlacedPageForm.",
            obj=model,
            id="editing.E001",
        )
        for model in get_page_models()
        if belongs_to_an_agency(model) and not issubclass(model.base_form_class, PlacedPageForm)
    ]
