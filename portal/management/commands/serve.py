"""Starts the whole portal on a developer's machine with one command; production runs gunicorn and ``search_worker``."""

import os
import signal
import sys
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.serving.first_start import load_demonstration_if_empty, make_administrator_if_missing
from portal.serving.readiness import NotReady, database_name, migrate_if_needed, search_engine_line
from portal.serving.site import LocalSite, start_anew, wait_for_sound_change
from portal.serving.worker_process import WorkerProcess

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    """Checks, migrates, loads the demonstration into an empty database, and serves with the search worker beside."""

    help = "Starts the portal on 127.0.0.1 with everything it needs (PORT picks the port, 8000 without it)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the one choice that there is."""
        parser.add_argument("--no-reload", action="store_true", help="Do not start anew when the code changes.")

    def handle(self, *args: Any, no_reload: bool, **options: Any) -> None:
        """Serve until stopped; whatever is expected to go wrong is one line."""
        for number in STOP_SIGNALS:
            signal.signal(number, _stop)
        try:
            site = LocalSite(port=_port())
            try:
                self._make_ready()
                changed = self._serve(site, watch=not no_reload)
            finally:
                site.stop()
        except NotReady as refusal:
            raise CommandError(str(refusal)) from refusal
        if changed:
            start_anew()

    def _make_ready(self) -> None:
        database = database_name()
        self._say(f"Database: {database}.")
        if migrate_if_needed():
            self._say("The tables are up to date.")
        if load_demonstration_if_empty():
            self._say("The database was empty: the demonstration content is in it now.")
        administrator = make_administrator_if_missing()
        if administrator is not None:
            name, password = administrator
            self._say(f"Administrator: {name}, password: {password} (shown this once).")
        self._say(search_engine_line(database))

    def _serve(self, site: LocalSite, *, watch: bool) -> bool:
        """Serve until a change of the code (then return true) or a signal (then leave by ``SystemExit``)."""
        worker = WorkerProcess(say=self._say)
        try:
            site.start()
            self._say(f"Ready: http://127.0.0.1:{_port()}/ and /admin/. Ctrl+C stops everything.")
            worker.start()
            if not watch:
                signal.pause()
            wait_for_sound_change(say=self._say)
            self._say("The code has changed: starting anew.")
            return True
        finally:
            worker.stop()

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise NotReady(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def _stop(_number: int, _frame: FrameType | None) -> None:
    for number in STOP_SIGNALS:
        signal.signal(number, _already_stopping)
    sys.exit(0)


def _already_stopping(_number: int, _frame: FrameType | None) -> None:
    """Let a second Ctrl+C pass: it would interrupt the orderly end."""
