"""A page type must say whether it is searched."""

from django.core.checks import run_checks

from home.models import HomePage
from news.models import NewsPage
from search.registry import registry


def faults() -> list[str]:
    return [fault.msg for fault in run_checks() if fault.id == "search.E001"]


def test_every_page_type_of_the_portal_has_said_so():
    assert faults() == []


def test_a_page_type_that_says_nothing_fails_the_check(monkeypatch):
    monkeypatch.delitem(registry.builders, NewsPage)
    assert faults() == ["news.NewsPage does not say whether it is searched."]


def test_refusing_to_be_searched_is_an_answer(monkeypatch):
    assert HomePage in registry.refused
    monkeypatch.setattr(registry, "refused", registry.refused - {HomePage})
    assert faults() == ["home.HomePage does not say whether it is searched."]
