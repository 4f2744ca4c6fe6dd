"""Which tests run: what asks for a server is marked by itself, and the run on PostgreSQL takes only the database's."""

import os

import pytest

IN_REAL_TRANSACTIONS = {"transactional_db", "live_server", "django_db_reset_sequences"}
USES_DATABASE = IN_REAL_TRANSACTIONS | {"db"}
SERVERS = {"live": {"elasticsearch_url", "elasticsearch_node"}, "browser": {"chromium"}}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark first; then leave out what the second run of ``script/test`` need not repeat."""
    for item in items:
        for mark, fixtures in SERVERS.items():
            if fixtures_of(item) & fixtures:
                item.add_marker(mark)
    if os.environ.get("PORTAL_TEST_DATABASE_ONLY") == "1":
        kept = [item for item in items if uses_database(item) and not _needs_server(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


def fixtures_of(item: pytest.Item) -> set[str]:
    """Return the names of all fixtures that ``item`` uses, directly or not."""
    return set(getattr(item, "fixturenames", ()))


def runs_in_real_transactions(item: pytest.Item) -> bool:
    """Say whether the database is emptied after ``item``, rather than rolled back."""
    marker = item.get_closest_marker("django_db")
    return bool(fixtures_of(item) & IN_REAL_TRANSACTIONS) or (
        marker is not None and bool(marker.kwargs.get("transaction", marker.args[:1] == (True,)))
    )


def uses_database(item: pytest.Item) -> bool:
    """Say whether ``item`` may touch the database at all."""
    return item.get_closest_marker("django_db") is not None or bool(fixtures_of(item) & USES_DATABASE)


def _needs_server(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in (*SERVERS, "processes"))
