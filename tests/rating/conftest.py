"""Limits that begin anew with each test, and readers who answer."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client

from tests.factories import ContentPageFactory

OWN = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}
"""What a browser says of a form on a page of ours."""
Answers = Callable[..., HttpResponse]


@pytest.fixture(autouse=True)
def _nobody_has_answered() -> Iterator[None]:
    for name in ("default", "limits", "guesses", "permits"):
        caches[name].clear()
    yield
    for name in ("default", "limits", "guesses", "permits"):
        caches[name].clear()


@pytest.fixture
def answer() -> Answers:
    """Send an answer as a browser would: ``answer(f"page:{page.pk}", "no", at="203.0.113.7")``."""

    def send(key: str, said: str = "yes", *, at: str = "203.0.113.7", prefix: str = "", **headers: Any) -> HttpResponse:
        form = {"page": key, "helpful": said}
        return Client().post(f"{prefix}/danh-gia/", form, REMOTE_ADDR=at, **{**OWN, **headers})

    return send


@pytest.fixture
def comment() -> Answers:
    """Send a comment with the permit that ``answered`` holds, or with ``permit``."""

    def send(answered: HttpResponse | None, text: str, *, permit: str | None = None, **more: str) -> HttpResponse:
        token = permit if permit is not None else (answered.context["permit"] if answered is not None else "")
        return Client().post("/danh-gia/y-kien/", {"permit": token, "comment": text, **more}, **OWN)

    return send


@pytest.fixture
def page():
    return ContentPageFactory(title="Cấp hộ chiếu")
