"""What an agency's page shows of procedures."""

import pytest

from services.holdings import SHOWN, procedures_of
from tests.factories import AgencyFactory
from tests.factories.services import ProcedurePageFactory, acting

pytestmark = pytest.mark.django_db


def test_an_agency_holds_what_it_publishes_decides_or_carries_out():
    agency = AgencyFactory(slug="so-tu-phap")
    ProcedurePageFactory(title="B", agency=agency, agencies=[acting(agency), acting(agency, "deciding")])
    ProcedurePageFactory(title="A", agencies=[acting(agency)], code="1.000001")
    ProcedurePageFactory(title="Của cơ quan khác")
    ProcedurePageFactory(title="Nháp", agency=agency, live=False)
    held = procedures_of(agency, "vi")
    assert [item.title for item in held.items] == ["A", "B"]
    assert held.items[0].number == "1.000001"
    assert held.all_url == "/thu-tuc/?co-quan=so-tu-phap"


def test_only_some_are_shown_in_few_statements(django_assert_max_num_queries):
    agency = AgencyFactory()
    for _ in range(SHOWN + 2):
        ProcedurePageFactory(agency=agency)
    procedures_of(agency, "vi")
    with django_assert_max_num_queries(2):
        assert len(procedures_of(agency, "vi").items) == SHOWN


def test_an_agency_without_procedures_holds_nothing():
    assert procedures_of(AgencyFactory(), "vi") is None
