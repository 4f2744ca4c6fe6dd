"""How work becomes public: somebody writes and submits, somebody else approves; administrators are exempt and noted."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, TaskState
from wagtail.test.utils.form_data import inline_formset

from editing.history import RELEASED_ALONE
from news.models import NewsPage
from tests.editing.conftest import browser_of, draft_of, fresh, submitted
from tests.editing.test_releasing_alone import approve_from_afar, approve_in_editor, edit, said
from tests.factories import AgencyFactory, NewsPageFactory
from tests.factories.editing import administrator, board_member, news_form

pytestmark = pytest.mark.django_db


def alone(page) -> list[PageLogEntry]:
    """Return the entries that tell of a release without a second person."""
    return list(PageLogEntry.objects.filter(page_id=page.pk, action=RELEASED_ALONE))


def written_and_submitted(portal, author, **changes) -> NewsPage:
    """Return a page that ``author`` wrote and submitted in one go, through the form."""
    form = news_form(**changes, **{"action-submit": "1"})
    browser_of(author).post(f"/admin/pages/add/news/newspage/{portal.pk}/", form)
    return NewsPage.objects.get(slug="tin-cua-nguoi-viet")


@pytest.mark.parametrize("way", [approve_in_editor, approve_from_afar])
def test_what_one_writes_another_approves_and_the_public_sees_it(portal, author, board, client, way):
    page = written_and_submitted(portal, author)
    assert client.get(page.url).status_code == 404
    way(browser_of(board), page)
    assert fresh(page).live
    assert client.get(page.url).status_code == 200
    assert alone(page) == []


def test_the_board_writes_for_each_other(portal, board, second):
    page = written_and_submitted(portal, board)
    approve_from_afar(browser_of(second), page)
    assert fresh(page).live


def test_a_time_that_the_author_set_holds_after_the_approval(portal, author, board):
    later = timezone.now() + timedelta(days=2)
    page = written_and_submitted(portal, author, go_live_at=f"{later:%Y-%m-%d %H:%M}")
    approve_from_afar(browser_of(board), page)
    assert not fresh(page).live
    assert fresh(page).approved_schedule


def test_the_board_calls_off_what_is_scheduled(portal, author, board):
    later = timezone.now() + timedelta(days=2)
    page = written_and_submitted(portal, author, go_live_at=f"{later:%Y-%m-%d %H:%M}")
    approve_from_afar(browser_of(board), page)
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, fresh(page).scheduled_revision.pk])
    browser_of(author).post(address)
    assert fresh(page).approved_schedule
    browser_of(board).post(address)
    assert not fresh(page).approved_schedule


def test_the_author_corrects_a_public_page_and_another_approves_the_correction(author, board):
    page = submitted(draft_of(author, summary="Sai."), author)
    approve_from_afar(browser_of(board), page)
    browser_of(author).post(edit(page), news_form(fresh(page), summary="Đúng.", **{"action-submit": "1"}))
    assert fresh(page).summary == "Sai."
    approve_from_afar(browser_of(board), fresh(page))
    assert fresh(page).summary == "Đúng."


def test_a_correction_that_was_never_public_is_approved_in_the_editor(author, board):
    """Such parts have no key yet, so the editor takes them for new ones: that is no change of the approver's."""
    page = submitted(draft_of(author), author)
    approve_from_afar(browser_of(board), page)
    correction = {"corrected_on": "2026-11-02", "text": "Sai ngày.", "id": ""}
    form = {"corrections": inline_formset([correction])}
    browser_of(author).post(edit(page), news_form(fresh(page), **form, **{"action-submit": "1"}))
    form = {"corrections": inline_formset([correction], initial=1)}
    approve_in_editor(browser_of(board), fresh(page), **form)
    assert [entry.text for entry in fresh(page).corrections.all()] == ["Sai ngày."]
    assert alone(page) == []


def test_the_board_sends_back_and_the_author_submits_again(author, board):
    page = submitted(draft_of(author), author)
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.pk])
    browser_of(board).post(address, {"comment": "Thiếu ngày."})
    assert not fresh(page).workflow_in_progress
    browser_of(author).post(edit(page), news_form(fresh(page), summary="Đủ.", **{"action-submit": "1"}))
    assert fresh(page).workflow_in_progress
    assert list(TaskState.objects.reviewable_by(board)) == [fresh(page).current_workflow_task_state]


def test_the_board_withdraws_its_own_pages_too_and_writers_do_not(author, board, client):
    page = NewsPageFactory(owner=author)
    address = reverse("wagtailadmin_pages:unpublish", args=[page.pk])
    browser_of(author).post(address)
    assert fresh(page).live
    browser_of(board).post(address)
    assert client.get(page.url).status_code == 404


def test_a_writer_edits_no_page_of_another(author, board):
    page = draft_of(board)
    browser_of(author).post(edit(page), news_form(page, summary="Của người khác."))
    assert fresh(page).get_latest_revision_as_object().summary == page.summary


def test_while_a_page_waits_its_author_is_told_who_can_approve_it(author, board, second):
    page = submitted(draft_of(author), author)
    told = said(browser_of(author).get(edit(page)))
    assert board.username in told
    assert second.username in told


