"""What the quality of service adds to the admin: the snippets, the page for files, the tokens of other systems."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from quality.giving.token_views import TOKENS, TokensView
from quality.giving.upload_views import REJECTED, UPLOAD, UploadView, rejected_file
from quality.snippets import QualityViewSetGroup

BEHIND_OTHERS = 900

register_snippet(QualityViewSetGroup)


class AdministratorsMenuItem(MenuItem):
    """Shown to administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask who it is."""
        return bool(request.user.is_superuser)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the pages that are no list of a model."""
    return [
        path("quality/upload/", UploadView.as_view(), name=UPLOAD),
        path("quality/upload/<str:key>/rejected.csv", rejected_file, name=REJECTED),
        path("quality/tokens/", TokensView.as_view(), name=TOKENS),
    ]


@hooks.register("register_settings_menu_item")
def tokens_item() -> MenuItem:
    """Add the tokens to the menu of settings."""
    return AdministratorsMenuItem(
        _("Tokens of systems that send figures"),
        reverse(TOKENS),
        name="quality-tokens",
        icon_name="key",
        order=BEHIND_OTHERS,
    )
