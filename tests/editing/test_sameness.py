"""Whether two versions say the same: what the editor adds by itself is no change, all that readers see is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editing.sameness import say_the_same
from news.models import NewsPage

BODY = [{"type": "paragraph", "value": '<p data-block-key="a1b2c">Bốn trăm mét.</p>', "id": "0001"}]
VERSION = {
    "pk": 7,
    "title": "Cầu mới",
    "live": False,
    "agency": 3,
    "fields": [1, 2],
    "published_at": "2026-11-02T01:05:44.123Z",
    "search_image": None,
    "body": json.dumps(BODY),
    "corrections": [{"pk": None, "page": 7, "text": "Sai.", "sort_order": 0}],
    "wagtail_admin_comments": [],
}


@pytest.mark.parametrize(
    "change",
    [
        {"live": True, "latest_revision": 99},
        {"corrections": [{"pk": 5, "page": 7, "text": "Sai.", "sort_order": 0}]},
        {"body": json.dumps([{**BODY[0], "id": "0002"}])},
        {"body": json.dumps([{**BODY[0], "value": "<p>Bốn trăm mét.</p>"}])},
        {"published_at": "2026-11-02T01:05:00Z"},
        {"search_image": ""},
        {"wagtail_admin_comments": [{"pk": 1, "text": "Hỏi lại"}]},
    ],
)
def test_what_the_editor_does_by_itself_is_no_change(change):
    assert say_the_same(NewsPage, VERSION, VERSION | change)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Cầu cũ"},
        {"agency": 4},
        {"fields": [1]},
        {"search_image": 9},
        {"published_at": "2026-11-02T01:06:00Z"},
        {"corrections": []},
        {"corrections": [{"pk": None, "page": 7, "text": "Đúng.", "sort_order": 0}]},
        {"body": json.dumps([{**BODY[0], "type": "quote"}])},
        {"body": json.dumps([{**BODY[0], "value": "<p>Năm trăm mét.</p>"}])},
        {"body": json.dumps(BODY * 2)},
    ],
)
def test_what_readers_see_is_a_change(change):
    assert not say_the_same(NewsPage, VERSION, VERSION | change)


LOOKS = [
    "Tóm tắt.{}",
    'Tóm tắt. data-block-key="{}"',
    '<p data-block-key="{}">',
    '{{"pk": "{}"}}',
    '[{{"type": "paragraph", "value": "", "id": "{}"}}]',
    "2026-11-02T01:06:{}",
]
"""Plain texts that look like what the editor writes by itself."""


@pytest.mark.parametrize("look", LOOKS)
def test_plain_words_are_words_however_they_look(look):
    one, other = look.format("11"), look.format("Chủ tịch từ chức")
    quote = {"type": "quote", "value": {"text": one, "source": ""}, "id": "0001"}
    changed = {**quote, "value": {"text": other, "source": ""}}
    correction = {"pk": 1, "text": one}
    assert not say_the_same(NewsPage, {"summary": one}, {"summary": other})
    assert not say_the_same(NewsPage, {"body": json.dumps([quote])}, {"body": json.dumps([changed])})
    assert not say_the_same(NewsPage, {"corrections": [correction]}, {"corrections": [{**correction, "text": other}]})


def test_keys_of_paragraphs_within_other_blocks_are_no_words():
    def steps(key, key_of_item):
        step = {"title": "Nộp", "text": f'<p data-block-key="{key}">Tại quầy.</p>'}
        item = {"type": "item", "value": step, "id": key_of_item}
        return {"body": json.dumps([{"type": "steps", "value": {"steps": [item]}, "id": "0001"}])}

    assert say_the_same(NewsPage, steps("a1b2c", "0002"), steps("c2b1a", "0003"))


words = st.text(max_size=20)


@given(words, words)
def test_other_words_are_always_a_change(one, other):
    is_same = say_the_same(NewsPage, {"summary": f"Câu {one}"}, {"summary": f"Câu {other}"})
    assert is_same == (one == other)
