"""What the rules cost where editors are every day: a list with many pages below it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.editing.conftest import browser_of
from tests.factories import AgencyFactory, NewsPageFactory
from tests.factories.editing import board_member

pytestmark = pytest.mark.django_db


def statements(browser, page) -> int:
    """Return how many statements the explorer needs to show what is below ``page``."""
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert browser.get(reverse("wagtailadmin_explore", args=[page.pk])).status_code == 200
    return len(captured)


@pytest.mark.parametrize(("bound", "for_each"), [(False, 0), (True, 1)])
def test_a_list_costs_whom_no_agency_binds_nothing_more_for_each_page(portal, bound, for_each):
    agency = AgencyFactory()
    browser = browser_of(board_member("nguoi-xem", *([agency] if bound else [])))
    for _ in range(3):
        NewsPageFactory(agency=agency)
    browser.get(reverse("wagtailadmin_explore", args=[portal.pk]))
    few = statements(browser, portal)
    for _ in range(4):
        NewsPageFactory(agency=agency)
    assert statements(browser, portal) - few <= 4 * for_each
