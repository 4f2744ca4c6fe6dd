"""How the portal on a developer's machine is asked to end: Ctrl+C, SIGTERM, or a terminal that closes."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SECONDS_TO_NEXT_TRY = 0.2


class StopRequest:
    """Leaves by ``SystemExit`` when a signal comes, and tries again until that is heard.

    Python drops an exception that a signal raises inside a garbage collector's callback; a single try was lost so.
    """

    def __init__(self) -> None:
        self._came = False
        self._is_leaving = False
        for number in (*STOP_SIGNALS, signal.SIGALRM):
            signal.signal(number, self._receive)
        sys.unraisablehook = _tell_of_all_but_exits

    def hold(self) -> None:
        """Let further signals pass: the orderly end has begun, and a second Ctrl+C would interrupt it."""
        self._is_leaving = True
        signal.setitimer(signal.ITIMER_REAL, 0)

    @contextmanager
    def later(self) -> Iterator[None]:
        """Let a signal wait until the block ends, or asks ``leave_if_asked`` where it can be left."""
        self._is_leaving = True
        yield
        self._is_leaving = False
        self.leave_if_asked()

    def leave_if_asked(self) -> None:
        """Leave now if a signal came, be it while ``hold`` or ``later`` let it pass."""
        if self._came:
            self.hold()
            sys.exit(0)

    def _receive(self, _number: int, _frame: FrameType | None) -> None:
        self._came = True
        if not self._is_leaving:
            signal.setitimer(signal.ITIMER_REAL, SECONDS_TO_NEXT_TRY)
            sys.exit(0)


def _tell_of_all_but_exits(lost: "sys.UnraisableHookArgs") -> None:
    if not isinstance(lost.exc_value, SystemExit):
        sys.__unraisablehook__(lost)
