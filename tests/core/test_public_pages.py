"""Which pages the public may see: our one statement says what Wagtail says with two."""

import pytest
from wagtail.models import Page, PageViewRestriction

from core.models.pages import PortalPageQuerySet
from tests.factories import ContentPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("restricted", [[], [0], [1], [0, 1, 2], [3]])
def test_public_pages_are_those_of_wagtail_itself(restricted):
    section = ContentPageFactory()
    pages = [section, ContentPageFactory(parent=section), NewsPageFactory(), ContentPageFactory()]
    for number in restricted:
        PageViewRestriction.objects.create(page=pages[number], restriction_type="login")
    ours = set(PortalPageQuerySet(Page).public().values_list("pk", flat=True))
    assert ours == set(Page.objects.public().values_list("pk", flat=True))
    assert (section.pk in ours) == (0 not in restricted)
    assert (pages[1].pk in ours) == (0 not in restricted and 1 not in restricted)


def test_public_pages_need_one_statement(django_assert_num_queries):
    PageViewRestriction.objects.create(page=NewsPageFactory(), restriction_type="login")
    with django_assert_num_queries(1):
        assert list(PortalPageQuerySet(Page).public())
