"""Whether two versions say the same: what the editor adds by itself is no change, all that readers see is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editing.sameness import say_the_same

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
    assert say_the_same(VERSION, VERSION | change)


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
    assert not say_the_same(VERSION, VERSION | change)


words = st.text(alphabet=st.characters(blacklist_characters='"'), max_size=20)


@given(words, words)
def test_other_words_are_always_a_change(one, other):
    is_same = say_the_same({"summary": f"Câu {one}"}, {"summary": f"Câu {other}"})
    assert is_same == (one == other)
