"""Agencies and fields that other data names are found again, or made once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.actions import agencies_named, fields_named
from directory.models import Agency, AgencyFormerName, AgencyKind, Field
from tests.factories.directory import AgencyFactory, FieldFactory

pytestmark = pytest.mark.django_db


def test_an_agency_is_known_by_any_spelling_of_its_name_its_former_and_its_short_name() -> None:
    agency = AgencyFactory(name="Sở Nông nghiệp và Môi trường", short_name="SNNMT")
    AgencyFormerName.objects.create(agency=agency, name="Sở Nông nghiệp và Phát triển nông thôn")
    found = agencies_named(["SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Sở Nông nghiệp và Phát triển Nông thôn", "snnmt"])
    assert set(found.values()) == {agency}
    assert Agency.objects.count() == 1


def test_a_present_name_goes_before_a_former_name_of_another() -> None:
    younger = AgencyFactory(name="Bộ Tài chính")
    AgencyFormerName.objects.create(agency=younger, name="Bộ Kế hoạch và Đầu tư")
    older = AgencyFactory(name="Bộ Kế hoạch và Đầu tư")
    assert agencies_named(["BỘ KẾ HOẠCH VÀ ĐẦU TƯ"]) == {"BỘ KẾ HOẠCH VÀ ĐẦU TƯ": older}


def test_what_is_missing_is_made_once_in_the_case_of_officials_with_kind_and_address() -> None:
    found = agencies_named(["BỘ Y TẾ", "Bộ Y  tế", "Sở Y tế", "", " - "])
    assert list(found) == ["BỘ Y TẾ", "Bộ Y  tế", "Sở Y tế"]
    ministry = found["BỘ Y TẾ"]
    assert (ministry.name, ministry.slug, ministry.kind) == ("Bộ Y tế", "bo-y-te", AgencyKind.CENTRAL)
    assert found["Bộ Y  tế"] == ministry
    assert found["Sở Y tế"].kind == AgencyKind.DEPARTMENT
    assert agencies_named(["Bộ Y tế"]) == {"Bộ Y tế": ministry}


def test_names_that_differ_by_accents_get_addresses_of_their_own() -> None:
    found = agencies_named(["Ủy ban nhân dân xã Sơn Hà", "Ủy ban nhân dân xã Sơn Hạ"], kind=AgencyKind.OTHER)
    assert {agency.slug for agency in found.values()} == {
        "uy-ban-nhan-dan-xa-son-ha",
        "uy-ban-nhan-dan-xa-son-ha-2",
    }
    assert {agency.kind for agency in found.values()} == {AgencyKind.OTHER}


def test_names_that_are_all_known_cost_three_statements() -> None:
    names = [AgencyFactory().name for _ in range(200)]
    with CaptureQueriesContext(
        connection,
    ) as made:
        assert len(agencies_named(names)) == 200
    assert len([query for query in made if "SAVEPOINT" not in query["sql"]]) == 3


def test_fields_are_found_again_or_made() -> None:
    field = FieldFactory(name="Hộ tịch")
    found = fields_named(["HỘ TỊCH", "Đất  đai", ""])
    assert found["HỘ TỊCH"] == field
    assert (found["Đất  đai"].name, found["Đất  đai"].slug) == ("Đất đai", "dat-dai")
    assert Field.objects.count() == 2


def test_what_is_named_for_all_provinces_is_the_committee_of_this_one() -> None:
    committee = AgencyFactory(name="Uỷ ban nhân dân tỉnh Quảng Ngãi", short_name="UBND tỉnh")
    AgencyFactory(name="Uỷ ban nhân dân tỉnh Kon Tum", short_name="UBND tỉnh Kon Tum")
    names = ["Ủy ban nhân dân cấp tỉnh", "Ủy ban nhân dân tỉnh", "UBND tỉnh"]
    assert agencies_named(names) == dict.fromkeys(names, committee)


def test_a_ministry_that_is_no_more_is_made_so_and_leads_to_those_that_took_it_over() -> None:
    home_affairs = AgencyFactory(name="Bộ Nội vụ")
    old = agencies_named(["BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "BỘ Y TẾ"])["BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"]
    assert old.ended_on == date(2025, 3, 1)
    successors = Agency.objects.get(pk=old.pk).successors.all()
    assert {agency.name for agency in successors} == {"Bộ Nội vụ", "Bộ Giáo dục và Đào tạo", "Bộ Y tế"}
    assert home_affairs in successors
    assert Agency.objects.filter(name="Bộ Y tế").count() == 1
    assert not any(agency.ended_on for agency in successors)
