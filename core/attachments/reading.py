"""Reads what waits, one content after the other; safe to be killed in, and to run twice at once.

Whatever kills its reader is given up after a few tries, so that no file can keep the others waiting.
"""

from collections.abc import Callable
from datetime import timedelta

import structlog
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from core.attachments.public import public_files
from core.attachments.reasons import Reason, reason_of
from core.files.reading import FileRefused, words_of
from core.models import FileReading, PortalDocument
from core.text import database_text

log = structlog.get_logger(__name__)

AGAIN_AFTER = timedelta(minutes=2)
"""Whoever has begun so long ago has died: reading takes 25 seconds at most."""
MOST_TRIES = 3


def read_waiting(tell: Callable[[str], None] = lambda digest: None) -> int:
    """Read each content that waits, the latest file first, and return how many were done, readable or not.

    ``tell`` is called with the digest of each in the transaction that keeps its words: whoever is killed in between
    has kept nothing and told nothing.
    """
    _give_digests()
    count = 0
    for pk in list(_waiting().values_list("pk", flat=True)):
        file = _waiting().filter(pk=pk).first()
        reading = _read(file) if file is not None else None
        if reading is not None:
            with transaction.atomic():
                reading.save(update_fields=["pages", "state", "reason"])
                tell(reading.digest)
            log.info("attachments.read", digest=reading.digest, pages=len(reading.pages), refused=reading.reason)
            count += 1
    return count


def _waiting() -> QuerySet[PortalDocument]:
    begun = Q(state=FileReading.State.BEGUN, begun_at__lt=timezone.now() - AGAIN_AFTER)
    looked_at = FileReading.objects.filter(digest=OuterRef("file_hash")).exclude(begun)
    return public_files().exclude(file_hash="").filter(~Exists(looked_at)).order_by("-pk")


def _give_digests() -> None:
    """Write down the digest of files that were stored past Wagtail's own forms."""
    for file in public_files().filter(file_hash="").exclude(file=""):
        try:
            digest = file.get_file_hash()
        except OSError:
            log.warning("attachments.missing", pk=file.pk)
            continue
        PortalDocument.objects.filter(pk=file.pk, file_hash="").update(file_hash=digest)


def _read(file: PortalDocument) -> FileReading | None:
    """Return what was read, not saved yet; none where another worker reads it or the storage is away."""
    reading = _claimed(file.file_hash)
    if reading is None:
        return None
    if reading.tries > MOST_TRIES:
        return _refused(reading, Reason.NOT_READABLE)
    try:
        with file.file.open("rb") as content:
            pages = words_of(content).pages
    except FileRefused as refused:
        return _refused(reading, reason_of(refused))
    except OSError:
        return None if reading.tries < MOST_TRIES else _refused(reading, Reason.MISSING)
    reading.pages = [database_text(page) for page in pages]
    reading.state = FileReading.State.READ
    return reading


def _claimed(digest: str) -> FileReading | None:
    """Return the reading, now begun by this worker; none where another one was faster."""
    now = timezone.now()
    reading, is_new = FileReading.objects.get_or_create(digest=digest, defaults={"begun_at": now, "tries": 1})
    if is_new:
        return reading
    held = FileReading.objects.filter(pk=reading.pk, state=FileReading.State.BEGUN, begun_at=reading.begun_at)
    if not held.update(begun_at=now, tries=F("tries") + 1):
        return None
    reading.refresh_from_db()
    return reading


def _refused(reading: FileReading, reason: Reason) -> FileReading:
    reading.state, reading.reason = FileReading.State.REFUSED, reason.value
    return reading
