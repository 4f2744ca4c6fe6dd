"""The results page."""

from django.http import HttpRequest, HttpResponse


def results(request: HttpRequest) -> HttpResponse:
    """Show what was found."""
    return HttpResponse("")
