"""What is around a page: agencies and fields, files, sites, workflows, bulk actions, writing past every signal.

Each test is a row of the table of what Wagtail fires when.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import GroupApprovalTask, Locale, Page, Site, Workflow, WorkflowTask

from core.models import User
from home.models import ContentPage
from news.models import NewsPage
from search.documents import Facet, SearchDocument
from search.models import SearchEntry
from search.registry import announce_written, registry
from tests.factories import AgencyFactory, ContentPageFactory, FieldFactory, NewsPageFactory
from tests.factories.pages import home_page
from tests.search.conftest import Editing, Public

pytestmark = pytest.mark.django_db

WORDS = "hội nghị BCVT"
TITLE = "Hội nghị BCVT"


@pytest.fixture
def editor(client: Client) -> Client:
    """A signed-in administrator's browser."""
    client.force_login(User.objects.create_superuser("bien-tap", password="x"))
    return client


def bulk(editor: Client, action: str, page: Page, **fields: Any) -> None:
    """Do a bulk action in the admin as an editor does."""
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    answer = editor.post(f"{address}?id={page.pk}", fields)
    assert answer.status_code == 302, answer.content


def test_news_of_an_agency_are_found_under_its_new_address(public: Public, editing: Editing) -> None:
    agency = AgencyFactory(slug="so-cu")
    with editing():
        page = NewsPageFactory(title=TITLE, agency=agency)
    assert public.find(WORDS, choices={Facet.AGENCY: ("so-cu",)}) == {page.pk}
    with editing():
        agency.slug = "so-moi"
        agency.save()
    assert public.find(WORDS, choices={Facet.AGENCY: ("so-cu",)}) == set()
    assert public.find(WORDS, choices={Facet.AGENCY: ("so-moi",)}) == {page.pk}


def test_news_of_a_deleted_field_are_found_without_it(public: Public, editing: Editing) -> None:
    field = FieldFactory()
    with editing():
        page = NewsPageFactory(title=TITLE, fields=[field])
    slug = field.slug
    assert public.find("", choices={Facet.FIELD: (slug,)}) == {page.pk}
    with editing():
        field.delete()
    assert public.find("", choices={Facet.FIELD: (slug,)}) == set()
    assert public.find(WORDS) == {page.pk}


@pytest.fixture
def pages_say_the_names_of_their_files() -> Iterator[None]:
    """Let plain pages be found by the titles of the files in them."""
    builder = registry.builders[ContentPage]

    def with_files(page: ContentPage) -> SearchDocument:
        document = builder(page)
        assert isinstance(document, SearchDocument)
        files = [block.value["file"] for block in page.body if block.block_type == "file"]
        return replace(document, attachments="\n".join(file.title for file in files if file is not None))

    registry.builders[ContentPage] = with_files
    yield
    registry.builders[ContentPage] = builder


@pytest.mark.usefixtures("pages_say_the_names_of_their_files")
def test_a_page_is_found_by_the_new_name_of_a_file_in_it_and_not_by_a_deleted_one(
    public: Public, editing: Editing
) -> None:
    file = get_document_model().objects.create(title="Danh sách cũ", file=ContentFile(b"x", name="d.txt"))
    with editing():
        page = ContentPageFactory(body=[("file", {"file": file, "text": ""})])
    assert public.find("danh sách cũ") == {page.pk}
    with editing():
        file.title = "Biểu mẫu thay thế"
        file.save()
    assert public.find("biểu mẫu thay thế") == {page.pk}
    assert public.find("danh sách cũ") == set()
    with editing():
        file.delete()
    assert public.find("biểu mẫu thay thế") == set()


def test_pages_that_are_below_no_site_any_more_are_found_by_nobody(public: Public, editing: Editing) -> None:
    with editing():
        page = ContentPageFactory(title=TITLE)
    assert public.find(WORDS) == {page.pk}
    with editing():
        Site.objects.get().delete()
    assert not SearchEntry.objects.public().exists()
    assert public.find(WORDS) == set()


