"""Which view restrictions hold for a page."""

import pytest
from wagtail.models import Page, PageViewRestriction

from core.restrictions import pages_to_restrict, restrictions_of
from home.models import ContentPage
from tests.factories import ContentPageFactory, NewsPageFactory
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


def restrict(page: Page, kind: str = PageViewRestriction.LOGIN) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=kind, password="mat-khau")


def public_titles() -> set[str]:
    return set(ContentPage.objects.public().values_list("title", flat=True))


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS])
def test_a_restriction_holds_for_the_whole_branch_and_nothing_beside_it(kind):
    private = ContentPageFactory(title="riêng")
    below = ContentPageFactory(title="bên dưới", parent=private)
    beside = ContentPageFactory(title="bên cạnh")
    restriction = restrict(private, kind)
    assert public_titles() == {"bên cạnh"}
    assert list(restrictions_of(below)) == [restriction]
    assert list(restrictions_of(beside)) == []


def test_an_alias_is_as_private_as_its_source_and_so_is_an_alias_of_the_alias():
    source = ContentPageFactory(title="nguồn")
    place = ContentPageFactory(title="nơi khác")
    alias = source.create_alias(parent=place)
    second = alias.specific.create_alias(parent=home_page(), update_slug="bi-danh-hai")
    restriction = restrict(source)
    assert public_titles() == {"nơi khác"}
    for page in (source, alias, second):
        assert list(restrictions_of(page)) == [restriction]
    assert set(pages_to_restrict(source.pk)) == {source.pk, alias.pk, second.pk}


def test_reading_the_restrictions_costs_one_statement(django_assert_num_queries):
    page = ContentPageFactory(parent=ContentPageFactory())
    restrict(page)
    page = ContentPage.objects.get(pk=page.pk)
    with django_assert_num_queries(1):
        assert len(page.get_view_restrictions()) == 1


def test_a_private_page_is_not_served_to_a_reader(client):
    page = ContentPageFactory()
    assert client.get(page.url).status_code == 200
    restrict(page)
    assert client.get(page.url).status_code == 302


@pytest.mark.parametrize("where", ["item", "list", "source"])
def test_an_item_of_news_is_not_served_from_behind_a_restriction(client, where):
    item = NewsPageFactory()
    if where == "source":
        source = item
        item = source.create_alias(parent=item.get_parent(), update_slug="bi-danh")
        restrict(source)
    else:
        restrict(item if where == "item" else item.get_parent())
    assert client.get(item.url).status_code == 302
    PageViewRestriction.objects.all().delete()
    assert client.get(item.url).status_code == 200
