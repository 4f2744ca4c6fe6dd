"""The panel of a rule's form in which an editor tries it before saving."""

from collections.abc import Mapping
from typing import Any

from django.forms import Media
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from search.curation.preview_views import PREVIEW, WORDS


class EffectPanel(Panel):
    """A field for words and a button; a script posts the form as it stands and puts the answer below."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"heading": _("Look at the effect before saving"), **kwargs})

    class BoundPanel(Panel.BoundPanel):
        """The panel in one form."""

        template_name = "search/curation/effect_panel.html"

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> dict[str, Any]:
            """Say where the form is posted to, and under which name the words to try go with it."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            arguments = [self.instance._meta.model_name, *([self.instance.pk] if self.instance.pk else [])]
            return context | {"address": reverse(PREVIEW, args=arguments), "name": WORDS}

        @property
        def media(self) -> Media:
            """Load the script."""
            return Media(js=["js/admin-search.js"])
