"""The feed of a search: which question it asks, and where it stands."""

from dataclasses import replace

from django.urls import reverse

from search.queries import SearchQuery, Sort
from search.results.parameters import query_string


def followed(query: SearchQuery) -> SearchQuery:
    """Return ``query`` as its feed is asked for: a feed has one order and one page of its own."""
    return replace(query, sort=Sort.RELEVANCE, page=1)


def feed_path(query: SearchQuery) -> str:
    """Return the path of the feed of ``query``."""
    return path_of("search_feed", followed(query))


def path_of(name: str, query: SearchQuery) -> str:
    """Return the path of the view ``name`` asked ``query``."""
    parameters = query_string(query)
    return f"{reverse(name)}?{parameters}" if parameters else reverse(name)
