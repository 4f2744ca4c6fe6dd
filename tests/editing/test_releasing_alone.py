"""Every way in the admin by which somebody could make their own work public: each is closed, with a word why."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, PageViewRestriction, TaskState, Workflow, WorkflowPage, WorkflowTask

from editing.models import FourEyesTask
from news.models import NewsPage
from tests.editing.conftest import browser_of, draft_of, fresh, submitted
from tests.factories import ContentPageFactory, NewsPageFactory
from tests.factories.editing import administrator, news_form

pytestmark = pytest.mark.django_db

SOON = timezone.now() + timedelta(days=2)


def said(answer) -> str:
    """Return what the admin tells on the page that follows."""
    return " ".join(str(message) for message in answer.context["messages"])


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture(params=["writer", "member of the board"])
def anybody(request, author, board):
    """Whoever writes: the rule is one for all but administrators."""
    return author if request.param == "writer" else board


def test_a_page_is_created_without_a_button_to_publish_it(portal, anybody):
    html = browser_of(anybody).get(f"/admin/pages/add/news/newspage/{portal.pk}/").content.decode()
    assert "action-publish" not in html
    assert "action-submit" in html


def test_creating_and_publishing_at_once_saves_a_draft_and_says_why(portal, anybody):
    address = f"/admin/pages/add/news/newspage/{portal.pk}/"
    answer = browser_of(anybody).post(address, news_form(**{"action-publish": "1"}), follow=True)
    page = NewsPage.objects.get(slug="tin-cua-nguoi-viet")
    assert not page.live
    assert page.summary == "Tóm tắt."
    assert "another person must approve" in said(answer) or "người khác" in said(answer)


def test_creating_and_scheduling_at_once_schedules_nothing(portal, anybody):
    form = news_form(go_live_at=f"{SOON:%Y-%m-%d %H:%M}", **{"action-publish": "1"})
    browser_of(anybody).post(f"/admin/pages/add/news/newspage/{portal.pk}/", form)
    page = NewsPage.objects.get(slug="tin-cua-nguoi-viet")
    assert not page.approved_schedule


def test_a_draft_is_edited_without_a_button_to_publish_it(anybody):
    html = browser_of(anybody).get(edit(draft_of(anybody))).content.decode()
    assert "action-publish" not in html
    assert "action-submit" in html


def test_editing_and_publishing_saves_a_draft_and_says_why(anybody):
    page = draft_of(anybody)
    form = news_form(page, summary="Sửa lại.", **{"action-publish": "1"})
    answer = browser_of(anybody).post(edit(page), form, follow=True)
    assert not fresh(page).live
    assert fresh(page).get_latest_revision_as_object().summary == "Sửa lại."
    assert "another person must approve" in said(answer) or "người khác" in said(answer)


def test_editing_and_publishing_the_draft_of_another_is_own_work_too(author, board):
    page = draft_of(author)
    browser_of(board).post(edit(page), news_form(page, summary="Thêm.", **{"action-publish": "1"}))
    assert not fresh(page).live


def test_a_change_of_a_public_page_does_not_reach_the_public(board):
    page = NewsPageFactory(summary="Đã duyệt.")
    browser_of(board).post(edit(page), news_form(page, summary="Chưa duyệt.", **{"action-publish": "1"}))
    assert fresh(page).summary == "Đã duyệt."
    assert fresh(page).has_unpublished_changes


def test_an_older_version_is_not_brought_back_to_the_public_alone(board):
    page = NewsPageFactory(summary="Bản đầu.")
    old = page.get_latest_revision()
    page.summary = "Bản sau."
    page.save_revision().publish()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk])
    browser = browser_of(board)
    assert "action-publish" not in browser.get(address).content.decode()
    browser.post(address, news_form(page, summary="Bản đầu.", **{"action-publish": "1"}))
    assert fresh(page).summary == "Bản sau."


@pytest.mark.parametrize("below", ["", "on"])
def test_many_pages_at_once_are_not_published(portal, author, board, below):
    own, of_another = draft_of(board), draft_of(author)
    address = f"/admin/bulk/wagtailcore/page/publish/?id={own.pk}&id={of_another.pk}&id={portal.pk}"
    browser_of(board).post(address, {"include_descendants": below})
    assert not fresh(own).live
    assert not fresh(of_another).live


def copy_form(page, slug, **choices):
    fields = {"new_title": "Bản sao", "new_slug": slug, "new_parent_page": page.get_parent().pk}
    return {**fields, **choices}


def test_a_copy_is_a_draft_whatever_the_request_says(board):
    page = NewsPageFactory()
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    browser = browser_of(board)
    html = browser.get(address).content.decode()
    assert "publish_copies" not in html
    assert 'name="alias"' not in html
    browser.post(address, copy_form(page, "ban-sao", publish_copies="on"))
    assert not NewsPage.objects.get(slug="ban-sao").live


def test_a_page_is_not_mirrored_as_public(board):
    page = NewsPageFactory()
    browser_of(board).post(reverse("wagtailadmin_pages:copy", args=[page.pk]), copy_form(page, "guong", alias="on"))
    assert not NewsPage.objects.filter(slug="guong", live=True).exists()
    assert not NewsPage.objects.filter(alias_of=page).exists()


def test_a_mirror_is_parted_from_its_page_by_administrators_only(board):
    mirror = NewsPageFactory().create_alias(update_slug="guong")
    address = reverse("wagtailadmin_pages:convert_alias", args=[mirror.pk])
    browser_of(board).post(address)
    assert fresh(mirror).alias_of_id
    browser_of(administrator()).post(address)
    assert not fresh(mirror).alias_of_id


def test_a_public_page_of_a_restricted_part_is_not_moved_to_where_everybody_sees_it(board):
    part, open_part = ContentPageFactory(), ContentPageFactory()
    page = ContentPageFactory(parent=part)
    PageViewRestriction.objects.create(page=part, restriction_type=PageViewRestriction.LOGIN)
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, open_part.pk])
    browser_of(board).post(address)
    assert Page.objects.get(pk=page.pk).get_parent().pk == part.pk
    PageViewRestriction.objects.all().delete()
    browser_of(board).post(address)
    assert Page.objects.get(pk=page.pk).get_parent().pk == open_part.pk


def test_the_restriction_of_a_page_is_lifted_by_administrators_only(board):
    page = NewsPageFactory()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    browser_of(board).post(address, {"restriction_type": "none"})
    assert PageViewRestriction.objects.filter(pk=restriction.pk).exists()
    browser_of(administrator()).post(address, {"restriction_type": "none"})
    assert not PageViewRestriction.objects.filter(pk=restriction.pk).exists()


def test_a_translation_begins_as_a_draft(board):
    from wagtail.models import Locale

    page = NewsPageFactory()
    address = reverse("simple_translation:submit_page_translation", args=[page.pk])
    browser_of(board).post(address, {"locales": [Locale.objects.get(language_code="en").pk]})
    translation = page.get_translations().get()
    assert not translation.live


def approve_in_editor(browser, page, **changes):
    form = news_form(page, **changes)
    return browser.post(
        edit(page),
        {**form, "action-workflow-action": "true", "workflow-action-name": "approve"},
        follow=True,
    )


def approve_from_afar(browser, page, state=None):
    """Approve as the start page, the reports and the explorer do."""
    state = state or page.current_workflow_task_state
    return browser.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))


def test_who_wrote_a_page_sees_no_way_to_approve_it(board):
    page = submitted(draft_of(board), board)
    browser = browser_of(board)
    html = browser.get(edit(page)).content.decode()
    assert 'data-workflow-action-name="approve"' not in html
    assert "action-publish" not in html
    assert list(TaskState.objects.reviewable_by(board)) == []


@pytest.mark.parametrize("way", [approve_in_editor, approve_from_afar])
def test_who_wrote_a_page_does_not_approve_it(board, way):
    page = submitted(draft_of(board), board)
    way(browser_of(board), page)
    assert not fresh(page).live
    assert fresh(page).workflow_in_progress


def test_who_began_a_page_does_not_approve_it_after_another_wrote_it(author, board):
    page = draft_of(board)
    page.save_revision(user=author)
    page = submitted(page, author)
    approve_from_afar(browser_of(board), page)
    assert not fresh(page).live


def test_who_changes_a_page_with_the_approval_saves_it_and_leaves_the_approval_to_another(author, board, second):
    page = submitted(draft_of(author), author)
    answer = approve_in_editor(browser_of(board), page, summary="Người duyệt sửa.")
    assert not fresh(page).live
    assert fresh(page).get_latest_revision_as_object().summary == "Người duyệt sửa."
    assert "changed it yourself" in said(answer) or "tự viết hoặc sửa" in said(answer)
    approve_from_afar(browser_of(second), fresh(page))
    assert fresh(page).live
    assert fresh(page).summary == "Người duyệt sửa."


def test_the_step_of_ones_own_page_is_not_reached_by_the_address_of_another(author, board):
    own, other = submitted(draft_of(board), board), submitted(draft_of(author), author)
    approve_from_afar(browser_of(board), other, own.current_workflow_task_state)
    assert not fresh(own).live
    assert fresh(own).workflow_in_progress


def test_saving_over_the_public_version_is_own_work(author, board, second):
    page = submitted(draft_of(board), board)
    approve_from_afar(browser_of(second), page)
    public = fresh(page).live_revision
    form = news_form(page, summary="Viết đè.", overwrite_revision_id=str(public.pk))
    browser_of(board).post(edit(page), form)
    assert fresh(page).get_latest_revision() == public
    page = submitted(fresh(page), board)
    approve_from_afar(browser_of(board), page)
    assert fresh(page).summary != "Viết đè."


def test_another_workflow_with_wagtails_own_task_lets_nobody_approve_their_own(portal, board, second):
    task = GroupApprovalTask.objects.create(name="Duyệt thường")
    task.groups.set(board.groups.all())
    workflow = Workflow.objects.create(name="Quy trình khác")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=portal, workflow=workflow)
    page = submitted(draft_of(board), board)
    assert page.current_workflow_task == task
    approve_from_afar(browser_of(board), page)
    assert not fresh(page).live
    approve_from_afar(browser_of(second), fresh(page))
    assert fresh(page).live


def test_a_workflow_that_has_lost_its_step_publishes_nothing_on_submission(portal, author):
    FourEyesTask.objects.update(active=False)
    form = news_form(**{"action-submit": "1"})
    browser_of(author).post(f"/admin/pages/add/news/newspage/{portal.pk}/", form)
    assert not NewsPage.objects.get(slug="tin-cua-nguoi-viet").live


def test_a_withdrawn_page_is_not_put_back_by_who_wrote_it(author, board, second):
    page = submitted(draft_of(board), board)
    approve_from_afar(browser_of(second), page)
    browser_of(board).post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not fresh(page).live
    page = submitted(fresh(page), board)
    approve_from_afar(browser_of(board), page)
    assert not fresh(page).live


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Tóm tắt.", 'Tóm tắt. data-block-key="Lời không ai duyệt"'),
        ('{"pk": "a"}', '{"pk": "Lời không ai duyệt"}'),
    ],
)
def test_words_that_look_like_keys_of_the_editor_are_own_work(board, second, before, after):
    page = NewsPageFactory(body=[])
    browser_of(second).post(edit(page), news_form(page, summary=before))
    approve_from_afar(browser_of(board), submitted(fresh(page), second))
    assert fresh(page).summary == before
    browser_of(board).post(edit(page), news_form(fresh(page), summary=after))
    approve_from_afar(browser_of(board), submitted(fresh(page), board))
    assert fresh(page).summary == before
