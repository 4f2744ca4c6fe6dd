"""The list of all procedures in one language."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from core.addresses import page_address
from core.models import BasePage
from search.documents import Kind
from search.finder import finder_context
from services.models.procedure import ProcedurePage


class ProcedureIndexPage(BasePage):
    """Lists procedures by field, agency, level and who may apply."""

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["services.ProcedurePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of procedures")
        verbose_name_plural = _("lists of procedures")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the list, a procedure, or what stands below a procedure."""
        if not path_components:
            return super().route(request, path_components)
        procedures = ProcedurePage.objects.child_of(self).for_reading()
        procedure = get_object_or_404(procedures, slug=path_components[0])
        procedure._cached_parent_obj = self  # where treebeard looks for the parent first
        return procedure.route(request, path_components[1:])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the finder shows."""
        found = finder_context(request, kind=Kind.PROCEDURE, path=page_address(self, request))
        return super().get_context(request, *args, **kwargs) | found
