"""What was found, as JSON tells it: public fields in the reader's language, never a key or a row's number.

``search.api.description`` describes the same for programmers; a test holds the two equal.
"""

from collections.abc import Iterable
from typing import Any

from core.addresses import absolute
from core.paging import paging
from search.api.following import feed_path, path_of
from search.highlighting import Segment
from search.queries import MAX_PAGE, SearchQuery
from search.results.facets import FacetList
from search.results.parameters import Asked, pairs
from search.results.result import Result
from search.results.searching import SearchResults

Json = dict[str, Any]


def answer_of(asked: Asked, found: SearchResults, *, path: str) -> Json:
    """Return the answer of ``path`` to what was ``asked``."""
    query = asked.query
    return {
        "query": {
            "words": query.words,
            "sort": query.sort.value,
            "page": query.page,
            "languages": list(query.languages),
        },
        "total": found.total,
        "recommended": [{"result": _result(one.result), "reason": one.reason} for one in found.promoted],
        "results": [_result(result) for result in found.results],
        "facets": [_facet(facet) for facet in found.facets],
        "links": _links(query, total=found.total, path=path),
        "messages": [{"parameter": message.parameter, "text": message.text} for message in asked.messages],
        "read_as": found.read_as or None,
        "did_you_mean": found.spelling,
        "nearly": [_result(result) for result in found.nearly.results] if found.nearly else [],
        "is_fallback": found.is_fallback,
    }


def _result(result: Result) -> Json:
    return {
        "title": _text(result.title),
        "title_segments": _segments(result.title),
        "url": absolute(result.url),
        "kind": {"value": result.kind.value, "label": str(result.kind.label)},
        "language": result.language,
        "snippet": _text(result.snippet),
        "snippet_segments": _segments(result.snippet),
        "identifiers": list(result.identifiers),
        "agencies": list(result.agencies),
        "validity": result.validity or None,
        "date": result.dated_on.isoformat() if result.dated_on else None,
        "part_of": result.part_of or None,
        "found_in": {"file": result.found_in.file, "page": result.found_in.page} if result.found_in else None,
        "is_demonstration": result.is_demonstration,
    }


def _text(segments: Iterable[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def _segments(segments: Iterable[Segment]) -> list[Json]:
    """Return pieces rather than places in the text, which each programming language would count in its own way."""
    return [{"text": segment.text, "is_match": segment.is_match} for segment in segments]


def _facet(facet: FacetList) -> Json:
    options = [
        {"value": option.value, "label": option.label, "count": option.count, "is_chosen": option.is_chosen}
        for option in facet.options
    ]
    return {"name": facet.name, "label": facet.label, "options": options}


def _links(query: SearchQuery, *, total: int, path: str) -> Json:
    pages = paging(
        total,
        asked=str(query.page),
        per_page=query.per_page,
        path=absolute(path),
        parameters=pairs(query),
        most_pages=MAX_PAGE,
    )
    return {
        "self": pages.url_of(pages.number),
        "previous": pages.previous_url or None,
        "next": pages.next_url or None,
        "page": absolute(path_of("search", query)),
        "feed": absolute(feed_path(query)),
    }
