"""What stands around every page: names, menus, the emergency banner."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from core.models import EmergencyBanner, Menu, MenuItem, SiteSettings
from core.surroundings import forget, surroundings_in
from tests.factories import ContentPageFactory
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_cache():
    forget()
    yield
    forget()


def test_another_province_changes_its_name_in_the_site_settings(django_capture_on_commit_callbacks):
    assert surroundings_in("vi").province_name == "Tỉnh Quảng Ngãi"
    settings = SiteSettings.load()
    settings.province_name = "Tỉnh Lâm Đồng"
    with django_capture_on_commit_callbacks(execute=True):
        settings.save()
    assert surroundings_in("vi").province_name == "Tỉnh Lâm Đồng"


def test_english_falls_back_to_vietnamese_where_nothing_was_typed():
    settings = SiteSettings.load()
    settings.owner, settings.owner_en = "Uỷ ban nhân dân tỉnh", ""
    settings.save()
    assert surroundings_in("en").owner == "Uỷ ban nhân dân tỉnh"


def test_an_unknown_language_gets_the_vietnamese_surroundings():
    assert surroundings_in("fr") == surroundings_in("vi")


def test_a_menu_shows_only_what_the_public_may_see():
    home = home_page()
    public, draft, private = (ContentPageFactory(parent=home, live=live) for live in (True, False, True))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    menu, _ = Menu.objects.get_or_create(place="footer-first", locale=Locale.objects.get(language_code="vi"))
    for text, page in (("public", public), ("draft", draft), ("private", private)):
        MenuItem.objects.create(menu=menu, text=text, page=page)
    forget()
    shown = [link.text for link in surroundings_in("vi").footer[0].links]
    assert [text for text in ("public", "draft", "private") if text in shown] == ["public"]


def test_the_emergency_banner_disappears_by_itself():
    banner = EmergencyBanner.load()
    banner.is_shown, banner.title = True, "Bão số 12 đổ bộ"
    banner.shown_until = timezone.now() + timedelta(hours=1)
    banner.save()
    forget()
    assert surroundings_in("vi").banner.title == "Bão số 12 đổ bộ"
    english = surroundings_in("en").banner
    assert (english.title, english.language) == ("Bão số 12 đổ bộ", "vi")
    banner.shown_until = timezone.now() - timedelta(seconds=1)
    banner.save()
    forget()
    assert surroundings_in("vi").banner is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//elsewhere.example", "data:text/html,x", "tim-kiem"])
def test_a_link_never_leads_to_a_script_or_to_nowhere(address):
    with pytest.raises(ValidationError):
        MenuItem(text="x", address=address).clean()


def test_a_link_leads_to_one_place():
    with pytest.raises(ValidationError):
        MenuItem(text="x", address="/", page_id=1).clean()
    with pytest.raises(ValidationError):
        MenuItem(text="x").clean()
