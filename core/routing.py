"""How the page at an address is found: as Wagtail does, without asking the database for the home page on the way.

Wagtail reads the language and the whole home page of it for every page below. Where they stand it keeps in the cache.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.views import serve


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Answer with the page at ``path``, or raise ``Http404``."""
    components = [component for component in path.split("/") if component]
    home = _home(request) if components else None
    if home is not None:
        try:
            request._wagtail_route_for_request = home.route(request, components)  # type: ignore[attr-defined]
        except Http404:
            request._wagtail_route_for_request = None  # type: ignore[attr-defined]
    response: HttpResponse = serve(request, path)
    return response


def _home(request: HttpRequest) -> Page | None:
    """Return the home page in the reader's language, no more of it than its place; none where Wagtail must look."""
    site = Site.find_for_request(request)
    if site is None:
        return None
    language = get_language()
    root = site.root_page
    for known in Site.get_site_root_paths():
        if known.site_id == site.pk and known.language_code == language:
            if known.root_path == root.url_path:
                return root.specific_deferred
            home = Page.objects.live().filter(url_path=known.root_path, translation_key=root.translation_key).first()
            return home.specific_deferred if home is not None else None
    return None
