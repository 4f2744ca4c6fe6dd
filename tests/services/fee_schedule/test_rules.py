"""A fee holds from a day to a day for a case, a way and a place; the sum of all days has no hole that nobody sees."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.fee_schedule.rules import FeeLine, choices_of, fees_on

OLD = FeeLine(fee="50.000 đồng", valid_until=date(2026, 6, 30), resolution="Nghị quyết số 1/2020/NQ-HĐND")
NEW = FeeLine(fee="70.000 đồng", valid_from=date(2026, 7, 1), resolution="Nghị quyết số 2/2026/NQ-HĐND")
ONLINE = FeeLine(fee="Miễn phí", way="Trực tuyến")


def fees(*lines, day=date(2026, 7, 1), **asked):
    return [line.fee for line in fees_on(lines, day, **asked).lines]


def test_a_new_resolution_changes_the_fee_on_its_first_day():
    assert fees(OLD, NEW, day=date(2026, 6, 30)) == ["50.000 đồng"]
    assert fees(OLD, NEW, day=date(2026, 7, 1)) == ["70.000 đồng"]


def test_the_day_of_the_next_change_is_named():
    assert fees_on([OLD, NEW], date(2026, 1, 1)).next_change == date(2026, 7, 1)
    assert fees_on([OLD, NEW], date(2026, 6, 30)).next_change == date(2026, 7, 1)
    assert fees_on([OLD, NEW], date(2026, 7, 1)).next_change is None


def test_a_line_for_everybody_holds_beside_one_for_a_way():
    assert fees(NEW, ONLINE) == ["70.000 đồng", "Miễn phí"]
    assert fees(NEW, ONLINE, way="Trực tuyến") == ["70.000 đồng", "Miễn phí"]
    assert fees(NEW, ONLINE, way="Trực tiếp") == ["70.000 đồng"]


def test_two_fees_for_the_same_case_on_one_day_contradict():
    second = FeeLine(fee="80.000 đồng", valid_from=date(2026, 9, 1))
    assert not fees_on([NEW, second], date(2026, 8, 31)).contradicts_itself
    assert fees_on([NEW, second], date(2026, 9, 1)).contradicts_itself


def test_choices_are_those_that_lines_name():
    assert choices_of([NEW, ONLINE, FeeLine(fee="x", place="Các phường")]) == ((), ("Trực tuyến",), ("Các phường",))
    assert choices_of([]) == ((), (), ())


DAYS = st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
WORDS = st.sampled_from(["", "a", "b"])
LINES = st.builds(FeeLine, fee=st.just("x"), case=WORDS, way=WORDS, place=WORDS, valid_from=DAYS, valid_until=DAYS)


@given(st.lists(LINES, max_size=6), st.dates(date(2001, 1, 1), date(2099, 1, 1)), WORDS)
def test_nothing_changes_before_the_day_that_is_named(lines, day, case):
    found = fees_on(lines, day, case=case)
    end = found.next_change or day + timedelta(days=40)
    for ahead in range(min((end - day).days, 40)):
        assert fees_on(lines, day + timedelta(days=ahead), case=case).lines == found.lines


@given(st.lists(LINES, max_size=6), st.dates(), WORDS, WORDS, WORDS)
def test_to_ask_for_less_never_hides_a_fee(lines, day, case, way, place):
    narrow = fees_on(lines, day, case=case, way=way, place=place).lines
    assert set(map(id, narrow)) <= set(map(id, fees_on(lines, day).lines))
