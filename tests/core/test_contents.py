"""Headings of a text get anchors by which they are quoted."""

from hypothesis import given
from hypothesis import strategies as st

from core.contents import RESERVED, anchors, headings_of
from home.models import ContentPage


def heading(text: str, level: str = "2") -> tuple[str, dict[str, str]]:
    return ("heading", {"text": text, "level": level})


def test_an_anchor_is_readable() -> None:
    assert anchors(["Điều 5. Giá đất", "Lệ phí"]) == ["dieu-5-gia-dat", "le-phi"]


def test_two_headings_with_the_same_words_have_different_anchors() -> None:
    assert anchors(["Hồ sơ", "Hồ sơ", "Hồ sơ"]) == ["ho-so", "ho-so-2", "ho-so-3"]


def test_a_heading_never_takes_the_identity_of_a_part_of_the_page() -> None:
    assert anchors(["Nội dung", "…"]) == ["noi-dung-2", "muc"]


@given(st.lists(st.text(max_size=80), max_size=12))
def test_anchors_are_unique_whatever_an_editor_writes(texts: list[str]) -> None:
    found = anchors(texts)
    assert len({*found, *RESERVED}) == len(texts) + len(RESERVED)
    assert all(found)


def test_the_contents_list_follows_the_order_of_the_text() -> None:
    page = ContentPage(body=[heading("Một"), ("paragraph", "<p>x</p>"), heading("Hai", "3")])
    assert [(h.text, h.level, h.anchor) for h in headings_of(page.body)] == [("Một", 2, "mot"), ("Hai", 3, "hai")]


def test_one_heading_makes_no_list() -> None:
    assert headings_of(ContentPage(body=[heading("Một")]).body) == ()
