"""Steps out of one text."""

from hypothesis import given
from hypothesis import strategies as st

from services.reading.steps import split_steps
from tests.services.reading import shown

PIECES = st.lists(
    st.sampled_from(["Bước 1", "Bước 2", ": ", ". ", "\n", "- ", "* ", "a) ", "b) ", "Nộp đơn", " theo Bước 1 "])
    | st.text(max_size=4)
).map("".join)


def parts(text: str) -> list[tuple[str, str]]:
    return [(step.title, step.text) for step in split_steps(text)]


def test_a_short_first_line_is_the_title_and_paragraphs_are_kept() -> None:
    assert parts("Chuẩn bị.\n- Bước 1: Nộp đơn:\nĐến quầy.\n\nLấy số.\n+ Bước 2. Nhận sổ") == [
        ("", "Chuẩn bị."),
        ("Bước 1: Nộp đơn", "Đến quầy.\n\nLấy số."),
        ("Bước 2", "Nhận sổ"),
    ]


def test_a_step_may_begin_inside_a_paragraph_but_not_where_it_is_only_named() -> None:
    assert parts("Bước 1: Nộp đơn. + Bước 2. Chờ; nếu sai thì làm lại Bước 1 và chờ") == [
        ("Bước 1", "Nộp đơn."),
        ("Bước 2", "Chờ; nếu sai thì làm lại Bước 1 và chờ"),
    ]


def test_cases_and_lettered_items_are_steps_where_no_step_is_named() -> None:
    assert parts("* Đối với học sinh:\nNộp đơn.\n* Đối với thầy:\nKý đơn.") == [
        ("Đối với học sinh", "Nộp đơn."),
        ("Đối với thầy", "Ký đơn."),
    ]
    assert parts("a) Nộp\nĐến quầy.\nb) Nhận sổ") == [("a) Nộp", "Đến quầy."), ("", "b) Nhận sổ")]


def test_what_leads_to_steps_counted_anew_is_no_part_of_the_step_before() -> None:
    assert parts("(i) Cá nhân + Bước1: Nộp đơn.\n(ii) Tổ chức + Bước 1: Nộp giấy.\nNộp phí.\nBước 2: Nhận sổ") == [
        ("", "(i) Cá nhân"),
        ("Bước 1", "Nộp đơn."),
        ("", "(ii) Tổ chức"),
        ("Bước 1: Nộp giấy.", "Nộp phí."),
        ("Bước 2", "Nhận sổ"),
    ]


def test_a_lead_is_found_at_the_end_of_a_line_that_lost_its_end_and_behind_a_bullet() -> None:
    assert parts("Bước 1: Nộp đơn để làm tiếp Đối với tổ chức:\n+ Bước 1: Nộp giấy.\n+ Cấp tỉnh: Bước 1: Ký") == [
        ("Bước 1", "Nộp đơn để làm tiếp"),
        ("", "Đối với tổ chức:"),
        ("Bước 1", "Nộp giấy."),
        ("", "+ Cấp tỉnh:"),
        ("Bước 1", "Ký"),
    ]


def test_a_lead_that_is_glued_to_a_full_stop_stands_by_itself() -> None:
    assert parts("Bước 1: Nộp.Trường hợp nộp giấy; theo luật a) Bước 1: Ký") == [
        ("Bước 1", "Nộp."),
        ("", "Trường hợp nộp giấy; theo luật"),
        ("Bước 1", "Ký"),
    ]


def test_the_letter_of_a_step_is_no_part_of_the_line_before_it() -> None:
    assert parts("Trường hợp nộp mẫu a) Bước 1: Nộp\nĐến quầy.") == [
        ("", "Trường hợp nộp mẫu"),
        ("Bước 1: Nộp", "Đến quầy."),
    ]
    assert parts("Nộp theo điểm a) Bước 1: Nộp") == [("", "Nộp theo điểm a)"), ("Bước 1", "Nộp")]


def test_the_first_of_several_items_is_no_title_and_one_alone_is_without_its_mark() -> None:
    assert parts("Bước 1: + Nộp đơn\n+ Nộp phí") == [("Bước 1", "+ Nộp đơn\n+ Nộp phí")]
    assert parts("Bước 1: * Nộp đơn\nĐến quầy.") == [("Bước 1: Nộp đơn", "Đến quầy.")]


def test_text_without_steps_is_one_step() -> None:
    assert parts(" Nộp đơn.\nNhận sổ. ") == [("", "Nộp đơn.\nNhận sổ.")]
    assert parts("") == parts("Không có thông tin") == []


@given(PIECES)
def test_nothing_is_lost_of_any_text(text: str) -> None:
    steps = split_steps(text)
    assert not steps or shown.lost(text, shown.of_steps(steps), marks=shown.MARKS_OF_STEPS) == ""
