"""The parts of a text as readers get them: meaning first, no inline code, nothing fetched from elsewhere unasked."""

import json
import re
import uuid
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.images.tests.utils import get_test_image_file

from core.models import PortalImage
from home.models import ContentPage
from tests.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def image() -> PortalImage:
    return PortalImage.objects.create(
        title="Sông Trà", credit="Ảnh: Văn An", file=get_test_image_file(size=(1600, 1000))
    )


def shown(client: Client, *blocks: tuple[str, Any]) -> str:
    """Return the text of a published page made of ``blocks``, as readers get it."""
    raw = [{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in blocks]
    page: ContentPage = ContentPageFactory(body=json.dumps(raw))
    text = client.get(page.url).content.decode()
    return text[text.index("<article") : text.index("</article>")]


def test_a_heading_carries_the_anchor_that_the_contents_list_links_to(client: Client) -> None:
    text = shown(
        client,
        ("heading", {"text": "Hồ sơ gồm", "level": "2"}),
        ("heading", {"text": "Bản sao", "level": "3"}),
    )
    assert '<h2 id="ho-so-gom">Hồ sơ gồm</h2>' in text
    assert '<h3 id="ban-sao">Bản sao</h3>' in text
    assert '<a href="#ho-so-gom">' in text


def test_a_picture_says_what_it_shows_and_whom_to_credit_and_comes_in_several_sizes(
    client: Client, image: PortalImage
) -> None:
    text = shown(client, ("picture", {"image": image.pk, "alt": "Bờ xe nước", "caption": "Mùa lũ", "credit": ""}))
    assert 'alt="Bờ xe nước"' in text
    assert "Mùa lũ" in text
    assert "Ảnh: Văn An" in text
    assert re.search(r'srcset="\S+ 420w, \S+ 840w, \S+ 1260w"', text)
    assert 'width="' in text
    assert 'height="' in text


def test_a_picture_that_only_decorates_has_an_empty_description(client: Client, image: PortalImage) -> None:
    text = shown(client, ("picture", {"image": image.pk, "alt": "", "caption": "", "credit": "Không rõ"}))
    assert 'alt=""' in text
    assert "Không rõ" in text
    assert "Ảnh: Văn An" not in text


def test_a_file_says_its_type_and_size(client: Client) -> None:
    file = get_document_model().objects.create(title="Mẫu đơn", file=ContentFile(b"x" * 2048, name="don.pdf"))
    text = shown(client, ("file", {"file": file.pk, "text": ""}))
    assert "Mẫu đơn</a>" in text
    assert "(PDF, 2,0" in text


def test_a_table_scrolls_in_its_own_frame_and_says_which_cells_are_headers(client: Client) -> None:
    table = {
        "data": [["Xã", "Dân số"], ["Sơn Tây", "12.000"]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": "Dân số",
        "cell": [{"row": 1, "col": 1, "className": "htRight"}],
    }
    text = shown(client, ("table", table))
    assert 'class="table-frame" role="region" tabindex="0" aria-label="Dân số"' in text
    assert re.search(r'<th scope="col"\s*>', text)
    assert re.search(r'<th scope="row"\s*>', text)
    assert "<caption>Dân số</caption>" in text


def test_markup_in_a_table_a_quote_or_a_heading_is_shown_not_run(client: Client) -> None:
    attack = "<script>alert(1)</script>"
    text = shown(
        client,
        ("table", {"data": [[attack]], "first_row_is_table_header": False}),
        ("quote", {"text": attack, "source": attack}),
        ("heading", {"text": attack, "level": "2"}),
        ("notice", {"kind": "warning", "title": attack, "text": "<p>x</p>"}),
        ("video", {"title": attack, "address": "https://vimeo.com/123", "image": None}),
    )
    assert "<script" not in text


def test_a_warning_says_so_in_words(client: Client) -> None:
    text = shown(client, ("notice", {"kind": "warning", "title": "Ngập", "text": "<p>Đường đóng.</p>"}))
    assert re.search(r'<div class="notice warning" role="note">\s*<p class="visually-hidden">', text)


def test_steps_are_an_ordered_list(client: Client) -> None:
    text = shown(
        client, ("steps", {"steps": [{"title": "Nộp", "text": "<p>Tại xã.</p>"}, {"title": "Nhận", "text": ""}]})
    )
    assert re.search(r'<ol class="steps">\s*<li><p class="step-title">Nộp</p>', text)


def test_a_video_is_a_plain_link_until_somebody_asks_for_it(client: Client) -> None:
    address = "https://www.youtube.com/watch?v=abcdefghijk"
    text = shown(client, ("video", {"title": "Lý Sơn", "address": address, "image": None}))
    assert f'href="{address}"' in text
    assert 'data-player="https://www.youtube-nocookie.com/embed/abcdefghijk"' in text
    assert "<iframe" not in text


def test_no_part_brings_inline_code(client: Client, image: PortalImage) -> None:
    text = shown(
        client,
        ("paragraph", '<p>Xem <a href="https://example.org/">đây</a>.</p>'),
        ("picture", {"image": image.pk, "alt": "", "caption": "", "credit": ""}),
        ("table", {"data": [["a", "b"]], "cell": [{"row": 0, "col": 0, "className": "htCenter htMiddle"}]}),
        ("video", {"title": "x", "address": "https://vimeo.com/1", "image": image.pk}),
    )
    assert not re.search(r"\s(style|on\w+)=|<script|<style|javascript:", text)
