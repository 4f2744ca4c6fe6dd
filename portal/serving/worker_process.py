"""The search worker beside the site: a process of its own that lives and ends with the site."""

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable

from django.conf import settings

COMMAND = [sys.executable, str(settings.BASE_DIR / "manage.py"), "search_worker", "--stop-with-parent"]
SECONDS_TO_STOP = 10
LONGEST_PAUSE = 60.0


class WorkerProcess:
    """Keeps one ``search_worker`` running; one that ends by itself is started again after a growing pause."""

    def __init__(self, *, say: Callable[[str], None]) -> None:
        self._say = say
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper = threading.Thread(target=self._keep_running, name="search-worker-keeper", daemon=True)

    def start(self) -> None:
        """Start the worker and return at once."""
        self._keeper.start()

    def stop(self) -> None:
        """End the worker, gently first, and return when it is gone."""
        self._stopping.set()
        process = self._process
        if process is not None and process.poll() is None:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(SECONDS_TO_STOP)
            process.kill()
        self._keeper.join(SECONDS_TO_STOP)

    def _keep_running(self) -> None:
        pause = 1.0
        while not self._stopping.is_set():
            # A session of its own: Ctrl+C reaches the site, which then ends the worker in good order.
            self._process = subprocess.Popen(COMMAND, stdin=subprocess.DEVNULL, start_new_session=True)
            if self._stopping.is_set():
                self._process.terminate()
            status = self._process.wait()
            if not self._stopping.is_set():
                self._say(f"The search worker ended with status {status}; it starts again in {pause:.0f} s.")
                self._stopping.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)
