"""Hours as offices write them: what is surely open is said to be open, and nothing is said of hours nobody can read."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.opening_hours import open_at, read_hours

USUAL = "Thứ Hai đến thứ Sáu: 7:00–11:30, 13:30–17:00"
HOLIDAY = date(2026, 9, 2)  # a Wednesday


def special(day: date) -> bool | None:
    return False if day == HOLIDAY else None


def state(text: str, *moment: int):
    return open_at(datetime(*moment), read_hours(text), special=special)  # noqa: DTZ001 — the clock of the office


@pytest.mark.parametrize(
    "text",
    [
        USUAL,
        "Thu 2 - Thu 6: 7h00-11h30; 13h30-17h00",
        "Sáng: 7 giờ 00 - 11 giờ 30\nChiều: 13h30 đến 17h",
        "Các ngày làm việc trong tuần: từ 7:00 đến 11:30 và từ 13:30 đến 17:00 (trừ ngày lễ, Tết)",
        "T2–T6: 7.00 – 11.30, 13.30 – 17.00",
    ],
)
def test_the_usual_writings_mean_the_same_week(text):
    assert state(text, 2026, 9, 3, 8, 0).is_open
    assert state(text, 2026, 9, 3, 8, 0).closes == time(11, 30)
    assert not state(text, 2026, 9, 3, 12, 0).is_open
    assert state(text, 2026, 9, 3, 12, 0).opens_at == time(13, 30)
    assert not state(text, 2026, 9, 5, 8, 0).is_open


def test_after_hours_the_next_working_day_is_named():
    closed = state(USUAL, 2026, 9, 1, 17, 0)
    assert (closed.opens_on, closed.opens_at) == (date(2026, 9, 3), time(7, 0))
    weekend = state(USUAL, 2026, 9, 4, 18, 0)
    assert weekend.opens_on == date(2026, 9, 7)


def test_a_saturday_that_the_office_names_is_open():
    text = f"{USUAL}\nThứ Bảy: 7h30–11h00"
    assert state(text, 2026, 9, 5, 8, 0).is_open
    assert not state(text, 2026, 9, 6, 8, 0).is_open


def test_a_holiday_within_the_week_is_closed():
    assert not state(USUAL, 2026, 9, 2, 8, 0).is_open


def test_a_holiday_on_a_saturday_closes_what_is_open_on_saturdays():
    hours = read_hours(f"{USUAL}\nThứ Bảy: 7h30–11h00")
    assert not open_at(datetime(2026, 9, 5, 8, 0), hours, special=lambda _day: False).is_open  # noqa: DTZ001


def test_a_saturday_worked_instead_has_the_hours_of_the_week():
    hours = read_hours(USUAL)
    assert open_at(datetime(2026, 9, 5, 8, 0), hours, special=lambda _day: True).is_open  # noqa: DTZ001


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Giờ hành chính",
        "7:00–11:30 (theo lịch hẹn)",
        "Thứ Hai: 25:00–26:00",
        "Thứ Hai: 17:00–7:00",
        f"{USUAL}\nTháng 12 nghỉ để kiểm kê",
        "Mùa hè: 6:30–11:00",
        "24/24",
    ],
)
def test_what_cannot_be_read_whole_is_not_guessed(text):
    assert read_hours(text) == ()


@given(st.text(alphabet="Thứ HaiđếnSáu0123456789:-–, hChủnhật\n()", max_size=300))
def test_any_text_is_read_without_harm(text):
    for opening in read_hours(text):
        assert opening.opens < opening.closes
        assert opening.weekdays <= set(range(7))


@given(st.datetimes(min_value=datetime(2025, 1, 1), max_value=datetime(2027, 12, 1)))  # noqa: DTZ001
def test_a_counter_that_is_closed_opens_later(moment):
    found = open_at(moment, read_hours(USUAL), special=special)
    if not found.is_open:
        assert datetime.combine(found.opens_on, found.opens_at) > moment
        assert found.opens_on != HOLIDAY
        assert found.opens_on.weekday() < 5
