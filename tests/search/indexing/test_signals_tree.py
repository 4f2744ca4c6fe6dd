"""Moves, addresses, aliases, copies and translations: after each, the public finds what it should where it now is.

Each test is a row of the table of what Wagtail fires when.
"""

import pytest
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.models import Locale, Page

from home.models import ContentPage
from search.models import SearchEntry
from tests.factories import ContentPageFactory, publish
from tests.factories.pages import home_page
from tests.search.conftest import Editing, Public

pytestmark = pytest.mark.django_db

WORDS = "hội nghị BCVT"
TITLE = "Hội nghị BCVT"


@pytest.fixture
def branch(public: Public, editing: Editing) -> tuple[ContentPage, ContentPage]:
    """A page "Giới thiệu" and one below it that the words find."""
    with editing():
        above = ContentPageFactory(title="Giới thiệu")
        below = ContentPageFactory(title=TITLE, parent=above)
    return above, below


Branch = tuple[ContentPage, ContentPage]


def test_a_moved_branch_is_found_where_it_now_is(public: Public, editing: Editing, branch: Branch) -> None:
    above, _ = branch
    with editing():
        target = ContentPageFactory(title="Tỉnh nhà")
    assert public.addresses(WORDS) == {"/gioi-thieu/hoi-nghi-bcvt/"}
    with editing():
        Page.objects.get(pk=above.pk).move(target, pos="last-child")
    assert public.addresses(WORDS) == {"/tinh-nha/gioi-thieu/hoi-nghi-bcvt/"}


def test_a_branch_moved_out_of_the_site_is_found_by_nobody(public: Public, editing: Editing, branch: Branch) -> None:
    above, below = branch
    with editing():
        Page.objects.get(pk=above.pk).move(Page.objects.get(depth=1), pos="last-child")
    assert not SearchEntry.objects.public().exists()
    assert public.find(WORDS) == set()
    with editing():
        Page.objects.get(pk=above.pk).move(home_page(), pos="last-child")
    assert public.find(WORDS) == {below.pk}


def test_reordered_pages_are_found_as_before(public: Public, editing: Editing, branch: Branch) -> None:
    above, below = branch
    with editing():
        other = ContentPageFactory(title="Tỉnh nhà")
        Page.objects.get(pk=above.pk).move(Page.objects.get(pk=other.pk), pos="right")
    assert public.addresses(WORDS) == {"/gioi-thieu/hoi-nghi-bcvt/"}
    assert public.find(WORDS) == {below.pk}


def test_a_new_address_above_is_the_new_address_of_everything_below(
    public: Public, editing: Editing, branch: Branch
) -> None:
    above, _ = branch
    with editing():
        above.slug = "gioi-thieu-tinh"
        publish(above)
    assert public.addresses(WORDS) == {"/gioi-thieu-tinh/hoi-nghi-bcvt/"}


def test_a_new_address_in_a_draft_changes_nothing(public: Public, editing: Editing, branch: Branch) -> None:
    above, _ = branch
    with editing():
        above.slug = "gioi-thieu-tinh"
        above.save_revision()
    assert public.addresses(WORDS) == {"/gioi-thieu/hoi-nghi-bcvt/"}


def test_an_alias_is_found_beside_its_source_and_follows_it(public: Public, editing: Editing, branch: Branch) -> None:
    _, source = branch
    with editing():
        alias = source.create_alias(parent=home_page())
    assert public.find(WORDS) == {source.pk, alias.pk}
    with editing():
        source.title = "Họp báo thường kỳ"
        publish(source)
    assert public.find(WORDS) == set()
    assert public.find("họp báo thường kỳ") == {source.pk, alias.pk}


def test_an_alias_is_found_no_more_when_its_source_is_withdrawn(
    public: Public, editing: Editing, branch: Branch
) -> None:
    _, source = branch
    with editing():
        source.create_alias(parent=home_page())
    with editing():
        source.unpublish()
    assert public.find(WORDS) == set()


def test_an_alias_is_found_no_more_when_its_source_is_deleted(public: Public, editing: Editing, branch: Branch) -> None:
    _, source = branch
    with editing():
        source.create_alias(parent=home_page())
    with editing():
        source.delete()
    assert public.find(WORDS) == set()


def test_an_alias_that_became_a_page_of_its_own_is_found_by_its_own_words(
    public: Public, editing: Editing, branch: Branch
) -> None:
    _, source = branch
    with editing():
        alias = source.create_alias(parent=home_page())
    with editing():
        ConvertAliasPageAction(ContentPage.objects.get(pk=alias.pk)).execute(skip_permission_checks=True)
    with editing():
        source.title = "Họp báo thường kỳ"
        publish(source)
    assert public.find(WORDS) == {alias.pk}


def test_a_copy_of_a_live_page_is_found_with_it(public: Public, editing: Editing, branch: Branch) -> None:
    _, page = branch
    with editing():
        copy = page.copy(to=home_page(), update_attrs={"slug": "ban-sao"})
    assert public.find(WORDS) == {page.pk, copy.pk}


def test_a_copy_that_is_not_kept_live_is_found_by_nobody(public: Public, editing: Editing, branch: Branch) -> None:
    _, page = branch
    with editing():
        page.copy(to=home_page(), update_attrs={"slug": "ban-sao"}, keep_live=False)
    assert public.find(WORDS) == {page.pk}


def test_a_copied_branch_is_found_with_all_its_pages(public: Public, editing: Editing, branch: Branch) -> None:
    above, below = branch
    with editing():
        copy = ContentPage.objects.get(pk=above.pk).copy(recursive=True, update_attrs={"slug": "ban-sao"})
    assert public.find(WORDS) == {below.pk, Page.objects.get(pk=copy.pk).get_children().get().pk}
    assert "/ban-sao/hoi-nghi-bcvt/" in public.addresses(WORDS)


def test_a_translation_is_found_when_it_is_published_and_not_before(
    public: Public, editing: Editing, branch: Branch
) -> None:
    _, page = branch
    with editing():
        translation = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    assert public.find(WORDS) == {page.pk}
    with editing():
        publish(translation)
    assert public.find(WORDS) == {page.pk, translation.pk}
    assert any(address.startswith("/en/") for address in public.addresses(WORDS))
