"""Only what the State surely holds is marked: a wrong mark sends somebody to the counter without a paper."""

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from preparing.held_papers import HeldRule, held_rule
from preparing.models import HeldPaper

BOOK = HeldRule(name="Sổ hộ khẩu", phrases=("sổ hộ khẩu", "sổ tạm trú"), exceptions=("nước ngoài",))


@pytest.mark.parametrize(
    "paper",
    [
        "Sổ hộ khẩu",
        "So ho khau (ban sao)",
        "Bản sao chứng thực sổ hộ khẩu của gia đình",
        "01 bản chính Sổ tạm trú",
        "SỔ HỘ KHẨU",
    ],
)
def test_what_begins_as_the_list_says_is_held(paper):
    assert held_rule(paper, [BOOK]) is BOOK


@pytest.mark.parametrize(
    "paper",
    [
        "Giấy uỷ quyền kèm sổ hộ khẩu",
        "Sổ hộ khẩu và giấy khai sinh",
        "Sổ hộ khẩu, hợp đồng thuê nhà",
        "Sổ hộ khẩu của người nước ngoài",
        "Sổ hộ",
        "Sổ hộ nghèo",
        "Tờ khai có dán ảnh",
        "",
    ],
)
def test_whatever_else_must_be_brought(paper):
    assert held_rule(paper, [BOOK]) is None


def test_what_stands_in_brackets_is_no_second_paper():
    assert held_rule("Sổ hộ khẩu (bản sao và bản chính để đối chiếu)", [BOOK]) is BOOK


@given(st.text(max_size=300), st.text(max_size=30))
def test_an_empty_phrase_marks_nothing(paper, phrase):
    assert held_rule(paper, [HeldRule(name="Không", phrases=("", "  ", "..."))]) is None
    found = held_rule(paper, [HeldRule(name="Gì đó", phrases=(phrase,))])
    assert found is None or phrase.strip()


@pytest.mark.django_db
@pytest.mark.parametrize(("is_active", "word"), [(True, "có"), (False, "không")])
def test_the_list_of_papers_says_in_words_whether_a_line_is_used(admin_client, is_active, word):
    HeldPaper.objects.all().delete()
    HeldPaper.objects.create(name="Sổ hộ khẩu", phrases="sổ hộ khẩu", is_active=is_active)
    html = admin_client.get(reverse(HeldPaper.snippet_viewset.get_url_name("list"))).content.decode()
    cells = [" ".join(found.split()) for found in re.findall(r"(?s)<td\b[^>]*>(.*?)</td>", html)]
    assert word in cells
    assert str(is_active) not in cells
