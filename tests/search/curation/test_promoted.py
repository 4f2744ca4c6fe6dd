"""What editors put first stands first: said as such, once, and never what the public may not see."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.curation.current import forget
from search.documents import Facet, Kind
from search.queries import SearchQuery, Sort
from search.results.searching import SearchResults, search
from tests.factories import NewsPageFactory
from tests.factories.curation import PromotionFactory
from tests.search.entries import entry

pytestmark = pytest.mark.django_db

OTHER = "Cấp giấy khai sinh"


def results(words: str = "khai sinh", *, language: str = "vi", **choices) -> SearchResults:
    return search(SearchQuery(words=words, **choices), language=language)


def promoted(*args, **kwargs) -> list[str]:
    return [one.result.key for one in results(*args, **kwargs).promoted]


def test_a_promoted_thing_stands_above_with_its_reason_and_not_again_below():
    first, other = entry("Đăng ký khai sinh cho trẻ"), entry(OTHER)
    PromotionFactory(entry_key=first.key, reason="Việc được hỏi nhiều nhất", reason_en="Asked most")
    found = results()
    assert [(one.result.key, one.reason) for one in found.promoted] == [(first.key, "Việc được hỏi nhiều nhất")]
    assert [one.key for one in found.results] == [other.key]
    assert results(language="en").promoted[0].reason == "Asked most"


def test_words_that_find_it_nowhere_show_it_all_the_same():
    first = entry("Hướng dẫn nộp hồ sơ")
    PromotionFactory(entry_key=first.key, words="xyz giấy tờ")
    found = results("XYZ giay to")
    assert [one.result.key for one in found.promoted] == [first.key]
    assert found.results == ()


def test_other_words_do_not_show_it():
    PromotionFactory(entry_key=entry("Hướng dẫn").key)
    assert promoted("khai tử") == []


@pytest.mark.parametrize("choices", [{"page": 2}, {"sort": Sort.NEWEST}, {"sort": Sort.OLDEST}])
def test_it_stands_on_the_first_page_of_the_usual_order_only(choices):
    first = entry("Đăng ký khai sinh")
    PromotionFactory(entry_key=first.key)
    assert promoted(**choices) == []


@pytest.mark.parametrize(
    ("choices", "is_shown"),
    [
        ({"kinds": (Kind.NEWS,)}, True),
        ({"kinds": (Kind.PROCEDURE,)}, False),
        ({"choices": {Facet.AGENCY: ("so-y-te",)}}, True),
        ({"choices": {Facet.AGENCY: ("so-tu-phap",)}}, False),
        ({"years": (2025,)}, True),
        ({"years": (2024,)}, False),
        ({"dated_from": date(2025, 3, 2)}, False),
        ({"dated_to": date(2025, 3, 2)}, True),
        ({"section": Kind.NEWS}, False),
        ({"languages": ("en",)}, False),
    ],
)
def test_filters_leave_it_only_where_it_belongs_to_what_they_ask_for(choices, is_shown):
    first = entry("Đăng ký khai sinh", agencies=["so-y-te"])
    PromotionFactory(entry_key=first.key)
    assert bool(promoted(**choices)) is is_shown


def test_before_its_first_and_after_its_last_day_it_is_a_result_like_others():
    today, first = timezone.localdate(), entry("Đăng ký khai sinh")
    PromotionFactory(entry_key=first.key, first_day=today + timedelta(days=1))
    PromotionFactory(entry_key=first.key, last_day=today - timedelta(days=1))
    found = results()
    assert (found.promoted, [one.key for one in found.results]) == ((), [first.key])


@pytest.mark.parametrize(
    "hidden",
    [
        {"is_public": False},
        {"live_from": timezone.now() + timedelta(hours=1)},
        {"expires_at": timezone.now() - timedelta(hours=1)},
        {"page_id": 999_999_999},
    ],
)
def test_what_the_public_may_not_see_is_never_promoted(hidden):
    PromotionFactory(entry_key=entry("Đăng ký khai sinh", **hidden).key)
    assert promoted() == []


def test_a_page_that_became_private_is_promoted_no_more(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = NewsPageFactory(title="Đăng ký khai sinh lưu động")
    PromotionFactory(entry_key=f"page:{page.pk}", page=page)
    assert promoted() == [f"page:{page.pk}"]
    type(page).objects.filter(pk=page.pk).update(live=False)  # no signal: the rows of search know nothing of it
    assert promoted() == []


def test_programs_are_told_what_is_recommended_apart_from_what_was_found(client):
    first, other = entry("Đăng ký khai sinh cho trẻ"), entry(OTHER)
    PromotionFactory(entry_key=first.key, reason="Hay được hỏi")
    answer = client.get("/api/tim-kiem", {"q": "khai sinh"}).json()
    assert [(one["result"]["title"], one["reason"]) for one in answer["recommended"]] == [(first.title, "Hay được hỏi")]
    assert [one["title"] for one in answer["results"]] == [other.title]


def test_one_thing_is_promoted_once_and_at_most_three_stand_above():
    things = [entry(f"Đăng ký khai sinh {n}") for n in range(5)]
    for order, thing in enumerate([things[0], *things]):
        PromotionFactory(entry_key=thing.key, order=order)
    found = results()
    assert [one.result.key for one in found.promoted] == [thing.key for thing in things[:3]]
    assert {one.key for one in found.results} == {thing.key for thing in things[3:]}


def test_a_promotion_costs_a_search_no_statement_of_its_own(settings):
    settings.SEARCH_CURATION_SECONDS = 60.0
    first = entry("Đăng ký khai sinh")
    results()
    with CaptureQueriesContext(connection) as without:
        results()
    PromotionFactory(entry_key=first.key)
    forget()
    results()
    with CaptureQueriesContext(connection) as with_it:
        assert results().promoted
    assert len(with_it) == len(without)
