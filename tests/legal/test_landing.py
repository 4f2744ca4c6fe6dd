"""Links from elsewhere lead to the provision that is meant, else to what is around it, and never nowhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal.citing.recording import record_citations
from legal.citing.spans import LinkSpan, reaching
from legal.models import LegalDocumentPage
from legal.provisions import address_in
from legal.structure import structured
from legal.structure.landing import Landing, asked_anchor
from tests.factories.legal import LegalDocumentFactory
from tests.factories.legal_text import DECISION

ANCHORS = [piece.anchor for piece in structured(DECISION).pieces if piece.anchor]
PLAN = """Điều 1. Phê duyệt Kế hoạch như sau:
I. MỤC TIÊU
1. Bến sạch.
II. NHIỆM VỤ
1. Dọn bến.
Điều 2. Trưởng bến thi hành."""


def landing_of(text: str) -> Landing:
    return Landing(piece.anchor for piece in structured(text).pieces if piece.anchor)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("dieu-2", "dieu-2"),
        ("kem-theo.dieu-2", "phu-luc-quy-dinh.dieu-2"),
        ("kem-theo.dieu-1.khoan-1.diem-da", "phu-luc-quy-dinh.dieu-1.khoan-1.diem-da"),
        ("kem-theo.dieu-1.khoan-9", "phu-luc-quy-dinh.dieu-1"),
        ("kem-theo.dieu-3", "dieu-3"),
        ("dieu-1.khoan-2", "phu-luc-quy-dinh.dieu-1.khoan-2"),
        ("dieu-2.khoan-7.diem-a", "dieu-2"),
        ("chuong-ii", "phu-luc-quy-dinh.chuong-ii"),
        ("chuong-2", "phu-luc-quy-dinh.chuong-ii"),
        ("chuong-i.dieu-3", "dieu-3"),
        ("phu-luc-1", "phu-luc-i"),
        ("phu-luc-01", "phu-luc-i"),
        ("phu-luc-i.khoan-2", "phu-luc-i.khoan-2"),
        ("dieu-9", ""),
        ("phu-luc-ii", ""),
        ("kem-theo", "phu-luc-quy-dinh"),
        ("", ""),
    ],
)
def test_an_address_leads_into_the_decision_or_what_it_encloses(asked, found):
    assert Landing(ANCHORS).at(asked) == found


@pytest.mark.parametrize("asked", ["muc-ii.dieu-1.khoan-1", "dieu-1.muc-ii.khoan-1", "muc-ii.khoan-1"])
def test_a_clause_of_a_section_is_found_whichever_is_named_first(asked):
    assert landing_of(PLAN).at(asked) == "dieu-1.muc-ii.khoan-1"


def test_of_two_provisions_alike_none_is_guessed():
    assert landing_of(PLAN).at("khoan-1") == ""


STEPS = st.lists(st.sampled_from(["kem-theo", "phu-luc-i", "chuong-ii", "muc-1", "dieu-1", "dieu-5", "khoan-1"]))


@given(STEPS)
def test_whatever_is_asked_leads_to_what_the_text_has_or_nowhere(steps: list[str]):
    assert Landing(ANCHORS).at(".".join(steps)) in {*ANCHORS, ""}


@pytest.mark.parametrize(
    ("provision", "words", "found"),
    [
        ("dieu-5", "Điều 5 Quy chế bến bãi ban hành kèm theo Quyết định số 3/2011/QĐ-TTg", "kem-theo.dieu-5"),
        ("dieu-5", "Điều 5 Quyết định số 3/2011/QĐ-TTg", "dieu-5"),
        ("phu-luc-i", "Phụ lục I ban hành kèm theo Nghị định số 3/2011/NĐ-CP", "phu-luc-i"),
        ("", "Quy chế ban hành kèm theo Quyết định số 3/2011/QĐ-TTg", ""),
    ],
)
def test_who_cites_a_regulation_asks_for_what_is_enclosed(provision, words, found):
    assert asked_anchor(provision, words) == found


def test_what_a_regulation_cites_of_itself_leads_into_it_and_not_into_the_decision():
    text = DECISION.replace(
        "Trưởng bến kiểm tra hằng tháng.", "Trưởng bến kiểm tra theo Điều 1 và nộp sổ theo Điều 2 Quyết định này."
    )
    structure = structured(text)
    spans = [
        LinkSpan(start=text.index(words), end=text.index(words) + len(words), url=url)
        for words, url in (("Điều 1 và", "#dieu-1"), ("Điều 2 Quyết định này.", "#dieu-2"))
    ]
    spans = [LinkSpan(start=one.start, end=one.end - 1, url=one.url) for one in spans]
    assert [one.url for one in reaching(spans, structure, landing_of(text))] == [
        "#phu-luc-quy-dinh.dieu-1",
        "#dieu-2",
    ]


@pytest.fixture
def decision(db) -> LegalDocumentPage:
    return LegalDocumentFactory(number="12/2026/QĐ-UBND", text=DECISION)


def cited_in(words: str, *, document: LegalDocumentPage, client) -> tuple[str, str]:
    """Let another document cite ``document``; return the fragment to which its link leads, and the page of this."""
    citing = LegalDocumentFactory(number="7/2026/TB-UBND", text=f"Điều 1. Thi hành\nTheo {words} thì đóng bến.")
    record_citations([citing.pk])
    html = client.get(citing.url).content.decode()
    [fragment] = re.findall(rf'href="{re.escape(document.url)}#([^"]+)"', html.split("data-law ")[1])
    return fragment, client.get(document.url).content.decode()


def ids_in(html: str) -> list[str]:
    return re.findall(r' id="([^"]*)"', html)


def test_a_link_to_an_enclosed_regulation_leads_to_its_article(client, decision):
    words = "Điều 2 Quy định ban hành kèm theo Quyết định số 12/2026/QĐ-UBND"
    fragment, html = cited_in(words, document=decision, client=client)
    assert fragment == "kem-theo.dieu-2"
    assert re.search(r'<h\d id="phu-luc-quy-dinh.dieu-2"><span id="kem-theo.dieu-2"></span>', html)
    assert len(ids_in(html)) == len(set(ids_in(html)))


def test_a_link_to_a_clause_that_is_not_there_leads_to_its_article(client, decision):
    fragment, html = cited_in("khoản 7 Điều 3 Quyết định số 12/2026/QĐ-UBND", document=decision, client=client)
    assert f'<h3 id="dieu-3"><span id="{fragment}"></span>' in html


def test_a_link_to_an_article_that_is_not_there_leads_to_words_that_say_so(client, decision):
    fragment, html = cited_in("Điều 77 Quyết định số 12/2026/QĐ-UBND", document=decision, client=client)
    assert f'<b id="{fragment}" lang="vi">Điều 77</b>' in html


def test_a_document_without_a_text_says_so_to_whom_a_link_has_led(client, db):
    decision = LegalDocumentFactory(number="12/2026/QĐ-UBND", text="")
    fragment, html = cited_in("Điều 2 Quyết định số 12/2026/QĐ-UBND", document=decision, client=client)
    assert f'<b id="{fragment}" lang="vi">Điều 2</b>' in html


def test_a_document_that_nobody_cites_so_says_nothing_of_missing_provisions(client, decision):
    assert "missing-provisions" not in client.get(decision.url).content.decode()


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("khoản 1 Mục I Điều 1", "dieu-1.muc-i.khoan-1"),
        ("Điều 1, Mục I, khoản 1", "dieu-1.muc-i.khoan-1"),
        ("khoản 1 Điều 5 Mục 2 Chương II", "chuong-ii.muc-2.dieu-5.khoan-1"),
        ("Mục 1 Chương II", "chuong-ii.muc-1"),
    ],
)
def test_a_section_named_between_clause_and_article_stands_in_the_article(words, anchor):
    assert address_in(words).anchor == anchor
