"""Public search: which server answers. Without ``ELASTICSEARCH_URL`` the database does."""

from .environment import env

ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_INDEX_PREFIX = env.str("ELASTICSEARCH_INDEX_PREFIX", default="portal")
SEARCH_REQUEST_TIMEOUT = 2.0  # seconds that a citizen waits for Elasticsearch before the database answers
SEARCH_BREAKER_FAILURES = 3
SEARCH_BREAKER_SECONDS = 30
