"""Chromium for tests: the system's own, without a network beyond this machine and without a profile.

Use it beside pytest-django's ``live_server``. Every page that a test opens must keep our promises of strict pages: an
uncaught error of a script, or something that the Content-Security-Policy refused, fails the test.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from .absence import lacking
from .machine import browser_driver_runs, chromium_program

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, one for the session; ``open_page`` and ``browser_page`` give clean contexts in it."""
    program = chromium_program()
    if program is None:
        lacking("no Chromium (Debian: chromium; PORTAL_TEST_CHROMIUM names another program)")
    if not browser_driver_runs():
        lacking("the program that drives Chromium does not run here (Debian: libatomic1)")
    # Playwright's synchronous calls run in an event loop, in which Django would refuse the tests' own queries.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*QUIET, *sandbox])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(chromium: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Open a page in a context of its own: ``open_page("/tin-tuc/", viewport=PHONE, java_script_enabled=False)``.

    Keyword arguments are Playwright's for ``new_context``; addresses are relative to the live server. ``strict=False``
    forgives errors of scripts that are not ours (the admin's).
    """
    contexts, faults = [], []

    def open_one(address: str | None = None, *, strict: bool = True, **options: Any) -> Page:
        settings = {"viewport": DESKTOP, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}
        context = chromium.new_context(base_url=live_server.url, **{**settings, **options})
        contexts.append(context)
        page = context.new_page()
        if strict:
            page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
            page.on("console", lambda message: faults.append(message.text) if _is_refusal(message.text) else None)
        if address is not None:
            page.goto(address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not faults, f"the browser met faults: {faults}"


@pytest.fixture
def browser_page(open_page: OpenPage) -> Page:
    """One page, 1280 pixels wide, at no address yet."""
    return open_page()


def _is_refusal(text: str) -> bool:
    return "Content Security Policy" in text
