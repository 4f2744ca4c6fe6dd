"""An incident is told on the pages that it concerns and on no others, with what people can do instead."""

import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from quality.incidents.concerned import Concerns, concerns_agency, concerns_of, concerns_procedure
from quality.models import Incident
from tests.factories import AgencyFactory, FieldFactory
from tests.factories.directory import CommuneFactory
from tests.factories.editing import board_member, lay_all, signed_in
from tests.factories.quality import IncidentFactory
from tests.factories.services import ProcedurePageFactory, acting

SNIPPETS = "/admin/snippets/quality"
KEYS = st.frozensets(st.integers(1, 5))


class TestRule:
    def test_what_names_nothing_concerns_everything(self):
        everything = concerns_of(None, [])
        assert concerns_procedure(everything, 1, fields=(), agencies=(None,))
        assert concerns_agency(everything, 1)

    def test_an_agencys_incident_concerns_its_procedures_and_its_page(self):
        one = concerns_of(7, [])
        assert concerns_procedure(one, 1, fields=(), agencies=(7, None))
        assert not concerns_procedure(one, 1, fields=(), agencies=(None, 8))
        assert concerns_agency(one, 7)
        assert not concerns_agency(one, 8)

    def test_procedures_and_fields_that_are_named_narrow_it_down(self):
        rows = [{"type": "procedure", "value": 1}, {"type": "field", "value": 3}]
        some = concerns_of(7, rows)
        assert concerns_procedure(some, 1, fields=(), agencies=(8,))
        assert concerns_procedure(some, 2, fields=(3,), agencies=(8,))
        assert not concerns_procedure(some, 2, fields=(4,), agencies=(7,))
        assert not concerns_agency(concerns_of(None, rows), 7)

    def test_rows_of_an_unknown_kind_or_without_a_value_are_passed_over(self):
        assert concerns_of(None, [{"type": "x", "value": 1}, {"type": "field", "value": None}, {}]) == Concerns()

    @given(KEYS, KEYS, KEYS, st.integers(1, 5))
    def test_who_is_named_is_always_told(self, agencies, fields, procedures, key):
        concerns = Concerns(agencies=agencies, fields=fields, procedures=procedures)
        if key in procedures:
            assert concerns_procedure(concerns, key, fields=(), agencies=())
        if key in agencies:
            assert concerns_agency(concerns, key)


@pytest.fixture
def _portal(db):
    lay_all()
    cache.clear()
    translation.activate("vi")


def incident(*named, **facts):
    """Make an incident that names pairs of a kind and a thing."""
    made = IncidentFactory(**facts)
    made.concerns = [(kind, thing) for kind, thing in named]
    made.save()
    return made


def text(client, address):
    cache.delete("quality.incidents.open.2")
    return " ".join(client.get(address).content.decode().split())


@pytest.mark.usefixtures("_portal")
class TestPages:
    def test_a_procedure_of_the_field_and_a_named_one_tell_of_it_and_a_third_does_not(self, client):
        land = FieldFactory()
        of_field, named, third = ProcedurePageFactory(fields=[land]), ProcedurePageFactory(), ProcedurePageFactory()
        incident(("field", land), ("procedure", named), service="Tra cứu thửa đất", instead="Gọi điện.")
        for page in (of_field, named):
            assert "Tra cứu thửa đất" in text(client, page.url)
            assert "Gọi điện." in text(client, page.url)
        assert "Tra cứu thửa đất" not in text(client, third.url)

    def test_an_agency_that_carries_a_procedure_out_speaks_for_it_too(self, client):
        agency = AgencyFactory()
        page = ProcedurePageFactory(agencies=[acting(agency)])
        other = ProcedurePageFactory(agencies=[acting(agency, "coordinating")])
        incident(service="Quầy đóng cửa", agency=agency)
        assert "Quầy đóng cửa" in text(client, page.url)
        assert "Quầy đóng cửa" not in text(client, other.url)

    def test_the_page_of_the_agency_and_of_its_commune_tell_of_it(self, client):
        commune = CommuneFactory(committee=AgencyFactory())
        other = AgencyFactory()
        incident(service="Mất điện tại bộ phận một cửa", instead="Đến xã bên.", agency=commune.committee)
        for address in (commune.committee.get_absolute_url(), commune.get_absolute_url()):
            assert "Mất điện tại bộ phận một cửa" in text(client, address)
            assert "Đến xã bên." in text(client, address)
        assert "Mất điện" not in text(client, other.get_absolute_url())

    def test_it_costs_no_statement_once_it_is_known(self, client):
        page = ProcedurePageFactory(fields=[FieldFactory()])
        incident(("procedure", page))
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        assert [query for query in queries if "quality_incident" in query["sql"]] == []
        assert len(queries) <= 12


