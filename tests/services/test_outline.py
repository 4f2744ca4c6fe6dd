"""Lists in plain text."""

from services.showing.outline import Item, outline


def shape(items: list[Item]) -> list[object]:
    return [(item.text, shape(item.items)) if item.items else item.text for item in items]


def test_a_new_mark_is_a_level_deeper_and_an_old_one_returns_to_its_level() -> None:
    lines = ["- Nộp", "+ Đơn", "++ Bản in", "+ Ảnh", "- Nhận"]
    assert shape(outline(lines)) == [("Nộp", [("Đơn", ["Bản in"]), "Ảnh"]), "Nhận"]


def test_a_line_without_a_mark_ends_the_list() -> None:
    assert shape(outline(["+ Đơn", "Hoặc", "- Ảnh"])) == ["Đơn", "Hoặc", "Ảnh"]
    assert [item.is_item for item in outline(["+ Đơn", "Hoặc"])] == [True, False]


def test_a_sign_before_a_figure_is_no_mark() -> None:
    assert shape(outline(["-5 độ", "- 2 ảnh", "-Đơn"])) == ["-5 độ", "2 ảnh", "Đơn"]
