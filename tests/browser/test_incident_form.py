"""Who writes for an agency chooses its procedures from a list, and finds the choice again on opening the incident."""

import pytest
from playwright.sync_api import expect

from quality.models import Incident
from tests.factories import AgencyFactory
from tests.factories.editing import board_member, lay_all
from tests.factories.quality import IncidentFactory
from tests.factories.services import ProcedurePageFactory, acting

from .test_editor import desk_of

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("transactional_db", "live_server")]

CHOICE = "select[name=concerns-0-value]"


def test_a_procedure_is_chosen_from_those_of_the_agency(open_page):
    lay_all()
    own = AgencyFactory()
    theirs = ProcedurePageFactory(title="Thủ tục của mình", agencies=[acting(own)])
    ProcedurePageFactory(title="Thủ tục của người khác")
    incident = IncidentFactory(agency=own)
    tab = desk_of(open_page, board_member("cua-so", own))
    address = f"/admin/snippets/quality/incident/edit/{incident.pk}/"
    tab.goto(address)
    tab.locator(".c-sf-add-button").click()
    tab.get_by_role("option", name="Thủ tục", exact=True).click()
    expect(tab.locator(f"{CHOICE} option")).to_have_text(["Hãy chọn", "Thủ tục của mình"])
    tab.select_option(CHOICE, label="Thủ tục của mình")
    tab.get_by_role("button", name="Lưu", exact=True).click()
    tab.wait_for_url("**/incident/")
    assert [block.value.pk for block in Incident.objects.get().concerns] == [theirs.pk]
    tab.goto(address)
    expect(tab.locator(CHOICE)).to_have_value(str(theirs.pk))
