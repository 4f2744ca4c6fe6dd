"""What stands before anybody has written a word."""

import pytest
from django.core.management import call_command
from wagtail.models import Page, Site

from home.models import HomePage

pytestmark = pytest.mark.django_db


def test_a_new_installation_has_a_home_page_in_each_language(client):
    call_command("lay_foundation")
    assert client.get("/").status_code == 200
    assert client.get("/en/").status_code == 200
    assert client.get("/tin-tuc/").status_code == 200
    assert client.get("/en/news/").status_code == 200


def test_laying_it_twice_changes_nothing_that_editors_changed():
    call_command("lay_foundation")
    home = HomePage.objects.get(locale__language_code="vi")
    home.welcome = "Câu chào của tỉnh"
    home.save_revision().publish()
    before = list(Page.objects.order_by("path").values_list("path", "title", "slug"))
    call_command("lay_foundation")
    assert HomePage.objects.get(pk=home.pk).welcome == "Câu chào của tỉnh"
    assert list(Page.objects.order_by("path").values_list("path", "title", "slug")) == before
    assert Site.objects.get(is_default_site=True).root_page_id == home.pk


def test_the_tree_is_sound_afterwards():
    call_command("lay_foundation")
    assert not any(Page.find_problems())
