"""Texts of the national database as printed text."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from services import typography
from services.reading.record import read_record
from services.typography import parted, plain_fee, plain_time, tidied, without_capitals

PIECES = st.lists(
    st.sampled_from(["- ", "+ ", "\n", "\t", " ;", "..", ". .", "(i) .", ": ", "Nộp đơn", "và"]) | st.text(max_size=3)
)


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("Tờ trình :cấp có thẩm quyền", "Tờ trình: cấp có thẩm quyền"),
        ("ngay , cơ quan", "ngay, cơ quan"),
        ("tàu cá,( Các giấy tờ )", "tàu cá, (Các giấy tờ)"),
        ("nhà ở công vụ. .", "nhà ở công vụ."),
        ("đăng ký doanh nghiệp..;", "đăng ký doanh nghiệp;"),
        ("(i) .Thông báo", "(i) Thông báo"),
        ("(ii)!Giấy giới thiệu", "(ii) Giấy giới thiệu"),
        ("53/2025/TT-BCAngày 01/7/2025", "53/2025/TT-BCA ngày 01/7/2025"),
    ],
)
def test_stray_stops_and_spaces_are_mended(source: str, printed: str) -> None:
    assert tidied(source) == printed


@pytest.mark.parametrize(
    "text", ["bàn, ghế, v.v.;", "Họ tên: ........", "lúc 8:30", "https://dichvucong.gov.vn/a", "a) Đơn", "số 12…;"]
)
def test_what_is_right_stays(text: str) -> None:
    assert tidied(text) == text


def test_items_in_the_middle_of_a_line_get_lines_of_their_own() -> None:
    assert tidied("Trụ sở: + 44 Trần Phú. + 7 Quý Cáp.") == "Trụ sở:\n+ 44 Trần Phú.\n+ 7 Quý Cáp."
    assert tidied("Nộp ở quầy: - Đơn; - Ảnh.") == "Nộp ở quầy:\n- Đơn;\n- Ảnh."
    assert tidied("Lưu ý:  \t- Hồ sơ \t- Trang bìa") == "Lưu ý:\n- Hồ sơ\n- Trang bìa"
    assert tidied("từ Hà Nội - Huế") == "từ Hà Nội - Huế"


def test_a_sentence_that_the_source_broke_is_one_line_again_and_items_are_none_of_it() -> None:
    broken = (
        "Định kỳ năm năm một lần, vào quý ba của năm\nhoặc khi cần, Sở Xây dựng thành phố lập hồ sơ theo\nThông tư.\n"
        "- Đơn\n- ảnh"
    )
    assert tidied(broken).splitlines() == [
        "Định kỳ năm năm một lần, vào quý ba của năm hoặc khi cần, Sở Xây dựng thành phố lập hồ sơ theo Thông tư.",
        "- Đơn",
        "- ảnh",
    ]
    assert tidied("Đối với cá nhân\nNộp đơn") == "Đối với cá nhân\nNộp đơn"


def test_time_limits_and_fees_are_written_as_people_write_them() -> None:
    assert plain_time("5 Ngày làm việc") == "5 ngày làm việc"
    assert plain_time("Không quy định") == "Không quy định"
    assert plain_fee("1,200,000 Việt Nam Đồng(đối với cấp mới)") == "1.200.000 đồng (đối với cấp mới)"
    assert plain_fee("10 USD(10USD/giấy)") == "10 USD (10USD/giấy)"
    assert plain_fee("Miễn phí(- Lần đầu)50,000 VNĐ(Lần sau)") == "Miễn phí (Lần đầu)\n50.000 đồng (Lần sau)"


def test_titles_in_capitals_are_sentences_with_their_names_and_numbers() -> None:
    title = "SỬA ĐỔI THÔNG TƯ SỐ 54/2013/TT-BGTVT CỦA BỘ TRƯỞNG VỀ LUẬT QUỐC TỊCH VIỆT NAM VÀ QUY TRÌNH KIMBERLEY"
    assert without_capitals(title) == (
        "Sửa đổi Thông tư số 54/2013/TT-BGTVT của Bộ trưởng về Luật quốc tịch Việt Nam và quy trình Kimberley"
    )
    assert without_capitals("12/2026/NĐ-CP") == "12/2026/NĐ-CP"
    assert without_capitals("Luật Đất đai năm 2024 QH15") == "Luật Đất đai năm 2024 QH15"


def test_a_table_that_could_not_be_split_is_shown_without_its_header_and_row_by_row() -> None:
    cell = "Tên văn bản pháp lýMã văn bảnLuật Thú yLuật 79/2015/QH13Thông tư 13/2022/TT-BNNPTNT"
    assert parted(cell).splitlines() == ["Luật Thú y", "Luật 79/2015/QH13", "Thông tư 13/2022/TT-BNNPTNT"]


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@given(PIECES.map("".join))
def test_no_letter_and_no_figure_of_any_text_is_lost(text: str) -> None:
    assert letters(tidied(text)) == letters(text)
    assert letters(parted(text)) == letters(text)


def test_no_letter_and_no_figure_of_the_national_database_is_lost(shared_data: Path) -> None:
    with gzip.open(shared_data / "procedures" / "procedures.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [read_record(json.loads(line)) for line in lines]
    texts = {
        text
        for record in records
        for text in (
            record.conditions,
            record.reception_address,
            *record.results,
            *(step.text for step in record.steps),
            *(way.description for way in record.ways),
            *(case.heading for case in record.cases),
            *(paper.name for case in record.cases for paper in case.papers),
        )
    }
    assert len(texts) > 10_000
    assert [text for text in texts if letters(tidied(text)) != letters(text)] == []


@given(text=st.text(alphabet=st.sampled_from(list("aĐB i:;,.()1!v\t\u00a0 ngàycủa-+")), max_size=60))
@example(text="TT-BCAngày 1; (i) .Thông báo. .")
def test_what_is_passed_over_quickly_is_what_no_rule_changes(text: str) -> None:
    slowly = text
    for pattern, put in typography._RULES:
        slowly = pattern.sub(put, slowly)
    assert typography._set(text) == slowly.strip()
