"""Pages are found in both languages as Wagtail finds them, without the home page being read on the way."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from home.models import HomePage
from tests.factories import NewsPageFactory
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


def test_the_home_page_is_not_read_on_the_way_to_a_page_below_it(client):
    page = NewsPageFactory()
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(page.url).status_code == 200
    assert not [query["sql"] for query in queries if HomePage._meta.db_table in query["sql"]]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_home_page_itself_is_shown_whole(client, language):
    home = home_page(language)
    answer = client.get(home.url)
    assert answer.status_code == 200
    assert not answer.context["page"].get_deferred_fields()


def test_what_stands_below_an_english_home_page_is_found_there_and_nowhere_else(client):
    english = home_page("en")
    below = english.add_child(instance=Page(title="Below", slug="below", locale=english.locale))
    assert client.get(below.get_url()).status_code == 200
    assert client.get("/below/").status_code == 404


def test_an_english_home_page_that_is_not_published_hides_what_stands_below_it_as_before(client):
    english = home_page("en")
    english.unpublish()
    assert client.get("/en/khong-co/").status_code == 404
