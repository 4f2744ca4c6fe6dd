"""Looks at a part of the links each night, those first that were not looked at for longest, and remembers failures."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from threading import Thread
from typing import Any

import structlog
from django.conf import settings
from django.db import connection
from django.db.models import F
from django.utils import timezone

from core.nightly import Alive, nightly
from services.models import LinkState, ProcedurePage
from services.national_links.fetching import Answer, answer_of, is_checkable

log = structlog.get_logger(__name__)

SILENT_IN_A_ROW = 5
"""Addresses without any answer, behind which the network or the whole site is down: then no procedure is blamed."""
PAUSE = 0.5
"""Seconds between two addresses, so that the other side does not notice us."""

Fetch = Callable[[str], Answer]


@nightly("national_links")
def check_tonight(alive: Alive) -> None:
    """Begin to look at as many links as settings say.

    A slow site may take an hour for them, and the worker that calls publishes, withdraws and indexes meanwhile: so they
    are looked at beside it. Whoever ends the worker ends this too, and the next night goes on with the oldest.
    """
    Thread(target=_check_beside, name="national-links", daemon=True).start()


def _check_beside() -> None:
    """Look at the links with a connection of one's own; what goes wrong is logged and keeps nobody waiting."""
    hosts = settings.PORTAL_LINK_HOSTS
    try:
        counts = check_links(
            lambda address: answer_of(address, hosts=hosts),
            today=timezone.localdate(),
            most=settings.PORTAL_LINKS_A_NIGHT,
            between=lambda: time.sleep(PAUSE),
        )
        log.info("national_links.checked", **counts)
    except Exception:
        log.exception("national_links.failed")
    finally:
        connection.close()


def check_links(fetch: Fetch, *, today: date, most: int, between: Callable[[], Any] = lambda: None) -> Counter[str]:
    """Look at ``most`` links, and return how many open, fail, are not looked at (another host) or gave no answer.

    Silence is written down only once something answers again: a night without a network says nothing of any link.
    """
    counts: Counter[str] = Counter()
    silent: list[tuple[Any, Answer]] = []
    for page in _longest_ago(most):
        if not is_checkable(page.national_url, settings.PORTAL_LINK_HOSTS):
            counts["passed_over"] += 1
            continue
        between()
        answer = fetch(page.national_url)
        silent.append((page, answer))
        if answer.status is None and all(one.status is None for _page, one in silent):
            if len(silent) >= SILENT_IN_A_ROW:
                counts["silent"] += len(silent)
                return counts
            continue
        for looked_at, found in silent:
            _remember(looked_at, found, today)
            counts["opens" if found.opens else "fails"] += 1
        silent = []
    counts["silent"] += len(silent)
    return counts


def _longest_ago(most: int) -> Iterator[Any]:
    pages = ProcedurePage.objects.showing().public().exclude(national_url="").select_related("link_state")
    ordered = pages.order_by(F("link_state__checked_on").asc(nulls_first=True), "pk")
    return iter(ordered.only("national_url", "link_state")[:most])


def _remember(page: Any, answer: Answer, today: date) -> None:
    """Write down what was found; what failed under another address is forgotten."""
    before = getattr(page, "link_state", None)
    if before is not None and before.address != page.national_url:
        before = None
    failures = 0 if answer.opens else (before.failures if before else 0) + 1
    LinkState.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "address": page.national_url,
            "checked_on": today,
            "status": answer.status,
            "failures": failures,
            "failed_since": None if answer.opens else (before and before.failed_since) or today,
        },
    )
