"""Which engine answers: Elasticsearch where ``ELASTICSEARCH_URL`` names one, and the database always."""

from django.conf import settings

from search.engines.database.engine import DatabaseEngine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.queries import SearchEngine


def elasticsearch_is_configured() -> bool:
    """Say whether an Elasticsearch server was named; not whether it answers."""
    return bool(settings.ELASTICSEARCH_URL)


def primary_engine() -> SearchEngine:
    """Return the engine that should answer."""
    return ElasticsearchEngine() if elasticsearch_is_configured() else DatabaseEngine()


def database_engine() -> SearchEngine:
    """Return the engine that answers when the other cannot."""
    return DatabaseEngine()
