"""A file that came into a private collection is found by nobody, by whatever way it came there."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction

from core.models import PortalDocument, User
from home.models import ContentPage
from search.attachments.offering import pages_that_use
from search.indexing import worker
from search.models import SearchEntry, SearchSource
from tests.factories import ContentPageFactory
from tests.factories.files import pdf_of
from tests.factories.pages import home_page
from tests.search.conftest import Editing, Public

pytestmark = pytest.mark.django_db

WORDS = "cảng nước sâu"


@pytest.fixture(autouse=True)
def _by_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what the worker does by night: its threads have no part in this."""
    monkeypatch.setattr(worker, "pass_time", lambda: None)


@pytest.fixture
def open_collection() -> Collection:
    return Collection.get_first_root_node().add_child(name="Quy hoạch")


@pytest.fixture
def private_collection() -> Collection:
    collection = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.LOGIN)
    return collection


@pytest.fixture
def plan(open_collection: Collection) -> PortalDocument:
    file = ContentFile(pdf_of([["Cảng nước sâu Dung Quất"]]), name="tep.pdf")
    return PortalDocument.objects.create(title="Thuyết minh", file=file, collection=open_collection)


@pytest.fixture
def page(editing: Editing, plan: PortalDocument) -> ContentPage:
    with editing():
        page = ContentPageFactory(
            title="Quy hoạch chung", parent=home_page(), body=[("file", {"file": plan, "text": "Tải về"})]
        )
    run_worker(editing)
    return page


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("quan-tri", password="x"))
    return client


def run_worker(editing: Editing) -> None:
    with editing():
        call_command("search_worker", once=True, stdout=StringIO())


def versions() -> dict[str, int]:
    return dict(SearchSource.objects.values_list("key", "version"))


def says(page: ContentPage) -> str:
    return SearchEntry.objects.get(key=f"page:{page.pk}").attachments


def move_files(client: Client, kind: str, pk: int, collection: Collection) -> None:
    address = reverse("wagtail_bulk_action", args=[*kind.split("."), "add_to_collection"])
    answer = client.post(f"{address}?id={pk}", {"collection": collection.pk})
    assert answer.status_code == 302


def move_collection(client: Client, collection: Collection, parent: Collection, name: str = "Quy hoạch") -> None:
    address = reverse("wagtailadmin_collections:edit", args=[collection.pk])
    assert client.post(address, {"name": name, "parent": parent.pk}).status_code == 302


def test_files_moved_together_in_the_admin_are_found_by_nobody_at_once_and_again_when_they_come_back(
    public: Public,
    editing: Editing,
    admin: Client,
    page: ContentPage,
    plan: PortalDocument,
    open_collection: Collection,
    private_collection: Collection,
) -> None:
    assert public.find(WORDS) == {page.pk}
    with editing():
        move_files(admin, "core.portaldocument", plan.pk, private_collection)
    assert "nước sâu" not in says(page)
    assert public.find(WORDS) == set()
    with editing():
        move_files(admin, "core.portaldocument", plan.pk, open_collection)
    assert public.find(WORDS) == {page.pk}


def test_pictures_moved_together_mark_the_pages_that_show_them(
    editing: Editing, admin: Client, page: ContentPage, private_collection: Collection
) -> None:
    model = get_image_model()
    picture = model.objects.create(title="Cảng", file=get_test_image_file())
    page.body = [("picture", {"image": picture, "alt": "Cảng"})]
    with editing():
        page.save_revision().publish()
    before = versions()
    with editing():
        move_files(admin, model._meta.label_lower, picture.pk, private_collection)
    assert versions()[f"page:{page.pk}"] == before[f"page:{page.pk}"] + 1


def test_a_collection_moved_in_the_admin_below_a_private_one_is_found_by_nobody_at_once(
    public: Public,
    editing: Editing,
    admin: Client,
    page: ContentPage,
    open_collection: Collection,
    private_collection: Collection,
) -> None:
    assert public.find(WORDS) == {page.pk}
    with editing():
        move_collection(admin, open_collection, private_collection)
    assert "nước sâu" not in says(page)
    assert public.find(WORDS) == set()
    with editing():
        move_collection(admin, open_collection, Collection.get_first_root_node())
    assert public.find(WORDS) == {page.pk}


def by_a_queryset(plan: PortalDocument, open_collection: Collection, private: Collection) -> None:
    PortalDocument.objects.filter(pk=plan.pk).update(collection=private)


def by_the_tree(plan: PortalDocument, open_collection: Collection, private: Collection) -> None:
    Collection.objects.get(pk=open_collection.pk).move(Collection.objects.get(pk=private.pk), "sorted-child")


def by_a_restriction(plan: PortalDocument, open_collection: Collection, private: Collection) -> None:
    CollectionViewRestriction.objects.update(collection=open_collection)


@pytest.mark.parametrize("way", [by_a_queryset, by_the_tree, by_a_restriction])
def test_what_became_private_past_every_signal_is_found_by_nobody_after_the_worker_ran_once(
    way: Callable[[PortalDocument, Collection, Collection], None],
    public: Public,
    editing: Editing,
    page: ContentPage,
    plan: PortalDocument,
    open_collection: Collection,
    private_collection: Collection,
) -> None:
    assert public.find(WORDS) == {page.pk}
    with editing():
        way(plan, open_collection, private_collection)
    assert "nước sâu" in says(page)
    run_worker(editing)
    assert "nước sâu" not in says(page)
    assert public.find(WORDS) == set()
    before = versions()
    run_worker(editing)
    assert versions() == before


def test_a_private_file_beside_a_public_one_is_mended_once(
    editing: Editing, plan: PortalDocument, page: ContentPage, private_collection: Collection
) -> None:
    other = PortalDocument.objects.create(
        title="Mật", file=ContentFile(pdf_of([["Nội dung kín"]]), name="b.pdf"), collection=private_collection
    )
    page.body = [("file", {"file": file, "text": "Tải về"}) for file in (plan, other)]
    with editing():
        page.save_revision().publish()
    run_worker(editing)
    before = versions()
    run_worker(editing)
    assert versions() == before
    assert "nước sâu" in says(page)
    assert "kín" not in says(page)


def test_a_collection_that_is_only_renamed_marks_nothing(
    editing: Editing, admin: Client, page: ContentPage, open_collection: Collection
) -> None:
    before = versions()
    with editing():
        move_collection(admin, open_collection, Collection.get_first_root_node(), name="Quy hoạch tỉnh")
    assert Collection.objects.get(pk=open_collection.pk).name == "Quy hoạch tỉnh"
    assert versions() == before


def test_a_collection_that_is_deleted_takes_the_words_of_its_files_with_it(
    public: Public, editing: Editing, page: ContentPage, open_collection: Collection
) -> None:
    assert public.find(WORDS) == {page.pk}
    with editing():
        Collection.objects.get(pk=open_collection.pk).delete()
    assert public.find(WORDS) == set()


def test_the_pages_of_many_files_are_asked_for_in_few_statements(page: ContentPage, plan: PortalDocument) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert pages_that_use(PortalDocument, [plan.pk, *range(10_000, 10_900)]) == {page.pk}
    assert len([one for one in asked if "referenceindex" in one["sql"]]) == 2
    assert pages_that_use(PortalDocument, []) == set()
