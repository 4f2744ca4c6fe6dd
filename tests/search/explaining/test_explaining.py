"""Why something stands where it stands, or is not found, as an editor is told."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from search.explaining.explaining import explain
from search.explaining.explanation import Explanation, Obstacle
from search.explaining.telling import factors_told, fields_told, reasons, verdict
from search.models import SearchEntry, SearchSource
from search.queries import SearchQuery
from tests.factories import ContentPageFactory, NewsPageFactory
from tests.factories.editing import administrator, signed_in
from tests.factories.pages import home_page
from tests.search.conftest import Editing, Public
from tests.search.entries import entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vietnamese() -> Any:
    with translation.override("vi"):
        yield


def why(words: str, address: str, **choices: Any) -> Explanation:
    return explain(SearchQuery(words=words, **choices), address)


def obstacles(explanation: Explanation) -> list[Obstacle]:
    return [one.obstacle for one in explanation.hindrances]


class TestWhatIsFound:
    def test_the_best_is_told_with_its_place_its_words_and_its_rivals(self, public: Public, editing: Editing) -> None:
        with editing():
            first = ContentPageFactory(title="Đăng ký khai sinh", parent=home_page())
            second = ContentPageFactory(title="Lệ phí", summary="Đăng ký khai sinh muộn", parent=home_page())
        public.find("khai sinh")
        found = why("ký khai sinh", second.get_url())
        assert (found.place, found.total, found.hindrances) == (2, 2, ())
        assert [rival.title for rival in found.rivals] == [first.title, second.title]
        told = fields_told(found.rivals[0], found.words)
        assert "tiêu đề" in told[0].field
        assert "“ký khai”" in told[0].words
        assert sum(one.share for one in told) == pytest.approx(1, abs=0.02)
        assert "2" in verdict(found)

    def test_what_has_ended_is_told_with_its_weight(self, public: Public, editing: Editing) -> None:
        with editing():
            page = ContentPageFactory(title="Quyết định cũ", parent=home_page())
        public.find("quyết định")
        SearchEntry.objects.filter(key=f"page:{page.pk}").update(weight=0.35)
        found = why("quyết định cũ", page.get_url())
        assert found.own is not None
        assert any("0.35" in line for line in factors_told(found.own.factors))


class TestWhatIsNotFound:
    def test_too_few_words_are_told_with_those_that_are_missing(self) -> None:
        home_page()
        entry("Đăng ký khai sinh", url="/a/")
        found = why("khai tử", "/a/")
        assert obstacles(found) == [Obstacle.TOO_FEW_WORDS]
        assert found.held is not None
        assert (found.held.held, found.held.missing, found.held.required) == (("khai",), ("tu",), 2)
        assert any("“tử”" in line for line in reasons(found))

    def test_nothing_at_the_address(self) -> None:
        home_page()
        assert obstacles(why("khai sinh", "https://portal.example.vn/khong-co/")) == [Obstacle.NOTHING_THERE]

    def test_a_filter_that_leaves_it_out_is_named(self) -> None:
        home_page()
        entry("Khai sinh", url="/a/")
        (hindrance,) = why("khai sinh", "/a/", years=(1999,)).hindrances
        assert (hindrance.obstacle, hindrance.detail) == (Obstacle.FILTERED, "nam=1999")

    def test_another_language(self) -> None:
        home_page()
        entry("Birth registration", url="/en/a/", language="en")
        assert obstacles(why("birth registration", "/en/a/")) == [Obstacle.OTHER_LANGUAGE]

    def test_drafts_expired_and_private_pages_are_told_apart(self, editing: Editing) -> None:
        with editing():
            home_page()
            draft = NewsPageFactory(title="Khai sinh nháp", live=False)
            expired = NewsPageFactory(title="Khai sinh hết hạn")
            private = NewsPageFactory(title="Khai sinh nội bộ")
        type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
        with editing():
            PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
        for page, obstacle in (
            (draft, Obstacle.NOT_LIVE), (expired, Obstacle.EXPIRED), (private, Obstacle.PRIVATE),
        ):  # fmt: skip
            SearchEntry.objects.filter(source__page_id=page.pk).update(is_public=False)
            assert obstacle in obstacles(why("khai sinh", page.get_url())), obstacle

    def test_work_that_waits_is_told(self) -> None:
        home_page()
        made = entry("Khai sinh", url="/a/", is_public=False)
        SearchSource.objects.filter(pk=made.source_id).update(version=5)
        assert Obstacle.WAITS_TO_BE_BUILT in obstacles(why("khai sinh", "/a/"))
        SearchSource.objects.filter(pk=made.source_id).update(last_error="ValueError: x")
        (hindrance,) = why("khai sinh", "/a/").hindrances
        assert (hindrance.obstacle, hindrance.detail) == (Obstacle.CANNOT_BE_BUILT, "ValueError: x")


def command(*arguments: str, **options: Any) -> str:
    out = StringIO()
    call_command("search_explain", *arguments, stdout=out, **options)
    return out.getvalue()


def test_the_command_tells_it_in_words_and_as_json() -> None:
    home_page()
    entry("Đăng ký khai sinh", url="/a/")
    text = command("khai sinh", "/a/")
    assert "“Đăng ký khai sinh”" in text
    assert "> 1. Đăng ký khai sinh" in text
    assert "tiêu đề" in text
    told = json.loads(command("q=khai+sinh&loai=van-ban", "/a/", json=True))
    assert [one["obstacle"] for one in told["hindrances"]] == ["filtered"]
    assert "stands at place 1 of 1" in command("khai sinh", "/a/", language="en")


def test_the_page_of_the_admin_explains_and_is_for_those_who_see_what_readers_look_for(client: Client) -> None:
    home_page()
    entry("Đăng ký <b>khai sinh</b>", url="/a/")
    address = "/admin/reports/search-explain/"
    assert client.get(address).status_code == 302
    editor = signed_in(administrator())
    html = editor.get(address, {"q": "khai sinh", "address": "/a/"}).content.decode()
    assert "Đăng ký &lt;b&gt;khai sinh&lt;/b&gt;" in html
    assert "<b>khai sinh</b>" not in html
    assert editor.get(address).status_code == 200
