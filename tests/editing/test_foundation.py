"""What stands before the first editor comes, and stays as administrators leave it."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage

from core.models import User
from editing.foundation import STOCK_WORKFLOW, WORKFLOW, lay_editing_foundation
from editing.groups import BOARD, WRITERS
from editing.models import FourEyesTask
from tests.factories.pages import home_page

pytestmark = pytest.mark.django_db


def allowed(role, page) -> set[str]:
    """Return what the role's group may do on ``page`` itself."""
    found = GroupPagePermission.objects.filter(group__name=role.name, page=page)
    return set(found.values_list("permission__codename", flat=True))


def test_both_groups_work_on_the_pages_of_every_language():
    homes = [home_page(language) for language in ("vi", "en")]
    lay_editing_foundation()
    for home in homes:
        assert allowed(WRITERS, home) == {"add_page"}
        assert allowed(BOARD, home) == {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"}
        assert home.get_workflow().name == WORKFLOW


def test_only_the_board_approves():
    home_page()
    lay_editing_foundation()
    assert [group.name for group in FourEyesTask.objects.get().groups.all()] == [BOARD.name]


def test_a_second_run_changes_nothing_that_an_administrator_changed():
    home = home_page()
    lay_editing_foundation()
    GroupPagePermission.objects.filter(group__name=BOARD.name, page=home, permission__codename="lock_page").delete()
    Group.objects.get(name=WRITERS.name).permissions.clear()
    WorkflowPage.objects.filter(page=home).delete()
    Workflow.objects.filter(name=WORKFLOW).update(name="Duyệt tin")
    FourEyesTask.objects.get().groups.clear()
    lay_editing_foundation()
    assert "lock_page" not in allowed(BOARD, home)
    assert not Group.objects.get(name=WRITERS.name).permissions.exists()
    assert Page.objects.get(pk=home.pk).get_workflow() is None
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Duyệt tin"]
    assert not FourEyesTask.objects.get().groups.exists()


def test_a_home_page_of_a_new_language_gets_its_share_later():
    lay_editing_foundation()
    home = home_page()
    lay_editing_foundation()
    assert allowed(WRITERS, home) == {"add_page"}
    assert home.get_workflow().name == WORKFLOW


def test_what_wagtail_brings_for_any_site_goes_where_nobody_uses_it():
    assert Group.objects.filter(name__in=("Editors", "Moderators")).count() == 2
    lay_editing_foundation()
    assert not Group.objects.filter(name__in=("Editors", "Moderators")).exists()
    assert not Workflow.objects.filter(name=STOCK_WORKFLOW).exists()


def test_what_wagtail_brings_stays_where_somebody_uses_it():
    user = User.objects.create_user("nguoi-cu", "nguoi-cu@example.org", "mat-khau-dai-1")
    user.groups.add(Group.objects.get(name="Moderators"))
    lay_editing_foundation()
    assert Group.objects.filter(name="Moderators").exists()
    assert Workflow.objects.filter(name=STOCK_WORKFLOW).exists()
    assert not Group.objects.filter(name="Editors").exists()
