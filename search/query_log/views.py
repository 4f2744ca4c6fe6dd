"""Takes the word of a script that a result was opened: the words that were asked, and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from core.own_origin import is_from_own_page
from search.queries import MAX_WORDS_LENGTH
from search.query_log.asking import count_opened
from search.results.parameters import clean_words

LARGEST = 8_192
"""Bytes; 300 Vietnamese characters have 2,700 when they are sent."""


@csrf_exempt  # instead: ``core.own_origin``; nothing here uses anybody's authority
@never_cache
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """Count it, or not; whoever sent it learns nothing either way."""
    if not is_from_own_page(request):
        return HttpResponse(status=403)
    if not _is_small(request):
        return HttpResponse(status=413)
    count_opened(request, clean_words(request.POST.get("q", ""))[:MAX_WORDS_LENGTH])
    return HttpResponse(status=204)


def _is_small(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdecimal() and int(length) <= LARGEST
