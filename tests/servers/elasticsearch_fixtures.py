"""Elasticsearch for tests: the run's node, with indices of each test's own, and nodes that a test may kill."""

import json
import os
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from . import machine
from .absence import lacking
from .elasticsearch import ElasticsearchNode


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """The address of the run's node; other tests use it at the same time, so take ``elasticsearch_prefix`` too."""
    url = os.environ.get("PORTAL_TEST_ELASTICSEARCH_URL")
    if not url:
        lacking(os.environ.get("PORTAL_TEST_NO_ELASTICSEARCH") or "script/test starts Elasticsearch; this run has none")
    return url


@pytest.fixture
def elasticsearch_prefix(elasticsearch_url: str, settings: Any) -> Iterator[str]:
    """Point the portal at the run's node with index names of this test alone; they are deleted after it."""
    prefix = f"test-{uuid.uuid4().hex[:12]}"
    settings.ELASTICSEARCH_URL = elasticsearch_url
    settings.ELASTICSEARCH_INDEX_PREFIX = prefix
    yield prefix
    names = [
        row["index"] for row in _ask(f"{elasticsearch_url}/_cat/indices/{prefix}*?format=json&expand_wildcards=all")
    ]
    for name in names:
        _ask(f"{elasticsearch_url}/{name}", method="DELETE")


@pytest.fixture
def elasticsearch_node(tmp_path: Path) -> Iterator[ElasticsearchNode]:
    """A node of this test's own, not started yet, which it may kill and start again."""
    absent = machine.missing(["jdk", "maven"])
    if absent:
        lacking(f"no {' and no '.join(absent)} to run Elasticsearch with")
    node = ElasticsearchNode(tmp_path / "elasticsearch")
    yield node
    node.stop()


def _ask(url: str, *, method: str = "GET") -> Any:
    request = urllib.request.Request(url, method=method)
    with urllib.request.urlopen(request, timeout=30) as reply:
        return json.load(reply)
