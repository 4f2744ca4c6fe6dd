"""Editors see what people use, of the procedures that they may edit, and what a colleague wants first."""

import pytest
from django.utils.timezone import localdate

from services.models import MonthOfUse, Standing
from services.use.months import month_of, months_before
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/procedure-use/"


@pytest.fixture
def pages():
    rare, often = ProcedurePageFactory(title="Hiếm"), ProcedurePageFactory(title="Thường")
    ProcedurePageFactory(title="Mùa này", shown_first_because="Mùa tuyển sinh")
    Standing.objects.create(page=often, views=4321)
    MonthOfUse.objects.create(page=rare, month=month_of(localdate()), views=1230)
    MonthOfUse.objects.create(page=rare, month=months_before(localdate())[0], views=770)
    return rare, often


def test_the_report_follows_the_order_of_the_lists(admin_client, pages):
    text = admin_client.get(REPORT).content.decode()
    places = [text.index(title) for title in ("Mùa này", "Thường", "Hiếm")]
    assert places == sorted(places)
    for said in ("4321", "1230", "770", "Mùa tuyển sinh"):
        assert said in text


def test_it_is_narrowed_down_to_what_an_editor_wants_first(admin_client, pages):
    text = admin_client.get(f"{REPORT}results/?shown=first").content.decode()
    assert "Mùa này" in text
    assert "Thường" not in text


def test_it_can_be_sorted_and_loaded(admin_client, pages):
    assert admin_client.get(f"{REPORT}?ordering=-this_month").status_code == 200
    loaded = b"".join(admin_client.get(f"{REPORT}?export=csv").streaming_content).decode()
    assert "Thường" in loaded
    assert "4321" in loaded


def test_who_edits_nothing_sees_nothing(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("ai-do"))
    assert client.get(REPORT).status_code == 302
