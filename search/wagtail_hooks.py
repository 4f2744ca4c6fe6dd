"""What search adds to the admin: the editors' rules with their preview, and the report of what readers look for."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from search.curation.preview_views import PREVIEW, rule_preview
from search.curation.snippets import CurationViewSetGroup

register_snippet(CurationViewSetGroup)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Add the pages that are no list of a model."""
    return [
        path("search-rules/<str:kind>/effect/", rule_preview, name=PREVIEW),
        path("search-rules/<str:kind>/<int:pk>/effect/", rule_preview, name=PREVIEW),
    ]
