"""Numbers of documents over rules and over all real ones."""

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document_numbers import (
    DocumentNumber,
    NotADocumentNumber,
    NumberForms,
    find_number,
    forms,
    normalise,
    parse,
)
from core.vietnamese import fold


@pytest.fixture(scope="module")
def real_numbers(shared_data: Path) -> list[str]:
    with (shared_data / "text" / "document_numbers.tsv").open(encoding="utf-8") as lines:
        numbers = [row["so_ky_hieu"] for row in csv.DictReader(lines, delimiter="\t")]
    odd = json.loads((shared_data / "text" / "irregular_document_numbers.json").read_text(encoding="utf-8"))
    return [*numbers, *odd]


@pytest.mark.parametrize(
    "written",
    [
        "12/2007/QĐ-UBND", "Số: 012/2007/QĐ – UBND", "số 12/2007/QĐ-UBND", "12/2007/qd-ubnd", "12 / 2007 / QĐ — UBND",
        "12/2007/QĐ/UBND", "Số hiệu: 12/2007/QĐ-UBND.",
    ],
)  # fmt: skip
def test_one_number_has_one_form_however_it_is_written(written: str) -> None:
    assert normalise(written) == "12/2007/qd-ubnd"


def test_a_number_is_told_in_its_parts() -> None:
    number = parse("01/2017/TTLT-BCA-BNN&PTNT")
    assert number == DocumentNumber(running="1", year=2017, symbols=("ttlt", "bca", "bnnptnt"))
    assert (number.type_symbol, number.issuer_symbols) == ("ttlt", ("bca", "bnnptnt"))


def test_a_law_names_its_issuer_only() -> None:
    number = parse("45/2019/QH14")
    assert (number.type_symbol, number.issuer_symbols) == ("", ("qh14",))


@pytest.mark.parametrize("text", ["", "khai sinh", "12", "3/4", "05/3/2007", "12/2007/QĐ-UBND và 13/2007/QĐ-UBND"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(NotADocumentNumber):
        parse(text)


@pytest.mark.parametrize(
    ("query", "normalised"),
    [
        ("12/2007", "12/2007"),
        ("12/QĐ-UBND", "12/qd-ubnd"),
        ("qd 12 ubnd 2025", "12/2025/qd-ubnd"),
        ("45/2019/QH14", "45/2019/qh14"),
        ("luật 45 2019 qh14", "45/2019/qh14"),
        ("66.13/2026/NQ-CP", "66.13/2026/nq-cp"),
        ("quyết định số 012/2007/QĐ – UBND về giá đất", "12/2007/qd-ubnd"),
        ("12/QĐ-UBND - về việc khen thưởng", "12/qd-ubnd"),
        ("nghị định 168/2024", "168/2024"),
        ("nghi dinh 168 nam 2024", "168/2024/nd"),
        ("119-CP", "119/cp"),
        ("(45/2019/QH14)", "45/2019/qh14"),
    ],
)
def test_a_number_is_found_in_what_a_citizen_types(query: str, normalised: str) -> None:
    found = find_number(query)
    assert found is not None
    assert found.normalised == normalised


@pytest.mark.parametrize(
    "query",
    [
        "", "khai sinh", "phòng 3/4", "ngày 05/3/2007", "ngày 05 / 3 / 2007", "tháng 3/2007", "quý 1/2025", "1/1/2025",
        "năm học 2024/2025", "24/7", "số 12/A đường Lê Lợi", "kế hoạch 2025", "kế hoạch 5 năm 2026 2030",
        "luật đất đai 2024", "kỳ họp 12/2025", "05-03-2007", "ngõ 12/2007", "0255.3822.862",
    ],
)  # fmt: skip
def test_dates_rooms_and_spans_are_no_numbers(query: str) -> None:
    assert find_number(query) is None


def test_a_number_is_found_by_what_it_begins_with_and_by_its_parts() -> None:
    assert forms(parse("12/2007/QĐ-UBND")) == NumberForms(
        exact="12/2007/qd-ubnd",
        prefixes=("12/2007/qd", "12/2007", "12/qd-ubnd"),
        parts=("12", "2007", "qd", "ubnd"),
    )
    assert forms(parse("345/QĐ-UBND")).prefixes == ("345/qd",)
    assert forms(parse("45/2019/QH14")).prefixes == ("45/2019", "45/qh14")
    assert forms(parse("12/2007")) == NumberForms(exact="12/2007", prefixes=(), parts=("12", "2007"))


def test_every_real_number_has_one_stable_form_with_and_without_accents(real_numbers: list[str]) -> None:
    assert len(real_numbers) == 8_483
    unstable = [
        written
        for written in real_numbers
        if parse(written).normalised != normalise(fold(written)) or normalise(normalise(written)) != normalise(written)
    ]
    assert unstable == []


def test_different_real_numbers_stay_different(real_numbers: list[str]) -> None:
    by_form: dict[str, set[str]] = {}
    for written in real_numbers:
        by_form.setdefault(normalise(written), set()).add(written)
    assert sorted(sorted(alike) for alike in by_form.values() if len(alike) > 1) == [
        ["01/2014/NQLT-CP-UBTƯMTTQVN", "01/2014/NQLT/CP-UBTƯMTTQVN"],
        ["01/2016/NQ-HĐTP", "01/2016/NQ.HĐTP"],
        ["01/2025/TT-BNV", "1/2025/TT-BNV"],
        ["89-TC/TCT", "89/TC-TCT"],
    ]


def test_nearly_every_real_number_is_found_inside_a_sentence(real_numbers: list[str]) -> None:
    """What is missed has no year and no symbol that we know, or a space where its subject could begin."""
    missed = {number for number in real_numbers if find_number(f"tìm văn bản {number} về đất đai") != parse(number)}
    assert missed <= {"23/TTLN", "234/BKH-QLĐT", "658/VPQH-TH", "01/2012/NQLT/CP- BCHTWĐTN"}


@given(st.text(max_size=60))
def test_no_query_breaks_the_search_for_a_number(query: str) -> None:
    found = find_number(query)
    assert found is None or normalise(found.normalised) == found.normalised
