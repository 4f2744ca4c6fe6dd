"""Articles are hits of their own: found by their words, with the status of their document, at their own anchor."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from legal.models import LegalDocumentPage
from legal.relation_types import RelationType
from legal.searchable import legal_document
from search.documents import Facet, SearchDocument
from search.models import SearchEntry
from search.queries import SearchQuery
from search.results.searching import search
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, relation

pytestmark = pytest.mark.django_db

TEXT = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG NGÃI
QUYẾT ĐỊNH
Về quản lý bến thuyền thúng
Căn cứ Luật Bến bãi số 9/2019/QH14;
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quyết định này quy định việc neo đậu qua đêm.
Điều 2. Cọc tiêu
1. Cọc tiêu được sơn trắng.
2. Cọc tiêu gãy được thay trong ba ngày.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 3.
Chủ thuyền thúng chịu trách nhiệm thi hành.
Nơi nhận:
- Như Điều 3;
"""


def entries_of(page: LegalDocumentPage) -> dict[str, SearchDocument]:
    """Return what is found of a page by what stands behind # in addresses; the document itself behind nothing."""
    found = legal_document(LegalDocumentPage.objects.get(pk=page.pk))
    return {one.url.partition("#")[2]: one for one in found}


@pytest.fixture
def publishing(django_capture_on_commit_callbacks: Any) -> Any:
    """Return what runs the work that follows a commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_each_article_is_an_entry_with_its_heading_its_words_and_its_chapter() -> None:
    page = LegalDocumentFactory(number="7/2026/QĐ-UBND", text=TEXT)
    entries = entries_of(page)
    assert list(entries) == ["", "dieu-1", "dieu-2", "dieu-3"]
    second = entries["dieu-2"]
    assert second.title == "Điều 2. Cọc tiêu"
    assert second.official_title == page.title
    assert second.summary == "Chương I. QUY ĐỊNH CHUNG"
    assert second.body.startswith("1. Cọc tiêu được sơn trắng.")
    assert second.parent_key == entries[""].key == f"page:{page.pk}"
    assert second.identifiers == ("Điều 2 7/2026/QĐ-UBND",)
    assert second.facets[Facet.VALIDITY] == entries[""].facets[Facet.VALIDITY] == ("con-hieu-luc",)
    assert second.weight < entries[""].weight
    assert entries["dieu-3"].title == "Điều 3"


def test_an_article_of_a_law_is_asked_for_by_the_name_of_the_law_too() -> None:
    law = LegalDocumentFactory(
        number="9/2019/QH14",
        abstract="Luật Bến bãi",
        document_type=DocumentTypeFactory(name="Luật"),
        issued_on=date(2019, 6, 1),
        text=TEXT,
    )
    assert entries_of(law)["dieu-2"].identifiers == ("Điều 2 9/2019/QH14", "Điều 2 luat ben bai 2019")


@pytest.mark.parametrize(
    "typed", ["điều 2 quyết định 7/2026/QĐ-UBND", "khoản 1 điều 2 quyết định số 7 năm 2026", "7/2026/qd-ubnd dieu 2"]
)
def test_who_names_an_article_of_a_document_finds_it_before_the_document(publishing: Any, typed: str) -> None:
    with publishing():
        LegalDocumentFactory(number="7/2026/QĐ-UBND", text=TEXT)
        LegalDocumentFactory(number="8/2026/QĐ-UBND", text=TEXT)
    first = search(SearchQuery(words=typed), language="vi").results[0]
    assert "".join(segment.text for segment in first.title) == "Điều 2. Cọc tiêu"
    assert "7/2026/QĐ-UBND" in first.part_of
    assert first.identifiers == ()


def test_what_stands_outside_of_articles_is_found_with_the_document() -> None:
    whole = entries_of(LegalDocumentFactory(text=TEXT))[""]
    assert "Luật Bến bãi số 9/2019/QH14" in whole.body
    assert "Như Điều 3" in whole.body
    assert "Điều 2. Cọc tiêu" in whole.body
    assert "sơn trắng" not in whole.body


def test_a_document_without_articles_is_found_by_all_its_words() -> None:
    page = LegalDocumentFactory(text="CHỈ THỊ\n1. Rà soát cọc tiêu.\n2. Báo cáo trước mùa lũ.\n")
    entries = entries_of(page)
    assert list(entries) == [""]
    assert "Báo cáo trước mùa lũ" in entries[""].body


def test_an_article_is_found_by_its_words_and_stands_behind_its_document_for_the_documents_name(
    publishing: Any,
) -> None:
    with publishing():
        page = LegalDocumentFactory(
            title="Quyết định 7/2026/QĐ-UBND: Bến thuyền thúng", number="7/2026/QĐ-UBND", text=TEXT
        )
    assert addresses("cọc tiêu gãy")[0] == f"{page.url}#dieu-2"
    assert addresses("7/2026/QĐ-UBND")[0] == page.url
    assert addresses("quyết định bến thuyền")[0] == page.url


def addresses(words: str) -> list[str]:
    return [one.url for one in search(SearchQuery(words=words), language="vi").results]


def test_a_repealed_article_shows_that_and_its_neighbours_show_the_status_of_the_document() -> None:
    page = LegalDocumentFactory(text=TEXT)
    LegalDocumentFactory(
        effective_from=date(2024, 5, 1),
        issued_on=date(2024, 4, 1),
        relations=[relation(RelationType.REPEALS, page, target_clause="Điều 2", source="Điều 4")],
    )
    entries = entries_of(page)
    statuses = {anchor: row.facets[Facet.VALIDITY] for anchor, row in entries.items()}
    assert statuses == {
        "": ("het-hieu-luc-mot-phan",),
        "dieu-1": ("het-hieu-luc-mot-phan",),
        "dieu-2": ("het-hieu-luc-toan-bo",),
        "dieu-3": ("het-hieu-luc-mot-phan",),
    }
    assert entries["dieu-2"].weight < entries["dieu-1"].weight


def test_articles_grow_stale_with_their_document() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = LegalDocumentFactory(text=TEXT, issued_on=date(2026, 2, 1), effective_from=tomorrow)
    assert {one.stale_on for one in entries_of(page).values()} == {tomorrow}


def test_articles_that_a_new_text_lacks_are_found_no_more(publishing: Any) -> None:
    with publishing():
        page = LegalDocumentFactory(text=TEXT)
    assert SearchEntry.objects.public().filter(key=f"page:{page.pk}#dieu-3").exists()
    with publishing():
        page.text = TEXT.replace("Điều 3.\nChủ thuyền", "Chủ thuyền")
        page.save_revision().publish()
    assert not SearchEntry.objects.public().filter(key=f"page:{page.pk}#dieu-3").exists()
    assert SearchEntry.objects.public().filter(key=f"page:{page.pk}#dieu-2").exists()


def test_a_document_that_is_withdrawn_takes_its_articles_with_it(publishing: Any) -> None:
    with publishing():
        page = LegalDocumentFactory(text=TEXT)
    with publishing():
        page.unpublish()
    assert not SearchEntry.objects.public().filter(source__page_id=page.pk).exists()


def test_a_law_is_found_first_by_the_name_that_people_give_it(publishing: Any) -> None:
    with publishing():
        law = LegalDocumentFactory(
            title="Bộ luật 9/2019/QH14: Bến bãi",
            abstract="Bến bãi",
            document_type=DocumentTypeFactory(name="Bộ luật"),
            number="9/2019/QH14",
            text="Điều 1. Phạm vi\nBộ luật này quy định bến bãi.\n",
        )
        plan = "Kế hoạch tổng kết thi hành Bộ luật Bến bãi"
        LegalDocumentFactory(
            title=f"Quyết định 5/2020/QĐ-UBND: {plan}", abstract=f"Phê duyệt {plan} sau Bộ luật Bến bãi."
        )
    assert addresses("bộ luật bến bãi")[0] == law.url
    assert addresses("bo luat ben bai")[0] == law.url
