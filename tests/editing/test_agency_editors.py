"""Who writes for agencies touches their pages only, by whatever address and with whatever form."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from directory.models import Agency
from home.models import ContentPage
from news.models import NewsPage
from quality.models import Commitment
from services.models.calendar_day import CalendarDay
from tests.editing.conftest import browser_of, draft_of, fresh, submitted
from tests.editing.test_releasing_alone import approve_from_afar, approve_in_editor, copy_form, edit
from tests.factories import AgencyFactory, ContentPageFactory, FieldFactory, NewsPageFactory
from tests.factories.editing import administrator, board_member, news_form, writer
from tests.factories.pages import home_page
from tests.factories.preparing import HeldPaperFactory
from tests.factories.quality import CommitmentFactory, FigureFactory, IndicatorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(portal) -> Agency:
    """The agency that the intruder and the writer below write for."""
    return AgencyFactory(name="Sở Của mình")


@pytest.fixture
def other(portal) -> Agency:
    """An agency of others."""
    return AgencyFactory(name="Sở Khác")


@pytest.fixture
def intruder(own):
    """A member of the board of one agency only: their group allows the most."""
    return board_member("cua-so-minh", own)


@pytest.fixture
def theirs(other) -> NewsPage:
    """A public page of the other agency."""
    return NewsPageFactory(agency=other, summary="Nguyên vẹn.")


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


def test_they_change_their_agency_in_the_directory_and_nothing_else_there(own, other, intruder):
    browser = browser_of(intruder)
    assert browser.get(f"/admin/snippets/directory/agency/edit/{own.pk}/").status_code == 200
    assert browser.get(f"/admin/snippets/directory/agency/edit/{other.pk}/").status_code == 302
    assert browser.get(f"/admin/snippets/directory/field/edit/{FieldFactory().pk}/").status_code == 302


def test_they_change_nothing_that_holds_for_all_agencies(intruder):
    browser = browser_of(intruder)
    paper, indicator = HeldPaperFactory(), IndicatorFactory()
    holiday = CalendarDay.objects.create(day=date(2050, 3, 3), kind="holiday", name="Ngày lễ")
    for kind, row in (
        ("preparing/heldpaper", paper),
        ("quality/indicator", indicator),
        ("services/calendarday", holiday),
        ("quality/figure", FigureFactory()),
    ):
        assert browser.get(f"/admin/snippets/{kind}/edit/{row.pk}/").status_code == 302, kind
        browser.post(f"/admin/snippets/{kind}/delete/{row.pk}/")
        browser.post(f"/admin/bulk/{kind}/delete/?id={row.pk}")
        assert type(row).objects.filter(pk=row.pk).exists(), kind
    year = "/admin/services/calendar-year/"
    assert browser.post(year, {"year": "2050", "do": "propose"}).status_code == 302
    assert CalendarDay.objects.filter(day__year=2050).count() == 1


def test_they_tell_of_the_quality_of_their_own_agency_only(own, other, intruder, board):
    browser = browser_of(intruder)
    promise, foreign = (
        CommitmentFactory(agency=own, text="Đúng hẹn"),
        CommitmentFactory(agency=other, text="Của sở khác"),
    )
    address_of = "/admin/snippets/quality/commitment/edit/{}/"
    form = {"text": "Đổi", "valid_from": "2026-01-01", "order": "0"}
    for row, agency in ((foreign, own), (foreign, other), (promise, other), (promise, "")):
        assert (
            browser.post(address_of.format(row.pk), {**form, "agency": getattr(agency, "pk", agency)}).status_code
            == 302
        )
        row.refresh_from_db()
        assert row.text != "Đổi"
    assert browser.get(address_of.format(foreign.pk)).status_code == 302
    assert browser.get(address_of.format(promise.pk)).status_code == 200
    browser.post("/admin/snippets/quality/commitment/add/", {**form, "agency": other.pk})
    browser.post("/admin/snippets/quality/commitment/add/", {**form, "agency": ""})
    assert Commitment.objects.count() == 2
    browser.post(address_of.format(promise.pk), {**form, "agency": own.pk})
    promise.refresh_from_db()
    assert promise.text == "Đổi"
    assert browser_of(board).get(address_of.format(foreign.pk)).status_code == 200


def test_nobody_but_an_administrator_names_the_editors_of_an_agency(board, intruder, own):
    form = {
        "name": own.name,
        "name_en": own.name_en,
        "slug": own.slug,
        "kind": own.kind,
        **inline("leaders"),
        **inline("former_names"),
        **inline("editors", {"editors-0-user": board.pk, "editors-0-id": "", "editors-0-ORDER": "1"}),
    }
    edit_agency = f"/admin/snippets/directory/agency/edit/{own.pk}/"
    for user in (board, intruder):
        browser_of(user).post(edit_agency, form)
        assert [role.user for role in own.editors.all()] == [intruder]
    browser_of(administrator()).post(edit_agency, form)
    assert {role.user for role in Agency.objects.get(pk=own.pk).editors.all()} == {intruder, board}


def inline(name: str, row: dict[str, object] | None = None) -> dict[str, object]:
    """Return what an empty list in a form sends, or one with a new row."""
    counts = {"TOTAL_FORMS": int(row is not None), "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return {**{f"{name}-{field}": value for field, value in counts.items()}, **(row or {})}


def test_the_provincial_board_is_bound_by_its_group_only(board, theirs):
    assert browser_of(board).get(edit(theirs)).status_code == 200
