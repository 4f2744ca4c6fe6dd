"""The quality of service is reached from every page and found by the search of the portal."""

import pytest
from django.utils import translation

from search.models import SearchEntry
from tests.factories.editing import lay_all
from tests.factories.quality import IndicatorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _foundation():
    lay_all()
    translation.activate("vi")


@pytest.mark.parametrize("address", ["/", "/thu-tuc/", "/tim-kiem/"])
def test_the_footer_of_a_new_portal_leads_there(client, address):
    footer = client.get(address).content.decode().partition('<footer class="site-footer">')[2]
    assert '<a href="/chat-luong/">Chất lượng phục vụ</a>' in footer


def test_who_searches_for_it_finds_its_indicators(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        IndicatorFactory(code="dung-han", name="Hồ sơ trả đúng hạn", name_en="")
        IndicatorFactory(name="Chỉ tiêu nội bộ", is_shown=False)
    assert [entry.url for entry in SearchEntry.objects.public()] == ["/chat-luong/#chi-tieu-dung-han"]
    assert "/chat-luong/#chi-tieu-dung-han" in client.get("/tim-kiem/?q=chat+luong+phuc+vu").content.decode()
