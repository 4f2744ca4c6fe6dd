"""Fields of activity."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from directory.models.names import NamedInTwoLanguages


class Field(index.Indexed, NamedInTwoLanguages):
    """A field of activity (lĩnh vực): land, health, education…"""

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = _("field of activity")
        verbose_name_plural = _("fields of activity")
        ordering = ("name",)
