"""Agencies and communes are found by every name that people know them by, present and former."""

from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from core.vietnamese import fold
from directory.actions import agencies_named
from directory.models import Agency, AgencyKind, Commune, FormerUnit
from directory.searchable import BARE
from search.models import SearchEntry
from search.queries import SearchQuery
from search.results.searching import search
from tests.factories.directory import (
    AgencyFactory,
    AgencyFormerNameFactory,
    AgencyLeaderFactory,
    CommuneFactory,
    FormerUnitFactory,
)

pytestmark = pytest.mark.django_db

Committed = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    """Let what is done within be committed, so that it is found."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def first(words: str, language: str = "vi") -> str:
    """Return where the first result leads to."""
    languages = ("vi",) if language == "vi" else ("en", "vi")
    results = search(SearchQuery(words=words, languages=languages), language=language).results
    return results[0].url if results else ""


def entry(key: str) -> SearchEntry:
    return SearchEntry.objects.get(key=key)


def test_an_agency_is_found_by_its_names_its_duties_and_its_leaders(committed: Committed) -> None:
    with committed():
        agency = AgencyFactory(name="Sở Nông nghiệp", short_name="SNN", functions="Quản lý rừng phòng hộ.", slug="snn")
        AgencyFormerNameFactory(agency=agency, name="Sở Thủy lợi")
        AgencyLeaderFactory(agency=agency, name="Nguyễn Văn An", title="Giám đốc")
        AgencyFactory(name="Sở Y tế")
    for words in ("so nong nghiep", "SNN", "sở thuỷ lợi", "rừng phòng hộ", "nguyen van an"):
        assert first(words) == "/co-quan/snn/", words


def test_an_agency_is_found_in_english_where_it_has_an_english_name(committed: Committed) -> None:
    with committed():
        AgencyFactory(name="Sở Y tế", name_en="Department of Health", slug="so-y-te")
        silent = AgencyFactory(name="Sở Nội vụ", name_en="")
    assert first("department of health", language="en") == "/en/co-quan/so-y-te/"
    assert not SearchEntry.objects.filter(key=f"directory.agency:{silent.pk}#en").exists()


def test_an_agency_that_only_documents_name_is_found_below_the_others(committed: Committed) -> None:
    with committed():
        agency = agencies_named(["BỘ TÀI CHÍNH"])["BỘ TÀI CHÍNH"]
        known = AgencyFactory(name="Sở Tài chính", address="Số 1")
    assert entry(f"directory.agency:{agency.pk}").weight == BARE
    assert entry(f"directory.agency:{known.pk}").weight == 1
    assert first("bo tai chinh") == "/co-quan/bo-tai-chinh/"


def test_a_renamed_agency_is_found_by_its_new_name(committed: Committed) -> None:
    with committed():
        agency = AgencyFactory(name="Sở Cũ")
    with committed():
        agency.name = "Sở Hoàn toàn mới"
        agency.save()
    assert entry(f"directory.agency:{agency.pk}").title == "Sở Hoàn toàn mới"


def test_a_commune_stands_before_its_committee(committed: Committed) -> None:
    with committed():
        committee = AgencyFactory(name="Ủy ban nhân dân xã Cà Đam", kind=AgencyKind.COMMUNE, address="Thôn 1")
        CommuneFactory(name="Xã Cà Đam", slug="xa-ca-dam", committee=committee)
    assert first("xa ca dam") == "/xa-phuong/xa-ca-dam/"


def test_a_commune_that_was_not_merged_is_not_said_to_be_made_from_itself(committed: Committed) -> None:
    with committed():
        commune = CommuneFactory(name="Xã Rờ Kơi")
        FormerUnitFactory(name="Xã Rờ Kơi", district="Huyện Sa Thầy", province="Tỉnh Kon Tum", communes=[commune])
    summaries = [entry(f"directory.commune:{commune.pk}{language}").summary for language in ("", "#en")]
    assert summaries == [
        "Đến ngày 30/6/2025 thuộc huyện Sa Thầy, tỉnh Kon Tum.",
        "Until 30 June 2025 in huyện Sa Thầy, tỉnh Kon Tum.",
    ]


def test_a_change_of_a_former_unit_changes_what_its_communes_are_found_by(committed: Committed) -> None:
    with committed():
        old, new = CommuneFactory(name="Xã Cà Đam", slug="ca-dam"), CommuneFactory(name="Xã Tây Trà", slug="tay-tra")
        former = FormerUnitFactory(name="Xã Trà Bùi", communes=[old])
    assert first("tra bui") == "/xa-phuong/ca-dam/"
    with committed():
        former.communes.set([new])
    assert first("tra bui") == "/xa-phuong/tay-tra/"
    with committed():
        former.name = "Xã Trà Khác"
        former.save()
    assert (first("tra khac"), SearchEntry.objects.filter(title__contains="Trà Bùi").count()) == (
        "/xa-phuong/tay-tra/",
        0,
    )
    with committed():
        former.delete()
    assert not SearchEntry.objects.filter(title__contains="Trà Khác").exists()


@pytest.mark.parametrize("typed", ["uỷ ban nhân dân xã trà bùi", "ubnd xa tra bui"])
def test_what_is_asked_of_a_former_commune_is_found_under_its_name_of_today(committed: Committed, typed: str) -> None:
    with committed():
        commune = CommuneFactory(name="Xã Cà Đam", slug="ca-dam")
        FormerUnitFactory(name="Xã Trà Bùi", communes=[commune])
        AgencyFactory(name="Uỷ ban nhân dân xã Cà Đam", slug="ubnd-ca-dam")
        AgencyFactory(name="Uỷ ban nhân dân xã Tây Trà", slug="ubnd-tay-tra")
    assert first(typed) == "/co-quan/ubnd-ca-dam/"


@pytest.fixture
def province(shared_data: Path, tmp_path: Path, settings: Any, committed: Committed) -> None:
    """The whole real province."""
    settings.STATE_DIR = tmp_path
    folder = shared_data / "units"
    paths = [str(folder / "quangngai_2025.json"), str(folder / "old_to_2025.csv")]
    with committed():
        call_command("import_units", *paths, stdout=StringIO(), stderr=StringIO())


def test_nearly_every_former_name_leads_to_its_unit_of_today_first(province: None) -> None:
    """Not all: xã Bình Thanh and xã Bình Thạnh, of two units, are one name to who types no accents."""
    present = set(Commune.objects.values_list("name", flat=True))
    units = list(FormerUnit.objects.prefetch_related("communes"))
    names = Counter(unit.name for unit in units)
    asked = [unit for unit in units if names[unit.name] == 1 and unit.name not in present]
    assert len(asked) > 220
    for form in (str, fold):
        wrong = [
            unit.name
            for unit in asked
            if first(form(unit.name)) not in {commune.get_absolute_url() for commune in unit.communes.all()}
        ]
        assert len(wrong) <= 0.01 * len(asked), wrong


def test_nearly_every_present_name_leads_to_its_unit_first(province: None) -> None:
    communes = list(Commune.objects.all())
    wrong = [one.name for one in communes if first(fold(one.name)) != one.get_absolute_url()]
    assert len(wrong) <= 0.06 * len(communes), wrong


@pytest.mark.parametrize("before", ["đảo", "pho"])
def test_another_word_before_a_present_name_leads_to_its_unit_first(province: None, before: str) -> None:
    """Not all: some names are told apart by accents alone, as Ba Tơ and Ba Tô are."""
    communes = list(Commune.objects.all())
    own_names = {one.get_absolute_url(): one.name.split(" ", 2 if one.kind == "dac-khu" else 1)[-1] for one in communes}
    wrong = [name for url, name in own_names.items() if first(f"{before} {name}") != url]
    assert len(wrong) <= 0.06 * len(communes), wrong


def test_a_districts_name_leads_to_the_communes_of_today(province: None) -> None:
    results = search(SearchQuery(words="huyện Trà Bồng"), language="vi").results
    within = Commune.objects.filter(former_units__district="Huyện Trà Bồng").distinct()
    assert {commune.get_absolute_url() for commune in within} <= {result.url for result in results}


def test_everything_of_the_province_is_found_in_both_languages(province: None) -> None:
    for language in ("vi", "en"):
        entries = SearchEntry.objects.filter(language=language).exclude(title__endswith="(cũ)")
        assert entries.filter(kind="xa-phuong").count() == 96
        assert entries.filter(kind="co-quan").count() == Agency.objects.count() == 96
