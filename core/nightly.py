"""What is done once in each night, as soon as the day has changed in the province.

An app declares a function with ``@nightly``; the search worker asks every half minute what is due. When each was done
stands in the database, so that a restart neither skips nor repeats it: a night in which no worker ran is made up for
by the next start, once. A task that fails keeps nobody waiting and is tried again after a while, until it succeeds.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.utils import timezone

from core.models import NightlyTask

log = structlog.get_logger(__name__)

AGAIN_AFTER = timedelta(hours=1)
"""Between two tries of a task that failed or was broken off; no task takes as long."""

Alive = Callable[[], Any]
"""What a long task calls from time to time, so that its worker does not seem dead."""
Task = Callable[[Alive], Any]
"""Safe to run twice and to be killed in."""

_tasks: dict[str, Task] = {}


def nightly(name: str) -> Callable[[Task], Task]:
    """Declare a task; ``name`` is stable, since it stands in the database. Declared twice, the last one counts."""

    def register(task: Task) -> Task:
        _tasks[name] = task
        return task

    return register


def do_due(*, alive: Alive = lambda: None) -> list[str]:
    """Do what has not been done yet today, and return the names of what succeeded.

    Of two workers one does it. A failing task is logged; an error of the database while the outcome is written down is
    raised.
    """
    return [name for name, task in _tasks.items() if _claim(name) and _do(name, task, alive)]


def do_again(name: str) -> None:
    """Have a task done anew by the next worker that asks, whatever was done today: too much for one request changed."""
    NightlyTask.objects.filter(name=name).update(done_on=None, tried_at=None)


def is_due(task: NightlyTask, *, now: datetime) -> bool:
    """Say whether a task is to be begun at ``now``."""
    if task.done_on is not None and task.done_on >= timezone.localdate(now):
        return False
    has_just_ended = task.done_on is not None and task.failures == 0 and _day_of(task.tried_at) == task.done_on
    return task.tried_at is None or has_just_ended or task.tried_at <= now - AGAIN_AFTER


def _day_of(moment: datetime | None) -> Any:
    return timezone.localdate(moment) if moment is not None else None


def _claim(name: str) -> bool:
    """Write down that the task is begun, unless it is not due or another worker was faster."""
    now = timezone.now()
    task, _made = NightlyTask.objects.get_or_create(name=name)
    if not is_due(task, now=now):
        return False
    return bool(NightlyTask.objects.filter(pk=task.pk, tried_at=task.tried_at).update(tried_at=now))


def _do(name: str, task: Task, alive: Alive) -> bool:
    day, began = timezone.localdate(), timezone.now()
    row = NightlyTask.objects.filter(name=name)
    try:
        task(alive)
    except Exception as error:
        log.exception("nightly.failed", task=name)
        row.update(failures=row.values_list("failures", flat=True)[0] + 1, last_error=str(error)[:500])
        return False
    row.update(done_on=day, failures=0, last_error="")
    log.info("nightly.done", task=name, seconds=round((timezone.now() - began).total_seconds(), 1))
    return True
