"""Names of former units and districts mean the units of today."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.places.meanings import meanings_of_former_units
from tests.factories.directory import CommuneFactory, FormerUnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    new, other = CommuneFactory(name="Xã Tây Trà"), CommuneFactory(name="Xã Cà Đam")
    FormerUnitFactory(name="Xã Trà Bùi", district="Huyện Trà Bồng", communes=[other])
    FormerUnitFactory(name="Thị trấn Trà Xuân", district="Huyện Trà Bồng", communes=[new, other])
    FormerUnitFactory(name="Xã Cà Đam", district="Huyện Sơn Hà", communes=[new])


@pytest.mark.parametrize("typed", ["xã Trà Bùi", "ubnd xa tra bui ở đâu", "XÃ TRÀ BÙI, huyện cũ"])
def test_a_former_commune_means_what_it_is_part_of_today(typed: str) -> None:
    assert meanings_of_former_units(typed)["Xã Trà Bùi"] == ("Xã Cà Đam",)


@pytest.mark.parametrize("typed", ["thị trấn Trà Xuân", "tt tra xuan"])
def test_a_unit_that_was_divided_means_each_of_its_parts(typed: str) -> None:
    assert meanings_of_former_units(typed) == {"Thị trấn Trà Xuân": ("Xã Cà Đam", "Xã Tây Trà")}


def test_a_former_district_means_all_that_its_communes_became() -> None:
    assert meanings_of_former_units("huyện Trà Bồng") == {"Huyện Trà Bồng": ("Xã Cà Đam", "Xã Tây Trà")}


def test_a_name_that_a_present_unit_bears_means_that_unit() -> None:
    assert meanings_of_former_units("xã Cà Đam") == {}


@pytest.mark.parametrize("typed", ["", "khai sinh", "bảo hiểm xã hội", "xã", "trà bùi"])
def test_other_words_cost_no_statement(typed: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert meanings_of_former_units(typed) == {}
    assert len(asked) == 0
