"""Whoever names a commune of today or of before, or an address, is told which counter takes the papers in."""

from datetime import datetime
from string import ascii_lowercase

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.models import AgencyKind
from directory.places import finding as place_finding
from preparing.counters.finding import counters_for
from services.levels import Level
from tests.factories import AgencyFactory
from tests.factories.directory import CommuneFactory, FormerUnitFactory
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db

HOURS = "Thứ Hai đến thứ Sáu: 7:00–11:30, 13:30–17:00"


@pytest.fixture
def tra_bong():
    committee = AgencyFactory(name="Uỷ ban nhân dân xã Trà Bồng", kind=AgencyKind.COMMUNE)
    commune = CommuneFactory(name="Xã Trà Bồng", committee=committee)
    unit = FormerUnitFactory(name="Xã Trà Sơn", district="Huyện Trà Bồng", province="Tỉnh Quảng Ngãi")
    unit.communes.set([commune])
    AgencyFactory(
        name="Trung tâm phục vụ hành chính công xã Trà Bồng",
        kind=AgencyKind.COMMUNE,
        parent=committee,
        takes_applications=True,
        address="Thôn 2, xã Trà Bồng",
        phone="0255 000 0001",
        hours=HOURS,
    )
    return commune


def counters(asked, *, levels=(Level.COMMUNE,), rule=""):
    return counters_for(asked, levels=levels, rule=rule, language="vi")


@pytest.mark.usefixtures("tra_bong")
class TestPlaces:
    @pytest.mark.parametrize(
        "asked",
        [
            "xã Trà Bồng",
            "tra bong",
            "Xã Trà Sơn",
            "Thôn Bắc, xã Trà Sơn, huyện Trà Bồng, tỉnh Quảng Ngãi",
            "số 5 đường 2/9; thôn 1; tra son",
        ],
    )
    def test_old_and_new_names_and_addresses_lead_to_the_counter(self, asked):
        found = counters(asked)
        assert [one.name for one in found.communes] == ["Xã Trà Bồng"]
        assert [one.name for one in found.communes[0].counters] == ["Trung tâm phục vụ hành chính công xã Trà Bồng"]

    def test_a_name_that_nobody_knows_gives_the_nearest_spelling(self):
        found = counters("tra bonk")
        assert found.communes == ()
        assert "Xã Trà Bồng" in found.places.suggestions

    @pytest.mark.parametrize("asked", ["", "%", "'; drop table", "a" * 5000, "\x00", ",,,;;"])
    def test_hostile_words_find_nothing(self, asked):
        assert counters(asked).communes == ()

    def test_an_address_in_pieces_without_end_is_looked_for_by_its_last_ones(self, monkeypatch):
        asked_for = []
        find = place_finding.find_places
        monkeypatch.setattr(
            place_finding, "find_places", lambda words, **units: asked_for.append(words) or find(words, **units)
        )
        counters(",".join(ascii_lowercase * 5))
        assert len(asked_for) <= 2 * place_finding.MOST_PARTS + 1
        assert [one.name for one in counters("a,b,c,d," * 20 + "xã Trà Sơn, huyện Trà Bồng").communes] == [
            "Xã Trà Bồng"
        ]


def test_without_a_counter_the_committee_is_named():
    committee = AgencyFactory(name="Uỷ ban nhân dân xã Sơn Hà", kind=AgencyKind.COMMUNE)
    CommuneFactory(name="Xã Sơn Hà", committee=committee)
    found = counters("sơn hà").communes[0]
    assert found.counters == ()
    assert found.committee.name == committee.name


def test_a_counter_that_was_dissolved_takes_nothing_in(tra_bong):
    centre = tra_bong.committee.children.get()
    centre.ended_on = datetime(2026, 1, 1).date()  # noqa: DTZ001
    centre.save()
    assert counters("trà bồng").communes[0].counters == ()


@pytest.mark.usefixtures("tra_bong")
class TestCountersOfTheProvince:
    @pytest.fixture(autouse=True)
    def centre(self):
        return AgencyFactory(name="Trung tâm tỉnh", kind=AgencyKind.PROVINCE, takes_applications=True)

    def test_they_are_named_where_the_province_carries_it_out(self):
        assert [one.name for one in counters("trà bồng", levels=[Level.PROVINCE]).of_province] == ["Trung tâm tỉnh"]

    def test_they_are_named_where_any_counter_will_do(self):
        assert [one.name for one in counters("trà bồng", rule="any").of_province] == ["Trung tâm tỉnh"]

    def test_they_are_not_named_otherwise(self):
        assert counters("trà bồng").of_province == ()


class TestHours:
    def at(self, monkeypatch, *moment):
        monkeypatch.setattr(timezone, "localtime", lambda: datetime(*moment))  # noqa: DTZ001
        return counters("trà bồng").communes[0].counters[0].state

    def test_a_counter_says_that_it_is_open(self, tra_bong, monkeypatch):
        assert self.at(monkeypatch, 2026, 3, 4, 8, 0).is_open

    def test_a_public_holiday_closes_it(self, tra_bong, monkeypatch):
        closed = self.at(monkeypatch, 2026, 9, 2, 8, 0)
        assert not closed.is_open

    def test_hours_that_nobody_can_read_are_not_judged(self, tra_bong, monkeypatch):
        tra_bong.committee.children.update(hours="Theo lịch hẹn")
        assert self.at(monkeypatch, 2026, 3, 4, 8, 0) is None


@pytest.mark.usefixtures("tra_bong")
class TestThePage:
    def test_it_answers_with_address_phone_and_map_and_keeps_what_was_typed(self, client):
        page = ProcedurePageFactory(reception_address="Nộp tại xã.")
        text = client.get(f"{page.get_url()}noi-nop/", {"noi": "xã Trà Sơn <b>"}).content.decode()
        assert 'value="xã Trà Sơn &lt;b&gt;"' in text
        text = client.get(f"{page.get_url()}noi-nop/", {"noi": "xã Trà Sơn"}).content.decode()
        assert "Thôn 2, xã Trà Bồng" in text
        assert 'href="tel:02550000001"' in text
        assert "openstreetmap.org" in text
        assert "Nộp tại xã." in text

    def test_nothing_is_cached_or_listed_by_machines(self, client):
        answer = client.get(f"{ProcedurePageFactory().get_url()}noi-nop/", {"noi": "trà bồng"})
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"

    def test_the_procedure_says_where_boundaries_do_not_matter(self, client):
        page = ProcedurePageFactory(counter_rule="any")
        assert "bất kỳ" in client.get(f"{page.get_url()}noi-nop/").content.decode()

    def test_the_procedure_asks_for_the_commune(self, client):
        page = ProcedurePageFactory()
        assert f'action="{page.get_url()}noi-nop/"' in client.get(page.get_url()).content.decode()

    def test_what_the_central_level_carries_out_has_no_counter_here(self, client):
        page = ProcedurePageFactory(levels=["trung-uong"])
        assert "noi-nop/" not in client.get(page.get_url()).content.decode()

    def test_an_answer_costs_few_statements(self, client):
        page = ProcedurePageFactory()
        client.get(f"{page.get_url()}noi-nop/", {"noi": "trà bồng"})
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{page.get_url()}noi-nop/", {"noi": "trà bồng"})
        assert len(asked) <= 12
