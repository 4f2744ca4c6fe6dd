"""Starts the whole portal on a developer's machine with one command; production runs gunicorn and ``search_worker``."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.serving.first_start import load_demonstration_if_empty, make_administrator_if_missing
from portal.serving.readiness import NotReady, database_name, migrate_if_needed, search_engine_line
from portal.serving.site import LocalSite, start_anew, wait_for_sound_change
from portal.serving.stopping import StopRequest
from portal.serving.worker_process import WorkerProcess


class Command(BaseCommand):
    """Checks, migrates, loads the demonstration into an empty database, and serves with the search worker beside."""

    help = "Starts the portal on 127.0.0.1 with everything it needs (PORT picks the port, 8000 without it)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the one choice that there is."""
        parser.add_argument("--no-reload", action="store_true", help="Do not start anew when the code changes.")

    def handle(self, *args: Any, no_reload: bool, **options: Any) -> None:
        """Serve until stopped; whatever is expected to go wrong is one line."""
        self.stop = StopRequest()
        try:
            site = LocalSite(port=_port())
            try:
                self._make_ready()
                self._serve(site, watch=not no_reload)
            finally:
                self.stop.hold()
                site.stop()
        except NotReady as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stop.leave_if_asked()
        start_anew()

    def _make_ready(self) -> None:
        database = database_name()
        self._say(f"Database: {database}.")
        if migrate_if_needed(self.stop):
            self._say("The tables are up to date.")
        if load_demonstration_if_empty():
            self._say("The database was empty: the demonstration content is in it now.")
        administrator = make_administrator_if_missing()
        if administrator is not None:
            name, password = administrator
            self._say(f"Administrator: {name}, password: {password} (shown this once).")
        self._say(search_engine_line(database))

    def _serve(self, site: LocalSite, *, watch: bool) -> None:
        """Serve until the code has changed; a signal leaves by ``SystemExit``."""
        worker = WorkerProcess(say=self._say)
        try:
            site.start()
            self._say(f"Ready: http://127.0.0.1:{_port()}/ and /admin/. Ctrl+C stops everything.")
            worker.start()
            wait_for_sound_change(say=self._say, watch=watch)
            self._say("The code has changed: starting anew.")
        finally:
            self.stop.hold()
            worker.stop()

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise NotReady(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)
