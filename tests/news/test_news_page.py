"""One item of news as a reader sees it."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from news.models import CorrectionNotice, NewsRelatedPage
from tests.factories import AgencyFactory, ContentPageFactory, FieldFactory, NewsPageFactory, news_index, publish

pytestmark = pytest.mark.django_db


def related(client, page) -> list[str]:
    return [item.title for item in client.get(page.url).context["related"]]


def test_date_kind_agency_and_fields_are_shown_and_lead_to_the_filtered_list(client):
    moment = datetime(2007, 1, 30, 14, 7, 6, tzinfo=timezone.get_default_timezone())
    page = NewsPageFactory(
        agency=AgencyFactory(slug="so-y-te", name="Sở Y tế"),
        fields=[FieldFactory(slug="y-te", name="Y tế")],
        kind="announcement",
        published_at=moment,
    )
    shown = client.get(page.url).content.decode()
    assert "14:07, 30/01/2007" in shown
    assert '<a href="/tin-tuc/?co-quan=so-y-te">Sở Y tế</a>' in shown
    assert '<a href="/tin-tuc/?linh-vuc=y-te">Y tế</a>' in shown
    assert '<a href="/tin-tuc/?loai=thong-bao">' in shown


def test_an_item_whose_date_nobody_knows_shows_none(client):
    assert "<time" not in client.get(NewsPageFactory(is_undated=True).url).content.decode()


def test_a_correction_stands_above_the_text(client):
    page = NewsPageFactory()
    page.corrections = [CorrectionNotice(text="Ngày đúng là <5/5>.", corrected_on=date(2026, 5, 5))]
    publish(page)
    shown = client.get(page.url).content.decode()
    assert "Ngày đúng là &lt;5/5&gt;." in shown
    assert shown.index("Ngày đúng là") < shown.index("Nội dung của tin thử")


def test_the_source_is_named_and_linked(client):
    page = NewsPageFactory(source_name="Báo Quảng Ngãi", source_url="https://example.vn/tin")
    assert '<a href="https://example.vn/tin" rel="external">Báo Quảng Ngãi</a>' in client.get(page.url).content.decode()


def test_an_expired_item_is_gone_before_anybody_takes_it_offline(client):
    page = NewsPageFactory()
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    page.refresh_from_db()
    assert page.live
    assert client.get(page.url).status_code == 404


def test_any_expired_page_is_gone_before_anybody_takes_it_offline(client):
    page = ContentPageFactory()
    assert client.get(page.url).status_code == 200
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now())
    assert client.get(page.url).status_code == 404


def test_an_expired_item_can_still_be_previewed_by_its_editor(admin_client):
    page = NewsPageFactory(expire_at=timezone.now() - timedelta(days=1), live=False)
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert admin_client.get(address).status_code == 200


def test_what_the_editor_chose_stands_before_the_newest_of_the_same_field(client):
    field = FieldFactory()
    now = timezone.now()
    for days in range(7):
        NewsPageFactory(title=f"Cùng lĩnh vực {days}", fields=[field], published_at=now - timedelta(days=days))
    chosen = [NewsPageFactory(title="Chọn hai"), ContentPageFactory(title="Chọn một")]
    page = NewsPageFactory(fields=[field])
    page.related_pages = [NewsRelatedPage(target=chosen[1]), NewsRelatedPage(target=chosen[0])]
    publish(page)
    assert related(client, page) == [
        "Chọn một",
        "Chọn hai",
        "Cùng lĩnh vực 0",
        "Cùng lĩnh vực 1",
        "Cùng lĩnh vực 2",
    ]


def test_items_of_the_same_agency_are_related_and_strangers_are_not(client):
    agency = AgencyFactory()
    NewsPageFactory(title="Cùng cơ quan", agency=agency)
    NewsPageFactory(title="Người lạ")
    assert related(client, NewsPageFactory(agency=agency)) == ["Cùng cơ quan"]


def test_an_item_of_no_field_and_no_agency_is_related_to_nothing(client):
    NewsPageFactory()
    assert related(client, NewsPageFactory()) == []


def test_what_the_public_may_not_see_is_not_related(client):
    field = FieldFactory()
    draft = NewsPageFactory(title="Nháp", fields=[field], live=False)
    private = NewsPageFactory(title="Riêng", fields=[field])
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    expired = NewsPageFactory(title="Hết hạn", fields=[field], expire_at=timezone.now() - timedelta(days=1))
    page = NewsPageFactory(fields=[field])
    page.related_pages = [NewsRelatedPage(target=one) for one in (draft, private, expired)]
    publish(page)
    assert related(client, page) == []


def test_a_preview_shows_the_choice_that_is_not_stored_yet(admin_client):
    target = NewsPageFactory(title="Mới chọn")
    page = NewsPageFactory()
    page.related_pages = [NewsRelatedPage(target=target)]
    page.save_revision()
    address = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    assert "Mới chọn" in admin_client.get(address).content.decode()
    assert "Mới chọn" not in admin_client.get(page.url).content.decode()


def test_an_item_needs_few_statements(client, django_assert_max_num_queries):
    field, agency = FieldFactory(), AgencyFactory()
    for _ in range(3):
        NewsPageFactory(fields=[field], agency=AgencyFactory())
    page = NewsPageFactory(fields=[field], agency=agency)
    page.corrections = [CorrectionNotice(text="Một.")]
    page.related_pages = [NewsRelatedPage(target=NewsPageFactory(agency=agency)) for _ in range(2)]
    publish(page)
    client.get(page.url)
    with django_assert_max_num_queries(12):
        assert client.get(page.url).status_code == 200


@pytest.mark.parametrize("hide", ["unpublished", "expired"])
def test_an_item_of_a_list_that_is_not_public_neither_names_the_list_nor_leads_there(client, hide):
    page = NewsPageFactory(agency=AgencyFactory(name="Sở Y tế"), fields=[FieldFactory(name="Y tế cơ sở")])
    index = news_index()
    index.title = "Danh sách đã gỡ"
    publish(index)
    shown = client.get(page.url).content.decode()
    assert "Danh sách đã gỡ" in shown
    assert f"{index.url}rss/" in shown
    if hide == "unpublished":
        news_index().unpublish()
    else:
        Page.objects.filter(pk=index.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    shown = client.get(page.url).content.decode()
    assert "Danh sách đã gỡ" not in shown
    for link in ("rss/", "atom/", "?loai=", "?co-quan=", "?linh-vuc="):
        assert link not in shown
    assert "Sở Y tế" in shown
    assert "Y tế cơ sở" in shown
