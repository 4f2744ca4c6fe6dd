"""What each engine says where nothing, or next to nothing, is found: counts without filters, and what comes near."""

from datetime import date

import pytest

from search.documents import Facet, Kind
from search.queries import ALL, DATES, SearchQuery
from tests.search.engines.conftest import Searched
from tests.search.entries import entry


def counts(searched: Searched, words: str = "", **choices: object) -> dict[str, int]:
    searched.learn()
    return dict(searched.engine.counts_without(SearchQuery(words=words, **choices)))


def near(searched: Searched, words: str, **choices: object) -> list[str]:
    return searched.titles(words, is_approximate=True, **choices)


def test_each_filter_is_counted_as_if_it_were_left_out(searched: Searched) -> None:
    entry("Tuyển dụng bác sĩ", agencies=["so-y-te"], dated_on=date(2024, 5, 1))
    entry("Tuyển dụng công chức", agencies=["so-noi-vu"], kind=Kind.ANNOUNCEMENT, dated_on=date(2025, 5, 1))
    entry("Tuyển dụng lái xe", dated_on=date(2020, 5, 1))
    entry("Lễ hội", agencies=["so-noi-vu"], dated_on=date(2024, 5, 1))
    found = counts(
        searched,
        "tuyển dụng",
        kinds=(Kind.ANNOUNCEMENT,),
        choices={Facet.AGENCY: ("so-y-te",)},
        dated_from=date(2024, 1, 1),
    )
    assert found == {"loai": 1, "co-quan": 1, ALL: 3}
    assert counts(searched, "tuyển dụng", dated_from=date(2026, 1, 1)) == {DATES: 3, ALL: 3}


def test_without_words_filters_are_counted_too(searched: Searched) -> None:
    entry("Tuyển dụng bác sĩ", agencies=["so-y-te"])
    assert counts(searched, years=(1990,), choices={Facet.AGENCY: ("so-y-te",)}) == {"nam": 1, ALL: 1}


def test_what_is_not_public_is_counted_nowhere(searched: Searched) -> None:
    entry("Tuyển dụng bác sĩ", agencies=["so-y-te"], is_public=False)
    assert counts(searched, "tuyển dụng", years=(1990,)) == {}


def test_what_holds_only_some_of_the_words_comes_near(searched: Searched) -> None:
    entry("Đăng ký kết hôn")
    entry("Thông báo cắt điện")
    assert searched.titles("kết hôn zebra") == []
    assert near(searched, "kết hôn zebra") == ["Đăng ký kết hôn"]


def test_what_is_spelled_nearly_so_comes_near(searched: Searched) -> None:
    entry("Đăng ký kết hôn")
    assert near(searched, "kết hônn") == ["Đăng ký kết hôn"]


def test_what_holds_more_of_the_words_comes_first(searched: Searched) -> None:
    entry("Khai giảng")
    entry("Đăng ký kết hôn ở nước ngoài")
    entry("Nước sạch")
    assert near(searched, "kết hôn nước khai trương")[0] == "Đăng ký kết hôn ở nước ngoài"


@pytest.mark.parametrize("words", ["qzxw", "qzxw wxzq", "???"])
def test_words_that_stand_nowhere_come_near_nothing(searched: Searched, words: str) -> None:
    entry("Đăng ký kết hôn")
    assert near(searched, words) == []


def test_what_is_not_public_comes_near_nothing(searched: Searched) -> None:
    entry("Zebra bí mật", is_public=False)
    entry("Đăng ký kết hôn")
    assert near(searched, "zebra bí ẩn") == []


def test_filters_hold_for_what_comes_near(searched: Searched) -> None:
    entry("Đăng ký kết hôn", agencies=["so-y-te"])
    entry("Tuổi kết hôn", agencies=["so-noi-vu"])
    assert near(searched, "kết hôn zebra", choices={Facet.AGENCY: ("so-y-te",)}) == ["Đăng ký kết hôn"]


def test_a_whole_question_comes_near_by_its_rarest_words(searched: Searched) -> None:
    entry("Hỗ trợ tiền điện cho hộ nghèo")
    entry("Thông báo")
    question = "điện nghèo hỗ zaq zbq zcq zdq zeq zfq zgq zhq zkq"
    assert near(searched, question) == ["Hỗ trợ tiền điện cho hộ nghèo"]


def test_only_words_that_stand_nowhere_are_corrected_where_that_is_asked(searched: Searched) -> None:
    entry("Khai sinh lưu động")
    entry("Khai thác cát")
    entry("Sing kẹo")
    searched.learn()

    def spelled(words: str) -> str | None:
        nearest = searched.engine.nearest_spelling(words, languages=("vi",), only_unknown=True)
        return nearest.words if nearest else None

    assert spelled("khai sinnh") == "khai sinh"
    assert spelled("khai sing") is None
    assert searched.spelling("khai sing") == "khai sinh"


def test_a_spelling_tells_how_much_it_finds(searched: Searched) -> None:
    for number in range(4):
        entry(f"Khai sinh lưu động {number}")
    searched.learn()
    nearest = searched.engine.nearest_spelling("khai sinnh", languages=("vi",))
    assert nearest is not None
    assert (nearest.words, nearest.total) == ("khai sinh", 4)


def test_without_facets_to_count_the_same_is_found(searched: Searched) -> None:
    entry("Đăng ký kết hôn")
    found = searched.find("kết hôn", facets=())
    assert (len(found.keys), found.total, dict(found.facets)) == (1, 1, {})
