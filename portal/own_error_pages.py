"""In development too, who takes a wrong turn sees what a citizen would see, not the framework's table of addresses."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from core.views import page_not_found


class OwnNotFoundPage:
    """Answers with our own page where a view found nothing; other failures keep their traceback."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for a wrong turn, or none."""
        return page_not_found(request, exception) if isinstance(exception, Http404) else None
