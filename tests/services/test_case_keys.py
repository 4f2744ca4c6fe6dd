"""A case goes from page to page by a key of its words, and nothing else that was typed goes with it."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from services.case_keys import CASE, MOST_CASES, case_query, is_key, key_of, keys_among, option_of


@given(st.lists(st.text(max_size=40), max_size=MOST_CASES))
def test_cases_survive_any_number_of_pages(cases):
    keys = tuple(dict.fromkeys(map(key_of, cases)))
    query = case_query(keys)
    assert keys_among(QueryDict(query.removeprefix("?")).getlist(CASE)) == keys


@given(st.lists(st.text(max_size=20)))
def test_what_is_no_key_stays_behind(typed):
    assert all(map(is_key, keys_among(typed)))
    assert set(keys_among(typed)) == set(filter(is_key, typed)) or len(typed) > MOST_CASES


def test_an_address_carries_no_more_cases_than_anybody_is_in():
    assert len(keys_among(map(key_of, map(str, range(900))))) == MOST_CASES


def test_nothing_is_carried_where_nothing_was_chosen():
    assert case_query(()) == ""


class TestTheSameCaseInOtherWords:
    def test_what_stands_before_the_case_does_not_count(self):
        assert option_of(["2. Trường hợp thừa kế:"], ["Tặng cho", "Thừa kế"]) == "Thừa kế"
        assert option_of(["Thua ke"], ["a) Đối với thừa kế"]) == "a) Đối với thừa kế"

    def test_none_is_chosen_where_none_or_several_mean_it(self):
        assert option_of(["Thừa kế"], ["Tặng cho"]) == ""
        assert option_of(["Thừa kế", "Tặng cho"], ["Thừa kế", "Tặng cho"]) == ""
        assert option_of([""], [""]) == ""
        assert option_of(["12 tháng"], ["06 tháng"]) == ""
        assert option_of(["1.2. 12 tháng"], ["06 tháng", "a) 12 tháng"]) == "a) 12 tháng"
