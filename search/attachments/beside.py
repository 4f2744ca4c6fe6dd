"""Reads attached files beside the worker: a slow or hostile one keeps nobody from publishing and withdrawing."""

from threading import Event, Thread

import structlog
from django.db import connection

from core.attachments.reading import read_waiting
from core.models import PortalDocument
from search.attachments.offering import pages_that_use
from search.indexing.marking import mark_pages

log = structlog.get_logger(__name__)

PAUSE = 5.0
"""Seconds between two looks at what waits."""
LONGEST_PAUSE = 300.0
"""After failures in a row, such as a database that is away."""


def read_attachments() -> int:
    """Read every file that waits and mark the pages that offer it; return how many contents were looked at."""
    return read_waiting(_mark_pages)


def _mark_pages(digest: str) -> None:
    files = PortalDocument.objects.filter(file_hash=digest)
    mark_pages(pages_that_use(PortalDocument, files.values_list("pk", flat=True)))


def start_beside(stop: Event) -> Thread:
    """Read what waits until ``stop`` is set. Whoever ends the worker ends this too."""
    thread = Thread(target=_read_until, args=(stop,), name="attachments", daemon=True)
    thread.start()
    return thread


def _read_until(stop: Event) -> None:
    pause = PAUSE
    while not stop.wait(pause):
        try:
            read_attachments()
            pause = PAUSE
        except Exception as error:
            if pause == PAUSE:
                log.error("attachments.failed", error=f"{type(error).__name__}: {error}"[:500])
            pause = min(LONGEST_PAUSE, pause * 2)
        finally:
            # A connection of one's own, given back: the database may be restarted meanwhile.
            connection.close()
