"""The production process as it runs on a server: gunicorn, PostgreSQL, production settings, static files with names of
their own."""

import os
import re
import secrets
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path
from typing import Any

import pytest

from tests.servers.absence import lacking
from tests.servers.postgresql import PostgreSQLServer, postgresql_programs
from tests.servers.processes import ROOT, ServerProcess, free_port

pytestmark = pytest.mark.processes

BEHIND_PROXY = {"Host": "portal.example", "X-Forwarded-Proto": "https"}


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


class Production:
    """A running installation."""

    def __init__(self, port: int, environment: dict[str, str]) -> None:
        self.port = port
        self.environment = environment

    def get(self, address: str, headers: dict[str, str] | None = None) -> HTTPResponse | urllib.error.HTTPError:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{address}", headers=headers or BEHIND_PROXY)
        try:
            return urllib.request.build_opener(_NoRedirects).open(request, timeout=30)
        except urllib.error.HTTPError as answer:
            return answer

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture(scope="module")
def production() -> Iterator[Production]:
    """Set up as ``compose.yaml`` does: migrate, collect static files, content, gunicorn."""
    if postgresql_programs() is None:
        lacking("no PostgreSQL (Debian: postgresql)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o711)  # PostgreSQL runs as another user and passes through
        yield from _installation(folder)


def _installation(folder: Path) -> Iterator[Production]:
    database = PostgreSQLServer(folder / "postgresql")
    database.start()
    port = free_port()
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
        "DATABASE_URL": database.url,
        "ELASTICSEARCH_URL": "",
        "PORTAL_SECRET_KEY": secrets.token_urlsafe(50),
        "PORTAL_ALLOWED_HOSTS": "portal.example",
        "PORTAL_BASE_URL": "https://portal.example",
        "PORTAL_STATE_DIR": str(folder / "state"),
        "PORTAL_BIND": "127.0.0.1",
        "PORT": str(port),
    }
    one = Production(port, environment)
    web: ServerProcess | None = None
    try:
        for command in (["migrate", "--noinput"], ["lay_foundation"], ["collectstatic", "--noinput"]):
            done = one.run("manage.py", *command)
            assert done.returncode == 0, done.stderr
        web = ServerProcess(
            [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "portal.wsgi"],
            log=folder / "web.log",
            environment=environment,
            cwd=ROOT,
        )
        web.wait_until(lambda: one.run("deploy/healthcheck.py").returncode == 0, seconds=60)
        yield one
    finally:
        if web is not None:
            web.stop()
        database.stop()


def test_the_home_page_is_sent_with_strict_headers(production: Production) -> None:
    reply = production.get("/")
    assert reply.status == 200
    assert "max-age=31536000" in reply.headers["Strict-Transport-Security"]
    assert "default-src 'self'" in reply.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in reply.headers["Content-Security-Policy"]
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_static_files_are_named_by_what_they_hold_and_kept_for_good(production: Production) -> None:
    page = production.get("/").read().decode()
    sheet = re.search(r'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page)
    assert sheet is not None
    reply = production.get(sheet[1], {**BEHIND_PROXY, "Accept-Encoding": "br"})
    assert reply.status == 200
    assert "immutable" in reply.headers["Cache-Control"]
    assert reply.headers["Content-Encoding"] == "br"


def test_who_comes_without_https_is_sent_there(production: Production) -> None:
    reply = production.get("/", {"Host": "portal.example"})
    assert reply.status == 301
    assert reply.headers["Location"] == "https://portal.example/"


def test_an_unknown_host_is_refused_without_details(production: Production) -> None:
    reply = production.get("/", {**BEHIND_PROXY, "Host": "elsewhere.example"})
    assert reply.status == 400
    assert "ALLOWED_HOSTS" not in reply.read().decode()


def test_media_is_left_to_the_proxy(production: Production) -> None:
    assert production.get("/media/documents/").status == 404


def test_without_a_secret_key_nothing_starts_and_one_line_says_so(production: Production) -> None:
    without = {name: value for name, value in production.environment.items() if name != "PORTAL_SECRET_KEY"}
    done = Production(production.port, without).run("manage.py", "check")
    assert done.returncode != 0
    assert "PORTAL_SECRET_KEY" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
