"""The addresses of the portal."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core import views as core_views
from core.routing import serve_page
from core.sitemap import sitemap_index, sitemap_section
from portal.api import views as api_views
from quality.giving.api import figures as send_figures
from search.api.views import results as api_search

urlpatterns = [
    path(
        "admin/login/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
    ),
    path("admin/", include(wagtailadmin_urls)),
    path("accounts/", include("allauth.urls")),
    path("files/", include(wagtaildocs_urls)),
    path("robots.txt", core_views.robots),
    path("", include("preparing.urls")),
    path("api/chat-luong/so-lieu", send_figures, name="send_figures"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_section, name="sitemap_section"),
    path("i18n/", include("django.conf.urls.i18n")),
]

# Pictures in development, where no web server stands in front; it gives nothing while DEBUG is off.
urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

urlpatterns += i18n_patterns(
    path("api/tim-kiem", api_search, name="api_search"),
    path("api/openapi.json", api_views.openapi, name="openapi"),
    re_path(r"^api/", api_views.nothing_here),
    path("tim-kiem/", include("search.urls")),
    path("danh-gia/", include("rating.urls")),
    path("chat-luong/", include("quality.urls")),
    path("", include("directory.urls")),
    # Wagtail's own form knows neither the second factor nor the limit of tries.
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    # Before Wagtail's own view at the same address.
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        core_views.password_of_page,
    ),
    re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler403 = "core.views.forbidden"
handler404 = "core.views.page_not_found"
handler500 = "core.views.server_error"