def test_a_site_rooted_elsewhere_changes_what_is_found_and_where(public: Public, editing: Editing) -> None:
    with editing():
        root = ContentPageFactory(title="Cổng của xã")
        inside = ContentPageFactory(title=TITLE, parent=root)
        ContentPageFactory(title="Hội nghị BCVT của tỉnh")
    assert "/cong-cua-xa/hoi-nghi-bcvt/" in public.addresses(WORDS)
    with editing():
        site = Site.objects.get()
        site.root_page = Page.objects.get(pk=root.pk)
        site.save()
    assert public.find(WORDS) == {inside.pk}
    assert public.addresses(WORDS) == {"/hoi-nghi-bcvt/"}


def test_a_second_site_makes_addresses_whole(public: Public, editing: Editing) -> None:
    with editing():
        root = ContentPageFactory(title="Cổng của xã")
        ContentPageFactory(title=TITLE, parent=root)
    with editing():
        Site.objects.create(hostname="xa.example.vn", root_page=Page.objects.get(pk=root.pk))
    assert public.addresses(WORDS) == {"http://xa.example.vn/hoi-nghi-bcvt/"}
    with editing():
        Site.objects.filter(hostname="xa.example.vn").get().delete()
    assert public.addresses(WORDS) == {"/cong-cua-xa/hoi-nghi-bcvt/"}


def test_a_language_saved_anew_leaves_everything_found(public: Public, editing: Editing) -> None:
    with editing():
        page = ContentPageFactory(title=TITLE)
    with editing():
        Locale.objects.get(language_code="vi").save()
    assert public.find(WORDS) == {page.pk}


def test_a_page_is_found_when_its_workflow_is_approved_and_not_before(
    public: Public, editing: Editing, django_user_model: Any
) -> None:
    author = django_user_model.objects.create_superuser("tac-gia", password="x")
    workflow = Workflow.objects.create(name="Duyệt")
    WorkflowTask.objects.create(workflow=workflow, task=GroupApprovalTask.objects.create(name="Duyệt"), sort_order=0)
    with editing():
        page = NewsPageFactory(title=TITLE, live=False)
        state = workflow.start(page, author)
    assert public.find(WORDS) == set()
    with editing():
        state.current_task_state.approve(user=author)
    assert NewsPage.objects.get(pk=page.pk).live
    assert public.find(WORDS) == {page.pk}


def test_pages_are_found_and_hidden_as_bulk_actions_say(public: Public, editing: Editing, editor: Client) -> None:
    with editing():
        above = ContentPageFactory(title="Về hội nghị BCVT", live=False)
        below = ContentPageFactory(title=TITLE, parent=above, live=False)
    assert public.find(WORDS) == set()
    with editing():
        bulk(editor, "publish", above, include_descendants="on")
    assert public.find(WORDS) == {above.pk, below.pk}
    with editing():
        bulk(editor, "unpublish", above, include_descendants="on")
    assert public.find(WORDS) == set()
    with editing():
        bulk(editor, "publish", below)
    assert public.find(WORDS) == {below.pk}
    with editing():
        bulk(editor, "delete", above)
    assert not Page.objects.filter(pk=below.pk).exists()
    assert public.find(WORDS) == set()


def test_pages_written_past_the_signals_are_found_once_they_are_announced(public: Public, editing: Editing) -> None:
    with editing():
        page = NewsPageFactory(title="Họp báo thường kỳ")
    NewsPage.objects.filter(pk=page.pk).update(title=TITLE)
    assert public.find(WORDS) == set()
    with editing():
        announce_written([page.pk])
    assert public.find(WORDS) == {page.pk}


def test_a_page_changed_without_a_signal_is_found_by_a_deep_comparison(public: Public, editing: Editing) -> None:
    with editing():
        page = NewsPageFactory(title="Họp báo thường kỳ")
    NewsPage.objects.filter(pk=page.pk).update(title=TITLE)
    with editing():
        call_command("search_check", repair=True, deep=True)
    assert public.find(WORDS) == {page.pk}


def test_an_import_by_adding_and_publishing_each_page_is_found_whole(public: Public, editing: Editing) -> None:
    with editing():
        pages = [ContentPageFactory(title=f"Hội nghị BCVT lần {number}") for number in range(1, 6)]
    assert public.find(WORDS) == {page.pk for page in pages}
    assert home_page().pk not in public.find("")
