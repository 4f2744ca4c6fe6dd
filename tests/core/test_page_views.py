"""What stands below a page's own address belongs to the page: whoever sees the page sees it, and nobody else."""

import pytest
from django.http import HttpResponse
from wagtail.models import PageViewRestriction

from core.pages import views as page_views
from core.pages.views import page_view
from services.models import ProcedurePage
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def answers(monkeypatch):
    monkeypatch.setattr(page_views, "_views", {})

    @page_view("mau-thu", of=ProcedurePage)
    def answer(page, request):
        return HttpResponse(f"{page.title}: {request.GET.get('hoi', '')}")


def below(page, name):
    return f"{page.get_url()}{name}/"


@pytest.mark.usefixtures("answers")
class TestAViewBelowAPage:
    def test_it_answers_for_its_page(self, client):
        page = ProcedurePageFactory(title="Đăng ký khai sinh")
        answer = client.get(below(page, "mau-thu"), {"hoi": "gì"})
        assert answer.content.decode() == "Đăng ký khai sinh: gì"

    @pytest.mark.parametrize("name", ["khac", "mau-thu/mau-thu", "mau-thu/khac"])
    def test_no_other_address_is_made(self, client, name):
        assert client.get(below(ProcedurePageFactory(), name)).status_code == 404

    def test_another_type_of_page_has_none(self, client):
        index = ProcedurePageFactory().get_parent()
        assert client.get(below(index, "mau-thu")).status_code == 404

    def test_a_draft_has_none(self, client):
        page = ProcedurePageFactory()
        page.unpublish()
        assert client.get(below(page, "mau-thu")).status_code == 404

    def test_a_private_page_asks_before_it_answers(self, client):
        page = ProcedurePageFactory(title="Thủ tục kín")
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="mat-khau")
        answer = client.get(below(page, "mau-thu"))
        assert "Thủ tục kín" not in answer.content.decode()
