"""Citations become links where readers meet them: in news, plain pages, procedures and documents."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from core.text_links import linked
from legal.citing.linking import law_links
from legal.relation_types import RelationType
from services.models import LegalBasis, ProcedureStep
from tests.factories import AgencyFactory, ContentPageFactory, FieldFactory, NewsPageFactory
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, relation
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db

BUDGET = 12
LINK = re.compile(r'<a class="(law-link[^"]*)" href="([^"]*)"(?: title="([^"]*)")?>(.*?)</a>', re.DOTALL)


@pytest.fixture
def cited():
    return LegalDocumentFactory(number="30/2020/NĐ-CP", title="Nghị định 30/2020/NĐ-CP: Văn thư")


def news(text: str, **more):
    return NewsPageFactory(body=[("paragraph", f"<p>{text}</p>")], **more)


def links_on(client, page) -> list[tuple]:
    response = client.get(page.url)
    assert response.status_code == 200
    return LINK.findall(response.content.decode())


def test_a_citation_in_the_news_leads_to_the_provision(client, cited):
    page = news("Theo <b>khoản 2</b> Điều 5 Nghị định số 30/2020/NĐ-CP của Chính phủ.")
    (link,) = links_on(client, page)
    assert link == (
        "law-link",
        f"{cited.url}#dieu-5.khoan-2",
        "Nghị định 30/2020/NĐ-CP: Văn thư",
        "<b>khoản 2</b> Điều 5 Nghị định số 30/2020/NĐ-CP",
    )


def test_each_item_of_a_list_leads_to_its_own_provision(client, cited):
    page = news("Theo các khoản 1, 2 và 4 Điều 5 Nghị định số 30/2020/NĐ-CP.")
    assert [url.partition("#")[2] for _css, url, _title, _words in links_on(client, page)] == [
        "dieu-5.khoan-1",
        "dieu-5.khoan-2",
        "dieu-5.khoan-4",
    ]


def test_plain_pages_and_procedures_link_too_and_the_basis_keeps_its_own_link(client, cited):
    plain = ContentPageFactory(body=[("paragraph", "<p>Theo Nghị định số 30/2020/NĐ-CP.</p>")])
    assert [url for _css, url, *_ in links_on(client, plain)] == [cited.url]
    procedure = ProcedurePageFactory(
        bases=[LegalBasis(title="Nghị định về văn thư", number="30/2020/NĐ-CP")],
        steps=[ProcedureStep(title="Nộp", text="Nộp theo Điều 5 Nghị định số 30/2020/NĐ-CP.")],
    )
    assert [url for _css, url, *_ in links_on(client, procedure)] == [f"{cited.url}#dieu-5"]
    assert f'<a class="number" href="{cited.url}">30/2020/NĐ-CP</a>' in client.get(procedure.url).content.decode()


def test_what_the_public_may_not_see_is_not_linked(client, cited):
    page = news("Theo Nghị định số 30/2020/NĐ-CP.")
    restriction = PageViewRestriction.objects.create(page=cited, restriction_type="login")
    assert links_on(client, page) == []
    restriction.delete()
    assert len(links_on(client, page)) == 1
    cited.unpublish()
    assert links_on(client, page) == []


def test_a_document_that_has_ended_says_so_behind_the_link(client, cited):
    LegalDocumentFactory(
        number="1/2021/NĐ-CP",
        issued_on=date(2021, 1, 1),
        effective_from=date(2021, 3, 1),
        relations=[relation(RelationType.REPLACES, cited)],
    )
    page = news("Theo Nghị định số 30/2020/NĐ-CP và Nghị định số 1/2021/NĐ-CP.")
    assert [css for css, *_ in links_on(client, page)] == ["law-link ended", "law-link"]
    html = client.get(page.url).content.decode()
    assert html.count('</a> <span class="link-note">(hết hiệu lực)</span>') == 1


def test_an_end_that_nobody_has_confirmed_is_not_told_as_one(client, cited):
    LegalDocumentFactory(
        relations=[relation(RelationType.REPLACES, cited, is_confirmed=False)], issued_on=date(2021, 1, 1)
    )
    assert [css for css, *_ in links_on(client, news("Theo Nghị định số 30/2020/NĐ-CP."))] == ["law-link"]


def test_a_provision_that_was_repealed_alone_is_told_alone(client, cited):
    LegalDocumentFactory(
        number="1/2021/NĐ-CP",
        issued_on=date(2021, 1, 1),
        effective_from=date(2021, 3, 1),
        relations=[relation(RelationType.REPEALS, cited, target_clause="khoản 2 Điều 5")],
    )
    page = news("Theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP; Điều 6 Nghị định số 30/2020/NĐ-CP.")
    assert [css for css, *_ in links_on(client, page)] == ["law-link ended", "law-link"]


def test_a_text_without_law_asks_the_database_nothing():
    page = news("Trời mưa.")
    with CaptureQueriesContext(connection) as queries:
        assert linked("<p>Trời mưa to ở xã Ba Tơ, 12 nhà bị ngập.</p>", page=page) == (
            "<p>Trời mưa to ở xã Ba Tơ, 12 nhà bị ngập.</p>"
        )
    assert len(queries) == 0


def test_many_citations_cost_one_statement(cited):
    page = news("x")
    others = [LegalDocumentFactory() for _ in range(4)]
    words = "\n".join(f"Theo Điều {n} Quyết định số {one.number}." for n, one in enumerate(others, start=1))
    with CaptureQueriesContext(connection) as queries:
        assert len(law_links(words, page=page, request=None)) == 4
    assert len([query for query in queries if "legal_legaldocumentpage" in query["sql"]]) == 1
    assert len(queries) <= 3  # the addresses of sites, which requests keep


def test_an_undated_law_in_an_old_item_is_the_law_of_its_day(client):
    kind = DocumentTypeFactory(name="Luật")
    old, new = (
        LegalDocumentFactory(number=number, abstract="Đất đai", document_type=kind, issued_on=day, effective_from=day)
        for number, day in (("45/2013/QH13", date(2013, 11, 29)), ("31/2024/QH15", date(2024, 1, 18)))
    )
    then = news("Theo Luật Đất đai.", published_at="2015-05-05T08:00:00+07:00")
    assert [url for _css, url, *_ in links_on(client, then)] == [old.url]
    assert [url for _css, url, *_ in links_on(client, news("Theo Luật Đất đai."))] == [new.url]


def test_a_document_cites_its_own_provisions_within_its_page(client):
    words = "Theo quy định tại khoản 1 Điều 2 của Quyết định này."
    page = LegalDocumentFactory(text="Điều 1. A\nĐiều 2. B\n1. C")
    assert [link.url for link in law_links(words, page=page, request=None)] == ["#dieu-2.khoan-1"]
    without_text = LegalDocumentFactory()
    assert not law_links(words, page=without_text, request=None)
    assert not law_links(words, page=news("x"), request=None)


def test_a_document_links_what_its_abstract_and_its_blocks_cite(client, cited):
    page = LegalDocumentFactory(
        abstract="Sửa đổi Điều 5 Nghị định số 30/2020/NĐ-CP.",
        body=[("paragraph", "<p>Theo Điều 6 Nghị định số 30/2020/NĐ-CP.</p>")],
    )
    assert [url.partition("#")[2] for _css, url, *_ in links_on(client, page)] == ["dieu-5", "dieu-6"]


def test_an_item_that_cites_dead_law_stays_within_the_budget_of_pages(client, cited):
    kind = DocumentTypeFactory(name="Luật")
    day = date(2024, 1, 18)
    LegalDocumentFactory(
        abstract="Đất đai", document_type=kind, issued_on=day, effective_from=day, number="31/2024/QH15"
    )
    LegalDocumentFactory(
        number="1/2021/NĐ-CP",
        issued_on=date(2021, 1, 1),
        effective_from=date(2021, 3, 1),
        relations=[relation(RelationType.REPLACES, cited)],
    )
    words = "Theo Nghị định số 30/2020/NĐ-CP, Nghị định số 1/2021/NĐ-CP và Luật Đất đai."
    page = news(words, agency=AgencyFactory(), fields=[FieldFactory()])
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        assert len(links_on(client, page)) == 3
    assert len(queries) <= BUDGET, "\n".join(query["sql"][:200] for query in queries)
