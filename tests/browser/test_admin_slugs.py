"""The page editor makes addresses by our rule: Wagtail's own script would write "djang-ky"."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from core.slugs import slugify
from tests.factories.pages import home_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WAGTAIL_WAITS_MS = 300
"""Wagtail takes the title over a tenth of a second after the last key, or after leaving the field."""
TITLE = "Đăng ký khai sinh – xã Ia H'Drai"


@pytest.fixture
def editor_tab(open_page, transactional_db):
    """The form for a new page, opened by somebody who may publish."""
    user = get_user_model().objects.create_superuser("editor", "editor@example.vn", "a long password for tests")
    client = Client()
    client.force_login(user)
    tab = open_page(strict=False)
    address = reverse("wagtailadmin_pages:add", args=("home", "contentpage", home_page().pk))
    base = tab.context.new_page()
    base.goto("/")
    tab.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": base.evaluate("location.origin")}]
    )
    base.close()
    tab.goto(address)
    return tab


def test_the_address_follows_the_title_until_the_editor_writes_their_own(editor_tab):
    title, slug = editor_tab.locator("#id_title"), editor_tab.locator("#id_slug")
    title.press_sequentially(TITLE)
    editor_tab.wait_for_function("wanted => document.getElementById('id_slug').value === wanted", arg=slugify(TITLE))

    editor_tab.get_by_role("tab").nth(1).click()
    editor_tab.wait_for_timeout(WAGTAIL_WAITS_MS)
    slug.fill("Địa chỉ tự đặt")
    slug.blur()
    assert slug.input_value() == "dia-chi-tu-dat"

    editor_tab.get_by_role("tab").nth(0).click()
    title.press_sequentially(" mới")
    title.blur()
    editor_tab.wait_for_timeout(WAGTAIL_WAITS_MS)
    assert slug.input_value() == "dia-chi-tu-dat"
