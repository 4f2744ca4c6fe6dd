"""The links in the official text of a document: from its rows, or found anew where these do not fit."""

from datetime import date
from itertools import pairwise

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from legal.citing.official import links_in_text, stored_citations
from legal.citing.recording import record_citations
from legal.citing.spans import LinkSpan, reaching
from legal.effect import around_of
from legal.models import Citation, LegalDocumentPage
from legal.relation_types import RelationType
from legal.structure import structured
from legal.structure.landing import Landing
from tests.factories.legal import LegalDocumentFactory, relation

TEXT = """Điều 1. Phạm vi
1. Quyết định này hướng dẫn khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.
2. Trường hợp khác thực hiện theo khoản 1 Điều này và các điều từ Điều 6 đến Điều 8 Nghị định số 30/2020/NĐ-CP."""


@pytest.fixture
def cited(db):
    return LegalDocumentFactory(number="30/2020/NĐ-CP", title="Nghị định 30/2020/NĐ-CP: Văn thư")


def links_of(page: LegalDocumentPage, *, is_preview: bool = False) -> tuple[LinkSpan, ...]:
    request = RequestFactory().get("/")
    request.is_preview = is_preview
    stored = stored_citations(page, request)
    return links_in_text(page, stored, around_of(page, cited=stored.cited, keys=stored.keys), request)


def recorded(**more) -> LegalDocumentPage:
    page = LegalDocumentFactory(text=TEXT, **more)
    record_citations([page.pk])
    return page


def told(page: LegalDocumentPage, links: tuple[LinkSpan, ...]) -> list[tuple[str, str]]:
    return [(page.text[link.start : link.end], link.url) for link in links]


def test_the_text_is_linked_from_its_rows_in_order_and_without_overlap(cited):
    page = recorded()
    links = links_of(page)
    assert [url for _words, url in told(page, links)][:2] == [f"{cited.url}#dieu-5.khoan-2", "#dieu-1.khoan-1"]
    assert links[2].url == f"{cited.url}#dieu-6"
    assert links[0].title == "Nghị định 30/2020/NĐ-CP: Văn thư"
    assert all(one.end <= other.start for one, other in pairwise(links))


def test_what_is_found_anew_is_the_same_as_what_was_stored(cited):
    page = recorded()
    stored = links_of(page)
    assert links_of(page, is_preview=True) == stored != ()
    page.text = "Lời dẫn mới.\n" + TEXT
    moved = links_of(page)
    assert told(page, moved) == [(TEXT[one.start : one.end], one.url) for one in stored]


def test_a_preview_links_what_is_not_saved_yet(cited):
    page = recorded()
    page.text = f"{TEXT}\n3. Theo Điều 9 Nghị định số 30/2020/NĐ-CP."
    assert links_of(page, is_preview=True)[-1].url == f"{cited.url}#dieu-9"


def test_what_the_public_may_not_see_and_what_ended(cited):
    page = recorded()
    LegalDocumentFactory(
        issued_on=date(2021, 1, 1),
        effective_from=date(2021, 3, 1),
        relations=[relation(RelationType.REPLACES, cited)],
    )
    assert [link.is_dead for link in links_of(page)] == [True, False, True]
    PageViewRestriction.objects.create(page=cited, restriction_type="login")
    assert [link.url for link in links_of(page)] == ["#dieu-1.khoan-1"]


def test_drafts_do_not_show_in_what_is_published(cited):
    page = recorded()
    Citation.objects.filter(page_id=page.pk).update(is_draft=True)
    assert links_of(LegalDocumentPage.objects.get(pk=page.pk)) == ()


def test_a_text_with_many_citations_costs_no_more(cited):
    page = recorded()
    links_of(page)
    with CaptureQueriesContext(connection) as few:
        links_of(page)
    others = [LegalDocumentFactory(number=f"{number}/2019/TT-BTC") for number in range(1, 4)]
    page.text = TEXT + "".join(f"\n{n}. Theo Điều {n} Thông tư số {one.number}." for n, one in enumerate(others, 3))
    page.save_revision().publish()
    record_citations([page.pk])
    page = LegalDocumentPage.objects.get(pk=page.pk)
    with CaptureQueriesContext(connection) as many:
        assert len(links_of(page)) == 6
    assert len(many) <= len(few)


def test_within_the_text_a_link_leads_to_what_the_text_has():
    def span(url: str) -> LinkSpan:
        return LinkSpan(start=0, end=1, url=url)

    structure = structured("Điều 1. Bến\n1. Bến cát.\nĐiều 2. Bãi")
    landing = Landing(piece.anchor for piece in structure.pieces)
    spans = [span(url) for url in ("#dieu-1.khoan-1", "#dieu-1.khoan-9.diem-a", "#phu-luc-ii", "/van-ban/x/#dieu-9")]
    assert [one.url for one in reaching(spans, structure, landing)] == [
        "#dieu-1.khoan-1",
        "#dieu-1",
        "/van-ban/x/#dieu-9",
    ]
