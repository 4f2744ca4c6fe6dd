"""Steps as people count them."""

from services.models import ProcedureStep
from services.showing.step_groups import step_groups


def counted(*steps: tuple[str, str]) -> list[tuple[str, list[str]]]:
    groups = step_groups([ProcedureStep(title=title, text=text) for title, text in steps])
    return [(group.lead, [step.title or step.text for step in group.steps]) for group in groups]


def test_a_text_before_named_steps_is_no_step_and_each_first_step_begins_a_count() -> None:
    assert counted(("", "Cá nhân"), ("Bước 1", "a"), ("Bước 2", "b"), ("", "Tổ chức"), ("Bước 1: Nộp", "c")) == [
        ("Cá nhân", ["Bước 1", "Bước 2"]),
        ("Tổ chức", ["Bước 1: Nộp"]),
    ]
    assert counted(("Bước 1", "a"), ("Bước 2", "b"), ("Bước 1", "c"), ("Bước 10", "d")) == [
        ("", ["Bước 1", "Bước 2"]),
        ("", ["Bước 1", "Bước 10"]),
    ]


def test_steps_without_names_are_steps_but_a_single_text_is_none() -> None:
    assert counted(("", "a) Nộp"), ("", "b) Nhận")) == [("", ["a) Nộp", "b) Nhận"])]
    assert counted(("", "Nộp đơn.")) == [("Nộp đơn.", [])]
    assert counted() == []
