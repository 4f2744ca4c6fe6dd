"""What belongs to no page: robots.txt and the pages shown when something went wrong."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, override

from core.addresses import words_of


def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers to leave the admin and the results pages alone, and where the sitemap is."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Disallow: /tim-kiem/",
        "Disallow: /en/tim-kiem/",
    ]
    lines.append(f"Sitemap: {settings.PORTAL_BASE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that nothing stands at this address, with a search box filled with its words."""
    return render(request, "404.html", {"words": words_of(request.path)}, status=404)


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
