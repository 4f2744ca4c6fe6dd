"""What an editor sees of the structure of a text: what stands in what, and where a number is missing."""

from legal.upload.outline import outline_of

PLAN = """QUYẾT ĐỊNH
Điều 1. Phê duyệt Kế hoạch như sau:
I. MỤC TIÊU
1. Bến sạch.
2. Bãi rộng.
II. NHIỆM VỤ
1. Dọn bến.
a) Bến sông;
b) Bến cát.
Điều 2. Trưởng bến thi hành."""


def test_sections_of_a_plan_stand_below_the_article_that_approves_it():
    rows = outline_of(PLAN).rows
    assert [(row.depth, row.label, row.clauses, row.points) for row in rows] == [
        (0, "Điều 1", 0, 0),
        (1, "I", 2, 0),
        (1, "II", 1, 2),
        (0, "Điều 2", 0, 0),
    ]


def test_clauses_of_each_section_begin_again_without_a_warning():
    assert not [warning for warning in outline_of(PLAN).warnings if warning.line]


def test_a_missing_clause_of_a_section_is_told():
    warnings = outline_of(PLAN.replace("2. Bãi rộng.", "3. Bãi rộng.")).warnings
    assert [warning.line for warning in warnings if "khoản 2" in warning.words] == [5]


def test_a_heading_on_its_own_lines_is_shown_at_its_chapter():
    rows = outline_of("Chương I\nQUY ĐỊNH\nCHUNG\nĐiều 1. Phạm vi\nBến bãi.").rows
    assert [(row.label, row.heading) for row in rows] == [("Chương I", "QUY ĐỊNH CHUNG"), ("Điều 1", "Phạm vi")]
