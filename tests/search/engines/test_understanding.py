"""What words mean besides themselves is found by both engines, and what was typed always counts."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError

from search.documents import Kind
from search.engines import asking
from search.engines.words import AskedWords, asked
from search.queries import Sort
from search.understanding.vocabulary import Synonyms, Vocabulary
from tests.search.engines.conftest import Searched
from tests.search.entries import entry

LAW = "Luật 9/2019/QH14: Luật Bến bãi"


@pytest.fixture
def _entries(db: None) -> None:
    entry("Cấp giấy phép lái xe", kind=Kind.PROCEDURE)
    entry("Cấp lại giấy phép cho xe lái thử", kind=Kind.PROCEDURE)
    entry("Đổi GPLX do ngành giao thông cấp")
    entry("Thủ tục đăng ký khai sinh", kind=Kind.PROCEDURE)
    entry("Nghị định về bến bãi", identifiers=["30/2020/NĐ-CP"], kind=Kind.LEGAL_DOCUMENT)
    entry("Thông tư về bến bãi", identifiers=["30/2020/TT-BTC"], kind=Kind.LEGAL_DOCUMENT)


@pytest.fixture
def _law(db: None) -> None:
    for year, number, weight in ((2019, "9/2019/QH14", 1.0), (2003, "7/2003/QH11", 0.35)):
        law = entry(
            f"Luật {number}: Luật Bến bãi",
            official_title="Luật Bến bãi.",
            identifiers=[number],
            kind=Kind.LEGAL_DOCUMENT,
            weight=weight,
            body="bến bãi " * 9,
        )
        for article in (1, 2):
            entry(
                f"Điều {article}. Việc thứ {article} của năm {year}",
                parent_key=law.key,
                official_title=law.title,
                identifiers=[f"Điều {article} {number}", f"Điều {article} luat ben bai {year}"],
                kind=Kind.LEGAL_DOCUMENT,
                weight=0.7 * weight,
            )
    entry("Bàn về điều 2 luật bến bãi", body="điều 2 luật bến bãi 2019 " * 30)


def by(monkeypatch: pytest.MonkeyPatch, **rules: tuple[object, ...]) -> None:
    """Let engines ask by these rules of editors."""
    vocabulary = Vocabulary(**rules)  # type: ignore[arg-type]

    def asked_so(words: str) -> AskedWords:
        return asked(words, vocabulary)

    for name in ("database", "elasticsearch"):
        monkeypatch.setattr(f"search.engines.{name}.engine.asked_now", asked_so)


@pytest.mark.usefixtures("_entries")
@pytest.mark.parametrize("typed", ["gplx", "GPLX", "giấy phép lái xe", "bằng lái xe"])
def test_an_abbreviation_finds_what_is_written_out_and_what_is_not(searched: Searched, typed: str) -> None:
    found = searched.titles(typed)
    assert "Cấp giấy phép lái xe" in found
    assert ("Đổi GPLX do ngành giao thông cấp" in found) is (typed != "bằng lái xe")


@pytest.mark.usefixtures("_entries")
@pytest.mark.parametrize(("choices", "total"), [({}, 3), ({"sort": Sort.NEWEST}, 3), ({"kinds": (Kind.AGENCY,)}, 0)])
def test_what_a_keyboard_meant_is_told_in_any_order_and_also_where_nothing_is_found(
    searched: Searched, choices: dict[str, Any], total: int
) -> None:
    found = searched.find("giaays pheps lais xe", **choices)
    assert (found.read_as, found.total) == ("giấy phép lái xe", total)


@pytest.mark.usefixtures("_entries")
def test_the_syllables_of_a_phrase_count_for_an_abbreviation_only_side_by_side(searched: Searched) -> None:
    assert "Cấp lại giấy phép cho xe lái thử" not in searched.titles("gplx")


@pytest.mark.usefixtures("_entries")
@pytest.mark.parametrize(
    "typed", ["thutuc dangkykhaisinh", "dangkykhaisinh", "thur tucj ddawng kys khai sinh", "d9a8ng ky1 khai sinh"]
)
def test_joined_words_and_the_keys_of_a_keyboard_find_what_was_meant(searched: Searched, typed: str) -> None:
    assert searched.titles(typed)[:1] == ["Thủ tục đăng ký khai sinh"]


@pytest.mark.usefixtures("_entries")
def test_what_a_keyboard_left_is_found_as_it_stands_too(searched: Searched) -> None:
    entry("Gõ ddaats bằng bộ gõ")
    assert searched.titles("ddaats") == ["Gõ ddaats bằng bộ gõ"]


@pytest.mark.usefixtures("_entries")
@pytest.mark.parametrize(
    "typed", ["nghị định 30 2020", "nghij ddinhj 30/2020", "nghị định số 30 năm 2020 của chính phủ"]
)
def test_type_issuer_and_year_in_words_tell_numbers_apart(searched: Searched, typed: str) -> None:
    assert searched.titles(typed)[0] == "Nghị định về bến bãi"


def test_a_year_beside_a_number_that_bears_none_tells_decisions_apart(searched: Searched) -> None:
    for year in (2005, 2007, 2009):
        entry(f"Việc của năm {year}", identifiers=["12/QĐ-UBND"], dated_on=date(year, 3, 5), kind=Kind.LEGAL_DOCUMENT)
    assert searched.titles("12/QĐ-UBND năm 2007")[0] == "Việc của năm 2007"


@pytest.mark.usefixtures("_law")
@pytest.mark.parametrize("typed", ["luật bến bãi 2019", "luật bến bãi năm 2019", "luat ben bai 2019", "luật bến bãi"])
def test_a_law_is_found_by_its_name_with_and_without_the_year(searched: Searched, typed: str) -> None:
    assert searched.titles(typed)[0] == LAW


@pytest.mark.usefixtures("_law")
@pytest.mark.parametrize(
    "typed",
    ["điều 2 luật bến bãi", "dieu 2 luat ben bai 2019", "khoản 1 điều 2 luật 9/2019/qh14", "luật bến bãi điều 2"],
)
def test_an_article_is_found_by_its_address_before_its_law_and_what_tells_of_it(searched: Searched, typed: str) -> None:
    assert searched.titles(typed)[0] == "Điều 2. Việc thứ 2 của năm 2019"


@pytest.mark.usefixtures("_law")
def test_the_number_of_a_law_finds_the_law_before_its_articles(searched: Searched) -> None:
    assert searched.titles("9/2019/QH14")[0] == LAW


def test_an_editors_synonym_finds_what_says_it_otherwise(searched: Searched, monkeypatch: pytest.MonkeyPatch) -> None:
    entry("Tạm ngừng cấp nước sinh hoạt")
    entry("Cấp nước tạm thời cho sinh viên")
    assert searched.titles("cúp nước") == []
    by(monkeypatch, synonyms=(Synonyms(words="cúp nước", means=("tạm ngừng cấp nước",)),))
    assert searched.titles("cúp nước") == ["Tạm ngừng cấp nước sinh hoạt"]
    assert searched.titles("cup nuoc sinh hoat")[0] == "Tạm ngừng cấp nước sinh hoạt"


def test_words_that_are_kept_together_count_only_side_by_side(
    searched: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry("Tách hộ khẩu")
    entry("Hộ kinh doanh qua cửa khẩu, tách thửa")
    assert len(searched.titles("tách hộ khẩu")) == 2
    by(monkeypatch, kept_together=("hộ khẩu",))
    assert searched.titles("tách hộ khẩu") == ["Tách hộ khẩu"]
    assert searched.titles("hộ khẩu") == ["Tách hộ khẩu"]


def test_a_question_keeps_words_together_and_knows_synonyms_too(
    searched: Searched, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry("Tạm ngừng cấp nước", body="trong hai ngày")
    question = "vì sao khu phố tôi bị cúp nước suốt hai ngày mà không báo trước"
    by(monkeypatch, synonyms=(Synonyms(words="cúp nước", means=("tạm ngừng cấp nước",)),), kept_together=("khu phố",))
    assert searched.titles(question) == ["Tạm ngừng cấp nước"]


def test_hostile_words_full_of_rules_are_answered(searched: Searched) -> None:
    entry("Uỷ ban nhân dân")
    for word in ("ubnd", "thutuc", "ddinhj", "sổ đỏ", "điều 5 luật", "xã bình"):
        assert searched.find(" ".join([word] * 60)[:300]).total >= 0


def test_rules_that_cannot_be_read_are_left_out(searched: Searched, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(words: str) -> dict[str, tuple[str, ...]]:
        raise DatabaseError

    monkeypatch.setattr(asking.registry, "meanings", [fails])
    entry("Khai sinh")
    assert searched.titles("khai sinh") == ["Khai sinh"]
