"""Filters and their counts, equal in either engine."""

from datetime import date

import pytest

from search.documents import Facet, Kind
from search.queries import USUAL_FACETS
from tests.search.engines.conftest import Searched
from tests.search.entries import entry


@pytest.fixture
def _five_entries(db: None) -> None:
    entry("Khai sinh 1", kind=Kind.NEWS, agencies=["so-y-te"], fields=["y-te"], dated_on=date(2024, 1, 1))
    entry("Khai sinh 2", kind=Kind.NEWS, agencies=["so-y-te", "so-tu-phap"], dated_on=date(2025, 12, 31))
    entry("Khai sinh 3", kind=Kind.PROCEDURE, agencies=["so-tu-phap"], fields=["ho-tich"], dated_on=None)
    entry("Khai sinh 4", kind=Kind.PAGE, dated_on=date(2025, 1, 1))
    entry("Khai tử", kind=Kind.NEWS, agencies=["so-y-te"], fields=["ho-tich"], dated_on=date(2007, 1, 30))


def counts(searched: Searched, words: str, **choices: object) -> dict[str, list[tuple[str, int]]]:
    facets = searched.find(words, **choices).facets
    assert set(facets) == set(USUAL_FACETS)
    return {name: [(value.value, value.count) for value in values] for name, values in facets.items()}


@pytest.mark.usefixtures("_five_entries")
@pytest.mark.parametrize("words", ["khai sinh", "khai sinh 1 2 3 4"])
def test_every_facet_is_counted_over_everything_found(searched: Searched, words: str) -> None:
    found = counts(searched, "khai sinh")
    assert found == {
        "loai": [("tin-tuc", 2), ("thu-tuc", 1), ("trang", 1)],
        "linh-vuc": [("ho-tich", 1), ("y-te", 1)],
        "co-quan": [("so-tu-phap", 2), ("so-y-te", 2)],
        "nam": [("2025", 2), ("2024", 1)],
        "hieu-luc": [],
        "cap": [],
    }


@pytest.mark.usefixtures("_five_entries")
def test_without_words_everything_is_counted(searched: Searched) -> None:
    found = counts(searched, "")
    assert found["loai"] == [("tin-tuc", 3), ("thu-tuc", 1), ("trang", 1)]
    assert found["nam"] == [("2025", 2), ("2024", 1), ("2007", 1)]
    assert searched.find().total == 5


@pytest.mark.usefixtures("_five_entries")
@pytest.mark.parametrize("words", ["", "khai sinh"])
def test_choices_in_one_facet_narrow_the_others_and_not_itself(searched: Searched, words: str) -> None:
    found = counts(searched, words, kinds=(Kind.PROCEDURE,))
    assert dict(found["loai"])["tin-tuc"] >= 2
    assert found["co-quan"] == [("so-tu-phap", 1)]
    assert found["linh-vuc"] == [("ho-tich", 1)]
    assert found["nam"] == []
    assert searched.titles(words, kinds=(Kind.PROCEDURE,)) == ["Khai sinh 3"]


@pytest.mark.usefixtures("_five_entries")
def test_choices_within_a_facet_add_and_of_several_facets_narrow(searched: Searched) -> None:
    both = {"choices": {Facet.AGENCY: ("so-y-te", "so-tu-phap")}}
    assert searched.find("khai sinh", **both).total == 3
    assert searched.titles("khai sinh", **both, kinds=(Kind.NEWS,), years=(2025,)) == ["Khai sinh 2"]
    assert counts(searched, "khai sinh", **both, years=(2024, 2025))["nam"] == [("2025", 1), ("2024", 1)]
    assert searched.titles("khai sinh", choices={Facet.FIELD: ("y-te",)}) == ["Khai sinh 1"]


@pytest.mark.usefixtures("_five_entries")
@pytest.mark.parametrize("words", ["", "khai"])
def test_dates_narrow_everything_their_days_included(searched: Searched, words: str) -> None:
    found = searched.titles(words, dated_from=date(2024, 1, 1), dated_to=date(2025, 1, 1))
    assert sorted(found) == ["Khai sinh 1", "Khai sinh 4"]
    assert counts(searched, words, dated_to=date(2010, 1, 1))["nam"] == [("2007", 1)]


@pytest.mark.usefixtures("_five_entries")
def test_values_that_nobody_has_find_nothing(searched: Searched) -> None:
    assert searched.find("khai sinh", choices={Facet.AGENCY: ("' OR 1=1", "khong-co")}).total == 0
    assert searched.find("khai sinh", years=(1,)).total == 0


@pytest.fixture
def _three_documents(db: None) -> None:
    for number, (validity, kind) in enumerate([("con", "nghi-dinh"), ("con", "thong-tu"), ("het", "nghi-dinh")]):
        facets = {Facet.VALIDITY: [validity], Facet.DOCUMENT_TYPE: [kind]}
        entry(f"Văn bản {number}", kind=Kind.LEGAL_DOCUMENT, agencies=["chinh-phu"], facets=facets)
    entry("Văn bản trong tin", kind=Kind.NEWS, agencies=["chinh-phu"])


@pytest.mark.usefixtures("_three_documents")
@pytest.mark.parametrize("words", ["", "van ban"])
def test_a_section_searches_and_counts_its_own_kind_only(searched: Searched, words: str) -> None:
    section = {"section": Kind.LEGAL_DOCUMENT, "facets": (Facet.VALIDITY, Facet.DOCUMENT_TYPE, Facet.AGENCY)}
    found = searched.find(words, **section)
    assert found.total == 3
    assert {name: [(one.value, one.count) for one in counts] for name, counts in found.facets.items()} == {
        "hieu-luc": [("con", 2), ("het", 1)],
        "loai-van-ban": [("nghi-dinh", 2), ("thong-tu", 1)],
        "co-quan": [("chinh-phu", 3)],
    }


@pytest.mark.usefixtures("_three_documents")
def test_a_choice_of_validity_narrows_the_types_and_not_the_validities(searched: Searched) -> None:
    section = {"section": Kind.LEGAL_DOCUMENT, "facets": (Facet.VALIDITY, Facet.DOCUMENT_TYPE)}
    found = searched.find("", **section, choices={Facet.VALIDITY: ("het",)})
    assert found.total == 1
    assert [(one.value, one.count) for one in found.facets["loai-van-ban"]] == [("nghi-dinh", 1)]
    assert len(found.facets["hieu-luc"]) == 2
