"""Public search: which server answers. Without ``ELASTICSEARCH_URL`` the database does."""

from .environment import env

ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
ELASTICSEARCH_INDEX_PREFIX = env.str("ELASTICSEARCH_INDEX_PREFIX", default="portal")
# Seconds that a citizen waits for Elasticsearch before the database answers. With 2.0, eight requests at once to a
# frozen node took up to 2.8 s in all (measured); a page has 2.5 s.
SEARCH_REQUEST_TIMEOUT = 1.5
SEARCH_BREAKER_FAILURES = 3
SEARCH_BREAKER_SECONDS = 30

# Seconds for which a process keeps the editors' rules before it reads them anew (one statement).
SEARCH_CURATION_SECONDS = 3.0
# How long words that readers looked for are kept, without who did; 0 writes none down.
SEARCH_LOG_DAYS = env.int("PORTAL_SEARCH_LOG_DAYS", default=90)
