"""What stands in an attached file is found with the page that offers it, by either engine, and told with its place."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction, ReferenceIndex

from core.models import PortalDocument
from home.models import ContentPage
from search.attachments.beside import read_attachments
from search.models import SearchEntry
from tests.factories import ContentPageFactory
from tests.factories.files import pdf_of, xlsx_of
from tests.factories.pages import home_page
from tests.search.conftest import Editing, Public

pytestmark = pytest.mark.django_db


def attached(data: bytes, *, title: str, name: str = "tep.pdf", **values: Any) -> PortalDocument:
    return PortalDocument.objects.create(title=title, file=ContentFile(data, name=name), **values)


def page_with(file: PortalDocument) -> ContentPage:
    return ContentPageFactory(
        title="Quy hoạch chung", parent=home_page(), body=[("file", {"file": file, "text": "Tải về"})]
    )


def work(editing: Editing) -> None:
    with editing():
        read_attachments()


@pytest.fixture
def plan() -> PortalDocument:
    return attached(pdf_of([["Phạm vi và ranh giới"], ["Cảng nước sâu Dung Quất"]]), title="Thuyết minh")


def test_a_page_is_found_by_the_words_of_its_file_once_they_are_read(
    public: Public, editing: Editing, plan: PortalDocument
) -> None:
    with editing():
        page = page_with(plan)
    work(editing)
    assert public.find("cảng nước sâu") == {page.pk}
    assert public.find("cang nuoc sau") == {page.pk}


def test_a_file_that_becomes_private_is_found_by_nobody(public: Public, editing: Editing, plan: PortalDocument) -> None:
    with editing():
        page = page_with(plan)
    work(editing)
    assert public.find("cảng nước sâu") == {page.pk}
    with editing():
        restriction = CollectionViewRestriction.objects.create(
            collection=plan.collection, restriction_type=CollectionViewRestriction.LOGIN
        )
    assert public.find("cảng nước sâu") == set()
    assert "nước sâu" not in SearchEntry.objects.get(key=f"page:{page.pk}").attachments
    with editing():
        restriction.delete()
    assert public.find("cảng nước sâu") == {page.pk}


def test_a_file_moved_into_a_private_collection_is_found_by_nobody(
    public: Public, editing: Editing, plan: PortalDocument
) -> None:
    hidden = Collection.get_first_root_node().add_child(name="Nội bộ")
    CollectionViewRestriction.objects.create(collection=hidden, restriction_type=CollectionViewRestriction.GROUPS)
    with editing():
        page = page_with(plan)
    work(editing)
    assert public.find("cảng nước sâu") == {page.pk}
    with editing():
        plan.collection = hidden
        plan.save()
    assert public.find("cảng nước sâu") == set()


def test_a_hostile_file_leaves_its_page_findable(public: Public, editing: Editing) -> None:
    with editing():
        page = page_with(attached(pdf_of([["Điều 1"]])[:250], title="Hỏng"))
    work(editing)
    assert public.find("quy hoạch chung") == {page.pk}


def test_the_result_says_in_which_file_and_on_which_page(
    client: Client, editing: Editing, plan: PortalDocument
) -> None:
    with editing():
        page_with(plan)
    work(editing)
    html = client.get("/tim-kiem/?q=cang+nuoc+sau").content.decode()
    assert "Trong tệp “Thuyết minh”, trang 2" in html
    assert "<p><mark>Cảng nước sâu</mark> Dung Quất</p>" in html
    assert "In the file “Thuyết minh”, page 2" in client.get("/en/tim-kiem/?q=cang+nuoc+sau").content.decode()
    (result,) = client.get("/api/tim-kiem?q=cang+nuoc+sau").json()["results"]
    assert result["found_in"] == {"file": "Thuyết minh", "page": 2}


def test_words_of_the_page_itself_are_shown_before_those_of_its_files(
    client: Client, editing: Editing, plan: PortalDocument
) -> None:
    with editing():
        page_with(plan)
    work(editing)
    assert "Trong tệp" not in client.get("/tim-kiem/?q=quy+hoach+chung").content.decode()


def test_a_workbook_has_no_pages_to_name(client: Client, editing: Editing) -> None:
    with editing():
        page_with(attached(xlsx_of({"Biểu": [["Đập Nước Trong", 12]]}), title="Danh mục hồ đập", name="a.xlsx"))
    work(editing)
    assert "Trong tệp “Danh mục hồ đập”</p>" in client.get("/tim-kiem/?q=nuoc+trong").content.decode()


def test_a_page_written_past_all_signals_knows_its_files_by_the_reference_index(
    public: Public, editing: Editing, plan: PortalDocument
) -> None:
    with editing():
        page = page_with(plan)
    ReferenceIndex.create_or_update_for_object(page)
    work(editing)
    assert public.find("dung quất") == {page.pk}
