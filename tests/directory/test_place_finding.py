"""Which present unit a name of today or of before July 2025 means."""

from hypothesis import given
from hypothesis import strategies as st

from directory.places.finding import LONGEST_ASKED, Former, PlacesFound, Present, find_places


def present(name: str) -> Present:
    return Present(name=name, own_name=name, url=f"/{name}/")


CA_DAM, TAY_TRA_BONG, TRA_BONG = present("Xã Cà Đam"), present("Xã Tây Trà Bồng"), present("Xã Trà Bồng")
SON_HA, SON_HA_DOT, BA_XA, KON_TUM = map(present, ("Xã Sơn Hà", "Xã Sơn Hạ", "Xã Ba Xa", "Phường Kon Tum"))
TODAY = (CA_DAM, TAY_TRA_BONG, TRA_BONG, SON_HA, SON_HA_DOT, BA_XA, KON_TUM)


def former(name: str, district: str, *now: Present, province: str = "Tỉnh Quảng Ngãi") -> Former:
    return Former(name=name, district=district, province=province, now=now)


TRA_BUI = former("Xã Trà Bùi", "Huyện Trà Bồng", CA_DAM, TAY_TRA_BONG)
TRA_XUAN = former("Thị trấn Trà Xuân", "Huyện Trà Bồng", TRA_BONG)
OLD_SON_HA_DOT = former("Xã Sơn Hạ", "Huyện Sơn Hà", SON_HA_DOT)
OLD_BA_XA = former("Xã Ba Xa", "Huyện Ba Tơ", CA_DAM)
TRAN_HUNG_DAO = former("Phường Trần Hưng Đạo", "Thành phố Quảng Ngãi", CA_DAM)
OTHER_TRAN_HUNG_DAO = former("Phường Trần Hưng Đạo", "Thành phố Kon Tum", KON_TUM, province="Tỉnh Kon Tum")
BEFORE = (TRA_BUI, TRA_XUAN, OLD_SON_HA_DOT, OLD_BA_XA, TRAN_HUNG_DAO, OTHER_TRAN_HUNG_DAO)


def find(asked: str) -> PlacesFound:
    return find_places(asked, present=TODAY, former=BEFORE)


def test_a_divided_commune_is_part_of_both_units_in_every_spelling() -> None:
    for asked in ("Xã Trà Bùi", "trà bùi", "TRA BUI", "xa  tra bui", "Trà Bùi, huyện Trà Bồng", "tra bui tra bong"):
        found = find(asked)
        assert [unit.now for unit in found.former] == [(CA_DAM, TAY_TRA_BONG)], asked
        assert found.present == found.districts == ()


def test_the_wrong_word_before_a_name_still_finds_it() -> None:
    assert find("xã Trà Xuân").former == (TRA_XUAN,)


def test_accents_mean_what_they_say_and_their_absence_means_both() -> None:
    assert find("Sơn Hạ").present == (SON_HA_DOT,)
    assert find("Sơn Hà").present == (SON_HA,)
    assert set(find("son ha").present) == {SON_HA, SON_HA_DOT}


def test_a_district_leads_to_the_units_that_took_over_its_communes() -> None:
    (district,) = find("huyện Trà Bồng").districts
    assert (district.name, set(district.now)) == ("Huyện Trà Bồng", {CA_DAM, TAY_TRA_BONG, TRA_BONG})
    assert find("huyện Trà Bồng").present == ()


def test_a_bare_name_means_the_unit_of_today_and_the_district_of_before() -> None:
    found = find("tra bong")
    assert (found.present, [district.name for district in found.districts]) == ((TRA_BONG,), ["Huyện Trà Bồng"])


def test_a_syllable_like_the_word_before_names_stays_part_of_the_name() -> None:
    assert find("ba xa").present == find("xã Ba Xa").present == (BA_XA,)


def test_one_name_in_two_districts_gives_both_unless_the_district_is_said() -> None:
    assert len(find("phường Trần Hưng Đạo").former) == 2
    assert find("tran hung dao, thanh pho kon tum").former == (OTHER_TRAN_HUNG_DAO,)


def test_a_former_name_that_is_another_units_name_today_is_marked() -> None:
    (unit,) = find("xã Ba Xa").former
    assert unit.present_namesake == BA_XA
    (same,) = find("xã Sơn Hạ").former
    assert same.present_namesake is None


def test_a_part_of_a_name_finds_what_holds_it() -> None:
    found = find("tây trà")
    assert (found.is_near, found.present) == (True, (TAY_TRA_BONG,))


def test_what_is_no_place_gets_names_that_are_spelled_nearly_so() -> None:
    found = find("tra buii")
    assert (found.is_empty, found.suggestions) == (True, ("Xã Trà Bùi",))
    assert find("zzz") == PlacesFound()


def test_nothing_is_asked_by_signs_alone() -> None:
    assert find(" - ,.") == PlacesFound()


@given(st.text(max_size=LONGEST_ASKED * 2))
def test_whatever_is_typed_gives_an_answer(asked: str) -> None:
    found = find(asked)
    assert set(found.present) <= set(TODAY)


@given(st.sampled_from([*TODAY, *BEFORE]), st.integers(0, 5), st.booleans())
def test_every_name_finds_its_own_unit_however_it_is_written(unit: Present | Former, spaces: int, loud: bool) -> None:
    name = unit.own_name if isinstance(unit, Present) else unit.name
    asked = " " * spaces + (name.upper() if loud else name.lower())
    found = find(asked)
    assert unit in found.present or name in {one.name for one in found.former}