def form(**changes):
    return {
        "service": "Nộp trực tuyến",
        "begins_at": "2026-03-10 08:00",
        "announced_on": "2026-03-02",
        "instead": "Đến quầy.",
        "concerns-count": "0",
    } | changes


def said_in(html):
    """Return the page with what its lists say in words: the admin carries them as data."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), html)


def naming(kind, thing):
    names = {"type": kind, "value": str(thing.pk), "order": "0", "deleted": "", "id": ""}
    return {"concerns-count": "1"} | {f"concerns-0-{name}": value for name, value in names.items()}


@pytest.mark.usefixtures("_portal")
class TestEditors:
    def test_who_writes_for_an_agency_is_offered_this_one_alone(self):
        own, other = AgencyFactory(), AgencyFactory()
        client = signed_in(board_member("cua-so", own))
        for model in ("incident", "commitment", "figure"):
            html = client.get(f"{SNIPPETS}/{model}/add/").content.decode()
            assert f'<option value="{own.pk}" selected' in html
            assert f'value="{other.pk}"' not in html

    def test_who_writes_for_an_agency_is_offered_its_procedures_and_no_others(self):
        own, other = AgencyFactory(), AgencyFactory(name="Sở Của Người Khác")
        ProcedurePageFactory(title="Thủ tục của mình", agencies=[acting(own)])
        ProcedurePageFactory(title="Thủ tục của người khác", agencies=[acting(other)])
        FieldFactory(name="Lĩnh vực nào đó")
        incident(agency=own)
        client = signed_in(board_member("cua-so", own))
        for address in (f"{SNIPPETS}/incident/add/", f"{SNIPPETS}/incident/edit/{Incident.objects.get().pk}/"):
            offered = said_in(text(client, address))
            assert "Thủ tục của mình" in offered
            for name in ("Thủ tục của người khác", "Sở Của Người Khác", "Lĩnh vực nào đó"):
                assert name not in offered

    def test_where_nothing_is_theirs_a_sentence_says_so(self):
        html = said_in(text(signed_in(board_member("cua-so", AgencyFactory())), f"{SNIPPETS}/incident/add/"))
        assert "Chưa có thủ tục nào nêu tên cơ quan của bạn" in html

    def test_what_the_board_named_stands_there_and_is_refused_on_saving(self):
        own = AgencyFactory()
        page = ProcedurePageFactory(title="Thủ tục của người khác")
        incident(("procedure", page), agency=own)
        stored = Incident.objects.get()
        client, address = signed_in(board_member("cua-so", own)), f"{SNIPPETS}/incident/edit/{stored.pk}/"
        assert "Thủ tục của người khác" in said_in(text(client, address))
        answer = client.post(address, form(agency=str(own.pk), instead="Về nhà.", **naming("procedure", page)))
        assert "Chỉ nêu cơ quan của bạn" in said_in(answer.content.decode())
        assert Incident.objects.get().instead == stored.instead

    def test_what_is_no_key_is_refused(self):
        own = AgencyFactory()
        named = naming("procedure", own) | {"concerns-0-value": "<b>"}
        signed_in(board_member("cua-so", own)).post(f"{SNIPPETS}/incident/add/", form(agency=str(own.pk), **named))
        assert not Incident.objects.exists()

    def test_the_board_names_any_procedure(self):
        page = ProcedurePageFactory()
        signed_in(board_member()).post(f"{SNIPPETS}/incident/add/", form(**naming("procedure", page)))
        assert [block.value.pk for block in Incident.objects.get().concerns] == [page.pk]

    def test_who_writes_for_an_agency_names_its_procedures_and_no_others(self):
        own = AgencyFactory()
        theirs, others = ProcedurePageFactory(agencies=[acting(own)]), ProcedurePageFactory()
        client = signed_in(board_member("cua-so", own))
        for kind, thing in (("procedure", others), ("field", FieldFactory()), ("agency", AgencyFactory())):
            client.post(f"{SNIPPETS}/incident/add/", form(agency=str(own.pk), **naming(kind, thing)))
            assert not Incident.objects.exists()
        client.post(f"{SNIPPETS}/incident/add/", form(agency=str(own.pk), **naming("procedure", theirs)))
        assert Incident.objects.get().agency == own
