"""What is found, and in what order, by either engine."""

import unicodedata
from datetime import date, timedelta

import pytest
from django.utils import timezone

from search.documents import Kind
from search.models import SearchEntry
from search.queries import Sort
from tests.search.engines.conftest import Searched
from tests.search.entries import entry


def test_words_are_found_in_title_summary_body_files_and_official_title(searched: Searched) -> None:
    for field in ("summary", "body", "attachments", "official_title"):
        entry(f"Nhan đề {field}", **{field: "Hướng dẫn đăng ký khai sinh"})
    entry("Đăng ký khai sinh")
    entry("Chuyện khác")
    assert searched.find("khai sinh").total == 5
    assert searched.titles("khai sinh")[0] == "Đăng ký khai sinh"


@pytest.mark.parametrize(
    "typed", ["đăng ký khai sinh", "dang ky khai sinh", "ĐĂNG KÝ KHAI SINH", "đăng kí khai sinh", "dang ki khai sinh"]
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_capitals_forms_and_spellings_of_y_do_not_matter(searched: Searched, typed: str, form: str) -> None:
    entry("Đăng ký khai sinh lưu động")
    entry("Đăng ký kết hôn")
    assert searched.titles(unicodedata.normalize(form, typed)) == ["Đăng ký khai sinh lưu động"]


def test_neighbouring_words_stand_before_scattered_ones(searched: Searched) -> None:
    entry("Tin một", body="khai mạc hội nghị, kỷ niệm ngày sinh của nhà khoa học")
    entry("Tin hai", body="công dân làm thủ tục khai sinh tại nơi cư trú của gia đình")
    assert searched.titles("khai sinh") == ["Tin hai", "Tin một"]


def test_a_title_counts_more_than_a_text(searched: Searched) -> None:
    entry("Chuyện khác", body="cấp giấy phép xây dựng nhà ở cho người dân")
    entry("Cấp giấy phép xây dựng", body="hồ sơ và thời hạn")
    assert searched.titles("giấy phép xây dựng") == ["Cấp giấy phép xây dựng", "Chuyện khác"]


def test_of_three_words_all_must_be_there_and_of_four_three(searched: Searched) -> None:
    entry("Giấy phép lái", body="cấp đổi")
    assert searched.titles("giấy phép lái") == ["Giấy phép lái"]
    assert searched.titles("giấy phép xe") == []
    assert searched.titles("giấy phép lái xe") == ["Giấy phép lái"]
    assert searched.titles("giấy phép mô tô") == []


def test_a_whole_question_finds_the_answer_among_others(searched: Searched) -> None:
    entry(
        "Đăng ký khai sinh", body="Trong thời hạn 60 ngày kể từ ngày sinh con, cha hoặc mẹ đăng ký khai sinh cho con."
    )
    entry("Đăng ký kết hôn", body="Hai bên nam nữ cùng có mặt khi đăng ký kết hôn.")
    question = "Sau khi sinh con bao nhiêu ngày thì cha mẹ phải đi làm giấy khai sinh cho con tại ủy ban xã?"
    assert searched.titles(question)[0] == "Đăng ký khai sinh"


def test_what_is_not_public_is_never_found(searched: Searched) -> None:
    entry("Khai sinh công khai")
    entry("Khai sinh riêng tư", is_public=False)
    entry("Khai sinh đã hết hạn", expires_at=timezone.now() - timedelta(seconds=1))
    entry("Khai sinh chưa đăng", live_from=timezone.now() + timedelta(hours=1))
    entry("Khai sinh còn hạn", expires_at=timezone.now() + timedelta(hours=1))
    entry("Khai sinh đã đăng", live_from=timezone.now() - timedelta(seconds=1))
    shown = ["Khai sinh còn hạn", "Khai sinh công khai", "Khai sinh đã đăng"]
    assert sorted(searched.titles("khai sinh")) == sorted(shown)
    assert sorted(searched.titles()) == sorted(shown)
    assert sorted(searched.suggested("khai sinh")) == sorted(shown)
    assert [count.count for count in searched.find("khai sinh").facets["loai"]] == [3]


def test_what_becomes_private_is_found_no_more(searched: Searched) -> None:
    made = entry("Khai sinh")
    assert searched.titles("khai sinh") == ["Khai sinh"]
    SearchEntry.objects.filter(pk=made.pk).update(is_public=False, version=2)
    assert searched.titles("khai sinh") == []


def test_an_expired_document_stands_lower_and_is_still_found(searched: Searched) -> None:
    entry("Quyết định quản lý chợ cũ", kind=Kind.LEGAL_DOCUMENT, weight=0.35)
    entry("Báo cáo", kind=Kind.LEGAL_DOCUMENT, body="quyết định quản lý chợ trên địa bàn và nhiều việc khác của tỉnh")
    entry("Quyết định quản lý chợ mới", kind=Kind.LEGAL_DOCUMENT)
    titles = searched.titles("quyết định quản lý chợ")
    assert titles[0] == "Quyết định quản lý chợ mới"
    assert "Quyết định quản lý chợ cũ" in titles


def test_of_equal_news_the_recent_stands_first_but_a_law_is_not_better_for_being_new(searched: Searched) -> None:
    today = timezone.localdate()
    for kind in (Kind.NEWS, Kind.LEGAL_DOCUMENT):
        entry("A cứu trợ lũ lụt", kind=kind, dated_on=date(2009, 1, 1))
        entry("B cứu trợ lũ lụt", kind=kind, dated_on=today)
    assert searched.titles("cứu trợ lũ lụt", kinds=(Kind.NEWS,)) == ["B cứu trợ lũ lụt", "A cứu trợ lũ lụt"]
    laws = searched.find("cứu trợ lũ lụt", kinds=(Kind.LEGAL_DOCUMENT,)).keys
    assert len(laws) == 2


def test_the_readers_own_language_stands_first_and_the_other_is_found(searched: Searched) -> None:
    entry("Covid 19", language="en", kind=Kind.PAGE)
    entry("Covid 19", language="vi", kind=Kind.PAGE)
    assert searched.find("covid", languages=("vi",)).total == 1
    for own, other in (("vi", "en"), ("en", "vi")):
        keys = searched.find("covid", languages=(own, other)).keys
        assert [SearchEntry.objects.get(key=key).language for key in keys] == [own, other]


def test_without_words_everything_is_shown_newest_first_and_the_undated_last(searched: Searched) -> None:
    entry("Cũ", dated_on=date(2007, 1, 30))
    entry("Không ngày", dated_on=None)
    entry("Mới", dated_on=date(2026, 5, 1))
    assert searched.titles() == ["Mới", "Cũ", "Không ngày"]
    assert searched.titles(sort=Sort.OLDEST) == ["Cũ", "Mới", "Không ngày"]
    assert searched.find().total == 3


def test_results_of_words_can_be_sorted_by_date(searched: Searched) -> None:
    entry("Khai sinh", dated_on=date(2007, 1, 30))
    entry("Tin khác", body="cấp bản sao trích lục khai sinh", dated_on=date(2026, 5, 1))
    assert searched.titles("khai sinh", sort=Sort.NEWEST) == ["Tin khác", "Khai sinh"]
    assert searched.titles("khai sinh", sort=Sort.OLDEST) == ["Khai sinh", "Tin khác"]


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("words", ["", "khai sinh"])
def test_pages_neither_repeat_nor_lose_equal_results(searched: Searched, words: str, sort: Sort) -> None:
    for _ in range(23):
        entry("Khai sinh")
    pages = [searched.find(words, sort=sort, page=page) for page in (1, 2, 3, 4)]
    assert [len(page.keys) for page in pages] == [10, 10, 3, 0]
    assert {page.total for page in pages} == {23}
    assert len({key for page in pages for key in page.keys}) == 23


HOSTILE = [
    "\x00",
    "khai\x00sinh",
    "\ud800",
    "khai \udfff sinh",
    "!!!",
    '"',
    "'",
    "\\",
    "(((",
    "* * *",
    "AND OR NOT",
    "NEAR(a b)",
    "title:khai",
    "a:*",
    "a & b | !c",
    "<-> <2>",
    "'khai':*A",
    "khai' OR 1=1 --",
    "%s %(x)s {}",
    "😀👨‍👩‍👧‍👦",
    "khai 😀 sinh",
    "_",
    "__",
    "a_b",
    "n_12_2007",
    "^khai",
    "-khai",
    "+",
    "{title body} : khai",
    "…",
    "\u202e\u200b",
    "٣٤",
    "中文 查询",
    "x" * 300,
    "a " * 150,
    "12/" * 100,
    "?" * 300,
    "\n\t\r",
    "[[1,2]]",
    "$$",
    "12/2007/QĐ-UBND' || '",
    "ﷺ" * 100,
    "i̇" * 100,
    "0" * 300,
]


@pytest.mark.parametrize("words", HOSTILE, ids=map(str, range(len(HOSTILE))))
def test_hostile_words_are_words_like_any_other(searched: Searched, words: str) -> None:
    entry("Khai sinh", identifiers=["12/2007/QĐ-UBND"])
    found = searched.find(words)
    assert found.total in {0, 1}
    searched.suggested(words)
    searched.spelling(words)


def test_words_of_nothing_but_signs_find_nothing(searched: Searched) -> None:
    entry("Khai sinh")
    assert searched.find("?!").total == 0
    assert searched.suggested("?!") == []
