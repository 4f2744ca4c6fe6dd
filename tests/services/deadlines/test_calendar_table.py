"""The editorial board keeps the table of holidays and swapped days."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from services.models import CalendarDay, CalendarDayState
from tests.factories.editing import board_member, lay_all, signed_in, writer

pytestmark = pytest.mark.django_db

TABLE = "wagtailsnippets_services_calendarday:"
YEAR = "services_calendarday_year"


@pytest.fixture(autouse=True)
def _portal():
    lay_all()


@pytest.fixture
def board():
    return signed_in(board_member())


def test_a_new_portal_has_the_years_2025_to_2027_as_proposals():
    days = CalendarDay.objects.all()
    assert {row.day.year for row in days} == {2025, 2026, 2027}
    assert {row.state for row in days} == {CalendarDayState.PROPOSED}
    assert CalendarDay.objects.get(day=date(2026, 11, 24)).name == "Ngày Văn hoá Việt Nam"


def test_laying_the_foundation_again_brings_nothing_back():
    CalendarDay.objects.filter(day=date(2026, 11, 24)).delete()
    lay_all()
    assert not CalendarDay.objects.filter(day=date(2026, 11, 24)).exists()


def test_the_board_adds_a_day_and_its_history_says_who(board):
    sent = {
        "day": "2028-05-06",
        "kind": "working_day",
        "name": "Ngày làm bù",
        "name_en": "",
        "document": "Thông báo số 1/TB-BNV",
        "state": "confirmed",
    }
    assert board.post(reverse(TABLE + "add"), sent).status_code == 302
    row = CalendarDay.objects.get(day=date(2028, 5, 6))
    history = board.get(reverse(TABLE + "history", args=[row.pk])).content.decode()
    assert "ban-bien-tap" in history


def test_a_date_stands_in_the_table_once(board):
    sent = {"day": "2026-11-24", "kind": "holiday", "name": "Khác", "state": "confirmed"}
    assert board.post(reverse(TABLE + "add"), sent).status_code == 200
    assert CalendarDay.objects.filter(day=date(2026, 11, 24)).count() == 1


def test_the_table_is_listed_by_year(board):
    html = board.get(reverse(TABLE + "list"), {"year": "2027"}).content.decode()
    assert "Tết Nguyên đán" in html
    assert "Ngày nghỉ hoán đổi" not in html


def test_a_year_is_confirmed_at_once_and_refused_days_stay_refused(board):
    CalendarDay.objects.filter(day=date(2026, 1, 2)).update(state=CalendarDayState.REFUSED)
    answer = board.post(reverse(YEAR), {"year": "2026", "do": "confirm"}, follow=True)
    assert answer.status_code == 200
    states = dict(CalendarDay.objects.filter(day__year=2026).values_list("day", "state"))
    assert states.pop(date(2026, 1, 2)) == CalendarDayState.REFUSED
    assert set(states.values()) == {CalendarDayState.CONFIRMED}
    assert set(CalendarDay.objects.filter(day__year=2027).values_list("state", flat=True)) == {"proposed"}
    assert ModelLogEntry.objects.filter(action="services.calendar_day_confirmed", user__isnull=False).count() == len(
        states
    )


def test_a_year_is_proposed_from_the_admin(board):
    assert "2030" in board.get(reverse(YEAR), {"year": "2030"}).content.decode()
    board.post(reverse(YEAR), {"year": "2030", "do": "propose"})
    assert CalendarDay.objects.filter(day__year=2030, state="proposed").exists()


@pytest.mark.parametrize("year", ["", "abcd", "1800", "99999999999", "²⁰²⁶"])
def test_a_year_that_is_none_shows_another(board, year):
    assert board.get(reverse(YEAR), {"year": year}).status_code == 200
    assert board.post(reverse(YEAR), {"year": year, "do": "confirm"}).status_code == 302


def test_who_only_writes_may_not_touch_it():
    browser = signed_in(writer())
    for address in (reverse(YEAR), reverse(TABLE + "list"), reverse(TABLE + "add")):
        assert browser.get(address).status_code in (302, 403)
    browser.post(reverse(YEAR), {"year": "2026", "do": "confirm"})
    assert set(CalendarDay.objects.values_list("state", flat=True)) == {"proposed"}
