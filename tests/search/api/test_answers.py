"""Search as programs meet it: the same as the page, without a key, a cookie or anything that is not public."""

import json
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from jsonschema import Draft202012Validator
from wagtail.models import PageViewRestriction

from portal.api.description import described
from search.api import views
from search.documents import Facet, Kind
from search.models import SearchEntry
from search.results.searching import SearchFailedError
from tests.factories import AgencyFactory, NewsPageFactory
from tests.factories.pages import home_page
from tests.search.entries import entry

pytestmark = pytest.mark.django_db
ADDRESS = "/api/tim-kiem"


@pytest.fixture(autouse=True)
def _foundation(settings: Any) -> None:
    settings.PORTAL_BASE_URL = "https://portal.example.vn"
    home_page()


def schema(name: str) -> Draft202012Validator:
    document = described(title="Cổng")
    whole = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)


def answer(client: Client, parameters: str = "", language: str = "") -> dict[str, Any]:
    response = client.get(f"{language}{ADDRESS}?{parameters}")
    assert response.status_code == 200, response.content
    assert response["Content-Type"] == "application/json"
    found: dict[str, Any] = response.json()
    schema("Answer").validate(found)
    return found


def test_a_result_tells_a_program_what_the_page_tells_a_reader(client: Client) -> None:
    AgencyFactory(slug="so-tu-phap", name="Sở Tư pháp")
    entry(
        "Đăng ký khai sinh lưu động", body="Đến tận nhà để đăng ký khai sinh.", agencies=["so-tu-phap"],
        identifiers=["12/2025/QĐ-UBND"], kind=Kind.ANNOUNCEMENT, url="/tin-tuc/khai-sinh/",
    )  # fmt: skip
    (result,) = answer(client, "q=khai+sinh")["results"]
    assert result["title"] == "Đăng ký khai sinh lưu động"
    assert result["url"] == "https://portal.example.vn/tin-tuc/khai-sinh/"
    assert result["kind"] == {"value": "thong-bao", "label": "Thông báo"}
    assert [part["text"] for part in result["snippet_segments"] if part["is_match"]] == ["khai sinh"]
    assert "".join(part["text"] for part in result["snippet_segments"]) == result["snippet"]
    assert (result["identifiers"], result["agencies"]) == (["12/2025/QĐ-UBND"], ["Sở Tư pháp"])
    assert (result["date"], result["validity"], result["part_of"]) == ("2025-03-01", None, None)


def test_nothing_of_our_own_keeping_is_told(client: Client) -> None:
    made = entry("Khai sinh")
    text = json.dumps(answer(client, "q=khai+sinh"))
    assert made.key not in text
    assert "source" not in text


def test_filters_are_those_of_the_page_with_their_names(client: Client) -> None:
    AgencyFactory(slug="so-y-te", name="Sở Y tế")
    entry("Tiêm phòng", agencies=["so-y-te"])
    entry("Tiêm phòng dại")
    found = answer(client, "q=tiem+phong&co-quan=so-y-te")
    assert found["total"] == 1
    (agencies,) = (facet for facet in found["facets"] if facet["name"] == Facet.AGENCY)
    assert agencies["options"] == [{"value": "so-y-te", "label": "Sở Y tế", "count": 1, "is_chosen": True}]


def test_what_only_comes_near_is_told_apart_and_followed_by_nobody(client: Client) -> None:
    entry("Đăng ký khai sinh lưu động", body="Đến tận nhà.")
    found = answer(client, "q=khai+sinh+vu+tru+xyz")
    assert (found["total"], found["results"]) == (0, [])
    assert [one["title"] for one in found["nearly"]] == ["Đăng ký khai sinh lưu động"]
    assert b"<item>" not in client.get("/tim-kiem/rss?q=khai+sinh+vu+tru+xyz").content


