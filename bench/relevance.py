"""Measures how well the engines order two judged sets, with and without accents.

    .venv/bin/python bench/relevance.py database
    DATABASE_URL=postgres://… .venv/bin/python bench/relevance.py database
    ELASTICSEARCH_URL=http://127.0.0.1:9200 .venv/bin/python bench/relevance.py elasticsearch

Works in a test database and an index of its own, and removes both. The sets are read from ``PORTAL_SHARED_DATA``.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
SERVER = os.environ.get("ELASTICSEARCH_URL", "")
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402

from search.engines import database_engine, primary_engine  # noqa: E402
from search.engines.elasticsearch.client import for_indexing  # noqa: E402
from search.engines.elasticsearch.indexing import Index, alias  # noqa: E402
from search.models import SearchEntry  # noqa: E402
from search.queries import SearchEngine  # noqa: E402
from tests.relevance.judging import JudgedSet, fill, judged_set, measure, without_accents  # noqa: E402

SETS = ("xquad_vi", "alqac2024")
WAYS = {"as typed": str, "without accents": without_accents}


def main(engine_name: str) -> None:
    """Print one row of a Markdown table for each set and way of typing."""
    folder = Path(os.environ.get("PORTAL_SHARED_DATA", ROOT.parent / "shared" / "data")) / "search"
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    try:
        for name in SETS:
            report(judged_set(folder / name), engine_name)
    finally:
        runner.teardown_databases(databases)


def report(judged: JudgedSet, engine_name: str) -> None:
    """Fill the engine with the set and measure it."""
    fill(judged)
    engine = elasticsearch() if engine_name == "elasticsearch" else database_engine()
    shown = "Elasticsearch" if engine_name == "elasticsearch" else connection.display_name
    for way, typed in WAYS.items():
        found = measure(engine, judged, typed=typed)
        print(
            f"| {judged.name} | {shown} | {way} | {found.ndcg:.3f} | {found.mrr:.3f} | {found.first:.3f} "
            f"| {found.median_ms:.0f} / {found.p95_ms:.0f} |"
        )
    if engine_name == "elasticsearch":
        for_indexing().indices.delete(index=list(for_indexing().indices.get(index=alias())))


def elasticsearch() -> SearchEngine:
    """Return the engine over a new index of all entries."""
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX_PREFIX = SERVER, f"bench-{os.getpid()}"
    settings.SEARCH_REQUEST_TIMEOUT = 30.0
    index = Index()
    name = index.create_new()
    refused = [o.error for o in index.copy_into(name, list(SearchEntry.objects.all())).values() if not o.is_done]
    assert not refused, refused[:3]
    index.switch_to(name)
    for_indexing().indices.forcemerge(index=alias(), max_num_segments=1)
    return primary_engine()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "database")
