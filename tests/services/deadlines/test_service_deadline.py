"""``service_deadline`` and ``propose_holidays``: what they print, and what they refuse."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from core import nightly
from services.deadlines.actions import confirm_year, fill_missing_years, propose_year
from services.deadlines.yearly import propose_year_after
from services.models import CalendarDay, CalendarDayState

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_table():
    CalendarDay.objects.all().delete()


def said(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def reckoned(*words: str) -> dict:
    return json.loads(said("service_deadline", *words, "--json"))


class TestTheSum:
    def test_an_empty_table_knows_the_holidays_by_law_and_says_so(self):
        found = reckoned("2026-04-28", "5", "working_days")
        assert found["due"] == "2026-05-07"
        assert sum(day["counts"] for day in found["days"]) == 5
        assert {day["date"] for day in found["days"] if day.get("standing") == "computed"} == {
            "2026-04-30",
            "2026-05-01",
        }
        assert len(found["warnings"]) == 1
        assert any(rule.startswith("30/04/2026, 01/05/2026: Điều 112") for rule in found["law"])

    def test_a_confirmed_table_needs_no_warning(self):
        propose_year(2026)
        confirm_year(2026, by=None)
        assert reckoned("2026-04-28", "5", "working_days")["warnings"] == []

    def test_a_refused_day_is_an_ordinary_one(self):
        propose_year(2026)
        CalendarDay.objects.filter(day=date(2026, 5, 1)).update(state=CalendarDayState.REFUSED)
        assert reckoned("2026-04-28", "5", "working_days")["due"] == "2026-05-06"

    def test_a_day_entered_early_does_not_lose_the_holidays_of_its_year(self):
        CalendarDay.objects.create(day=date(2028, 5, 6), kind="working_day", name="Ngày làm bù")
        assert reckoned("2028-04-28", "1", "working_days")["due"] == "2028-05-03"

    def test_years_beyond_what_is_known_have_weekends_only_and_it_says_so(self):
        found = reckoned("2150-04-28", "5", "working_days")
        assert found["due"] == "2150-05-05"
        assert any("2150" in warning for warning in found["warnings"])

    @pytest.mark.parametrize(
        ("words", "due"),
        [
            (("2026-01-31", "1", "months"), "2026-03-02"),
            (("2026-04-20", "10", "days"), "2026-05-04"),
            (("2026-04-28T09:00", "8", "hours"), "2026-04-28T17:00"),
            (("2026-04-29T09:00", "24", "hours"), "2026-05-04T23:59"),
            (("2026-04-28T02:00+00:00", "1", "hours"), "2026-04-28T10:00"),
            (("2026-04-28", "2", "hours"), "2026-04-28T09:30"),
            (("2025-12-31", "6", "working_days"), "2026-01-10"),
            (("2026-11-23", "1", "working_days"), "2026-11-25"),
            (("2026-08-21", "1", "working_days"), "2026-08-22"),
        ],
    )
    def test_each_unit_has_its_own_end(self, words, due):
        assert reckoned(*words)["due"] == due

    def test_in_words_it_names_the_day_and_every_line(self):
        text = said("service_deadline", "2026-04-28", "5", "working_days")
        assert "07/05/2026" in text.splitlines()[0]
        assert "Ngày Chiến thắng" in text

    @pytest.mark.parametrize(
        "words",
        [
            ("2026-02-30", "5", "working_days"),
            ("mai", "5", "days"),
            ("2026-04-28", "0", "days"),
            ("2026-04-28", "999999999999", "days"),
            ("9999-12-31", "1", "months"),
            ("9999-12-31", "5", "working_days"),
            ("9999-12-31T23:00", "5", "hours"),
            ("0001-01-01T00:00+14:00", "5", "hours"),
        ],
    )
    def test_what_has_no_end_is_refused_in_words(self, words):
        with pytest.raises(CommandError):
            said("service_deadline", *words)


class TestProposing:
    def test_a_year_is_proposed_once_and_what_editors_said_stays(self):
        said("propose_holidays", "2026")
        held = CalendarDay.objects.count()
        CalendarDay.objects.filter(day=date(2026, 11, 24)).update(state=CalendarDayState.REFUSED)
        CalendarDay.objects.filter(day=date(2026, 9, 1)).delete()
        said("propose_holidays", "2026", "2026")
        assert CalendarDay.objects.count() == held
        assert CalendarDay.objects.get(day=date(2026, 11, 24)).state == CalendarDayState.REFUSED
        assert CalendarDay.objects.get(day=date(2026, 9, 1)).state == CalendarDayState.PROPOSED

    def test_a_year_without_a_lunar_calendar_is_refused(self):
        with pytest.raises(CommandError):
            said("propose_holidays", "2150")

    def test_only_years_without_any_day_are_filled(self):
        propose_year(2026)
        CalendarDay.objects.filter(day__month=1).delete()
        before = CalendarDay.objects.count()
        assert fill_missing_years([2026]) == 0
        assert fill_missing_years([2025, 2026, 2027]) == CalendarDay.objects.count() - before > 0

    def test_the_next_year_comes_in_october_and_once(self):
        assert propose_year_after(date(2027, 9, 30)) == 0
        assert propose_year_after(date(2027, 10, 1)) > 0
        assert {row.day.year for row in CalendarDay.objects.all()} == {2028}
        assert propose_year_after(date(2027, 10, 2)) == 0

    def test_the_nights_know_of_it(self):
        assert "propose_holidays" in nightly._tasks
