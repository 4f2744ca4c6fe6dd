"""When an engine is left alone, and when it is tried again."""

import threading
from collections.abc import Callable

import pytest

from search.results.breaker import SLOW_AFTER_SECONDS, Breaker, BreakerOpenError


class EngineDownError(Exception):
    """What a call to a dead engine raises."""


class Clock:
    """Time that a test moves."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def breaker(clock: Clock) -> Breaker:
    return Breaker(failures=3, seconds=30, clock=clock)


def fail(breaker: Breaker, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(EngineDownError), breaker.guard(EngineDownError):
            raise EngineDownError


def succeed(breaker: Breaker) -> None:
    with breaker.guard(EngineDownError):
        pass


def test_it_opens_after_the_third_failure_in_a_row(breaker: Breaker) -> None:
    fail(breaker, 2)
    assert not breaker.is_open
    fail(breaker)
    assert breaker.is_open
    with pytest.raises(BreakerOpenError), breaker.guard(EngineDownError):
        pytest.fail("an open breaker runs nothing")


def test_an_answer_between_failures_begins_the_count_anew(breaker: Breaker) -> None:
    fail(breaker, 2)
    succeed(breaker)
    fail(breaker, 2)
    assert not breaker.is_open


def test_after_the_pause_one_call_tries_and_its_answer_closes_it(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 29.9
    assert breaker.is_open
    clock.now += 0.2
    with breaker.guard(EngineDownError):
        assert breaker.is_open, "while one call tries, the others go elsewhere"
    assert not breaker.is_open
    fail(breaker, 2)
    assert not breaker.is_open


def test_a_failed_trial_begins_a_new_pause(breaker: Breaker, clock: Clock) -> None:
    fail(breaker, 3)
    clock.now += 31
    fail(breaker)
    assert breaker.is_open
    clock.now += 29
    assert breaker.is_open


def test_an_error_of_ours_is_no_failure_of_the_engine(breaker: Breaker) -> None:
    for _ in range(5):
        with pytest.raises(ZeroDivisionError), breaker.guard(EngineDownError):
            raise ZeroDivisionError
    assert not breaker.is_open


def hold(breaker: Breaker, entered: threading.Event, release: threading.Event) -> Callable[[], None]:
    def call() -> None:
        with breaker.guard(EngineDownError):
            entered.set()
            release.wait(10)

    return call


def test_calls_that_hang_keep_others_from_piling_up_behind_them(breaker: Breaker, clock: Clock) -> None:
    release = threading.Event()
    threads = []
    for _ in range(3):
        entered = threading.Event()
        threads.append(threading.Thread(target=hold(breaker, entered, release)))
        threads[-1].start()
        assert entered.wait(10)
    assert not breaker.is_open, "calls that have just begun are no failures"
    clock.now += SLOW_AFTER_SECONDS
    assert breaker.is_open
    release.set()
    for thread in threads:
        thread.join(10)
    assert not breaker.is_open, "they answered after all"


def test_many_threads_lose_no_failure() -> None:
    breaker = Breaker(failures=400, seconds=30)
    threads = [threading.Thread(target=fail, args=(breaker, 50)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert breaker.is_open
