"""An editor keeps the rules of search: told clearly what cannot be kept, shown the effect before it is saved."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from search.curation.current import current
from search.models import KeptTogether, Promotion, Synonym
from tests.factories import NewsPageFactory
from tests.factories.curation import KeptTogetherFactory, PromotionFactory, SynonymFactory
from tests.factories.editing import board_member, lay_all, writer
from tests.search.entries import entry

pytestmark = pytest.mark.django_db

PROMOTION = {"words": "khai sinh", "match": "exact", "reason": "Hay được hỏi", "order": "10", "address": "", "page": ""}


@pytest.fixture
def board(client: Client) -> Client:
    lay_all()
    client.force_login(board_member("uyen"))
    return client


def address(model: type, action: str = "add", *arguments: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(action), args=arguments)


def told(client: Client, model: type, values: dict[str, str], *arguments: object) -> str:
    """Return the page that is shown after the form was sent; empty where it was kept."""
    answer = client.post(address(model, "edit" if arguments else "add", *arguments), values)
    return "" if answer.status_code == 302 else answer.content.decode()


def effect(client: Client, kind: str, values: dict[str, str], pk: int | None = None) -> str:
    arguments = [kind] if pk is None else [kind, pk]
    answer = client.post(reverse("search_rule_preview", args=arguments), values)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_board_keeps_synonyms_and_writers_do_not(board):
    assert told(board, Synonym, {"words": "sổ đỏ", "means": "giấy chứng nhận"}) == ""
    assert Synonym.objects.get().spelling == "sổ đỏ"
    board.force_login(writer("an"))
    board.post(address(Synonym), {"words": "sổ hồng", "means": "giấy chứng nhận"})
    assert Synonym.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"words": "đ", "means": "đất đai"}, "quá ngắn"),
        ({"words": "hộ khẩu", "means": "ho khau"}, "chính nó"),
        ({"words": "sổ đỏ", "means": "giấy a\ngiấy a"}, "hai lần"),
        ({"words": "sổ đỏ", "means": "  \n"}, "cần được điền"),
        ({"words": "Sổ  Hồng", "means": "giấy chứng nhận"}, "đã có quy tắc"),
    ],
)
def test_what_would_do_nothing_is_told_in_the_editors_language(board, values, fault):
    SynonymFactory(words="sổ hồng")
    assert fault in told(board, Synonym, values)
    assert Synonym.objects.count() == 1


def test_two_synonyms_may_mean_each_other(board):
    SynonymFactory(words="sổ đỏ", means="sổ hồng")
    assert told(board, Synonym, {"words": "sổ hồng", "means": "sổ đỏ"}) == ""


@pytest.mark.parametrize(("words", "fault"), [("khẩu", "một từ"), ("Hộ khẩu", "đã được giữ liền")])
def test_words_to_keep_together_are_two_and_new(board, words, fault):
    KeptTogetherFactory(words="hộ khẩu")
    assert fault in told(board, KeptTogether, {"words": words})


def test_a_page_is_promoted_by_choosing_it(board, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = NewsPageFactory(title="Cấp giấy khai sinh")
    assert told(board, Promotion, PROMOTION | {"page": str(page.pk)}) == ""
    assert [rule.entry_key for rule in current().promotions] == [f"page:{page.pk}"]


def test_what_is_no_page_is_promoted_by_its_address(board):
    agency = entry("Sở Y tế", url="/co-quan/so-y-te/")
    assert told(board, Promotion, PROMOTION | {"address": "http://localhost/co-quan/so-y-te"}) == ""
    assert Promotion.objects.values_list("entry_key", "address").get() == (agency.key, "/co-quan/so-y-te")


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({}, "Hãy chọn một trang hoặc ghi một địa chỉ"),
        ({"address": "https://evil.example/"}, "không phải địa chỉ của cổng này"),
        ({"address": "javascript:alert(1)"}, "không phải địa chỉ của cổng này"),
        ({"address": "/khong-co/"}, "không có nội dung nào công khai"),
        ({"address": "/bi-an/"}, "không có nội dung nào công khai"),
        ({"address": "/co-quan/so-y-te/", "words": "?"}, "quá ngắn"),
        ({"address": "/co-quan/so-y-te/", "first_day": "2026-05-02", "last_day": "2026-05-01"}, "trước ngày đầu tiên"),
    ],
)
def test_a_promotion_leads_to_one_public_thing_of_this_portal(board, values, fault):
    entry("Sở Y tế", url="/co-quan/so-y-te/")
    entry("Bị ẩn", url="/bi-an/", is_public=False)
    assert fault in told(board, Promotion, PROMOTION | values)
    assert not Promotion.objects.exists()


def test_the_same_thing_is_not_promoted_twice_for_the_same_words_and_days(board):
    agency = entry("Sở Y tế", url="/co-quan/so-y-te/")
    PromotionFactory(entry_key=agency.key, words="Khai Sinh", last_day="2026-05-01")
    values = PROMOTION | {"address": "/co-quan/so-y-te/"}
    assert "đã được giới thiệu" in told(board, Promotion, values)
    assert told(board, Promotion, values | {"first_day": "2026-05-02"}) == ""


def test_a_page_that_the_public_cannot_see_is_kept_with_a_warning_and_not_shown(
    board, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = NewsPageFactory(title="Bản nháp", live=False)
    answer = board.post(address(Promotion), PROMOTION | {"page": str(page.pk)}, follow=True)
    assert "Hiện công chúng không xem được trang này" in answer.content.decode()
    assert "Bản nháp" not in board.get("/tim-kiem/", {"q": "khai sinh"}).content.decode()


def test_the_list_of_promotions_tells_which_are_shown(board):
    agency = entry("Sở Y tế", url="/co-quan/so-y-te/")
    PromotionFactory(entry_key=agency.key, address=agency.url)
    PromotionFactory(entry_key=agency.key, address=agency.url, last_day="2020-01-01")
    PromotionFactory(entry_key="page:999999", address="/khong-con/")
    shown = board.get(address(Promotion, "list")).content.decode()
    assert all(state in shown for state in ("đang hiện", "đã hết hạn", "không công khai"))


def test_words_from_the_report_stand_in_the_form_already(board):
    shown = board.get(address(Synonym), {"words": "sổ  đỏ <b>"}).content.decode()
    assert 'value="sổ đỏ &lt;b&gt;"' in shown


def test_the_effect_of_a_synonym_is_shown_before_it_is_saved(board):
    entry("Cấp giấy chứng nhận quyền sử dụng đất")
    shown = effect(board, "synonym", {"words": "bìa đỏ", "means": "giấy chứng nhận quyền sử dụng đất"})
    now, then = shown.split("Với quy tắc này")
    assert "quyền sử dụng" not in now.split("Hiện nay")[1]
    assert "mới xuất hiện" in then
    assert not Synonym.objects.exists()
    assert "quyền sử dụng" not in board.get("/tim-kiem/", {"q": "bìa đỏ"}).content.decode()


def test_the_effect_of_a_promotion_is_shown_before_it_is_saved(board):
    entry("Đăng ký khai sinh")
    entry("Sở Tư pháp", url="/co-quan/so-tu-phap/")
    values = PROMOTION | {"address": "/co-quan/so-tu-phap/", "preview_words": "Khai sinh"}
    _now, then = effect(board, "promotion", values).split("Với quy tắc này")
    assert then.index("Sở Tư pháp") < then.index("Đăng ký")
    assert "Hay được hỏi" in then


def test_a_rule_that_is_edited_is_compared_with_itself_as_saved(board):
    entry("Cấp giấy chứng nhận quyền sử dụng đất")
    rule = SynonymFactory(words="bìa đỏ", means="giấy chứng nhận quyền sử dụng đất")
    values = {"words": "bìa đỏ", "means": "giấy chứng nhận quyền sử dụng đất"}
    assert "giữ nguyên" in effect(board, "synonym", values, rule.pk)
    _now, then = effect(board, "synonym", values | {"means": "việc khác"}, rule.pk).split("Với quy tắc này")
    assert "quyền" not in then


@pytest.mark.parametrize("kind", ["synonym", "kepttogether", "promotion"])
@pytest.mark.parametrize(
    "values", [{}, {"words": "\x00", "means": "\ud800", "page": "9" * 5000, "order": "9" * 5000, "match": "y"}]
)
def test_an_unfinished_or_hostile_form_breaks_no_preview(board, kind, values):
    assert "quy tắc" in effect(
        board, kind, {name: value.encode("utf-8", "replace").decode() for name, value in values.items()}
    )


@pytest.mark.parametrize("kind", ["synonym", "kepttogether", "promotion"])
def test_the_effect_of_an_empty_form_asks_for_words_and_finds_no_fault(board, kind):
    shown = effect(board, kind, {"words": " ", "means": "", "page": "", "address": ""})
    assert "Hãy ghi từ ngữ của quy tắc" in shown
    assert "quá ngắn" not in shown
    assert "<li>" not in shown


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({}, "Hãy chọn một trang hoặc ghi một địa chỉ"),
        ({"address": "https://evil.example/"}, "không phải địa chỉ của cổng này"),
        ({"address": "/khong-co/"}, "không có nội dung nào công khai"),
    ],
)
def test_the_effect_of_a_promotion_that_leads_nowhere_says_what_the_form_will_say(board, values, fault):
    assert fault in effect(board, "promotion", PROMOTION | values)
    assert fault in told(board, Promotion, PROMOTION | values)


def test_the_effect_of_a_promotion_that_can_be_kept_names_no_fault(board):
    entry("Sở Tư pháp", url="/co-quan/so-tu-phap/")
    assert "rule-effect__faults" not in effect(board, "promotion", PROMOTION | {"address": "/co-quan/so-tu-phap/"})


def test_only_who_may_keep_a_rule_sees_its_effect(board):
    board.force_login(writer("an"))
    answer = board.post(reverse("search_rule_preview", args=["synonym"]), {"words": "sổ đỏ"})
    assert answer.status_code == 302
    assert answer.url == reverse("wagtailadmin_home")


def test_no_rule_has_an_effect_that_is_asked_for_by_another_name(board):
    assert board.post(reverse("search_rule_preview", args=["user"]), {"words": "sổ đỏ"}).status_code == 302


@pytest.mark.parametrize("model", [Synonym, Promotion, KeptTogether])
def test_every_heading_of_a_list_begins_with_a_capital(board, model):
    {Synonym: SynonymFactory, Promotion: PromotionFactory, KeptTogether: KeptTogetherFactory}[model]()
    html = board.get(address(model, "list")).content.decode()
    headings = [" ".join(strip_tags(found).split()) for found in re.findall(r"(?s)<th\b[^>]*>(.*?)</th>", html)]
    assert any(headings)
    assert all(words[0].isupper() for words in headings if words)
