"""What belongs to no page: robots.txt and the pages shown when something went wrong."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


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
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Show a static page with phone numbers: nothing that broke the page may break this one."""
    return render(None, "500.html", status=500)
