"""The list of all documents in one language."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from core.addresses import page_address
from core.models import BasePage
from search.documents import Kind
from search.finder import finder_context

from .document import LegalDocumentPage


class LegalIndexPage(BasePage):
    """Finds documents by number, word, issuer, field, type, year and validity."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["legal.LegalDocumentPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of documents")
        verbose_name_plural = _("lists of documents")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the list, a document, or what stands below a document."""
        if not path_components:
            return super().route(request, path_components)
        documents = LegalDocumentPage.objects.child_of(self).for_reading()
        document = get_object_or_404(documents, slug=path_components[0])
        document._cached_parent_obj = self  # where treebeard looks for the parent first
        return document.route(request, path_components[1:])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the list that was asked for, as search finds it."""
        path = page_address(self, request)
        found = finder_context(request, kind=Kind.LEGAL_DOCUMENT, path=path)
        return super().get_context(request, *args, **kwargs) | found
