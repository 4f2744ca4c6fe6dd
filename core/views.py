"""What belongs to no page: robots.txt, the gate of pages behind a password, and what is shown when something broke."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext, override
from django.views.decorators.cache import never_cache
from wagtail.models import Page, PageViewRestriction
from wagtail.views import authenticate_with_password

from core.addresses import page_address, words_of
from core.models.pages import PortalPageQuerySet
from core.pages.frame import original_of_lost_address
from core.restrictions import restrictions_of


def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers to leave the admin and the results pages alone, and where the sitemap is."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Disallow: /tim-kiem/",
        "Disallow: /en/tim-kiem/",
        "Disallow: /api/",
        "Disallow: /en/api/",
        "Disallow: /danh-gia/",
        "Disallow: /en/danh-gia/",
    ]
    lines.append(f"Sitemap: {settings.PORTAL_BASE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def password_of_page(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Take the password of a page that shows and stands behind exactly this restriction; anything else is not found.

    Wagtail's own view takes any page with any restriction, and so tells which numbers belong to drafts.
    """
    page: Page = get_object_or_404(PortalPageQuerySet(Page).showing(), pk=page_id)
    passwords = restrictions_of(page).filter(restriction_type=PageViewRestriction.PASSWORD)
    if not passwords.filter(pk=page_view_restriction_id).exists():
        raise Http404
    return authenticate_with_password(request, page_view_restriction_id, page_id)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that nothing stands at this address: a search box with its words, and the Vietnamese page if there is one."""
    original = original_of_lost_address(request)
    context = {
        "words": words_of(request.path),
        "original": original,
        "original_address": page_address(original, request) if original else "",
    }
    return render(request, "404.html", context, status=404)


@never_cache
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the reader may not see what stands here."""
    return render(request, "403.html", status=403)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say why a form could not be taken: it was too old, or cookies are off (Django's protection against forgery)."""
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show a static page in both languages: nothing that broke the page may break this one, so it asks for nothing."""
    texts = {}
    for language, _ in settings.LANGUAGES:
        with override(language):
            texts[language] = {
                "title": gettext("Something broke on our side"),
                "apology": gettext("We are sorry. The fault has been recorded. Please try again in a few minutes."),
                "phone": gettext(
                    "If it is urgent, call 113 (police), 114 (fire), 115 (ambulance) or 112 (search and rescue)."
                ),
                "home": gettext("Home page"),
            }
    return render(None, "500.html", {"texts": texts}, status=500)
