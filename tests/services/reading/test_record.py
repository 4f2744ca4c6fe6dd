"""Records read whole: odd ones, and all of the national database."""

import gzip
import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.reading import bases, papers, ways
from services.reading.record import read_record
from services.reading.values import ProcedureRecord, UnreadableRecord
from tests.services.reading import shown

LEAST = {"ma_thu_tuc": "1.000001", "ten_thu_tuc": "  Cấp \n thẻ "}
CELLS = (
    "cach_thuc_thuc_hien",
    "thanh_phan_ho_so",
    "can_cu_phap_ly",
    "trinh_tu_thuc_hien",
    "co_quan_thuc_hien",
    "thu_tuc_lien_quan",
    "doi_tuong_thuc_hien",
)

Pair = tuple[dict[str, Any], ProcedureRecord]


@pytest.fixture(scope="module")
def pairs(shared_data: Path) -> list[Pair]:
    with gzip.open(shared_data / "procedures" / "procedures.jsonl.gz", "rt", encoding="utf-8") as lines:
        sources = [json.loads(line) for line in lines]
    began = time.process_time()
    records = [read_record(source) for source in sources]
    assert time.process_time() - began < 20
    return list(zip(sources, records, strict=True))


def test_a_record_needs_only_a_code_and_a_name() -> None:
    record = read_record(LEAST)
    assert (record.code, record.name, record.ways, record.as_given) == ("1.000001", "Cấp thẻ", (), {})


@pytest.mark.parametrize("fault", [{"ma_thu_tuc": " "}, {"ten_thu_tuc": None}, {"can_cu_phap_ly": ["1"]}])
def test_a_record_that_is_no_procedure_is_refused_with_a_reason(fault: dict[str, object]) -> None:
    with pytest.raises(UnreadableRecord, match=next(iter(fault))):
        read_record(LEAST | fault)


def test_a_cell_of_another_shape_is_given_back_whole() -> None:
    record = read_record(LEAST | {"thanh_phan_ho_so": " nộp ở quầy ", "can_cu_phap_ly": "Luật"})
    assert record.as_given == {"cases": "nộp ở quầy", "bases": "Luật"}


KEEPABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(st.dictionaries(st.sampled_from(CELLS), KEEPABLE))
def test_no_text_is_too_odd(cells: dict[str, str]) -> None:
    assert read_record(LEAST | cells).code == "1.000001"


@pytest.mark.parametrize(
    "repeated", ["\n", "- ", "9", "(", "1 bản chính", "Trực tiếp9", "5/2020/QH14", "a) ", "Bước 1 "]
)
def test_a_cell_of_any_length_is_read_in_time(repeated: str) -> None:
    heads = {"cach_thuc_thuc_hien": ways.HEADER, "thanh_phan_ho_so": papers.HEADER, "can_cu_phap_ly": bases.HEADER}
    began = time.process_time()
    record = read_record(
        LEAST | {key: f"{heads.get(key, '')}Trực tiếp{repeated * 5000}5 NgàyMiễn phí" for key in CELLS}
    )
    assert record.code == "1.000001"
    assert time.process_time() - began < 20


def test_nothing_of_the_national_database_is_lost(pairs: list[Pair]) -> None:
    faults = []
    for source, record in pairs:
        held = (
            ("ways", "cach_thuc_thuc_hien", record.ways, shown.of_ways(record.ways), frozenset[str]()),
            ("cases", "thanh_phan_ho_so", record.cases, shown.of_cases(record.cases), shown.MARKS),
            ("bases", "can_cu_phap_ly", record.bases, shown.of_bases(record.bases), frozenset[str]()),
            ("steps", "trinh_tu_thuc_hien", record.steps, shown.of_steps(record.steps), shown.MARKS_OF_STEPS),
        )
        for name, key, parts, text, marks in held:
            if parts and (missing := shown.lost(source[key], text, marks=marks)):
                faults.append((record.code, name, missing))
    assert faults == []


def test_nearly_every_cell_of_the_national_database_is_split(pairs: list[Pair]) -> None:
    """What is left is cut in the wrong place, or has rows whose end nobody can tell."""
    kept = {name: sum(name in record.as_given for _, record in pairs) for name in ("ways", "cases", "bases")}
    assert kept["ways"] <= 2
    assert kept["cases"] <= 30
    assert kept["bases"] <= 65


def test_the_ways_agree_with_the_list_that_the_source_gives_beside_them(pairs: list[Pair]) -> None:
    differing = [
        record.code
        for source, record in pairs
        if record.ways and [way.method for way in record.ways] != [way["hinh_thuc"] for way in source["cach_thuc_list"]]
    ]
    # One takes a method named in a description for a way; the other has no list at all.
    assert len(differing) <= 2


def test_numbers_of_the_national_database_are_numbers(pairs: list[Pair]) -> None:
    bases = [basis for _, record in pairs for basis in record.bases]
    assert sum(not basis.number for basis in bases) <= 10
    assert all(any(map(str.isdigit, basis.number)) for basis in bases if basis.number)
    assert max(len(basis.number) for basis in bases) < 50
