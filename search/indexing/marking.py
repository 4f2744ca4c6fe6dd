"""Marks what must be built anew, in the transaction that changed it, and has it built when that is committed.

A mark is only a key and a higher version: what the page says is read after the commit, from the database.
"""

from collections.abc import Iterable, Mapping

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.utils import timezone
from wagtail.models import Page

from search.indexing.building import build_after_commit
from search.models import SearchSource

MARKED_AT_ONCE = 200
"""Rows of one statement: 600 parameters, fewer than the oldest SQLite takes."""

# One statement, so that two editors who mark one page at once both count; always in the order of the keys, so that
# neither waits for the other for ever.
MARK = """
INSERT INTO search_searchsource ("key", page_id, marked_at, version, built_version, attempts, last_error)
VALUES {rows}
ON CONFLICT ("key") DO UPDATE SET
    version = search_searchsource.version + 1, marked_at = excluded.marked_at, retry_at = NULL
"""
ROW = "(%s, %s, %s, 1, 0, 0, '')"


class Marked:
    """What was marked in one transaction: built on the first call after it; the calls of its other marks find nothing.

    It lives among the transaction's callbacks and goes with them when it is rolled back: what was marked in vain must
    not stand before what is marked next, of which a request builds only so much.
    """

    def __init__(self) -> None:
        self.keys: dict[str, None] = {}

    def build(self) -> None:
        """Build everything that was marked and is not built yet."""
        keys, self.keys = list(self.keys), {}
        if keys:
            build_after_commit(keys)

    @classmethod
    def in_this_transaction(cls) -> "Marked":
        """Return what the transaction at hand has marked so far, or nothing yet."""
        waiting = connections[DEFAULT_DB_ALIAS].run_on_commit
        owners = (getattr(callback, "__self__", None) for _savepoints, callback, *_ in reversed(waiting))
        return next((owner for owner in owners if isinstance(owner, cls)), None) or cls()


def mark_pages(page_ids: Iterable[int]) -> None:
    """Mark pages, deleted ones too; on commit they are hidden if need be, and built."""
    _mark({SearchSource.key_of_page(page_id): page_id for page_id in page_ids})


def mark_branches(page_ids: Iterable[int]) -> None:
    """Mark these pages and everything below them."""
    marked = dict.fromkeys(page_ids)
    for path in Page.objects.filter(pk__in=list(marked)).order_by("path").values_list("path", flat=True):
        below = Page.objects.filter(path__startswith=path).order_by("path")
        marked.update(dict.fromkeys(below.values_list("pk", flat=True)))
    mark_pages(marked)


def mark_all_pages() -> None:
    """Mark every page, as when the address of the site changed."""
    mark_pages(Page.objects.order_by("path").values_list("pk", flat=True))


def mark_objects(label: str, pks: Iterable[object]) -> None:
    """Mark objects that are found without being pages; ``label`` is their model's, such as ``directory.agency``."""
    _mark({SearchSource.key_of_object(label, pk): None for pk in pks})


def _mark(page_ids: Mapping[str, int | None]) -> None:
    if not page_ids:
        return
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    rows = [(key, page_id, now) for key, page_id in sorted(page_ids.items())]
    with transaction.atomic(), connection.cursor() as cursor:
        for start in range(0, len(rows), MARKED_AT_ONCE):
            batch = rows[start : start + MARKED_AT_ONCE]
            statement = MARK.format(rows=", ".join([ROW] * len(batch)))
            cursor.execute(statement, [value for row in batch for value in row])
    build_on_commit(page_ids)


def build_on_commit(keys: Iterable[str]) -> None:
    """Have what is marked under these keys built when the transaction at hand is committed."""
    marked = Marked.in_this_transaction()
    marked.keys.update(dict.fromkeys(keys))
    transaction.on_commit(marked.build, robust=True)
