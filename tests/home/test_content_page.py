"""Plain pages: text, contents list, pages below."""

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from tests.factories import ContentPageFactory

pytestmark = pytest.mark.django_db

HEADINGS = [("heading", {"text": "Vị trí", "level": "2"}), ("heading", {"text": "Dân số", "level": "2"})]


def test_a_long_page_lists_its_headings(client: Client) -> None:
    page = ContentPageFactory(body=HEADINGS)
    assert '<nav class="contents"' in client.get(page.url).content.decode()


def test_an_editor_can_do_without_the_list(client: Client) -> None:
    page = ContentPageFactory(body=HEADINGS, has_contents=False)
    assert '<nav class="contents"' not in client.get(page.url).content.decode()


def test_a_page_lists_the_public_pages_below_it(client: Client) -> None:
    page = ContentPageFactory(title="Giới thiệu")
    ContentPageFactory(title="Lịch sử", parent=page)
    ContentPageFactory(title="Bản nháp", parent=page, live=False)
    private = ContentPageFactory(title="Nội bộ", parent=page)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    text = client.get(page.url).content.decode()
    assert ">Lịch sử</a></h3>" in text
    assert "Bản nháp" not in text
    assert "Nội bộ" not in text


def test_a_page_says_when_it_was_last_changed(client: Client) -> None:
    page = ContentPageFactory()
    day = f'<time datetime="{page.last_published_at:%Y-%m-%d}'
    assert day[:20] in client.get(page.url).content.decode()
