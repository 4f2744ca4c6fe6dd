"""What only time brings about: publishes what is due and withdraws what has expired, as Wagtail's
``publish_scheduled`` does, marks what says today something else than yesterday, and does what is done once a night.
"""

from collections.abc import Callable
from typing import Any

import structlog
from django.core.management import call_command
from django.db import OperationalError
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, Revision

from core.nightly import do_due
from search.indexing.drift import mark_keys
from search.models import SearchEntry

log = structlog.get_logger(__name__)


def tick() -> None:
    """Do what is due. One page that cannot be published or withdrawn does not keep the others waiting."""
    try:
        call_command("publish_scheduled")
    except OperationalError:
        raise
    except Exception:
        # It stops at the first failure, and would at every tick: go on one by one.
        log.exception("search.schedule_failed")
        _withdraw_one_by_one()
        _publish_one_by_one()


def pass_time(*, alive: Callable[[], Any] = lambda: None) -> None:
    """Do all that only time brings about; ``alive`` is called from time to time by what takes long."""
    tick()
    mark_stale()
    do_due(alive=alive)


def mark_stale() -> int:
    """Mark what no longer holds since its ``stale_on`` came, for whoever builds next; return how many there were."""
    stale = SearchEntry.objects.filter(is_public=True, stale_on__lte=timezone.localdate())
    keys = list(
        stale.filter(source__built_version=F("source__version")).values_list("source__key", flat=True).distinct()
    )
    if keys:
        mark_keys(keys)
    return len(keys)


def _withdraw_one_by_one() -> None:
    for page in Page.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at"):
        try:
            page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
        except OperationalError:
            raise
        except Exception:
            log.exception("search.expiry_failed", page=page.pk)


def _publish_one_by_one() -> None:
    for revision in Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at"):
        try:
            revision.publish(log_action="wagtail.publish.scheduled")
        except OperationalError:
            raise
        except Exception:
            log.exception("search.publishing_failed", revision=revision.pk, object=revision.object_id)
