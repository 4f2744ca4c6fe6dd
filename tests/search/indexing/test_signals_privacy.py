"""View restrictions: whatever makes a branch private, nobody finds any of it, and everybody again when it is lifted.

Each test is a row of the table of what Wagtail fires when.
"""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page, PageViewRestriction

from core.models import User
from home.models import ContentPage
from search.models import SearchEntry
from tests.factories import ContentPageFactory
from tests.factories.pages import home_page
from tests.search.conftest import Editing, Public

pytestmark = pytest.mark.django_db

WORDS = "hội nghị BCVT"


@pytest.fixture
def branch(public: Public, editing: Editing) -> tuple[ContentPage, ContentPage]:
    """A page and one below it; the words find both."""
    with editing():
        above = ContentPageFactory(title="Về hội nghị BCVT")
        below = ContentPageFactory(title="Hội nghị BCVT", parent=above)
    assert public.find(WORDS) == {above.pk, below.pk}
    return above, below


Branch = tuple[ContentPage, ContentPage]


def restrict(page: Page, restriction_type: str = PageViewRestriction.LOGIN) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page_id=page.pk, restriction_type=restriction_type, password="mật khẩu")


@pytest.mark.parametrize("restriction_type", ["password", "login", "groups"])
def test_a_private_branch_is_found_by_nobody_and_again_by_everybody_when_it_is_opened(
    restriction_type: str, public: Public, editing: Editing, branch: Branch
) -> None:
    with editing():
        restriction = restrict(branch[0], restriction_type)
    assert not SearchEntry.objects.public().exists()
    assert public.find(WORDS) == set()
    with editing():
        restriction.delete()
    assert public.find(WORDS) == {page.pk for page in branch}


def test_a_private_page_does_not_hide_what_is_above_it(public: Public, editing: Editing, branch: Branch) -> None:
    above, below = branch
    with editing():
        restrict(below)
    assert public.find(WORDS) == {above.pk}


def test_a_private_home_page_hides_the_whole_language(public: Public, editing: Editing, branch: Branch) -> None:
    with editing():
        restrict(home_page())
    assert public.find(WORDS) == set()


def test_a_restriction_given_other_groups_or_another_kind_still_hides(
    public: Public, editing: Editing, branch: Branch
) -> None:
    with editing():
        restriction = restrict(branch[0], "groups")
    with editing():
        restriction.groups.add(Group.objects.create(name="Tổ biên tập"))
        restriction.restriction_type = "password"
        restriction.save()
    assert public.find(WORDS) == set()


def test_a_restriction_given_to_another_page_opens_the_first_branch(
    public: Public, editing: Editing, branch: Branch
) -> None:
    above, below = branch
    with editing():
        restriction = restrict(above)
    with editing():
        restriction.page = Page.objects.get(pk=below.pk)
        restriction.save()
    assert public.find(WORDS) == {above.pk}


def test_a_page_published_in_a_private_branch_is_found_by_nobody(
    public: Public, editing: Editing, branch: Branch
) -> None:
    with editing():
        restrict(branch[0])
    with editing():
        ContentPageFactory(title="Hội nghị BCVT lần hai", parent=branch[0])
    assert public.find(WORDS) == set()


def test_a_page_moved_into_a_private_branch_is_found_by_nobody_and_again_when_it_leaves(
    public: Public, editing: Editing, branch: Branch
) -> None:
    above, below = branch
    with editing():
        secret = ContentPageFactory(title="Nội bộ")
        restrict(secret)
    with editing():
        Page.objects.get(pk=above.pk).move(Page.objects.get(pk=secret.pk), pos="last-child")
    assert public.find(WORDS) == set()
    with editing():
        Page.objects.get(pk=below.pk).move(Page.objects.get(pk=home_page().pk), pos="last-child")
    assert public.find(WORDS) == {below.pk}


def test_the_files_of_a_private_page_are_found_by_nobody(public: Public, editing: Editing, branch: Branch) -> None:
    above, _ = branch
    file = get_document_model().objects.create(title="Tệp mật", file=ContentFile(b"x", name="mat.txt"))
    with editing():
        page = ContentPageFactory(
            title="Trang có tệp", parent=above, body=[("file", {"file": file, "text": "Danh sách khách mời"})]
        )
    assert public.find("danh sách khách mời") == {page.pk}
    with editing():
        restrict(above)
    assert public.find("danh sách khách mời") == set()
    assert public.find("tệp mật") == set()


def test_a_restriction_lifted_or_changed_without_a_signal_is_seen_by_the_comparison(
    public: Public, editing: Editing, branch: Branch
) -> None:
    with editing():
        restriction = restrict(branch[0], "none")
    assert public.find(WORDS) == {page.pk for page in branch}
    PageViewRestriction.objects.filter(pk=restriction.pk).update(restriction_type="login")
    with editing():
        call_command("search_check", repair=True)
    assert not SearchEntry.objects.public().exists()
    PageViewRestriction.objects.filter(pk=restriction.pk).update(restriction_type="none")
    with editing():
        call_command("search_check", repair=True)
    assert public.find(WORDS) == {page.pk for page in branch}


def test_an_editor_makes_a_branch_private_and_public_in_the_admin(
    public: Public, editing: Editing, branch: Branch, client: Client
) -> None:
    client.force_login(User.objects.create_superuser("bien-tap", password="x"))
    address = reverse("wagtailadmin_pages:set_privacy", args=[branch[0].pk])
    with editing():
        answer = client.post(address, {"restriction_type": "groups", "groups": [Group.objects.create(name="Tổ").pk]})
    assert answer.status_code == 200
    assert PageViewRestriction.objects.exists()
    assert public.find(WORDS) == set()
    with editing():
        client.post(address, {"restriction_type": "none"})
    assert public.find(WORDS) == {page.pk for page in branch}


def test_an_alias_of_a_private_page_is_found_by_nobody_wherever_it_stands(
    public: Public, editing: Editing, branch: Branch
) -> None:
    above, below = branch
    with editing():
        place = ContentPageFactory(title="Một nơi khác")
        alias = below.create_alias(parent=place)
    assert alias.pk in public.find(WORDS)
    with editing():
        restriction = restrict(below)
    assert public.find(WORDS) == {above.pk}
    with editing():
        restriction.delete()
    assert public.find(WORDS) == {above.pk, below.pk, alias.pk}
