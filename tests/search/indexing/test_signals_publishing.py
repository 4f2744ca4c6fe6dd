"""Saving, publishing, scheduling, expiring and withdrawing: after each, the public finds what it should.

Each test is a row of the table of what Wagtail fires when.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from news.models import CorrectionNotice, NewsPage
from search.documents import Facet
from search.models import SearchEntry, SearchSource
from tests.factories import AgencyFactory, ContentPageFactory, FieldFactory, NewsPageFactory, news_index
from tests.search.conftest import Editing, Public

pytestmark = pytest.mark.django_db

WORDS = "hội nghị BCVT"
TITLE = "Hội nghị BCVT năm 2007"


def article(editing: Editing, **fields: Any) -> NewsPage:
    """Return a published article, as it is when its editor's request has ended."""
    with editing():
        return NewsPageFactory(**{"title": TITLE, **fields})


def test_a_page_added_as_a_draft_is_found_by_nobody(public: Public, editing: Editing) -> None:
    with editing():
        news_index().add_child(instance=NewsPage(title=TITLE, live=False))
    assert public.find(WORDS) == set()


def test_a_page_added_live_is_found(public: Public, editing: Editing) -> None:
    with editing():
        page = news_index().add_child(instance=NewsPage(title=TITLE))
    assert public.find(WORDS) == {page.pk}


def test_a_saved_draft_says_nothing_to_the_public_and_hides_nothing(public: Public, editing: Editing) -> None:
    page = article(editing)
    with editing():
        page.title = "Dự thảo chưa duyệt"
        page.corrections.add(CorrectionNotice(text="Đính chính chưa duyệt."))
        page.save_revision()
    assert public.find("dự thảo chưa duyệt") == set()
    assert public.find(WORDS) == {page.pk}


def test_a_published_page_is_found_by_its_children_and_its_filters(public: Public, editing: Editing) -> None:
    agency, field = AgencyFactory(), FieldFactory()
    page = article(editing)
    with editing():
        page.agency = agency
        page.fields = [field]
        page.corrections.add(CorrectionNotice(text="Ngày đúng là mồng năm tháng năm."))
        page.save_revision().publish()
    assert public.find("mồng năm tháng năm") == {page.pk}
    assert public.find(WORDS, choices={Facet.AGENCY: (agency.slug,), Facet.FIELD: (field.slug,)}) == {page.pk}


def test_a_page_published_anew_is_no_longer_found_by_its_old_words(public: Public, editing: Editing) -> None:
    field = FieldFactory()
    page = article(editing, fields=[field])
    with editing():
        page.title = "Họp báo thường kỳ"
        page.fields = []
        page.save_revision().publish()
    assert public.find(WORDS) == set()
    assert public.find("họp báo thường kỳ") == {page.pk}
    assert public.find("", choices={Facet.FIELD: (field.slug,)}) == set()


def test_a_page_that_goes_live_later_is_found_by_nobody_before(public: Public, editing: Editing) -> None:
    with editing():
        page = NewsPageFactory(title=TITLE, live=False, go_live_at=timezone.now() + timedelta(days=1))
        page.save_revision().publish()
    assert public.find(WORDS) == set()


def test_a_live_page_is_found_by_its_old_words_until_the_scheduled_ones_go_live(
    public: Public, editing: Editing
) -> None:
    page = article(editing)
    with editing():
        page.title = "Họp báo thường kỳ"
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision().publish()
    assert public.find(WORDS) == {page.pk}
    assert public.find("họp báo thường kỳ") == set()


def test_a_live_page_without_a_live_revision_goes_offline_when_one_is_scheduled(
    public: Public, editing: Editing
) -> None:
    page = article(editing)
    NewsPage.objects.filter(pk=page.pk).update(live_revision=None)
    page = NewsPage.objects.get(pk=page.pk)
    with editing():
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision().publish()
    assert not NewsPage.objects.get(pk=page.pk).live
    assert public.find(WORDS) == set()


