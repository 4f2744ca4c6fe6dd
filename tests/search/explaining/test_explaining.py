"""Why something stands where it stands, or is not found, as an editor is told."""

import json
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from search.explaining.explaining import explain
from search.explaining.explanation import Explanation, Obstacle
from search.explaining.telling import factors_told, fields_told, reasons, verdict
from search.models import SearchEntry, SearchSource
from search.queries import SearchQuery
from tests.factories import ContentPageFactory, NewsPageFactory
from tests.factories.curation import KeptTogetherFactory, PromotionFactory
from tests.factories.editing import administrator, member, signed_in
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

    def test_of_a_whole_question_two_neighbours_suffice_and_the_lack_of_them_is_told(self) -> None:
        home_page()
        entry("Đăng ký khai sinh", url="/a/")
        entry("Sinh viên khai báo tạm trú", url="/b/")
        question = "muốn khai sinh muộn thì cần mang theo giấy tờ gì vậy"
        assert any("đủ cho một câu hỏi" in line for line in reasons(why(question, "/a/")))
        found = why(question, "/b/")
        assert obstacles(found) == [Obstacle.TOO_FEW_WORDS]
        assert any("không có hai tiếng nào đứng liền nhau" in line for line in reasons(found))

    def test_words_kept_together_that_stand_apart_are_told_by_their_rule_and_are_not_missing(
        self, editing: Editing
    ) -> None:
        home_page()
        entry("Lời khai của người sinh sống tại xã", url="/a/")
        with editing():
            KeptTogetherFactory(words="khai sinh")
        found = why("khai sinh muộn", "/a/")
        assert obstacles(found) == [Obstacle.TOO_FEW_WORDS]
        told = reasons(found)
        assert any("“khai sinh” phải đứng liền nhau" in line for line in told)
        assert [line for line in told if "thiếu" in line] == ["Còn thiếu (không kể dấu): “muộn”."]
        assert any(line.startswith("0 trong 3 tiếng được tính") for line in told)

    def test_words_kept_together_of_which_the_page_holds_none_are_missing_and_no_rule_is_told(
        self, editing: Editing
    ) -> None:
        home_page()
        entry("Đất đai", url="/a/")
        with editing():
            KeptTogetherFactory(words="khai sinh")
        told = reasons(why("khai sinh", "/a/"))
        assert "Còn thiếu (không kể dấu): “khai”, “sinh”." in told
        assert not any("liền nhau" in line for line in told)

    def test_of_two_rules_that_differ_by_accents_the_one_that_was_typed_is_told(self, editing: Editing) -> None:
        home_page()
        entry("Số nhà đo được", url="/a/")
        with editing():
            KeptTogetherFactory(words="sổ đỏ")
            KeptTogetherFactory(words="số đo")
        held = why("số đo", "/a/").held
        assert held is not None
        assert [one.words for one in held.apart] == ["số đo"]

    def test_where_readers_are_shown_near_results_it_says_of_which_words_and_where_it_stands_there(self) -> None:
        home_page()
        entry("Cấp giấy chứng nhận quyền sử dụng đất", url="/a/")
        entry("Lịch cắt điện", url="/b/")
        near = [line for line in reasons(why("giấy chunng nhận", "/a/")) if "gần đúng" in line]
        assert len(near) == 1
        assert "“giấy chung nhận”" in near[0] or "“giấy chứng nhận”" in near[0]
        assert "thứ 1" in near[0]
        assert any("không có trong đó" in line for line in reasons(why("giấy chunng nhận", "/b/")))

    def test_where_anything_is_found_no_near_results_are_told(self) -> None:
        home_page()
        entry("Đăng ký khai sinh", url="/a/")
        entry("Đăng ký kết hôn", url="/b/")
        assert why("khai sinh", "/b/").near is None

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


class TestWhatIsPromoted:
    def test_what_is_found_only_by_the_rule_says_so_before_what_keeps_it_away(self, editing: Editing) -> None:
        home_page()
        made = entry("Sở Tư pháp", url="/a/")
        with editing():
            PromotionFactory(entry_key=made.key, words="khai sinh", reason="Hay được hỏi")
        told = reasons(why("khai sinh", "/a/"))
        without = told.index("Nếu không có quy tắc này thì không tìm thấy:")
        assert without < told.index("Nội dung chứa quá ít từ được tìm.")
        assert told.index("Lý do người đọc thấy: Hay được hỏi") < without

    def test_what_is_found_anyway_says_at_which_place_and_the_table_is_named_by_its_order(
        self, editing: Editing
    ) -> None:
        home_page()
        made = entry("Khai sinh muộn", url="/a/")
        entry("Khai sinh", url="/b/")
        with editing():
            PromotionFactory(entry_key=made.key, words="khai sinh")
        assert "Nếu không có quy tắc này, nội dung đứng thứ 2 trong 2 kết quả." in reasons(why("khai sinh", "/a/"))
        editor = signed_in(administrator())
        html = admin_page(editor, "khai sinh", "/a/")
        assert "Thứ tự khi không có kết quả được giới thiệu</h3>" in html
        assert "Thứ tự khi không có" not in admin_page(editor, "khai sinh", "/b/")


def admin_page(editor: Client, words: str, address: str) -> str:
    answer = editor.get("/admin/reports/search-explain/", {"q": words, "address": address})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_of_the_admin_leads_to_the_rule_of_words_that_stand_apart(editing: Editing) -> None:
    home_page()
    entry("Lời khai của người sinh sống tại xã", url="/a/")
    with editing():
        rule = KeptTogetherFactory(words="khai sinh")
    address = reverse(type(rule).snippet_viewset.get_url_name("edit"), args=[rule.pk])
    html = admin_page(signed_in(administrator()), "khai sinh", "/a/")
    assert f'<a href="{address}">Mở quy tắc “khai sinh”</a>' in html
    reader_of_reports = member("thong-ke", None)
    for name in ("access_admin", "view_loggedquery"):
        reader_of_reports.user_permissions.add(Permission.objects.get(codename=name))
    html = admin_page(signed_in(reader_of_reports), "khai sinh", "/a/")
    assert "phải đứng liền nhau" in html
    assert address not in html, "who may not change the rule is not sent to it"


def test_the_page_of_the_admin_has_a_title_of_its_own_in_the_browser() -> None:
    home_page()
    assert "<title>Vì sao đứng ở vị trí đó?" in admin_page(signed_in(administrator()), "", "")


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
