"""Who cites a document: each page once, per article and clause, and only what the public may read."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, PageViewRestriction

from legal.citing.cited_by import SHOWN_OF_A_KIND, cited_by
from legal.citing.recording import record_citations
from legal.models import Citation
from tests.factories import ContentPageFactory, NewsPageFactory, news_index
from tests.factories.legal import LegalDocumentFactory
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db

BUDGET = 12


@pytest.fixture
def cited():
    return LegalDocumentFactory(
        number="30/2020/NĐ-CP", text="Điều 1. A\nĐiều 2. B theo quy định tại Điều 1 của Nghị định này."
    )


def news(text: str, **more):
    page = NewsPageFactory(body=[("paragraph", f"<p>{text}</p>")], **more)
    record_citations([page.pk])
    return page


def document(text: str, **more):
    page = LegalDocumentFactory(text=text, **more)
    record_citations([page.pk])
    return page


def test_each_citing_page_counts_once_by_kind_the_newest_first(cited):
    older = document(
        "Điều 1. Theo Nghị định số 30/2020/NĐ-CP và Điều 5 Nghị định số 30/2020/NĐ-CP.", issued_on=date(2021, 1, 1)
    )
    newer = document("Điều 1. Theo Nghị định số 30/2020/NĐ-CP.", issued_on=date(2022, 1, 1))
    item = news("Theo Nghị định số 30/2020/NĐ-CP.")
    record_citations([cited.pk])
    found = cited_by(cited)
    assert found.total == 3
    assert [(group.heading, group.total) for group in found.groups] == [("Văn bản", 2), ("Tin bài", 1)] or found.groups
    assert [one.pk for one in found.groups[0].pages] == [newer.pk, older.pk]
    assert found.groups[0].pages[0].dated_on == date(2022, 1, 1)
    assert [one.pk for one in found.groups[1].pages] == [item.pk]


def test_articles_count_the_pages_that_cite_them_or_what_stands_in_them(cited):
    document("Điều 1. Theo khoản 2 Điều 5 và khoản 3 Điều 5 Nghị định số 30/2020/NĐ-CP.")
    document("Điều 1. Theo Điều 5 và Điều 50 Nghị định số 30/2020/NĐ-CP.")
    assert cited_by(cited).articles == {"dieu-5": 2, "dieu-50": 1}


def test_many_pages_of_a_kind_are_counted_and_the_newest_are_shown(cited):
    pages = [news("Theo Nghị định số 30/2020/NĐ-CP.") for _ in range(SHOWN_OF_A_KIND + 2)]
    (group,) = cited_by(cited).groups
    assert (group.total, len(group.pages)) == (len(pages), SHOWN_OF_A_KIND)


def test_nobody_hears_of_drafts_private_pages_and_other_languages(cited):
    draft = news("Theo Nghị định số 30/2020/NĐ-CP.", live=False)
    private = news("Theo Nghị định số 30/2020/NĐ-CP.")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    english = news(
        "Under Nghị định số 30/2020/NĐ-CP.", parent=news_index("en"), locale=Locale.objects.get(language_code="en")
    )
    assert set(Citation.objects.values_list("page_id", flat=True)) == {draft.pk, private.pk, english.pk}
    assert cited_by(cited).total == 0


def test_it_costs_two_statements_and_one_where_nobody_cites(cited):
    cited_by(cited)
    with CaptureQueriesContext(connection) as alone:
        cited_by(cited)
    for _ in range(3):
        document("Điều 1. Theo Điều 5 Nghị định số 30/2020/NĐ-CP.")
    cited_by(cited)
    with CaptureQueriesContext(connection) as queries:
        assert cited_by(cited).total == 3
    of_sites = [query for query in queries if "wagtailcore_site" in query["sql"]]  # requests keep them
    assert (len(alone), len(queries) - len(of_sites)) == (1, 2)


def test_the_list_names_every_page_with_the_places_where_it_cites(client, cited):
    page = document("Điều 1. A\nĐiều 9. B\n1. Theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.", number="9/2021/QĐ-UBND")
    item = news("Theo Nghị định số 30/2020/NĐ-CP.", title="Một tin dẫn chiếu")
    response = client.get(f"{cited.url}dan-chieu/")
    assert response.status_code == 200
    html = response.content.decode()
    assert f'href="{page.url}#dieu-9.khoan-1"' in html
    assert "khoản 2 Điều 5" in html
    assert f'href="{item.url}"' in html
    assert "Điều 5</a>" in html
    assert html.count("<h1") == 1
    assert '<meta name="robots" content="noindex, follow">' in html


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("", {"a", "b", "c"}),
        ("?dieu=5", {"a", "b"}),
        ("?dieu=5&khoan=2", {"a"}),
        ("?dieu=5&khoan=2&diem=%C4%91", {"a"}),
        ("?dieu=5&khoan=2&diem=d", set()),
        ("?dieu=50", {"c"}),
        ("?dieu=7", set()),
        ("?khoan=2", {"a", "b", "c"}),
        ("?dieu=%3Cb%3E", {"a", "b", "c"}),
        ("?dieu=5&trang=9", {"a", "b"}),
        ("?dieu=" + "9" * 500, {"a", "b", "c"}),
    ],
)
def test_the_list_can_be_asked_for_one_provision(client, cited, asked, expected):
    news("Theo điểm đ khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.", title="a")
    news("Theo Điều 5 Nghị định số 30/2020/NĐ-CP.", title="b")
    news("Theo Điều 50 Nghị định số 30/2020/NĐ-CP.", title="c")
    response = client.get(f"{cited.url}dan-chieu/{asked}")
    assert response.status_code == 200
    listed = response.context["listed"]
    assert {item.page.title for item in listed.items} == expected
    assert listed.paging.total == len(expected)


def test_the_list_of_a_private_document_asks_for_its_password_too(client, cited):
    PageViewRestriction.objects.create(page=cited, restriction_type="login")
    assert client.get(f"{cited.url}dan-chieu/").status_code == 302
    cited.unpublish()
    assert client.get(f"{cited.url}dan-chieu/").status_code == 404


def test_nothing_else_stands_below_a_document(client, cited):
    assert client.get(f"{cited.url}khac/").status_code == 404
    assert client.get(f"{cited.url}dan-chieu/khac/").status_code == 404


def test_the_list_stays_within_the_budget_of_pages(client, cited):
    for number in range(25):
        document(
            f"Điều 1. A\n1. Theo khoản 2 Điều {number} Nghị định số 30/2020/NĐ-CP.", number=f"{number}/2022/TT-BTC"
        )
    ContentPageFactory()
    ProcedurePageFactory()
    address = f"{cited.url}dan-chieu/"
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert len(response.context["listed"].items) == 20
    assert 'rel="next"' in response.content.decode()
    assert len(queries) <= BUDGET, "\n".join(query["sql"][:150] for query in queries)
