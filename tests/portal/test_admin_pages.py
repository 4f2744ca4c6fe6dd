"""What editors and administrators change opens in the CMS: menus, names, the banner, agencies, every page type."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from core.models import Menu, User
from core.surroundings import surroundings_in
from news.models import NewsIndexPage
from tests.factories import AgencyFactory, ContentPageFactory, FieldFactory, NewsPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("quan-tri", "quan-tri@example.org", "mat-khau-dai-1"))
    return client


def test_every_page_type_opens_in_the_editor_with_its_preview_modes(administrator):
    NewsPageFactory(agency=AgencyFactory(), fields=[FieldFactory()])
    ContentPageFactory()
    for page in Page.objects.filter(depth__gt=1):
        assert administrator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200, page


@pytest.mark.parametrize(
    "address",
    [
        "/admin/",
        "/admin/pages/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/snippets/core/menu/",
        "/admin/snippets/core/menu/add/",
        "/admin/snippets/directory/agency/add/",
        "/admin/snippets/directory/field/add/",
        "/admin/settings/core/sitesettings/",
        "/admin/settings/core/emergencybanner/",
        "/admin/reports/locked/",
        "/admin/redirects/",
    ],
)
def test_the_admin_opens(administrator, address):
    assert administrator.get(address, follow=True).status_code == 200


def test_a_menu_edited_in_the_cms_shows_on_the_next_page(administrator, django_capture_on_commit_callbacks):
    NewsPageFactory()
    menu = Menu.objects.get(place="header", locale__language_code="vi")
    items = list(menu.items.all())
    form = {
        "place": "header",
        "locale": menu.locale_id,
        "title": "",
        "items-TOTAL_FORMS": len(items) + 1,
        "items-INITIAL_FORMS": len(items),
        "items-MIN_NUM_FORMS": 0,
        "items-MAX_NUM_FORMS": 1000,
    }
    for number, item in enumerate(items):
        form |= {f"items-{number}-id": item.pk, f"items-{number}-text": item.text, f"items-{number}-ORDER": number + 1}
        form |= {f"items-{number}-page": item.page_id or "", f"items-{number}-address": item.address}
    last = len(items)
    form |= {f"items-{last}-id": "", f"items-{last}-text": "Giá đất", f"items-{last}-page": ""}
    form |= {f"items-{last}-address": "/tim-kiem/?q=gia+dat", f"items-{last}-ORDER": last + 1}
    with django_capture_on_commit_callbacks(execute=True):
        answer = administrator.post(f"/admin/snippets/core/menu/edit/{menu.pk}/", form)
    assert answer.status_code == 302, answer.context["form"].errors
    assert surroundings_in("vi").header.links[-1].text == "Giá đất"
    assert "Giá đất" in administrator.get(NewsIndexPage.objects.get(locale__language_code="vi").url).content.decode()
