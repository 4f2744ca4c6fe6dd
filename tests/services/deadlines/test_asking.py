"""What readers type as a day and a time is read or refused, and never breaks the page."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from services.deadlines.asking import read_asked

typed = st.text(max_size=60)


def test_a_day_and_a_time_become_a_moment():
    assert read_asked({"ngay": "2026-04-28", "gio": "9:05"}).start == datetime.fromisoformat("2026-04-28 09:05")
    assert read_asked({"ngay": "28/04/2026", "gio": "14h"}).start == datetime.fromisoformat("2026-04-28 14:00")


def test_a_time_means_nothing_where_days_are_counted():
    assert read_asked({"ngay": "2026-04-28", "gio": "99"}, takes_time=False).start == date(2026, 4, 28)


@given(st.dictionaries(st.sampled_from(["cach", "ngay", "gio"]), typed))
def test_whatever_is_typed_is_a_start_or_an_error_that_names_it(parameters):
    asked = read_asked(parameters)
    assert (asked.start is None) == (bool(asked.error) or "ngay" not in parameters)
    assert 0 <= asked.way <= 999


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_is_read_in_both_orders(day):
    assert read_asked({"ngay": day.isoformat()}).start == day
    assert read_asked({"ngay": f"{day:%d/%m/%Y}"}).start == day
