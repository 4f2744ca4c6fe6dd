"""Forgets what was read in files that are gone, were replaced, or are not for everybody any more."""

from datetime import timedelta

import structlog
from django.db.models import Exists, OuterRef
from django.utils import timezone

from core.attachments.public import public_files
from core.models import FileReading
from core.nightly import Alive, nightly

log = structlog.get_logger(__name__)

KEPT_FOR = timedelta(days=1)
"""After it was read: a file may be replaced and put back within a day."""


@nightly("file_readings")
def forget_unused(alive: Alive) -> None:
    """Delete what no public file holds."""
    used = public_files().filter(file_hash=OuterRef("digest"))
    unused = FileReading.objects.filter(~Exists(used), begun_at__lt=timezone.now() - KEPT_FOR)
    count, _by_model = unused.delete()
    if count:
        log.info("attachments.forgotten", count=count)
