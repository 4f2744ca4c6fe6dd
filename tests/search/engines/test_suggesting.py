"""Titles offered while somebody types, and a better spelling where nothing is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese import fold
from search.engines.database.store import write_tokens
from search.engines.suggesting import Candidate, best_titles
from search.engines.words import asked
from search.models import SearchEntry
from tests.search.engines.conftest import Searched
from tests.search.entries import entry

SYLLABLES = st.sampled_from(["khai", "sinh", "sản", "sổ", "thác", "thuế", "kê", "đất", "đai", "sang", "tên"])


@pytest.mark.parametrize("typed", ["k", "khai", "khai s", "khai si", "khai sí", "Khai Sinh", "khai sinh l"])
def test_titles_that_begin_with_the_words_are_offered(searched: Searched, typed: str) -> None:
    entry("Khai sinh lưu động")
    entry("Việc nhà", body="khai sinh lưu động")
    assert searched.suggested(typed) == ["Khai sinh lưu động"]


def test_titles_that_begin_so_come_before_titles_that_go_on_so_and_those_that_scatter_the_words(
    searched: Searched,
) -> None:
    entry("Thủ tục đăng ký khai sinh")
    entry("Khai sinh lại cho người đã có hồ sơ giấy tờ cá nhân")
    entry("Sinh nhật và khai giảng")
    assert searched.suggested("khai sin") == [
        "Khai sinh lại cho người đã có hồ sơ giấy tờ cá nhân",
        "Thủ tục đăng ký khai sinh",
        "Sinh nhật và khai giảng",
    ]


def test_one_title_is_offered_once_and_no_more_than_asked(searched: Searched) -> None:
    for number in range(8):
        entry(f"Khai sinh {number}")
        entry("Khai sinh lại")
    offered = searched.suggested("khai", limit=4)
    assert len(offered) == len(set(offered)) == 4


def test_what_has_the_words_here_and_there_is_not_offered(searched: Searched) -> None:
    entry("Khai thác cát", official_title="Thủ tục cấp phép khai thác cát, sỏi", other_names=["đào cát", "lấy sỏi"])
    entry("Khai trương", official_title=f"Việc khai trương {'và còn nhiều việc khác nữa ' * 5} sau này")
    assert searched.suggested("dao s") == []
    assert searched.suggested("khai tr sau") == []
    assert searched.suggested("lay s") == searched.suggested("cap phep s") == ["Khai thác cát"]


def test_many_names_beside_titles_leave_room_for_a_title_that_holds_the_words(searched: Searched) -> None:
    for number in range(40):
        entry(f"Việc {number}", official_title="Khai thác và mua bán cát, sỏi, đá, đất và nhiều thứ khác nữa " * 2)
    entry("Bán cá do người dân tự khai thác ở ven bờ biển")
    assert searched.suggested("khai ban") == ["Bán cá do người dân tự khai thác ở ven bờ biển"]


@given(
    titles=st.lists(st.lists(SYLLABLES, min_size=1, max_size=5), min_size=1, max_size=4),
    typed=st.lists(SYLLABLES, min_size=1, max_size=3),
    letters=st.integers(min_value=1, max_value=5),
)
def test_every_word_typed_stands_in_what_is_offered_and_the_last_begins_one(
    titles: list[list[str]], typed: list[str], letters: int
) -> None:
    words = asked(" ".join([*typed[:-1], typed[-1][:letters]]))
    *whole, last = words.text.split()
    candidates = [Candidate(key=str(place), title=" ".join(said), language="vi") for place, said in enumerate(titles)]
    keys = best_titles(candidates, words=words, languages=("vi",), limit=9)
    for key in keys:
        said = [*map(fold, titles[int(key)])]
        assert {*map(fold, whole)} <= {*said}
        assert any(one.startswith(fold(last)) for one in said)
    meeting = [
        said for said in titles
        if {*map(fold, whole)} <= {*map(fold, said)} and any(fold(one).startswith(fold(last)) for one in said)
    ]  # fmt: skip
    assert bool(keys) == bool(meeting), "and what holds them is offered"


@pytest.mark.parametrize("typed", ["luật b", "luật n", "luật e", "luật v"])
def test_what_is_kept_beside_a_title_is_no_word_of_it(searched: Searched, typed: str) -> None:
    entry("Luật Đường sông", identifiers=["23/2004/QH11"])
    assert searched.suggested(typed) == []


def test_a_subject_behind_a_number_counts_as_a_beginning(searched: Searched) -> None:
    entry("Chỉ thị về đất đai")
    entry("Luật 1/2024/QH15: Đất đai và những điều khác nữa", identifiers=["1/2024/QH15"])
    assert searched.suggested("đất đ")[0] == "Luật 1/2024/QH15: Đất đai và những điều khác nữa"


def test_the_shortest_of_very_many_titles_are_offered_first(searched: Searched) -> None:
    for number in range(40):
        entry(f"Thông báo dài hơn hẳn lần thứ {number} của năm")
    entry("Thông báo")
    entry("Thu phí")
    assert searched.suggested("th", limit=2) == ["Thu phí", "Thông báo"]


def test_a_title_that_was_changed_is_offered_as_it_is_now(searched: Searched) -> None:
    changed = entry("Khai sinh lưu động")
    SearchEntry.objects.filter(pk=changed.pk).update(title="Kết hôn lưu động", version=2)
    write_tokens([SearchEntry.objects.get(pk=changed.pk)])
    assert searched.suggested("khai") == []
    assert searched.suggested("ket") == ["Kết hôn lưu động"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("12/", True),
        ("12/2007", True),
        ("12/2007/qd", True),
        ("quyết định 12/20", True),
        ("13/", False),
        ("12/2008", False),
    ],
)
def test_a_number_is_offered_from_its_beginning(searched: Searched, typed: str, offered: bool) -> None:
    entry("Quyết định về lệ phí", identifiers=["12/2007/QĐ-UBND"])
    assert searched.suggested(typed) == (["Quyết định về lệ phí"] if offered else [])


def test_titles_in_other_languages_are_not_offered(searched: Searched) -> None:
    entry("Covid", language="en")
    assert searched.suggested("cov") == []
    assert searched.suggested("cov", languages=("vi", "en")) == ["Covid"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khai sihn", "khai sinh"),
        ("đăng ký khai sinnh", "đăng ký khai sinh"),
        ("khaisinh", "khai sinh"),
        ("đăng ký khai sính lưu đọngg", "đăng ký khai sính lưu động"),
        ("kahi sinh", "khai sinh"),
    ],
)
def test_a_slip_of_the_finger_is_recognised(searched: Searched, typed: str, meant: str) -> None:
    entry("Đăng ký khai sinh lưu động")
    entry("Đăng ký kết hôn tại xã")
    assert searched.spelling(typed) == meant


@pytest.mark.parametrize("typed", ["xqzw", "12345", "", "???", "một hai ba bốn năm sáu bảy tám chín mười"])
def test_where_nothing_is_near_nothing_is_offered(searched: Searched, typed: str) -> None:
    entry("Đăng ký khai sinh lưu động")
    assert searched.spelling(typed) is None


def test_a_spelling_never_tells_of_what_is_private(searched: Searched) -> None:
    entry("Bí danh zebra", is_public=False)
    entry("Đăng ký khai sinh")
    assert searched.spelling("zebar") is None
