"""The list of one section (documents, procedures): what ``/tim-kiem/`` finds of one kind, with that kind's filters.

An index page asks for its context and includes ``search/parts/finder.html``; it needs no list, filter or paging of its
own, and shows what the public may see at this moment, as search does.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from search.documents import Facet, Kind
from search.queries import YEAR_FACET
from search.results.page import results_page
from search.results.parameters import read
from search.results.searching import SearchFailedError, search

PER_PAGE = 20
FILTERS: Mapping[Kind, tuple[str, ...]] = {
    Kind.LEGAL_DOCUMENT: (Facet.VALIDITY, Facet.DOCUMENT_TYPE, Facet.AGENCY, Facet.FIELD, YEAR_FACET),
    Kind.PROCEDURE: (Facet.FIELD, Facet.AUDIENCE, Facet.LEVEL, Facet.AGENCY),
}
"""The filters of each section in the order in which they are shown."""


def finder_context(request: HttpRequest, *, kind: Kind, path: str) -> dict[str, Any]:
    """Return what ``search/parts/finder.html`` reads: the list of ``kind`` that the address asks for, at ``path``.

    What exists in Vietnamese only is listed on English pages too. Without an engine that answers, ``found`` is none and
    the template says so.
    """
    language = get_language() or settings.LANGUAGE_CODE
    languages = tuple(dict.fromkeys((language, settings.LANGUAGE_CODE)))
    asked = read(dict(request.GET.lists()), languages=languages)
    query = replace(asked.query, section=kind, kinds=(), facets=FILTERS[kind], per_page=PER_PAGE)
    asked = replace(asked, query=query)
    try:
        found = search(query, language=language)
        if query.page > found.last_page:
            asked = replace(asked, query=query.on_page(found.last_page))
            found = search(asked.query, language=language)
    except SearchFailedError:
        return {"found": None, "shown": None, "query": query, "finder_path": path}
    shown = results_page(asked, found, path=path)
    return {"found": found, "shown": shown, "query": asked.query, "finder_path": path}
