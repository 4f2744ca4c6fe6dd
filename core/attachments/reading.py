"""Reads what waits, one content after the other; safe to be killed in, and to run twice at once.

Whatever kills its reader is given up after a few tries, so that no file can keep the others waiting.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import structlog
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from core.attachments.public import public_files
from core.attachments.reasons import Reason, reason_of
from core.files.reading import FileRefused, words_of
from core.models import FileReading, PortalDocument

log = structlog.get_logger(__name__)

AGAIN_AFTER = timedelta(minutes=2)
"""Whoever has begun so long ago has died: reading takes 25 seconds at most."""
MOST_TRIES = 3
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")


def read_waiting() -> Iterator[str]:
    """Read each content that waits, the latest file first; yield its digest when it is done, readable or not."""
    _give_digests()
    for pk in list(_waiting().values_list("pk", flat=True)):
        file = _waiting().filter(pk=pk).first()
        if file is not None and _is_done(file):
            yield file.file_hash


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


def _is_done(file: PortalDocument) -> bool:
    """Read ``file`` unless another worker does; say whether there is something to tell."""
    reading = _claimed(file.file_hash)
    if reading is None:
        return False
    if reading.tries > MOST_TRIES:
        _refuse(reading, Reason.NOT_READABLE)
        return True
    try:
        with file.file.open("rb") as content:
            pages = words_of(content).pages
    except FileRefused as refused:
        _refuse(reading, reason_of(refused))
        return True
    except OSError:
        if reading.tries < MOST_TRIES:
            return False  # the storage may be away: tried again
        _refuse(reading, Reason.MISSING)
        return True
    reading.pages = [_UNKEEPABLE.sub("", page) for page in pages]
    reading.state = FileReading.State.READ
    reading.save(update_fields=["pages", "state"])
    log.info("attachments.read", digest=reading.digest, pages=len(pages))
    return True


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


def _refuse(reading: FileReading, reason: Reason) -> None:
    reading.state, reading.reason = FileReading.State.REFUSED, reason.value
    reading.save(update_fields=["state", "reason"])
    log.info("attachments.refused", digest=reading.digest, reason=reason.value)
