"""What readers of a page are told, and what they are never told."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from legal.models import LegalDocumentPage
from legal.relation_types import RelationType
from radar.sweeping import sweep_all
from tests.factories import ContentPageFactory, NewsPageFactory
from tests.factories.citations import citation
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory
from tests.factories.pages import home_page, publish
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db

NOTE = "trang này dẫn chiếu văn bản đã hết hiệu lực"


def shown(client, page) -> str:
    sweep_all()
    return " ".join(client.get(page.url).content.decode().split())


@pytest.mark.parametrize("make", [ContentPageFactory, NewsPageFactory, ProcedurePageFactory])
def test_readers_are_told_what_is_cited_what_became_of_it_and_what_stands_in_its_place(client, replaced, make):
    old, page = replaced(subject_clause="khoản 1 Điều 9"), make()
    citation(page, old, "dieu-5.khoan-2")
    html = shown(client, page)
    new = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    assert NOTE in html
    assert f'<a href="{old.url}#dieu-5.khoan-2">khoản 2 Điều 5 Quyết định số 30/2020/QĐ-UBND</a>' in html
    assert "(hết hiệu lực từ 01/03/2026, bị thay thế bởi khoản 1 Điều 9" in html
    assert f'<a href="{new.url}">' in html


def test_a_page_that_cites_what_is_in_force_says_nothing(client):
    page = ContentPageFactory()
    citation(page, LegalDocumentFactory())
    assert NOTE not in shown(client, page)


def test_an_english_page_says_it_in_english(client, replaced):
    page = ContentPageFactory(parent=home_page("en"))
    citation(page, replaced())
    html = shown(client, page)
    assert "Note: this page cites what is no longer in force:" in html
    assert "Decision No. 30/2020/QĐ-UBND</a> (no longer in force from 01/03/2026, replaced by" in html


@pytest.mark.parametrize(
    "more",
    [{"is_confirmed": False}, {"relation_type": RelationType.AMENDS}],
    ids=["not confirmed", "only amended"],
)
def test_doubts_and_amendments_are_for_editors_only(client, replaced, more):
    page = ContentPageFactory()
    citation(page, replaced(**more))
    assert NOTE not in shown(client, page)


def test_what_only_a_draft_cites_is_not_told(client, replaced):
    page = ContentPageFactory()
    citation(page, replaced(), is_draft=True)
    html = shown(client, page)
    assert NOTE not in html
    assert "30/2020" not in html


def test_a_document_that_is_private_now_is_named_to_nobody(client, replaced):
    page = ContentPageFactory()
    citation(page, replaced())
    assert "12/2026/QĐ-UBND" in shown(client, page)
    new = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    PageViewRestriction.objects.create(page=new, restriction_type=PageViewRestriction.LOGIN)
    html = client.get(page.url).content.decode()
    assert "12/2026/QĐ-UBND" not in html
    assert NOTE not in html


def test_more_than_three_are_folded_and_each_is_said_once(client, replaced):
    page = ContentPageFactory()
    for number in range(5):
        old = replaced(by=f"{number}/2026/QĐ-UBND", number=f"{number}/2019/QĐ-UBND")
        citation(page, old)
        citation(page, old, place="summary")
    html = shown(client, page)
    assert html.index("2/2019/QĐ-UBND</a>") < html.index("<details>") < html.index("3/2019/QĐ-UBND</a>")
    assert html.count("4/2019/QĐ-UBND</a>") == 1
    assert "<summary>Còn 2 nội dung nữa</summary>" in html


def test_readers_of_a_document_are_told_of_its_provisions_and_not_of_its_preamble(client, replaced):
    old = replaced()
    based, citing = LegalDocumentFactory(), LegalDocumentFactory()
    citation(based, old, place="can-cu")
    citation(citing, old, place="dieu-3")
    assert "văn bản này dẫn chiếu văn bản đã hết hiệu lực" not in shown(client, based)
    assert "văn bản này dẫn chiếu văn bản đã hết hiệu lực" in shown(client, citing)


def test_the_notice_costs_one_statement_however_much_it_says(client, replaced):
    page = ContentPageFactory()
    for number in range(5):
        old = replaced(by=f"{number}/2026/QĐ-UBND", number=f"{number}/2019/QĐ-UBND")
        citation(page, old, "dieu-1")
    with CaptureQueriesContext(connection) as without:
        client.get(page.url)
    assert NOTE in shown(client, page)
    with CaptureQueriesContext(connection) as told:
        client.get(page.url)
    about = [query["sql"] for query in told if "radar_" in query["sql"]]
    assert (len(about), len(told)) == (1, len(without))


def test_readers_are_not_sent_to_a_successor_as_if_it_still_held(client, replaced):
    page = ContentPageFactory()
    citation(page, replaced())
    successor = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    successor.ended_on = date(2026, 6, 1)
    publish(successor)
    assert "12/2026/QĐ-UBND</a> (nay cũng đã hết hiệu lực))" in shown(client, page)


def test_a_law_is_called_by_its_name(client, replaced):
    page, old = ContentPageFactory(), replaced(number="64/2010/QH12")
    old.document_type = DocumentTypeFactory(name="Luật", name_en="Law")
    old.abstract = "Luật Tố tụng hành chính."
    publish(old)
    citation(page, old)
    assert "Luật Tố tụng hành chính số 64/2010/QH12</a>" in shown(client, page)


def test_words_of_a_page_are_shown_as_words(client, replaced):
    page = ContentPageFactory()
    old = replaced(number="<b>3/2019/QĐ-UBND")
    citation(page, old)
    html = shown(client, page)
    assert "&lt;b&gt;3/2019/QĐ-UBND" in html
