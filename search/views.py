"""The results page, the titles offered while somebody types, and the description by which browsers add the portal."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.addresses import absolute
from search.query_log.asking import count_question
from search.results.page import results_page
from search.results.parameters import query_string, read
from search.results.searching import SearchFailedError, search
from search.results.suggestions import suggest

OPENSEARCH_TYPE = "application/opensearchdescription+xml"


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show what was found; where no engine answers, say so with status 503 and keep what was typed."""
    language = get_language() or settings.LANGUAGE_CODE
    asked = read(dict(request.GET.lists()), languages=languages_searched(language))
    try:
        found = search(asked.query, language=language)
    except SearchFailedError:
        return _unlisted(_out_of_order(request, asked.query.words))
    if asked.query.page > found.last_page:
        last = asked.query.on_page(found.last_page)
        return _unlisted(HttpResponseRedirect(f"{request.path}?{query_string(last)}"))
    count_question(request, asked.query, found)
    shown = results_page(asked, found, path=request.path)
    return _unlisted(render(request, "search/results.html", {"shown": shown, "found": found, "query": asked.query}))


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer with titles for what was typed so far, as JSON; with an empty list where nothing can be offered."""
    language = get_language() or settings.LANGUAGE_CODE
    try:
        offered = suggest(request.GET.get("q", ""), languages=languages_searched(language))
        status = 200
    except SearchFailedError:
        offered, status = (), 503
    items = [
        {"title": one.title, "url": one.url, "kind": str(one.label), "language": one.language, "parts": one.parts}
        for one in offered
    ]
    count = ngettext("%(count)d suggestion", "%(count)d suggestions", len(items)) % {"count": len(items)}
    said = count if items else _("No suggestions")
    return _unlisted(JsonResponse({"suggestions": items, "said": said}, status=status))


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe the portal's search so that a browser can offer it."""
    context = {
        "results_url": absolute(reverse("search")),
        "suggestions_url": absolute(reverse("search_browser_suggestions")),
        "feed_url": absolute(reverse("search_feed")),
        "answers_url": absolute(reverse("api_search")),
        "icon_url": absolute(static("img/icon.svg")),
        "own_url": absolute(request.path),
    }
    return render(request, "search/opensearch.xml", context, content_type=OPENSEARCH_TYPE)


def languages_searched(language: str) -> tuple[str, ...]:
    """Return the languages searched for a reader of ``language``: hers first, and what exists in Vietnamese only."""
    return tuple(dict.fromkeys((language, settings.LANGUAGE_CODE)))


def _out_of_order(request: HttpRequest, words: str) -> HttpResponse:
    try:
        return render(request, "search/unavailable.html", {"words": words}, status=503)
    except DatabaseError:
        # Even the menus could not be read: the page that needs nothing.
        return render(None, "500.html", status=503)


def _unlisted(response: HttpResponse) -> HttpResponse:
    """Keep what somebody looked for out of search machines and shared caches, and withdrawn pages out of all."""
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_cache=True)
    return response
