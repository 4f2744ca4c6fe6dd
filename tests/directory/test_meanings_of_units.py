"""Names of former units and districts, and of units with another word before them, mean the units of today."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.places.meanings import meanings_of_units
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
    assert meanings_of_units(typed)["Xã Trà Bùi"] == ("Xã Cà Đam",)


@pytest.mark.parametrize(
    ("typed", "name"), [("thị trấn Trà Xuân", "Thị trấn Trà Xuân"), ("tt tra xuan", "tt Trà Xuân")]
)
def test_a_unit_that_was_divided_means_each_of_its_parts_by_the_name_as_it_was_typed(typed: str, name: str) -> None:
    assert meanings_of_units(typed) == {name: ("Xã Cà Đam", "Xã Tây Trà")}


def test_a_former_district_means_all_that_its_communes_became() -> None:
    assert meanings_of_units("huyện Trà Bồng") == {"Huyện Trà Bồng": ("Xã Cà Đam", "Xã Tây Trà")}


def test_a_name_that_a_present_unit_bears_means_that_unit() -> None:
    assert meanings_of_units("xã Cà Đam") == {}


@pytest.mark.parametrize(
    "typed", ["đảo Lý Sơn", "huyện đảo lý sơn", "ra dao ly son the nao", "thị trấn Lý Sơn", "tx ly son"]
)
def test_another_word_before_the_name_of_a_present_unit_still_means_it(typed: str) -> None:
    CommuneFactory(name="Đặc khu Lý Sơn")
    assert list(meanings_of_units(typed).values()) == [("Đặc khu Lý Sơn",)]


def test_another_word_before_the_name_of_a_former_unit_means_what_that_became() -> None:
    assert meanings_of_units("phố Trà Bùi") == {"phố Trà Bùi": ("Xã Cà Đam",)}


def test_the_name_of_a_present_unit_comes_before_that_of_a_former_one() -> None:
    CommuneFactory(name="Xã Trà Bồng")
    assert meanings_of_units("thị trấn Trà Bồng") == {"thị trấn Trà Bồng": ("Xã Trà Bồng",)}
    assert meanings_of_units("huyện Trà Bồng")["Huyện Trà Bồng"] == ("Xã Cà Đam", "Xã Tây Trà"), "that one was a unit"


@pytest.mark.parametrize("typed", ["đạo lý sơn", "đào lý sơn", "đảo Lý", "đảo Sơn Lý"])
def test_other_words_before_a_name_and_other_names_mean_nothing(typed: str) -> None:
    CommuneFactory(name="Đặc khu Lý Sơn")
    assert meanings_of_units(typed) == {}


@pytest.mark.parametrize("typed", ["", "khai sinh", "bảo hiểm xã hội", "xã", "trà bùi", "đào tạo nghề", "phó chủ tịch"])
def test_other_words_cost_no_statement(typed: str) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert meanings_of_units(typed) == {}
    assert len(asked) == 0
