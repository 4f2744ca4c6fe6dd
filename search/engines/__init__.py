"""Which engine answers: Elasticsearch where ``ELASTICSEARCH_URL`` names one, and the database always."""

from django.conf import settings

from search.queries import SearchEngine


def elasticsearch_is_configured() -> bool:
    """Say whether an Elasticsearch server was named; not whether it answers."""
    return bool(settings.ELASTICSEARCH_URL)


def primary_engine() -> SearchEngine:
    """Return the engine that should answer."""
    from search.engines.elasticsearch.engine import ElasticsearchEngine

    return ElasticsearchEngine() if elasticsearch_is_configured() else database_engine()


def database_engine() -> SearchEngine:
    """Return the engine that answers when the other cannot."""
    from search.engines.database.engine import DatabaseEngine

    return DatabaseEngine()