def test_a_member_of_the_board_who_wrote_the_page_is_told_who_else_can_approve_it(board, second):
    page = submitted(draft_of(board), board)
    told = said(browser_of(board).get(edit(page)))
    assert second.username in told
    assert board.username not in told


def test_where_the_only_approver_wrote_the_page_it_says_so_at_once(portal, board):
    form = news_form(**{"action-submit": "1"})
    answer = browser_of(board).post(f"/admin/pages/add/news/newspage/{portal.pk}/", form, follow=True)
    assert "Ask an administrator" in said(answer) or "quản trị viên" in said(answer)


def test_letters_go_to_those_who_may_approve(author, django_capture_on_commit_callbacks):
    one, two = AgencyFactory(), AgencyFactory()
    board_member("cua-minh", one)
    board_member("cua-noi-khac", two)
    board_member("cap-tinh")
    with django_capture_on_commit_callbacks(execute=True):
        submitted(draft_of(author, agency=one), author)
    letters = [letter for letter in mail.outbox if letter.to != ["quan-tri@example.org"]]
    assert {letter.to[0] for letter in letters} == {"cua-minh@example.org", "cap-tinh@example.org"}


def test_a_letter_speaks_vietnamese(author, board, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = submitted(draft_of(author, title="Lịch tiếp công dân"), author)
        approve_from_afar(browser_of(board), page)
    to_board, to_author = mail.outbox
    assert (to_board.to, to_author.to) == (["ban-bien-tap@example.org"], ["bien-tap-vien@example.org"])
    for letter in mail.outbox:
        assert "Lịch tiếp công dân" in letter.subject
        assert "The page" not in letter.subject + letter.body
        assert "You can" not in letter.body


class TestAdministratorsAreExemptAndOnTheRecord:
    """Each way in which an administrator releases their own work leaves its entry."""

    @pytest.fixture
    def admin(self, portal):
        """An administrator."""
        return administrator()

    def test_publishing_in_the_editor(self, admin):
        page = draft_of(admin)
        browser_of(admin).post(edit(page), news_form(page, **{"action-publish": "1"}))
        assert fresh(page).live
        assert [entry.user for entry in alone(page)] == [admin]

    def test_scheduling(self, admin):
        page = draft_of(admin)
        later = timezone.now() + timedelta(days=2)
        form = news_form(page, go_live_at=f"{later:%Y-%m-%d %H:%M}", **{"action-publish": "1"})
        browser_of(admin).post(edit(page), form)
        assert len(alone(page)) == 1

    def test_creating_and_publishing_at_once(self, portal, admin):
        form = news_form(**{"action-publish": "1"})
        browser_of(admin).post(f"/admin/pages/add/news/newspage/{portal.pk}/", form)
        assert len(alone(NewsPage.objects.get(slug="tin-cua-nguoi-viet"))) == 1

    def test_publishing_many_at_once_tells_own_from_others(self, admin, author):
        own, other = draft_of(admin), draft_of(author)
        browser_of(admin).post(f"/admin/bulk/wagtailcore/page/publish/?id={own.pk}&id={other.pk}")
        assert fresh(own).live
        assert fresh(other).live
        assert (len(alone(own)), len(alone(other))) == (1, 0)

    def test_approving_own_work(self, admin):
        page = submitted(draft_of(admin), admin)
        approve_from_afar(browser_of(admin), page)
        assert fresh(page).live
        assert len(alone(page)) == 1

    def test_approving_the_work_of_another_is_no_exemption(self, admin, author):
        page = submitted(draft_of(author), author)
        approve_from_afar(browser_of(admin), page)
        assert fresh(page).live
        assert alone(page) == []

    def test_a_public_copy(self, admin):
        page = NewsPageFactory()
        form = {"new_title": "Sao", "new_slug": "sao", "new_parent_page": page.get_parent().pk, "publish_copies": "on"}
        browser_of(admin).post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
        copy = NewsPage.objects.get(slug="sao")
        assert copy.live
        assert len(alone(copy)) == 1

    def test_a_public_mirror(self, admin):
        page = NewsPageFactory()
        form = {"new_title": "Gương", "new_slug": "guong", "new_parent_page": page.get_parent().pk, "alias": "on"}
        browser_of(admin).post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)
        assert len(alone(page.aliases.get())) == 1

    def test_the_history_of_the_page_shows_it(self, admin):
        page = draft_of(admin)
        browser = browser_of(admin)
        browser.post(edit(page), news_form(page, **{"action-publish": "1"}))
        html = browser.get(reverse("wagtailadmin_pages:history", args=[page.pk])).content.decode()
        assert "nobody else approved" in html or "không có người thứ hai" in html

    def test_the_next_release_by_others_counts_from_there(self, admin, author, board):
        page = draft_of(admin)
        browser_of(admin).post(edit(page), news_form(page, **{"action-publish": "1"}))
        fresh(page).save_revision(user=author)
        page = submitted(page, author)
        approve_from_afar(browser_of(admin), page)
        assert len(alone(page)) == 1