def test_pages_are_turned_by_links_and_none_leads_past_the_last(client: Client) -> None:
    for number in range(23):
        entry(f"Kế hoạch số {number}")
    first = answer(client, "q=ke+hoach")
    assert first["links"]["previous"] is None
    path = first["links"]["next"].removeprefix("https://portal.example.vn")
    second = client.get(path).json()
    third = client.get(second["links"]["next"].removeprefix("https://portal.example.vn")).json()
    assert third["links"]["next"] is None
    urls = [result["url"] for page in (first, second, third) for result in page["results"]]
    assert len(urls) == len(set(urls)) == 23
    beyond = client.get(f"{ADDRESS}?q=ke+hoach&trang=9")
    assert (beyond.status_code, beyond["Location"]) == (302, f"{ADDRESS}?q=ke+hoach&trang=3")


def test_what_cannot_be_read_is_said_in_the_askers_language(client: Client) -> None:
    (message,) = answer(client, "loai=kho-bau")["messages"]
    assert message["parameter"] == "loai"
    assert "không tồn tại" in message["text"] or "không có" in message["text"]
    (message,) = answer(client, "loai=kho-bau", language="/en")["messages"]
    assert message["text"] == "A kind of result that does not exist was left out."


def test_any_site_may_read_it_and_nobody_is_known_by_it(client: Client) -> None:
    response = client.get(f"{ADDRESS}?q=khai+sinh", headers={"Origin": "https://elsewhere.example"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies
    assert response["X-Robots-Tag"] == "noindex"
    assert "private" in response["Cache-Control"]


def test_only_a_question_is_taken(client: Client) -> None:
    response = client.post(ADDRESS, {"q": "khai sinh"})
    assert response.status_code == 405
    assert "GET" in response["Allow"]
    schema("Error").validate(response.json())


def test_an_answer_that_the_asker_has_is_not_sent_again(client: Client) -> None:
    made = entry("Khai sinh")
    etag = client.get(f"{ADDRESS}?q=khai+sinh")["ETag"]
    assert client.get(f"{ADDRESS}?q=khai+sinh", headers={"If-None-Match": etag}).status_code == 304
    SearchEntry.objects.filter(pk=made.pk).update(is_public=False)
    anew = client.get(f"{ADDRESS}?q=khai+sinh", headers={"If-None-Match": etag})
    assert (anew.status_code, anew.json()["results"]) == (200, [])


def test_a_draft_an_expired_and_a_private_page_are_told_to_no_program(client: Client, editing: Any) -> None:
    with editing():
        NewsPageFactory(title="Bản thảo bí ẩn", live=False)
        expired = NewsPageFactory(title="Tin bí ẩn hết hạn")
        private = NewsPageFactory(title="Tin bí ẩn riêng tư")
    type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    for path in (ADDRESS, "/tim-kiem/rss", "/tim-kiem/goi-y/opensearch"):
        text = client.get(f"{path}?q=bi+an").content.decode()
        assert "Tin bí ẩn" not in text, path
        assert "\\u1ea9n" not in text, path


def test_without_any_engine_a_program_is_told_when_to_come_back(client: Client, monkeypatch: Any) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise SearchFailedError

    for way in ("search", "newest"):
        monkeypatch.setattr(views, way, fail)
    response = client.get(f"{ADDRESS}?q=khai+sinh")
    assert (response.status_code, response["Retry-After"]) == (503, "120")
    schema("Error").validate(response.json())
    assert client.get("/tim-kiem/rss?q=khai+sinh").status_code == 503


@pytest.mark.parametrize("path", ["/api/", "/api/khong-co", "/api/tim-kiem/", "/en/api/nothing"])
def test_where_nothing_stands_a_program_is_told_so_as_json(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response["Access-Control-Allow-Origin"] == "*"
    schema("Error").validate(response.json())


class WhateverIsSent(TestCase):
    """The answer keeps its form whatever is asked."""

    @settings(max_examples=40, deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from(["q", "loai", "nam", "tu", "den", "sap-xep", "co-quan", "x"]), st.text(max_size=40)
        )
    )
    def test_is_answered_in_the_form_described(self, sent: dict[str, str]) -> None:
        home_page()
        encoded = {name: value.encode("utf-8", "replace").decode() for name, value in sent.items()}
        response = Client().get(ADDRESS, encoded)
        assert response.status_code == 200
        schema("Answer").validate(response.json())
        feed = Client().get("/tim-kiem/rss", encoded)
        assert feed.status_code == 200
        ElementTree.fromstring(feed.content)  # noqa: S314  (our own)
