"""Addresses of the results page: read whatever is sent, and written in one form."""

import unicodedata
from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.documents import Facet, Kind
from search.queries import FACET_NAMES, MAX_PAGE, MAX_WORDS_LENGTH, SearchQuery, Sort
from search.results.parameters import (
    DATED_FROM,
    KIND,
    MAX_CHOICES,
    YEAR,
    Asked,
    has_filters,
    number_of_filters,
    query_string,
    read,
    without_choice,
    without_filters,
)

NAMES = ("q", *FACET_NAMES, "tu", "den", "sap-xep", "trang", "khac")
LONE_SURROGATE = "\ud800"

anything = st.text(alphabet=st.characters(), max_size=40) | st.sampled_from(
    ["\x00", LONE_SURROGATE, "٣", "²", "1e9", "-1", "9" * 400, "31/02/2025", "0000-00-00", "2025-13", "tin-tuc", "'"]
)
slugs = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8})?", fullmatch=True)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def asked(address: str) -> Asked:
    return read(parse_qs(address, keep_blank_values=True), languages=("vi",))


def parameters_with_messages(found: Asked) -> list[str]:
    return [message.parameter for message in found.messages]


def test_words_choices_and_dates_are_read() -> None:
    query = asked("q=khai+sinh&loai=tin-tuc&loai=thong-bao&co-quan=so-y-te&nam=2024&nam=2025&tu=2024-01-05").query
    assert query == SearchQuery(
        words="khai sinh",
        kinds=(Kind.NEWS, Kind.ANNOUNCEMENT),
        choices={Facet.AGENCY: ("so-y-te",)},
        years=(2025, 2024),
        dated_from=date(2024, 1, 5),
    )


def test_words_are_composed_and_lose_what_nobody_sees() -> None:
    decomposed = unicodedata.normalize("NFD", "khai sinh ở Trà Bồng")
    sent = f"\ufeff  {decomposed}\x00\t\u200b{LONE_SURROGATE} 2025\u202e\n"
    assert read({"q": [sent]}, languages=("vi",)).query.words == "khai sinh ở Trà Bồng 2025"


def test_words_beyond_the_limit_are_cut_and_the_reader_is_told() -> None:
    found = read({"q": ["khai sinh " * 100_000]}, languages=("vi",))
    assert len(found.query.words) <= MAX_WORDS_LENGTH
    assert parameters_with_messages(found) == ["q"]


def test_the_longest_allowed_words_pass_without_a_message() -> None:
    found = read({"q": ["a" * MAX_WORDS_LENGTH]}, languages=("vi",))
    assert (len(found.query.words), found.messages) == (MAX_WORDS_LENGTH, ())


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("30/01/2007", date(2007, 1, 30), date(2007, 1, 30)),
        ("2007-01-30", date(2007, 1, 30), date(2007, 1, 30)),
        ("3-1-2007", date(2007, 1, 3), date(2007, 1, 3)),
        (" 3 / 1 / 2007 ", date(2007, 1, 3), date(2007, 1, 3)),
        ("2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_day_a_month_or_a_year_is_a_date(typed: str, first: date, last: date) -> None:
    query = read({"tu": [typed], "den": [typed]}, languages=("vi",)).query
    assert (query.dated_from, query.dated_to) == (first, last)


@pytest.mark.parametrize(
    "typed", ["hôm qua", "31/02/2025", "2025-13-01", "13/2025", "25", "1/1/25", "0000", "3000", "٢٠٢٥"]
)
def test_what_is_no_date_is_left_out_with_a_message_and_stays_in_the_form(typed: str) -> None:
    found = read({"tu": [typed]}, languages=("vi",))
    assert found.query.dated_from is None
    assert parameters_with_messages(found) == ["tu"]
    assert found.typed["tu"] == typed
    assert typed in found.messages[0].text


def test_dates_the_wrong_way_round_are_exchanged_and_the_reader_is_told() -> None:
    found = asked("tu=2025&den=3/2024")
    assert (found.query.dated_from, found.query.dated_to) == (date(2024, 3, 1), date(2025, 12, 31))
    assert parameters_with_messages(found) == ["tu"]
    assert found.typed == {"tu": "3/2024", "den": "2025"}


def test_an_address_with_an_iso_date_shows_it_as_people_write_it() -> None:
    assert asked("tu=2007-01-30").typed["tu"] == "30/01/2007"


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("loai=video", "loai"),
        ("linh-vuc=Đất đai", "linh-vuc"),
        ("co-quan=../etc", "co-quan"),
        ("nam=nam-nay", "nam"),
        ("nam=99999", "nam"),
        ("sap-xep=ngau-nhien", "sap-xep"),
        ("trang=cuoi", "trang"),
        ("trang=0", "trang"),
    ],
)
def test_an_unknown_choice_is_left_out_with_a_message(address: str, parameter: str) -> None:
    found = asked(address)
    assert found.query == SearchQuery()
    assert parameters_with_messages(found) == [parameter]


