"""What is done once a night: once, also after a restart, after a failure again, and without keeping others waiting."""

from datetime import UTC, datetime, timedelta

import pytest

from core import nightly
from core.models import NightlyTask

pytestmark = pytest.mark.django_db

EVENING = datetime(2026, 5, 1, 16, 50, tzinfo=UTC)
"""Ten minutes to midnight in the province."""


class Clock:
    """The time that Django tells."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = EVENING
        monkeypatch.setattr("django.utils.timezone.now", lambda: self.now)

    def forward(self, **by: int) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Two tasks, the first of which fails while ``done`` holds "broken"."""
    monkeypatch.setattr(nightly, "_tasks", {})
    done: list[str] = []

    @nightly.nightly("first")
    def first(alive: nightly.Alive) -> None:
        if "broken" in done:
            raise RuntimeError("no")
        done.append("first")

    @nightly.nightly("second")
    def second(alive: nightly.Alive) -> None:
        done.append("second")

    return done


def test_a_task_is_done_at_once_on_a_new_portal_and_then_once_after_each_midnight(clock, done):
    assert nightly.do_due() == ["first", "second"]
    assert nightly.do_due() == []
    clock.forward(minutes=9)
    assert nightly.do_due() == []
    clock.forward(minutes=2)
    assert nightly.do_due() == ["first", "second"], "midnight has passed, minutes after the last time"
    clock.forward(hours=23)
    assert nightly.do_due() == []


def test_a_night_without_a_worker_is_made_up_for_once(clock, done):
    nightly.do_due()
    clock.forward(days=3)
    assert nightly.do_due() == ["first", "second"]
    assert nightly.do_due() == []


def test_a_failure_is_written_down_keeps_nobody_waiting_and_is_tried_again_after_a_while(clock, done):
    done.append("broken")
    assert nightly.do_due() == ["second"]
    row = NightlyTask.objects.get(name="first")
    assert (row.failures, row.last_error, row.done_on) == (1, "no", None)
    assert nightly.do_due() == [], "not at once"
    clock.forward(hours=1)
    nightly.do_due()
    assert NightlyTask.objects.get(name="first").failures == 2
    done.remove("broken")
    clock.forward(hours=1)
    assert "first" in nightly.do_due()
    assert NightlyTask.objects.get(name="first").failures == 0


def test_a_task_that_another_worker_has_begun_is_left_to_it_until_that_one_must_be_dead(clock, done):
    NightlyTask.objects.create(name="first", tried_at=EVENING - timedelta(minutes=5))
    assert nightly.do_due() == ["second"]
    clock.forward(minutes=56)
    assert "first" in nightly.do_due()


def test_a_long_task_can_say_that_it_lives(clock, done, monkeypatch):
    beats: list[int] = []

    @nightly.nightly("third")
    def third(alive: nightly.Alive) -> None:
        alive()

    nightly.do_due(alive=lambda: beats.append(1))
    assert beats == [1]


def test_what_was_done_today_can_be_asked_for_again(clock, done):
    nightly.do_due()
    nightly.do_again("second")
    assert nightly.do_due() == ["second"]
