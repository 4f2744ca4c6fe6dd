"""What Elasticsearch is asked, without asking it: every question heeds what may be shown, whatever it is about."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from search.documents import Facet, Kind
from search.engines.elasticsearch.mapping import index_body, mapping, mapping_version
from search.engines.elasticsearch.queries import frequencies_search, public_filters, results_search
from search.engines.elasticsearch.titles import titles_search
from search.engines.ranking import ranking
from search.engines.words import MAX_SYLLABLES, asked
from search.queries import SearchQuery, Sort
from search.tokens import syllables

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
PUBLIC = [filter_.to_dict() for filter_ in public_filters(["vi"], now=NOW)]


def body(**values: Any) -> dict[str, Any]:
    query = SearchQuery(**values)
    return results_search(query, asked(query.words), now=NOW).to_dict()


@pytest.mark.parametrize(
    "values",
    [{}, {"words": "khai sinh"}, {"words": "12/2007/QĐ-UBND"}, {"words": "!!"}, {"words": "a", "sort": Sort.NEWEST}],
)
def test_every_question_is_for_what_the_public_may_see_now(values: dict[str, Any]) -> None:
    filters = body(**values)["query"]["bool"]["filter"]
    assert all(filter_ in filters for filter_ in PUBLIC)


def test_suggestions_and_spellings_too() -> None:
    for search in (
        titles_search(asked("khai"), languages=["vi"], now=NOW, limit=6),
        frequencies_search(["khai"], languages=["vi"], now=NOW),
    ):
        assert all(filter_ in search.to_dict()["query"]["bool"]["filter"] for filter_ in PUBLIC)


def test_choices_are_applied_after_counting_and_a_facet_ignores_its_own() -> None:
    found = body(words="khai sinh", kinds=(Kind.NEWS,), choices={Facet.AGENCY: ("so-y-te",)})
    kind, agency = {"terms": {"kind": ["tin-tuc"]}}, {"terms": {"agency": ["so-y-te"]}}
    assert found["post_filter"]["bool"]["filter"] == [kind, agency]
    assert found["aggs"]["loai"]["filter"]["bool"]["filter"] == [agency]
    assert found["aggs"]["co-quan"]["filter"]["bool"]["filter"] == [kind]
    assert found["aggs"]["nam"]["filter"]["bool"]["filter"] == [kind, agency]


def test_dates_are_no_facet_and_narrow_the_counts() -> None:
    found = body(dated_from=date(2024, 1, 1), dated_to=date(2024, 12, 31))
    (dates,) = [filter_ for filter_ in found["query"]["bool"]["filter"] if "range" in filter_]
    assert dates == {"range": {"dated_on": {"gte": date(2024, 1, 1), "lte": date(2024, 12, 31)}}}


def test_exact_accents_count_only_where_they_were_typed() -> None:
    assert "title.exact" in str(body(words="khai sính")["rescore"])
    assert "exact" not in str(body(words="khai sinh")["rescore"])


@pytest.mark.parametrize("words", ["à b " * 75, "é" + "/à" * 149, "1 2 " * 75])
def test_of_a_hoax_only_so_many_syllables_are_asked_for(words: str) -> None:
    asked_for = matched_texts(body(words=words.strip()))
    assert asked_for
    assert all(len(syllables(text)) == MAX_SYLLABLES for text in asked_for)


def test_a_question_that_people_ask_is_asked_for_as_it_was_typed() -> None:
    question = "Đăng ký khai sinh cho con ở đâu, cần giấy tờ gì?"
    assert {text.rstrip("?") for text in matched_texts(body(words=question))} == {question.rstrip("?")}


def matched_texts(part: Any) -> list[str]:
    """Return the text of every match query anywhere within ``part``."""
    if isinstance(part, list):
        return [text for one in part for text in matched_texts(one)]
    if not isinstance(part, dict):
        return []
    found = [value["query"] for kind in ("match", "match_phrase") for value in part.get(kind, {}).values()]
    return found + [text for one in part.values() for text in matched_texts(one)]


def test_sorting_by_date_scores_nothing() -> None:
    found = body(words="khai sinh", sort=Sort.NEWEST)
    assert "rescore" not in found
    assert found["sort"][0] == {"dated_on": {"order": "desc", "missing": "_last"}}


def test_pages_are_ten_results_each() -> None:
    assert (body(page=3)["from"], body(page=3)["size"]) == (20, 10)


def test_nothing_that_small_clusters_lack_is_asked() -> None:
    everything = str([body(words="12/2007/QĐ-UBND đăng ký"), index_body()])
    for refused in ("script", "rank_feature", "search_as_you_type", "synonym"):
        assert refused not in everything


def test_fields_nobody_described_are_refused_and_all_texts_are_in_the_gate() -> None:
    found = mapping().to_dict()
    assert found["dynamic"] == "strict"
    for text, weights in ranking()["elasticsearch"]["weights"].items():
        assert found["properties"][text]["copy_to"] == "all"
        assert {"fold", *found["properties"][text]["fields"]} == set(weights)


def test_the_version_of_the_mapping_stands_in_the_index_and_is_always_the_same() -> None:
    assert index_body()["mappings"]["_meta"] == {"version": mapping_version()}
    assert mapping_version() == mapping_version()
