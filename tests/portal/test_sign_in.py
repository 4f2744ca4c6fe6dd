"""Signing in: one door, with its second factor and its limit of tries, and letters that tell strangers nothing."""

import pytest
from django.core import mail
from django.test import override_settings

from core.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("bien-tap", "bien-tap@example.org", "mat-khau-dai-1")


@pytest.mark.parametrize("door", ["/_util/login/", "/en/_util/login/", "/admin/login/"])
def test_every_other_door_leads_to_the_one_with_the_second_factor(client, editor, door):
    answer = client.post(door, {"username": "bien-tap", "password": "mat-khau-dai-1"}, follow=True)
    assert answer.request["PATH_INFO"] == "/accounts/login/"
    assert "_auth_user_id" not in client.session


def test_who_tries_too_often_is_stopped_but_nobody_else(client, editor):
    wrong = {"login": "bien-tap", "password": "sai"}
    with override_settings(ALLAUTH_TRUSTED_PROXY_COUNT=1):
        for _ in range(12):
            client.post("/accounts/login/", wrong, HTTP_X_FORWARDED_FOR="198.51.100.1")
        right = {"login": "bien-tap@example.org", "password": "mat-khau-dai-1"}
        answer = client.post("/accounts/login/", right, HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert answer.status_code == 302


def test_nobody_signs_up(client):
    client.post("/accounts/signup/", {"username": "la", "email": "la@example.org", "password1": "x", "password2": "x"})
    assert not User.objects.filter(username="la").exists()


@override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=9)
def test_a_mail_server_that_is_down_does_not_tell_which_addresses_have_an_account(client, editor):
    known = client.post("/accounts/password/reset/", {"email": "bien-tap@example.org"})
    unknown = client.post("/accounts/password/reset/", {"email": "khong-ai@example.org"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_who_forgot_a_password_gets_a_letter(client, editor):
    client.post("/accounts/password/reset/", {"email": "bien-tap@example.org"})
    assert [letter.to for letter in mail.outbox] == [["bien-tap@example.org"]]


def test_what_somebody_looked_for_is_not_in_the_log(client, caplog):
    client.get("/khong-co/", {"q": "benh-rieng-tu"})
    assert "khong-co" in caplog.text
    assert "benh-rieng-tu" not in caplog.text
