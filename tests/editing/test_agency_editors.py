"""Who writes for agencies touches their pages only, by whatever address and with whatever form."""

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from home.models import ContentPage
from news.models import NewsPage
from tests.editing.conftest import browser_of, draft_of, fresh, submitted
from tests.editing.test_releasing_alone import approve_from_afar, approve_in_editor, copy_form, edit
from tests.factories import AgencyFactory, ContentPageFactory, NewsPageFactory
from tests.factories.editing import board_member, news_form, writer
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


def address(name: str, *args: object) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=args)


def test_they_write_for_their_agency_and_a_colleague_approves(portal, own, intruder):
    form = news_form(agency=own.pk, **{"action-submit": "1"})
    browser_of(writer("viet-cho-so", own)).post(f"/admin/pages/add/news/newspage/{portal.pk}/", form)
    page = NewsPage.objects.get(slug="tin-cua-nguoi-viet")
    assert page.agency == own
    approve_from_afar(browser_of(intruder), page)
    assert fresh(page).live


def test_a_new_page_is_their_agencys_where_they_choose_none(portal, own):
    browser = browser_of(writer("viet-cho-so", own))
    add = f"/admin/pages/add/news/newspage/{portal.pk}/"
    html = browser.get(add).content.decode()
    assert f'<option value="{own.pk}" selected>' in html
    browser.post(add, news_form(agency=""))
    assert NewsPage.objects.get(slug="tin-cua-nguoi-viet").agency == own


def test_a_new_page_for_another_agency_is_refused_and_nothing_typed_is_lost(portal, own, other):
    form = news_form(agency=other.pk)
    answer = browser_of(writer("viet-cho-so", own)).post(f"/admin/pages/add/news/newspage/{portal.pk}/", form)
    assert not NewsPage.objects.filter(slug="tin-cua-nguoi-viet").exists()
    assert "agency" in answer.context["form"].errors
    assert answer.context["form"]["summary"].value() == "Tóm tắt."


def test_who_writes_for_two_agencies_chooses_among_them(portal, own, other):
    third = AgencyFactory()
    browser = browser_of(writer("hai-so", own, other))
    add = f"/admin/pages/add/news/newspage/{portal.pk}/"
    html = browser.get(add).content.decode()
    assert f'<option value="{own.pk}"' in html
    assert f'<option value="{other.pk}"' in html
    assert f'<option value="{third.pk}"' not in html
    browser.post(add, news_form(agency=""))
    assert not NewsPage.objects.filter(slug="tin-cua-nguoi-viet").exists()
    browser.post(add, news_form(agency=other.pk))
    assert NewsPage.objects.get(slug="tin-cua-nguoi-viet").agency == other


def test_they_give_none_of_their_pages_to_another_agency(own, other, intruder):
    page = draft_of(intruder, agency=own)
    browser_of(intruder).post(edit(page), news_form(page, agency=other.pk))
    assert fresh(page).agency == own
    assert fresh(page).get_latest_revision_as_object().agency_id == own.pk


def test_they_do_not_open_or_change_a_page_of_another_agency(intruder, own, theirs):
    browser = browser_of(intruder)
    assert browser.get(edit(theirs)).status_code == 302
    browser.post(edit(theirs), news_form(theirs, summary="Đổi.", agency=own.pk))
    assert fresh(theirs).get_latest_revision_as_object().summary == "Nguyên vẹn."


def test_a_page_that_went_to_another_agency_is_no_longer_its_authors(own, other):
    author = writer("viet-cho-so", own)
    page = draft_of(author, agency=own)
    NewsPage.objects.filter(pk=page.pk).update(agency=other)
    browser_of(author).post(edit(page), news_form(fresh(page), summary="Vẫn sửa.", agency=own.pk))
    assert fresh(page).agency == other
    assert fresh(page).get_latest_revision_as_object().summary != "Vẫn sửa."


@pytest.mark.parametrize("kind", ["of nobody", "content page", "list", "home page"])
def test_they_do_not_change_pages_that_belong_to_no_agency(portal, intruder, kind):
    page = {
        "of nobody": lambda: NewsPageFactory(agency=None),
        "content page": ContentPageFactory,
        "list": lambda: portal,
        "home page": home_page,
    }[kind]()
    assert browser_of(intruder).get(edit(page)).status_code == 302


def test_they_begin_no_page_that_can_belong_to_no_agency(portal, intruder):
    home = home_page()
    add = f"/admin/pages/add/home/contentpage/{home.pk}/"
    browser = browser_of(intruder)
    assert browser.get(add).status_code == 302
    browser.post(add, {"title": "Trang lạ", "slug": "trang-la"})
    assert not ContentPage.objects.filter(slug="trang-la").exists()


@pytest.mark.parametrize("name", ["delete", "unpublish", "lock"])
def test_they_do_not_delete_withdraw_or_lock_a_page_of_another_agency(intruder, theirs, name):
    browser_of(intruder).post(address(name, theirs.pk))
    assert fresh(theirs).live
    assert not fresh(theirs).locked


def test_they_do_not_unlock_a_page_of_another_agency(intruder, theirs, author):
    NewsPage.objects.filter(pk=theirs.pk).update(locked=True, locked_by=author)
    browser_of(intruder).post(address("unlock", theirs.pk))
    assert fresh(theirs).locked


