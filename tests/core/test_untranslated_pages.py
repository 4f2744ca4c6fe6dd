"""A page that nobody has translated is offered in Vietnamese, marked as such, never copied into the English tree."""

import pytest
from wagtail.models import PageViewRestriction

from tests.factories import ContentPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db


def test_an_english_address_without_a_page_offers_the_vietnamese_one(client):
    page = NewsPageFactory(title="Lịch tàu Sa Kỳ")
    answer = client.get(f"/en{page.url}")
    assert answer.status_code == 404
    text = answer.content.decode()
    assert f'<a href="{page.url}" lang="vi" hreflang="vi">Lịch tàu Sa Kỳ</a>' in text
    assert "Nội dung của tin thử." not in text


def test_nothing_private_or_withdrawn_is_offered(client):
    private, draft = ContentPageFactory(title="Trang riêng"), ContentPageFactory(title="Bản nháp", live=False)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    for page in (private, draft):
        assert page.title not in client.get(f"/en/{page.slug}/").content.decode()


def test_a_wrong_turn_in_vietnamese_offers_no_other_language(client):
    ContentPageFactory()
    assert "hreflang" not in client.get("/khong-co/").content.decode().split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("path", ["/en/\x00/", "/en/" + "a" * 5000 + "/", "/en//", "/en/%ED%A0%80/"])
def test_no_lost_address_breaks_the_page(client, path):
    ContentPageFactory()
    assert client.get("/", PATH_INFO=path).status_code in (301, 404)
