"""What search adds to the admin: the editors' rules with their preview, and the report of what readers look for."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.signals import init_new_page
from wagtail.snippets.models import register_snippet

from search.attachments import hooks as of_attachments  # noqa: F401 — registers its own
from search.curation.preview_views import PREVIEW, rule_preview
from search.curation.snippets import CurationViewSetGroup
from search.explaining import hooks as of_explaining  # noqa: F401 — registers its own
from search.query_log.new_page import NEW_PAGE, NewPageView, fill_in_title, remember_title
from search.query_log.report import REPORT, WordsReport

BEFORE_RATINGS = 655

register_snippet(CurationViewSetGroup)
hooks.register("before_create_page", remember_title)
init_new_page.connect(fill_in_title, dispatch_uid="search.fill_in_title")


class WordsMenuItem(MenuItem):
    """Shown to whoever may see what readers look for."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the groups of the user."""
        return bool(request.user.has_perm("search.view_loggedquery"))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the pages that are no list of a model."""
    return [
        path("search-rules/<str:kind>/effect/", rule_preview, name=PREVIEW),
        path("search-rules/<str:kind>/<int:pk>/effect/", rule_preview, name=PREVIEW),
        path("reports/search-words/", WordsReport.as_view(), name=REPORT),
        path("reports/search-words/results/", WordsReport.as_view(results_only=True), name=f"{REPORT}_results"),
        path("reports/search-words/new-page/", NewPageView.as_view(), name=NEW_PAGE),
    ]


@hooks.register("register_reports_menu_item")
def words_item() -> MenuItem:
    """Add the report to the menu."""
    return WordsMenuItem(
        _("What readers look for"), reverse(REPORT), name="search-words", icon_name="search", order=BEFORE_RATINGS
    )


@hooks.register("insert_global_admin_css")
def style() -> SafeString:
    """Load the look of the report and of previews."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin-search.css"))