@pytest.mark.parametrize("action", ["delete", "unpublish", "publish"])
def test_they_do_nothing_to_many_pages_of_another_agency(portal, intruder, theirs, other, action):
    draft = NewsPageFactory(agency=other, live=False)
    ids = f"id={theirs.pk}&id={draft.pk}&id={portal.pk}"
    browser_of(intruder).post(f"/admin/bulk/wagtailcore/page/{action}/?{ids}", {"include_descendants": "on"})
    assert fresh(theirs).live
    assert not fresh(draft).live


def test_they_do_not_move_a_page_of_another_agency(intruder, theirs):
    from tests.factories import news_index

    english = news_index("en")
    browser = browser_of(intruder)
    browser.post(address("move_confirm", theirs.pk, english.pk))
    browser.post(f"/admin/bulk/wagtailcore/page/move/?id={theirs.pk}", {"chooser": english.pk})
    assert fresh(theirs).get_parent().pk != english.pk


def test_they_do_not_reorder_the_pages_of_all(intruder, theirs):
    NewsPageFactory()
    before = list(Page.objects.child_of(theirs.get_parent()).values_list("pk", flat=True))
    browser_of(intruder).post(f"{address('set_page_position', theirs.pk)}?position=1")
    assert list(Page.objects.child_of(theirs.get_parent()).values_list("pk", flat=True)) == before


def test_they_do_not_copy_a_page_of_another_agency(intruder, theirs):
    browser_of(intruder).post(address("copy", theirs.pk), copy_form(theirs, "sao-trom"))
    assert not NewsPage.objects.filter(slug="sao-trom").exists()


def test_they_do_not_translate_a_page_of_another_agency(intruder, theirs):
    from wagtail.models import Locale

    form = {"locales": [Locale.objects.get(language_code="en").pk]}
    browser_of(intruder).post(reverse("simple_translation:submit_page_translation", args=[theirs.pk]), form)
    assert not theirs.get_translations().exists()


def test_they_do_not_bring_back_a_version_of_a_page_of_another_agency(intruder, theirs):
    old = theirs.get_latest_revision()
    count = theirs.revisions.count()
    browser = browser_of(intruder)
    assert browser.get(address("revisions_revert", theirs.pk, old.pk)).status_code == 302
    browser.post(address("revisions_revert", theirs.pk, old.pk), news_form(theirs))
    assert theirs.revisions.count() == count


@pytest.mark.parametrize("way", [approve_in_editor, approve_from_afar])
def test_they_do_not_approve_a_page_of_another_agency(author, other, intruder, way):
    page = submitted(draft_of(author, agency=other), author)
    way(browser_of(intruder), page)
    assert not fresh(page).live
    assert fresh(page).workflow_in_progress


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_they_do_not_reach_the_step_of_another_agency_by_the_address_of_their_own(author, own, other, intruder, action):
    mine, foreign = submitted(draft_of(author, agency=own), author), submitted(draft_of(author, agency=other), author)
    state = foreign.current_workflow_task_state
    path = address("workflow_action", mine.pk, action, state.pk)
    browser_of(intruder).post(path, {"comment": "?"})
    assert fresh(foreign).workflow_in_progress
    assert not fresh(foreign).live


def test_another_workflow_with_wagtails_own_task_opens_no_page_of_another_agency(portal, author, other, intruder):
    task = GroupApprovalTask.objects.create(name="Duyệt thường")
    task.groups.set(intruder.groups.all())
    workflow = Workflow.objects.create(name="Quy trình khác")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(page=portal, workflow=workflow)
    page = submitted(draft_of(author, agency=other), author)
    browser = browser_of(intruder)
    assert browser.get(edit(page)).status_code == 302
    browser.post(address("lock", page.pk))
    approve_from_afar(browser, page)
    assert not fresh(page).locked
    assert not fresh(page).live


def test_they_do_not_call_off_the_approval_of_another_agency(author, other, intruder):
    page = submitted(draft_of(author, agency=other), author)
    browser_of(intruder).post(edit(page), news_form(page, **{"action-cancel-workflow": "1"}))
    assert fresh(page).workflow_in_progress


def test_a_page_on_its_way_to_another_agency_is_nobodys_but_the_provinces(own, other, board):
    page = NewsPageFactory(agency=own)
    browser_of(board).post(edit(page), news_form(page, agency=other.pk))
    for name, agency in (("nguoi-cu", own), ("nguoi-moi", other)):
        assert browser_of(board_member(name, agency)).get(edit(page)).status_code == 302
    assert browser_of(board).get(edit(page)).status_code == 200


def test_a_page_is_not_taken_by_a_version_that_named_the_own_agency(own, other, intruder):
    page = NewsPageFactory(agency=own)
    old = page.get_latest_revision()
    page.agency = other
    page.save_revision().publish()
    assert browser_of(intruder).get(address("revisions_revert", page.pk, old.pk)).status_code == 302


def test_the_provincial_board_is_bound_by_its_group_only(board, theirs):
    assert browser_of(board).get(edit(theirs)).status_code == 200
