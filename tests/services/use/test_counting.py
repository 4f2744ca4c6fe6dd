"""A procedure that somebody opened is counted by one view of ten, and nothing is kept of who opened it."""

from datetime import date

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from services.models import MonthOfUse
from services.use import counting
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db

BROWSER = (
    "Mozilla/5.0 (Linux; Android 9; Redmi 6A) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0 Mobile Safari/537.36"
)


@pytest.fixture
def page():
    return ProcedurePageFactory()


@pytest.fixture
def drawn(monkeypatch):
    """Every view is the tenth."""
    monkeypatch.setattr(counting, "randbelow", lambda number: 0)


def opened(client, page, path="", **headers):
    answer = client.get(page.get_url() + path, headers={"user-agent": BROWSER} | headers)
    assert answer.status_code == 200
    return answer


def counted():
    return list(MonthOfUse.objects.order_by("page_id", "month").values_list("page_id", "month", "views"))


def test_a_view_that_is_drawn_counts_for_ten_in_its_month(client, page, drawn, monkeypatch):
    monkeypatch.setattr(counting, "localdate", lambda: date(2026, 11, 26))
    opened(client, page)
    opened(client, page)
    assert counted() == [(page.pk, date(2026, 11, 1), 20)]


def test_one_view_of_ten_is_drawn(client, page, monkeypatch):
    numbers = iter(range(20))
    monkeypatch.setattr(counting, "randbelow", lambda number: next(numbers) % number)
    for _ in range(20):
        opened(client, page)
    assert [views for _page, _month, views in counted()] == [20]


def test_a_view_that_is_not_drawn_costs_no_statement_and_one_that_is_costs_one(client, page, monkeypatch):
    costs = []
    for number in (1, 0, 0):  # the second makes the row
        monkeypatch.setattr(counting, "randbelow", lambda _of, number=number: number)
        opened(client, page)
        with CaptureQueriesContext(connection) as queries:
            opened(client, page)
        costs.append(len([query for query in queries if "monthofuse" in query["sql"]]))
    assert costs == [0, 1, 1]


@pytest.mark.parametrize(
    "headers",
    [
        {"user-agent": ""},
        {"user-agent": "curl/8.4"},
        {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"user-agent": "Mozilla/5.0 (compatible; coccocbot-web/1.0)"},
        {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/120.0 Safari/537.36"},
        {"sec-purpose": "prefetch;prerender"},
        {"cookie": f"{settings.SESSION_COOKIE_NAME}=x"},
    ],
)
def test_robots_pages_loaded_ahead_and_editors_are_not_counted(client, page, drawn, headers):
    opened(client, page, **headers)
    assert counted() == []


def test_what_stands_below_a_procedure_is_not_the_procedure(client, page, drawn):
    opened(client, page, "chuan-bi/")
    assert counted() == []


def test_a_preview_is_not_counted(admin_client, page, drawn, rf):
    request = rf.get("/", headers={"user-agent": BROWSER})
    request.is_preview = True
    assert not counting.is_reader(request)


def test_nobody_pushes_a_page_beyond_its_bound_however_often_they_open_it(client, page, drawn, monkeypatch):
    monkeypatch.setattr(counting, "MOST_A_DAY", 20)
    monkeypatch.setattr(counting, "localdate", lambda: date(2026, 11, 2))
    for _ in range(9):
        opened(client, page)
    assert [views for _page, _month, views in counted()] == [40]  # two days of the month


class Unwritable:
    """A table that cannot be written at this moment."""

    objects = property(lambda self: (_ for _ in ()).throw(DatabaseError))


def test_a_page_is_read_though_nothing_can_be_counted(client, page, drawn, monkeypatch):
    monkeypatch.setattr(counting, "MonthOfUse", Unwritable())
    opened(client, page)
    assert counted() == []


def test_nothing_is_kept_of_who_opened_a_page():
    assert {field.name for field in MonthOfUse._meta.fields} == {"id", "page", "month", "views"}
