"""Parts of things, such as the articles of a law, are found by their words; lists and suggestions name the whole."""

import pytest

from search.documents import Facet, Kind
from search.models import SearchEntry
from search.results.result import result_of, visible_entries
from tests.search.engines.conftest import Searched
from tests.search.entries import entry

LAW = "Luật Bến bãi 2024"


@pytest.fixture
def law(db: None) -> SearchEntry:
    """Return a law of three articles beside an older one without."""
    whole = entry(LAW, kind=Kind.LEGAL_DOCUMENT, facets={Facet.VALIDITY: ["con-hieu-luc"]})
    entry("Luật Đường sông", kind=Kind.LEGAL_DOCUMENT)
    for number, heading in enumerate(("Phạm vi điều chỉnh", "Giấy phép neo đậu", "Tổ chức thực hiện"), start=1):
        entry(
            f"Điều {number}. {heading}",
            kind=Kind.LEGAL_DOCUMENT,
            parent_key=whole.key,
            official_title=LAW,
            url=f"{whole.url}#dieu-{number}",
            facets={Facet.VALIDITY: ["con-hieu-luc"]},
            weight=0.7,
        )
    return whole


@pytest.mark.usefixtures("law")
def test_a_list_names_each_law_once_and_counts_it_once(searched: Searched) -> None:
    found = searched.find(facets=("loai", "hieu-luc"))
    assert found.total == 2
    assert [(one.value, one.count) for one in found.facets["hieu-luc"]] == [("con-hieu-luc", 1)]


@pytest.mark.usefixtures("law")
def test_the_words_of_an_article_find_the_article_and_the_name_of_the_law_the_law(searched: Searched) -> None:
    assert searched.titles("giấy phép neo đậu") == ["Điều 2. Giấy phép neo đậu"]
    assert searched.titles("luat ben bai")[0] == LAW
    assert searched.titles("luật bến bãi 2024")[0] == LAW


@pytest.mark.usefixtures("law")
def test_an_article_is_filtered_by_what_its_law_is(searched: Searched) -> None:
    assert searched.find("neo đậu", choices={Facet.VALIDITY: ("con-hieu-luc",)}).total == 1
    assert searched.find("neo đậu", choices={Facet.VALIDITY: ("het-hieu-luc-toan-bo",)}).total == 0


@pytest.mark.usefixtures("law")
def test_articles_are_not_offered_while_somebody_types(searched: Searched) -> None:
    assert searched.suggested("giấy phép") == searched.suggested("điều") == []
    assert searched.suggested("luật b") == [LAW]


def test_hundreds_of_articles_do_not_keep_a_title_from_being_offered(searched: Searched, law: SearchEntry) -> None:
    for number in range(80):
        entry(f"Bến {number}", parent_key=law.key)
    assert searched.suggested("bến") == [LAW]


def test_a_result_says_of_what_it_is_a_part(law: SearchEntry) -> None:
    article = SearchEntry.objects.get(title__startswith="Điều 2")
    shown = [result_of(one, words="neo đậu", labels={}) for one in visible_entries([article.key, law.key])]
    assert [one.part_of for one in shown] == [LAW, ""]
    assert shown[0].url == f"{law.url}#dieu-2"
    assert LAW not in "".join(segment.text for segment in shown[0].snippet)
