"""Those who write sign in on pages of the portal's own look; nobody signs up."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _portal() -> None:
    home_page()


@pytest.fixture
def writer(client: Client) -> Client:
    """Return a client signed in who gave the password once more, as a change of the second factor needs."""
    get_user_model().objects.create_superuser("an", "an@example.org", "mat-khau-dai-12")
    client.post("/accounts/login/", {"login": "an", "password": "mat-khau-dai-12"})
    client.post("/accounts/reauthenticate/", {"password": "mat-khau-dai-12"})
    return client


def test_the_sign_in_page_offers_no_account(client: Client) -> None:
    text = client.get("/accounts/login/").content.decode()
    assert "/accounts/signup/" not in text
    assert 'id="noi-dung"' in text
    assert '<label for="id_login">' in text
    assert client.get("/accounts/signup/").status_code == 200
    assert "<form" not in main_of(client.get("/accounts/signup/").content.decode())


def test_a_wrong_password_is_explained_on_top_and_the_name_is_kept(client: Client) -> None:
    answer = client.post("/accounts/login/", {"login": "an", "password": "sai"})
    text = answer.content.decode()
    assert 'class="error-summary" role="alert"' in text
    assert 'value="an"' in text


def test_an_empty_field_is_linked_from_the_summary(client: Client) -> None:
    text = client.post("/accounts/login/", {"login": "", "password": ""}).content.decode()
    assert '<a href="#id_login">' in text
    assert 'aria-invalid="true"' in text


def test_a_writer_signs_in_to_the_admin(writer: Client) -> None:
    assert writer.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/logout/",
        "/accounts/password/change/",
        "/accounts/email/",
        "/accounts/reauthenticate/",
        "/accounts/2fa/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/",
        "/accounts/2fa/webauthn/add/",
    ],
)
def test_every_page_of_the_account_stands_in_our_frame_without_inline_code(writer: Client, address: str) -> None:
    answer = writer.get(address)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.count("<h1>") == 1
    assert 'class="site-footer"' in text
    assert "<script>" not in text
    assert " style=" not in text
    assert "data:image" not in text  # our policy would not load it


def test_the_second_factor_is_shown_as_a_picture_and_as_text(writer: Client) -> None:
    text = main_of(writer.get("/accounts/2fa/totp/activate/").content.decode())
    assert "<svg" in text
    assert 'class="secret"' in text


def main_of(text: str) -> str:
    return text[text.index("<main") : text.index("</main>")]
