"""Figures that other systems send: who may, what is answered, and that all of a message counts or nothing."""

import json
from decimal import Decimal

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone, translation

from quality.giving.api import LARGEST
from quality.giving.messages import MOST_FIGURES
from quality.giving.tokens import make_token, revoke
from quality.models import ApiToken, Figure, FormerFigure
from tests.factories import AgencyFactory
from tests.factories.editing import administrator, board_member, lay_all, signed_in
from tests.factories.quality import IndicatorFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/api/chat-luong/so-lieu"
TOKENS = "/admin/quality/tokens/"


@pytest.fixture(autouse=True)
def _nothing_was_sent():
    for name in ("default", "limits", "guesses", "permits"):
        caches[name].clear()
    translation.activate("en")


@pytest.fixture
def agency():
    return AgencyFactory(slug="so-noi-vu")


@pytest.fixture
def token(agency) -> str:
    IndicatorFactory(code="dung-han")
    return make_token(name="Một cửa", agency=agency, by=None)[1]


def figure(**changes) -> dict:
    return {"period": "2026-01", "indicator": "dung-han", "value": 97.5, **changes}


def send(token: str | None, body, *, content_type: str = "application/json", **more):
    headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
    content = body if isinstance(body, str | bytes) else json.dumps(body)
    return Client().post(
        ADDRESS, content, content_type=content_type, headers={**headers, "Accept-Language": "en"}, **more
    )


def test_a_figure_that_names_no_agency_is_of_the_tokens_own(token, agency):
    answer = send(token, [figure()])
    assert (answer.status_code, answer.json()) == (200, {"created": 1, "updated": 0, "unchanged": 0})
    kept = Figure.objects.get()
    assert (kept.agency, kept.value, kept.given_by, kept.user) == (agency, Decimal("97.5"), "system", None)


def test_sent_again_it_changes_nothing_and_keeps_the_day_on_which_it_came(token):
    send(token, [figure()])
    before = Figure.objects.get()
    assert send(token, [figure(value="97.50")]).json() == {"created": 0, "updated": 0, "unchanged": 1}
    assert Figure.objects.get().given_at == before.given_at
    assert not FormerFigure.objects.exists()


def test_a_newer_value_replaces_the_older_which_is_kept(token):
    send(token, [figure()])
    assert send(token, [figure(value=98)]).json() == {"created": 0, "updated": 1, "unchanged": 0}
    assert [one.value for one in FormerFigure.objects.all()] == [Decimal("97.5")]


def test_one_wrong_figure_keeps_all_others_from_being_written(token):
    answer = send(token, [figure(), figure(period="2026-02", value=101), "x", figure(period="9999-99")])
    assert answer.status_code == 422
    assert [(one["index"], one["field"]) for one in answer.json()["problems"]] == [(1, "value"), (2, ""), (3, "period")]
    assert not Figure.objects.exists()


@pytest.mark.parametrize("named", ["so-khac", "toan-tinh"])
def test_a_token_of_one_agency_gives_no_figures_of_others(token, named):
    AgencyFactory(slug="so-khac")
    answer = send(token, [figure(), figure(agency=named)])
    assert (answer.status_code, Figure.objects.exists()) == (403, False)
    assert answer.json()["problems"][0]["index"] == 1


def test_a_token_of_the_province_gives_figures_of_all_but_says_of_whom(token):
    _row, of_all = make_token(name="Kho dữ liệu", agency=None, by=None)
    assert send(of_all, [figure(agency="so-noi-vu"), figure(agency="toan-tinh")]).json()["created"] == 2
    assert send(of_all, [figure()]).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        "",
        "cl",
        "cl_",
        "cl_abc_def",
        "cl_" + "a" * 12 + "_x",
        "cl_" + "é" * 12 + "_x",
        "\u2603",
        "x" * 5_000,
        "cl_\x00_x",
    ],
)
def test_without_a_token_that_holds_nothing_is_taken(token, wrong):
    header = {} if wrong is None else {"HTTP_AUTHORIZATION": f"Bearer {wrong}"}
    answer = Client().post(ADDRESS, json.dumps([figure()]), content_type="application/json", **header)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert not Figure.objects.exists()


def test_the_right_key_with_a_wrong_secret_opens_nothing(token):
    assert send(f"{token[:-1]}{'A' if token[-1] != 'A' else 'B'}", [figure()]).status_code == 401


