"""Search for machines: anybody may ask, nobody is known by it, and no copy outlives a page that was withdrawn."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.surroundings import surroundings_in
from search.api.answer import answer_of
from search.api.feed import MEDIA_TYPE, Publisher, feed_of, feed_query
from search.api.newest import items_of, newest
from search.results.parameters import Asked, query_string, read
from search.results.searching import SearchFailedError, search
from search.results.suggestions import suggest
from search.views import languages_searched

SUGGESTIONS_TYPE = "application/x-suggestions+json; charset=utf-8"
METHODS = "GET, HEAD, OPTIONS"
RETRY_SECONDS = 120

View = Callable[[HttpRequest], HttpResponse]


def open_to_all(view: View) -> View:
    """Let pages of any other site read what ``view`` answers, without cookies; search machines do not list it."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            response: HttpResponse = HttpResponse(status=204, headers={"Allow": METHODS})
            response["Access-Control-Allow-Methods"] = METHODS
        elif request.method not in ("GET", "HEAD"):
            response = refused(405, _("Searches are asked by GET."))
            response["Allow"] = METHODS
        else:
            response = view(request)
        response["Access-Control-Allow-Origin"] = "*"
        response["X-Robots-Tag"] = "noindex"
        # Kept nowhere without asking anew: a page that was withdrawn must leave every copy.
        patch_cache_control(response, private=True, no_cache=True)
        return response

    return answer


@open_to_all
def results(request: HttpRequest) -> HttpResponse:
    """Answer with one page of results as JSON, or with 304 where the asker has the same already."""
    language, asked = _asked(request)
    try:
        found = search(asked.query, language=language)
    except SearchFailedError:
        return _out_of_order(refused(503, _("The search does not answer at the moment. Try again in a few minutes.")))
    if asked.query.page > found.last_page:
        last = asked.query.on_page(found.last_page)
        return HttpResponseRedirect(f"{request.path}?{query_string(last)}")
    response = JsonResponse(answer_of(asked, found, path=request.path))
    return _unless_known(request, response, response.content)


@open_to_all
def feed(request: HttpRequest) -> HttpResponse:
    """Answer with the newest that a search finds, as RSS, or with 304 before anything of it is read."""
    language, asked = _asked(request)
    query = feed_query(asked.query)
    try:
        found = newest(query)
    except SearchFailedError:
        return _out_of_order(HttpResponse(status=503, content_type="text/plain; charset=utf-8"))
    etag = _etag(repr((query, language, found)).encode("utf-8", "replace"))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        around = surroundings_in(language)
        publisher = Publisher(portal=around.portal_name, province=around.province_name, language=language)
        text = feed_of(query, items_of(found, language=language), publisher)
        response = HttpResponse(text, content_type=MEDIA_TYPE)
    response["ETag"] = etag
    return response


@open_to_all
def browser_suggestions(request: HttpRequest) -> HttpResponse:
    """Answer what a browser's search box asks while somebody types, in the form of OpenSearch."""
    typed = request.GET.get("q", "")
    try:
        offered = suggest(typed, languages=languages_searched(get_language() or settings.LANGUAGE_CODE))
        status = 200
    except SearchFailedError:
        offered, status = (), 503
    titles = [one.title for one in offered]
    kinds = [str(one.label) for one in offered]
    # Without addresses: a browser then searches for the title that is chosen, as it does for words of one's own.
    return JsonResponse([typed, titles, kinds, []], safe=False, status=status, content_type=SUGGESTIONS_TYPE)


def refused(status: int, words: str, **more: Any) -> JsonResponse:
    """Return an error as JSON, with words for whoever reads it."""
    return JsonResponse({"error": words, **more}, status=status)


def _asked(request: HttpRequest) -> tuple[str, Asked]:
    language = get_language() or settings.LANGUAGE_CODE
    return language, read(dict(request.GET.lists()), languages=languages_searched(language))


def _out_of_order(response: HttpResponse) -> HttpResponse:
    response["Retry-After"] = str(RETRY_SECONDS)
    return response


def _unless_known(request: HttpRequest, response: HttpResponse, facts: bytes) -> HttpResponse:
    """Return 304 where the asker's copy is this answer.

    Only a digest can tell: a moment of change would stay the same when something in the answer is withdrawn.
    """
    etag = _etag(facts)
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _etag(facts: bytes) -> str:
    return f'W/"{hashlib.sha256(facts).hexdigest()[:32]}"'
