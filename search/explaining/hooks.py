"""Puts the page that explains results into the admin; imported when the portal starts."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.explaining.views import PAGE, explain_page, may_ask

BEHIND_WORDS = 656


class ExplainMenuItem(MenuItem):
    """Shown to whoever may see what readers look for."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the groups of the user."""
        return may_ask(request)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the page."""
    return [path("reports/search-explain/", explain_page, name=PAGE)]


@hooks.register("register_reports_menu_item")
def item() -> MenuItem:
    """Add it to the menu, behind what readers look for."""
    return ExplainMenuItem(
        _("Why is it found there?"), reverse(PAGE), name="search-explain", icon_name="help", order=BEHIND_WORDS
    )