def test_the_hundredth_page_is_the_last() -> None:
    found = asked("trang=5000")
    assert found.query.page == MAX_PAGE
    assert parameters_with_messages(found) == ["trang"]


def test_too_many_choices_of_one_filter_are_cut_with_a_message() -> None:
    found = read({"co-quan": [f"xa-{n}" for n in range(500)]}, languages=("vi",))
    assert len(found.query.choices[Facet.AGENCY]) == MAX_CHOICES
    assert parameters_with_messages(found) == ["co-quan"]


def test_empty_fields_of_the_form_mean_nothing_chosen() -> None:
    assert asked("q=&tu=&den=&sap-xep=&trang=") == Asked(query=SearchQuery(), typed={"tu": "", "den": ""})


@given(values=st.dictionaries(st.sampled_from(NAMES), st.lists(anything, max_size=4)))
@example(values={"q": [LONE_SURROGATE], "tu": ["\x00"], "trang": ["\uff19"]})
@example(values={name: ["9" * 5000] for name in NAMES})
def test_whatever_is_sent_is_read_and_its_canonical_address_says_the_same(values: dict[str, list[str]]) -> None:
    query = read(values, languages=("vi",)).query
    again = read(parse_qs(query_string(query)), languages=("vi",))
    assert again.query == query
    assert again.messages == ()
    assert len(query.words) <= MAX_WORDS_LENGTH
    assert query.words == unicodedata.normalize("NFC", query.words).strip()


@given(
    kinds=st.permutations([Kind.PAGE, Kind.NEWS, Kind.AGENCY]),
    agencies=st.lists(slugs, max_size=4),
    years=st.permutations([2023, 2024, 2025]),
    ends=st.tuples(st.none() | days, st.none() | days),
)
def test_one_question_has_one_address(
    kinds: list[Kind], agencies: list[str], years: list[int], ends: tuple[date | None, date | None]
) -> None:
    first, last = ends
    values = {"loai": list(kinds), "co-quan": agencies, "nam": [str(year) for year in years]}
    values |= {"tu": [str(first or "")], "den": [str(last or "")]}
    turned = {name: found[::-1] for name, found in reversed(values.items())}
    assert query_string(read(values, languages=("vi",)).query) == query_string(read(turned, languages=("vi",)).query)


def test_the_canonical_address_leaves_out_what_is_usual() -> None:
    assert query_string(SearchQuery(words="khai sinh")) == "q=khai+sinh"
    whole = SearchQuery(words="a", kinds=(Kind.NEWS,), years=(2025,), sort=Sort.NEWEST, page=2)
    assert query_string(whole) == "q=a&loai=tin-tuc&nam=2025&sap-xep=moi-nhat&trang=2"


def test_removing_one_choice_keeps_the_others_and_goes_to_the_first_page() -> None:
    query = asked("q=a&loai=tin-tuc&loai=trang&co-quan=so-y-te&nam=2025&nam=2024&tu=2024&trang=3").query
    assert query_string(without_choice(query, KIND, "trang")).startswith("q=a&loai=tin-tuc&co-quan=so-y-te")
    assert without_choice(query, Facet.AGENCY, "so-y-te").choices == {}
    assert without_choice(query, YEAR, "2024").years == (2025,)
    assert without_choice(query, DATED_FROM).dated_from is None
    assert all(without_choice(query, name, "trang").page == 1 for name in FACET_NAMES)
    assert number_of_filters(query) == 6
    assert not has_filters(without_filters(query))
    assert query_string(without_filters(query)) == "q=a"
