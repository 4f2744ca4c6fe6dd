"""What the home page shows, and what it must not."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import HomePage, HomeTask
from home.reads import ANNOUNCEMENTS_SHOWN, DOCUMENTS_SHOWN, NEWS_SHOWN, home_view
from news.models import NewsKind
from tests.factories import AgencyFactory, ContentPageFactory, NewsPageFactory, news_index, publish
from tests.factories.legal import LegalDocumentFactory
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


def view(language: str = "vi"):
    return home_view(home_page(language), None)


def titles(pages) -> list[str]:
    return [page.title for page in pages]


def announcement(**values):
    return NewsPageFactory(kind=NewsKind.ANNOUNCEMENT, **values)


def hide(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_announcements_and_news_stand_apart_each_with_the_newest_first():
    now = timezone.now()
    for days, kind in enumerate(NewsKind.values):
        NewsPageFactory(title=kind, kind=kind, published_at=now - timedelta(days=days))
    announcement(title="mới nhất", published_at=now + timedelta(hours=1))
    assert titles(view().announcements) == ["mới nhất", "announcement"]
    assert titles(view().news) == ["news", "press-release", "directive"]


def test_only_as_many_are_shown_as_fit():
    for _ in range(NEWS_SHOWN + 1):
        NewsPageFactory()
        announcement()
    assert len(view().announcements) == ANNOUNCEMENTS_SHOWN
    assert len(view().news) == NEWS_SHOWN


def test_each_language_shows_its_own():
    announcement(title="Thông báo")
    announcement(title="Announcement", parent=news_index("en"))
    assert titles(view("vi").announcements) == ["Thông báo"]
    assert titles(view("en").announcements) == ["Announcement"]


def test_drafts_expired_and_private_items_are_not_shown():
    announcement(title="nháp", live=False)
    announcement(title="hết hạn", expire_at=timezone.now() + timedelta(days=1))
    hide(announcement(title="riêng"))
    shown = announcement(title="công khai")
    type(shown).objects.filter(title="hết hạn").update(expire_at=timezone.now() - timedelta(seconds=1))
    assert titles(view().announcements) == ["công khai"]


def test_a_private_branch_hides_its_items_and_the_way_to_them():
    announcement()
    hide(news_index())
    assert view().announcements == ()
    assert view().news_url == ""
    assert view().announcements_url == ""


def test_the_documents_issued_last_stand_on_the_home_page_of_both_languages():
    for day in range(1, DOCUMENTS_SHOWN + 2):
        LegalDocumentFactory(title=f"Quyết định {day}", issued_on=date(2026, 3, day))
    LegalDocumentFactory(title="Không rõ ngày", issued_on=None)
    newest = [f"Quyết định {day}" for day in range(DOCUMENTS_SHOWN + 1, 1, -1)]
    assert titles(view("vi").documents) == titles(view("en").documents) == newest
    assert (view("vi").documents_url, view("en").documents_url) == ("/van-ban/", "/en/documents/")


def test_documents_that_the_public_may_not_see_are_not_on_the_home_page():
    LegalDocumentFactory(live=False)
    hide(LegalDocumentFactory())
    assert view().documents == ()


def test_the_way_to_all_announcements_leads_to_nothing_else(client):
    announcement(title="Thông báo trong danh sách")
    NewsPageFactory(title="Tin trong danh sách")
    shown = client.get(view().announcements_url).content.decode()
    assert "Thông báo trong danh sách" in shown
    assert "Tin trong danh sách" not in shown


def test_tasks_lead_to_pages_and_addresses_in_their_order():
    page = ContentPageFactory(slug="gioi-thieu")
    home = home_page()
    HomeTask.objects.create(home=home, text="Tìm", address="/tim-kiem/?q=khai+sinh", sort_order=1)
    HomeTask.objects.create(home=home, text="Giới thiệu", page=page, sort_order=0)
    assert [(task.text, task.url) for task in view().tasks] == [
        ("Giới thiệu", "/gioi-thieu/"),
        ("Tìm", "/tim-kiem/?q=khai+sinh"),
    ]


def test_a_task_whose_page_the_public_may_not_see_is_left_out():
    home = home_page()
    pages = [ContentPageFactory(live=False), ContentPageFactory(), ContentPageFactory()]
    hide(pages[1])
    type(pages[2]).objects.filter(pk=pages[2].pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    for page in pages:
        HomeTask.objects.create(home=home, text=page.title, page=page)
    assert view().tasks == ()


def test_the_draft_of_a_home_page_is_previewed_with_its_own_tasks():
    home = home_page()
    home.tasks = [HomeTask(text="Việc đang soạn", address="/tim-kiem/")]
    draft = home.save_revision().as_object()
    assert [task.text for task in home_view(draft, None).tasks] == ["Việc đang soạn"]
    assert view().tasks == ()


def test_the_number_of_queries_does_not_grow_with_what_is_shown():
    def queries() -> int:
        home = HomePage.objects.get(locale__language_code="vi", depth=2)
        home_view(home, None)  # warms the caches of addresses
        with CaptureQueriesContext(connection) as counted:
            shown = home_view(HomePage.objects.get(pk=home.pk), None)
            for item in (*shown.announcements, *shown.news):
                assert item.url
                assert item.agency.name
        return len(counted)

    agency, home = AgencyFactory(), home_page()
    announcement(agency=agency)
    NewsPageFactory(agency=agency)
    HomeTask.objects.create(home=home, text="một", page=ContentPageFactory())
    few = queries()
    for number in range(4):
        hide(ContentPageFactory())
        announcement(agency=agency)
        NewsPageFactory(agency=agency)
        HomeTask.objects.create(home=home, text=str(number), page=ContentPageFactory())
    assert queries() == few <= 8


def test_the_home_page_hands_its_template_what_it_reads(client):
    announcement(title="Thông báo trên trang chủ")
    answer = client.get("/")
    assert answer.status_code == 200
    assert titles(answer.context["view"].announcements) == ["Thông báo trên trang chủ"]
    assert answer.context["view"].news_url == "/tin-tuc/"
    assert publish(home_page()).get_url() == "/"