def test_a_revoked_token_opens_nothing(token):
    revoke(ApiToken.objects.get())
    assert send(token, [figure()]).status_code == 401


def test_a_session_of_an_administrator_is_no_token(agency):
    lay_all()
    answer = signed_in(administrator()).post(ADDRESS, json.dumps([figure()]), content_type="application/json")
    assert answer.status_code == 401


def test_who_guesses_tokens_waits_and_others_do_not(token, settings):
    settings.QUALITY_WRONG_TOKENS_AN_HOUR = 2
    for _number in range(2):
        assert send("cl_aaaaaaaaaaaa_x", [figure()], REMOTE_ADDR="203.0.113.7").status_code == 401
    answer = send(token, [figure()], REMOTE_ADDR="203.0.113.7")
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert send(token, [figure()], REMOTE_ADDR="203.0.113.8").status_code == 200


def test_a_system_that_sends_without_end_is_stopped(token, settings):
    settings.QUALITY_MESSAGES_AN_HOUR = 2
    assert [send(token, [figure()]).status_code for _number in range(3)] == [200, 200, 429]


def test_a_message_is_posted_as_json_and_of_reasonable_size(token):
    answer = Client().get(ADDRESS)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert send(token, "a=1", content_type="application/x-www-form-urlencoded").status_code == 415
    assert send(token, " " * (LARGEST + 1)).status_code == 413
    assert send(token, [figure()] * (MOST_FIGURES + 1)).status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        " ",
        "{}",
        "[]",
        "null",
        "[",
        "\xff",
        b"\xff\xfe",
        "[" * 100_000,
        "[NaN]",
        '[{"value": Infinity}]',
        '[{"value": -Infinity}]',
        "[1" + "0" * 5_000 + "]",
        '"x"',
    ],
)
def test_what_is_no_list_of_figures_is_refused_in_words(token, body):
    answer = send(token, body)
    assert answer.status_code == 422
    assert answer.json()["error"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "NaN"},
        {"value": True},
        {"value": [1]},
        {"value": None},
        {"value": 1e300},
        {"value": "1.234"},
        {"value": -1},
        {"period": "2999-01"},
        {"period": 2026},
        {"period": "x" * 1_000},
        {"indicator": "khong-co"},
        {"indicator": "dung-han\x00"},
        {"indicator": "dung-han\ud800"},
        {"source": "\udfff"},
        {"agency": "\ud800"},
        {"value": "\ud800"},
        {"period": "\ud800"},
        {"\ud800": 1},
        {"agency": "khong-co"},
        {"source": "x" * 400},
        {"numerator": 1},
        {"gia_tri": 5},
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_its_place(token, wrong):
    answer = send(token, [figure(**wrong)])
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["index"] == 0
    assert not Figure.objects.exists()


def test_the_same_figure_twice_in_a_message_is_refused(token):
    answer = send(token, [figure(), figure(period="01/2026", value=1)])
    assert (answer.status_code, answer.json()["problems"][0]["index"]) == (422, 1)


class TestTokens:
    """How administrators make and revoke them."""

    @pytest.fixture(autouse=True)
    def _foundation(self):
        lay_all()

    def test_a_token_is_shown_once_and_cannot_be_read_again(self, agency):
        IndicatorFactory(code="dung-han")
        client = signed_in(administrator())
        made = client.post(TOKENS, {"name": "Một cửa", "agency": agency.pk}).context["made"]
        assert send(made, [figure()]).status_code == 200
        row = ApiToken.objects.get()
        assert made.rsplit("_", 1)[-1] not in f"{row.key}{row.digest}"
        html = client.get(TOKENS).content.decode()
        assert "Một cửa" in html
        assert made not in html
        assert row.last_used_on == timezone.localdate()

    def test_an_administrator_revokes_a_token(self, agency):
        row, _token = make_token(name="Cũ", agency=agency, by=None)
        assert signed_in(administrator()).post(TOKENS, {"revoke": row.pk}).status_code == 302
        row.refresh_from_db()
        assert row.revoked_at is not None

    def test_nobody_else_sees_or_makes_tokens(self, agency):
        client = signed_in(board_member())
        assert client.get(TOKENS).status_code in (302, 403)
        client.post(TOKENS, {"name": "x"})
        assert not ApiToken.objects.exists()