def test_a_scheduled_page_is_found_when_its_time_has_come(public: Public, editing: Editing) -> None:
    with editing():
        page = NewsPageFactory(title=TITLE, live=False, go_live_at=timezone.now() + timedelta(days=1))
        page.save_revision().publish()
    past = timezone.now() - timedelta(minutes=1)
    scheduled = Revision.objects.for_instance(page).get(approved_go_live_at__isnull=False)
    scheduled.content["go_live_at"] = past.isoformat()
    scheduled.approved_go_live_at = past
    scheduled.save()
    with editing():
        call_command("publish_scheduled")
    assert public.find(WORDS) == {page.pk}


def test_an_expired_page_is_found_by_nobody_even_before_the_tick(public: Public, editing: Editing) -> None:
    page = article(editing)
    assert public.find(WORDS) == {page.pk}
    past = timezone.now() - timedelta(seconds=1)
    # The moment passes without a signal: the row of the page and what was built of it say when.
    NewsPage.objects.filter(pk=page.pk).update(expire_at=past)
    SearchEntry.objects.filter(key=f"page:{page.pk}").update(expires_at=past)
    assert SearchEntry.objects.public().count() == 0
    assert public.find(WORDS) == set()


def test_a_page_is_built_with_the_moment_at_which_it_expires(public: Public, editing: Editing) -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    page = article(editing, expire_at=tomorrow)
    assert public.find(WORDS) == {page.pk}
    assert SearchEntry.objects.get(key=f"page:{page.pk}").expires_at == tomorrow


def test_an_expired_page_is_found_by_nobody_after_the_tick(public: Public, editing: Editing) -> None:
    page = article(editing)
    NewsPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    with editing():
        call_command("publish_scheduled")
    assert not NewsPage.objects.get(pk=page.pk).live
    assert not SearchEntry.objects.public().exists()
    assert public.find(WORDS) == set()


def test_a_page_withdrawn_with_what_is_below_it_is_found_by_nobody_and_neither_is_the_rest(
    public: Public, editing: Editing
) -> None:
    with editing():
        above = ContentPageFactory(title="Giới thiệu hội nghị BCVT")
        below = ContentPageFactory(title=TITLE, parent=above)
    assert public.find(WORDS) == {above.pk, below.pk}
    with editing():
        for page in (above, *above.get_descendants()):
            page.unpublish()
    assert public.find(WORDS) == set()


def test_a_withdrawn_page_that_is_published_again_is_found_again(public: Public, editing: Editing) -> None:
    page = article(editing)
    with editing():
        page.unpublish()
    assert public.find(WORDS) == set()
    with editing():
        NewsPage.objects.get(pk=page.pk).save_revision().publish()
    assert public.find(WORDS) == {page.pk}


def test_a_page_below_a_withdrawn_one_is_found_as_long_as_it_is_served(public: Public, editing: Editing) -> None:
    with editing():
        above = ContentPageFactory(title="Giới thiệu")
        below = ContentPageFactory(title=TITLE, parent=above)
    with editing():
        above.unpublish()
    assert public.find(WORDS) == {below.pk}


def test_a_deleted_page_is_found_by_nobody_and_leaves_nothing(public: Public, editing: Editing) -> None:
    page = article(editing)
    assert public.find(WORDS) == {page.pk}
    with editing():
        page.delete()
    assert not SearchEntry.objects.public().exists()
    assert public.find(WORDS) == set()
    assert not SearchSource.objects.filter(page_id=page.pk).exists()


def test_a_deleted_branch_is_found_by_nobody(public: Public, editing: Editing) -> None:
    with editing():
        above = ContentPageFactory(title="Giới thiệu hội nghị BCVT")
        ContentPageFactory(title=TITLE, parent=above)
    with editing():
        Page.objects.get(pk=above.pk).delete()
    assert public.find(WORDS) == set()


def test_a_correction_saved_by_itself_is_found(public: Public, editing: Editing) -> None:
    page = article(editing)
    with editing():
        notice = CorrectionNotice.objects.create(page=page, text="Ngày đúng là mồng năm.")
    assert public.find("mồng năm") == {page.pk}
    with editing():
        notice.delete()
    assert public.find("mồng năm") == set()


def test_a_change_that_sends_no_signal_is_found_by_the_comparison(public: Public, editing: Editing) -> None:
    page = article(editing)
    NewsPage.objects.filter(pk=page.pk).update(live=False)
    with editing():
        call_command("search_check", repair=True)
    assert public.find(WORDS) == set()
