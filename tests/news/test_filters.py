"""How the address of a list of news is read and written, without a database."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.filters import AGENCY, FIELD, KIND, YEAR, NewsFilter, read, shown
from news.kinds import NewsKind

NAMES = [KIND, FIELD, AGENCY, YEAR, "trang", "q", "loai[]"]
SLUGS = st.from_regex(r"[a-z0-9]{1,10}(-[a-z0-9]{1,10}){0,3}", fullmatch=True)
FILTERS = st.builds(
    NewsFilter,
    kinds=st.lists(st.sampled_from(NewsKind), unique=True).map(tuple),
    fields=st.lists(SLUGS, unique=True, max_size=5).map(tuple),
    agencies=st.lists(SLUGS, unique=True, max_size=5).map(tuple),
    years=st.lists(st.integers(1900, 2100), unique=True, max_size=5).map(lambda y: tuple(sorted(y, reverse=True))),
)


def test_every_filter_takes_several_values():
    asked = read({"loai": ["thong-bao", "chi-dao"], "linh-vuc": ["y-te", "dat-dai"], "nam": ["2025", "2026"]})
    assert asked.filter.kinds == (NewsKind.ANNOUNCEMENT, NewsKind.DIRECTIVE)
    assert asked.filter.fields == ("y-te", "dat-dai")
    assert asked.filter.years == (2026, 2025)
    assert asked.messages == ()


def test_a_value_sent_twice_counts_once():
    assert read({"nam": ["2026", "2026"]}).filter.years == (2026,)


def test_an_untouched_field_of_the_form_is_no_mistake():
    assert read({"loai": [""], "nam": [" "], "trang": [""]}).messages == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("loai", "news"),
        ("loai", "\x00"),
        ("nam", "26"),
        ("nam", "99999"),
        ("nam", "٢٠٢٦"),
        ("nam", "-2026"),
        ("linh-vuc", "a b"),
        ("co-quan", "' OR 1=1 --"),
        ("co-quan", "a" * 5000),
        ("trang", "0"),
        ("trang", "-1"),
        ("trang", "1e9"),
        ("trang", "9" * 30),
        ("trang", "²"),
    ],
)
def test_what_means_nothing_is_left_out_and_said(name, value):
    asked = read({name: [value]})
    assert asked.filter == NewsFilter()
    assert asked.page == ""
    assert len(asked.messages) == 1
    assert len(asked.messages[0]) < 250


def test_what_could_be_read_beside_garbage_still_counts():
    asked = read({"loai": ["bay-gio", "thong-bao"]})
    assert asked.filter.kinds == (NewsKind.ANNOUNCEMENT,)
    assert "bay-gio" in asked.messages[0]


def test_a_thousand_values_are_cut_and_said():
    asked = read({"nam": [str(year) for year in range(1900, 2100)]})
    assert len(asked.filter.years) == 20
    assert len(asked.messages) == 1


def test_taking_one_choice_off_leaves_the_others():
    chosen = NewsFilter(kinds=(NewsKind.NEWS,), years=(2026, 2025))
    assert chosen.without(YEAR, "2025") == NewsFilter(kinds=(NewsKind.NEWS,), years=(2026,))


def test_what_is_said_back_shows_no_control_characters():
    assert shown("a\x00\u202eb\n") == "a b"


@given(FILTERS)
def test_an_address_that_we_write_is_read_back_as_it_was(chosen):
    asked = read(parse_qs(chosen.query.removeprefix("?")))
    assert asked.filter == chosen
    assert asked.messages == ()


@given(FILTERS)
def test_every_choice_can_be_taken_off(chosen):
    for name, value in chosen.pairs:
        rest = chosen.without(name, value)
        assert (name, value) not in rest.pairs
        assert len(rest.pairs) == len(chosen.pairs) - 1


@given(st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=60), max_size=30)))
def test_whatever_is_sent_is_answered(values):
    asked = read(values)
    assert all(text.isprintable() for text in asked.messages)
    assert read(parse_qs(asked.filter.query.removeprefix("?"))).filter == asked.filter
