"""Articles by their documents, and numbers of documents in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document_numbers import DocumentNumber
from search.understanding.articles import article_address, article_keys, asked_articles, name_without_year
from search.understanding.numbers import number_in_words, numbers_of_a_year


@pytest.mark.parametrize(
    "typed",
    [
        "điều 5 luật bến bãi 2019", "dieu 5 luat ben bai 2019", "Điều 5, Luật Bến bãi năm 2019",
        "khoản 2 điều 5 luật bến bãi 2019", "điểm a khoản 2 điều 5 của luật bến bãi 2019",
        "điều 5 khoản 2 luật bến bãi năm 2019", "luật bến bãi 2019 điều 5",
    ],
)  # fmt: skip
def test_an_article_of_a_law_is_one_however_it_is_named(typed: str) -> None:
    assert asked_articles(typed) == ("dieu-5@luat_ben_bai_2019",)
    assert asked_articles(typed)[0] in article_keys("Điều 5 luat ben bai 2019")


@pytest.mark.parametrize(
    "typed",
    [
        "điều 10 nghị định 30/2020/nđ-cp",
        "khoản 2 điều 10 nghị định 30/2020",
        "điều 10 nghị định 30 2020",
        "30/NĐ-CP điều 10",
    ],
)
def test_an_article_is_named_by_as_much_of_the_number_as_was_typed(typed: str) -> None:
    assert set(asked_articles(typed)) & set(article_keys("Điều 10 30/2020/NĐ-CP"))
    assert not set(asked_articles(typed)) & set(article_keys("Điều 10 31/2020/NĐ-CP"))
    assert not set(asked_articles(typed)) & set(article_keys("Điều 1 30/2020/NĐ-CP"))


def test_a_law_may_be_named_without_its_year() -> None:
    assert asked_articles("điều 5a luật bến bãi")[0] in article_keys("Điều 5a luat ben bai 2019")


@pytest.mark.parametrize("typed", ["điều 5", "điều kiện 5 năm", "khoản 2 điều 5", "luật bến bãi", ""])
def test_without_document_or_article_there_is_no_address(typed: str) -> None:
    assert asked_articles(typed) == ()
    assert article_address(typed) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("quyết định số 12 năm 2007 của ubnd tỉnh", "12/2007/qd-ubnd"),
        ("Quyết định số 12 năm 2007 của Uỷ ban nhân dân tỉnh", "12/2007/qd-ubnd"),
        ("quyet dinh cua ubnd tinh so 12/2007", "12/2007/qd-ubnd"),
        ("quyết định 12 ngày 05/03/2007 của thủ tướng", "12/2007/qd-ttg"),
        ("quyết định số 12 ngày 5 tháng 3 năm 2007", "12/2007/qd"),
        ("thông tư 15/2014 btc", "15/2014/tt-btc"),
        ("thông tư số 15 năm 2014 của bộ tài chính", "15/2014/tt-btc"),
        ("nghị định số 30 của chính phủ năm 2020", "30/2020/nd-cp"),
        ("nghị định 30 2020", "30/2020/nd"),
        ("nghị quyết số 35 hội đồng nhân dân tỉnh 2019", "35/2019/nq-hdnd"),
        ("chỉ thị 16 thủ tướng", "16/ct-ttg"),
        ("luật số 45 năm 2013", "45/2013"),
        ("12/2007/QĐ-UBND", "12/2007/qd-ubnd"),
    ],
)
def test_a_number_is_read_from_words(typed: str, number: str) -> None:
    found = number_in_words(typed)
    assert found is not None
    assert found.normalised == number


@pytest.mark.parametrize(
    "typed",
    ["luật đất đai 2024", "ngày 05/3/2007", "phòng 3/4", "kế hoạch 5 năm 2026 2030", "năm học 2024/2025", "của tỉnh"],
)
def test_other_figures_are_no_number(typed: str) -> None:
    assert number_in_words(typed) is None


def test_a_number_without_a_year_is_told_by_the_year_beside_it() -> None:
    assert numbers_of_a_year("12/QĐ-UBND năm 2007") == ("12/qd-ubnd@2007",)
    assert numbers_of_a_year("quyết định 12/QĐ-UBND ngày 05/3/2007") == ("12/qd-ubnd@2007",)
    assert numbers_of_a_year("12/QĐ-UBND") == ()


def test_a_name_comes_apart_from_its_year() -> None:
    assert name_without_year("Luật Bến bãi năm 2019") == ("luat_ben_bai", "2019")
    assert name_without_year("Luật Bến bãi") == ("luat_ben_bai", "")


@given(st.text(alphabet="điềukhoảnsố 0123456789/-.,năm ngàyqđubndcủa", max_size=300) | st.text(max_size=300))
def test_any_words_are_read_without_fail(text: str) -> None:
    assert len(asked_articles(text)) <= 1
    assert isinstance(article_keys(text), tuple)
    assert isinstance(number_in_words(text), DocumentNumber | None)
    assert len(numbers_of_a_year(text)) <= 1
