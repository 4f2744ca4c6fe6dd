"""A hostile request gets an answer that is not a failure of ours: none is 500."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings

from core.models import User
from tests.factories import NewsPageFactory
from tests.hostile.requests import HostileRequest, fixed_list, hostile_requests, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def citizen(django_capture_on_commit_callbacks) -> Client:
    """A browser without an account, on a portal that has something to find."""
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(3):
            NewsPageFactory(title=f"Hội nghị lần {number}")
    return Client()


def test_no_request_of_the_fixed_list_breaks_the_portal(citizen):
    broken = [request for request in fixed_list() if send(citizen, request) >= 500]
    assert broken == []


@settings(
    max_examples=1000 - len(fixed_list()),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(request=hostile_requests)
def test_no_invented_request_breaks_the_portal(citizen, request: HostileRequest):
    assert send(citizen, request) < 500


@pytest.mark.parametrize(
    "address", ["//elsewhere.example/", "https://elsewhere.example/", "javascript:alert(1)", "\\\\x"]
)
def test_a_sign_in_never_leads_to_another_host(citizen, address):
    User.objects.create_superuser("bien-tap", "bien-tap@example.org", "mat-khau-dai-1")
    answer = citizen.post("/accounts/login/", {"login": "bien-tap", "password": "mat-khau-dai-1", "next": address})
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/admin/")
