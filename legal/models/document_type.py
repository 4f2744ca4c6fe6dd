"""Types of documents."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from directory.models import NamedInTwoLanguages


@register_snippet
class DocumentType(index.Indexed, NamedInTwoLanguages):
    """A type of document (loại văn bản): decision, decree, circular…"""

    search_fields: ClassVar[list[index.BaseField]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]
    panels: ClassVar[list[FieldPanel]] = [
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("slug"),
    ]

    class Meta:
        verbose_name = _("type of document")
        verbose_name_plural = _("types of documents")
        ordering = ("name",)
