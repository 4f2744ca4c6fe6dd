"""The site on a developer's machine: a threaded HTTP server on loopback that starts anew when its code changes."""

import errno
import os
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.core.servers.basehttp import WSGIRequestHandler, WSGIServer
from django.core.wsgi import get_wsgi_application

from .readiness import NotReady

CODE_SUFFIXES = (".py", ".html", ".toml", ".mo")
CODE_FOLDERS = ("core", "directory", "home", "locale", "locale_upstream", "news", "portal", "search")
SECONDS_BETWEEN_LOOKS = 1.0


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    daemon_threads = True


class LocalSite:
    """The portal on http://127.0.0.1:``port``/. The port is taken at once; requests wait until ``start``."""

    def __init__(self, *, port: int) -> None:
        try:
            self._server = _Server(("127.0.0.1", port), WSGIRequestHandler)
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise NotReady(f"Port {port} is in use; PORT={port + 1} script/server takes another.") from error
            raise NotReady(f"Port {port} cannot be used: {error.strerror}.") from error
        self._thread = threading.Thread(target=self._server.serve_forever, name="site", daemon=True)

    def start(self) -> None:
        """Answer requests from now on, and return."""
        self._server.set_app(get_wsgi_application())
        self._thread.start()

    def stop(self) -> None:
        """Answer no more requests."""
        if self._thread.is_alive():
            self._server.shutdown()
        self._server.server_close()


def wait_for_sound_change(*, say: Callable[[str], None], watch: bool = True) -> None:
    """Return when the code has changed and passes its checks; a change that does not is reported and waited out.

    Without ``watch`` it waits until the process is asked to end.
    """
    seen = _code_state()
    while True:
        time.sleep(SECONDS_BETWEEN_LOOKS)
        now = _code_state() if watch else seen
        if now == seen:
            continue
        seen = now
        if subprocess.run([sys.executable, settings.BASE_DIR / "manage.py", "check"], check=False).returncode == 0:
            return
        say("The change does not pass; the code from before goes on.")


def start_anew() -> None:
    """Become a new process with the code as it is now; never returns."""
    os.execv(sys.executable, [sys.executable, *sys.argv])  # noqa: S606 — ourselves


def _code_state() -> int:
    return hash(frozenset(_code_files()))


def _code_files() -> Iterator[tuple[str, int]]:
    for folder in CODE_FOLDERS:
        for parent, _folders, names in os.walk(settings.BASE_DIR / folder):
            for name in names:
                path = Path(parent, name)
                if path.suffix in CODE_SUFFIXES and path.exists():
                    yield str(path), path.stat().st_mtime_ns
