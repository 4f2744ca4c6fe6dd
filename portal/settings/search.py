"""Public search: which server answers. Without ``ELASTICSEARCH_URL`` the database does."""

from .environment import env

ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_INDEX_PREFIX = env.str("ELASTICSEARCH_INDEX_PREFIX", default="portal")
# Seconds that a citizen waits for Elasticsearch before the database answers. With 2.0, eight requests at once to a
# frozen node took up to 2.8 s in all (measured); a page has 2.5 s.
SEARCH_REQUEST_TIMEOUT = 1.5
SEARCH_BREAKER_FAILURES = 3
SEARCH_BREAKER_SECONDS = 30
