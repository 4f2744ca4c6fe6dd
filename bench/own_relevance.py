"""Measures how well the engines order our own judged set, and writes the figures that readers are told.

    .venv/bin/python bench/own_relevance.py database [--write]
    DATABASE_URL=postgres://… .venv/bin/python bench/own_relevance.py database [--write]
    ELASTICSEARCH_URL=http://127.0.0.1:9200 .venv/bin/python bench/own_relevance.py elasticsearch [--write]

Works in a test database and an index of its own, and removes both. The portal is filled by the imports from
``PORTAL_SHARED_DATA``: everything that is judged, and a fixed part of all else (``tests/relevance/own_corpus.py``).
"""

import os
import sys
import tempfile
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
from django.utils.timezone import localdate  # noqa: E402

from search.engines import database_engine  # noqa: E402
from search.engines.elasticsearch.engine import ElasticsearchEngine  # noqa: E402
from search.engines.elasticsearch.indexing import Index  # noqa: E402
from search.evaluating.measured import figures_of, write  # noqa: E402
from search.evaluating.portal_entries import portal_evaluator  # noqa: E402
from search.evaluating.set_apart import PATIENCE  # noqa: E402
from search.evaluating.variants import Variant  # noqa: E402
from search.models import SearchEntry  # noqa: E402
from tests.relevance.own_corpus import OWN, fill_portal  # noqa: E402


def main(engine_name: str, *, is_written: bool) -> None:
    """Fill a portal, measure, and print one row of a Markdown table for each way of typing."""
    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases()
    index = None
    try:
        with tempfile.TemporaryDirectory() as folder:
            fill_portal(Path(os.environ.get("PORTAL_SHARED_DATA", ROOT.parent / "shared" / "data")), Path(folder))
        if engine_name == "elasticsearch":
            index = filled_index()
        measure("elasticsearch" if index else connection.vendor, index, is_written=is_written)
    finally:
        if index:
            index.remove()
        runner.teardown_databases(databases)


def measure(name: str, index: Index | None, *, is_written: bool) -> None:
    """Ask all questions in each way of typing."""
    engine = ElasticsearchEngine(patience=PATIENCE) if index else database_engine()
    evaluator = portal_evaluator(OWN, engine)
    found = [evaluator.evaluate(variant) for variant in Variant]
    for one in found:
        print(
            f"| {name} | {one.variant} | {one.documents} | {one.ndcg_at_10:.3f} | {one.mrr_at_10:.3f} "
            f"| {one.recall_at_20:.3f} | {one.p50_ms:.0f} / {one.p95_ms:.0f} |"
        )
    if is_written:
        write(figures_of(one, engine=name, day=localdate()) for one in found)


def filled_index() -> Index:
    """Return a new index of all entries."""
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX_PREFIX = SERVER, f"bench-{os.getpid()}"
    index = Index()
    name = index.create_new()
    refused = [one.error for one in index.copy_into(name, list(SearchEntry.objects.all())).values() if not one.is_done]
    assert not refused, refused[:3]
    index.switch_to(name)
    return index


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main(next((one for one in arguments if not one.startswith("-")), "database"), is_written="--write" in arguments)
