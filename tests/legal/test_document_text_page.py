"""The page of a document with an official text: its notes, its status on any day, what machines are told of it."""

from datetime import date

import pytest

from legal.relation_types import RelationType
from legal.showing.citation_words import document_words
from legal.showing.day import asked_day
from tests.factories.legal import LegalDocumentFactory, legal_index, relation
from tests.factories.legal_text import DECISION

TEXT = "Điều 1. Phạm vi\n1. Bến.\n2. Bãi.\nĐiều 2. Hiệu lực\nTừ ngày ký."


def shown(client, page, **asked: str) -> str:
    response = client.get(page.url, asked)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def changed(db):
    """A document in force since 01/02/2020; another repealed khoản 2 Điều 1 from 01/03/2024."""
    page = LegalDocumentFactory(text=TEXT)
    acting = LegalDocumentFactory(number="40/2024/QĐ-UBND", issued_on=date(2024, 1, 1), effective_from=date(2024, 3, 1))
    clause = {"target_clause": "khoản 2 Điều 1", "subject_clause": "Điều 9"}
    acting.relations.add(relation(RelationType.REPEALS, page, **clause))
    acting.save_revision().publish()
    return page


def test_a_text_stands_whole_on_the_page_with_where_it_was_taken_from(client, db):
    html = shown(client, LegalDocumentFactory(text=TEXT, text_source="Công báo số 5"))
    assert 'id="dieu-1.khoan-2"' in html
    assert "Công báo số 5" in html
    assert "không thay thế bản gốc" in html
    assert html.index("Công báo số 5") < html.index('id="dieu-1"')


def test_a_document_without_a_text_has_neither_text_nor_contents(client, db):
    html = shown(client, LegalDocumentFactory())
    assert "data-law" not in html
    assert "law.css" not in html


def test_an_empty_abstract_leaves_no_empty_heading(client, db):
    page = LegalDocumentFactory()
    type(page).objects.filter(pk=page.pk).update(abstract="")
    assert 'id="trich-yeu"' not in shown(client, page)


def test_a_repealed_clause_is_marked_where_it_stands_with_a_link_to_what_repealed_it(client, changed):
    html = shown(client, changed)
    assert '<p class="clause ended" id="dieu-1.khoan-2">' in html
    assert '<p class="clause" id="dieu-1.khoan-1">' in html
    note = html.split("provision-note ended")[1].split("</p>")[0]
    assert "40/2024/QĐ-UBND</a>" in note
    assert "01/03/2024" in note


def test_on_a_day_before_the_repeal_the_clause_still_held(client, changed):
    html = shown(client, changed, ngay="2024-02-29")
    assert '<p class="clause" id="dieu-1.khoan-2">' in html
    assert "provision-note" not in html
    assert "Vào ngày <time" in html
    found = html.split("on-day-found")[1].split("</p>")[0]
    assert "Còn hiệu lực" in found
    # What holds today stays what the page says first.
    assert "Hết hiệu lực một phần từ 01/03/2024" in html.split("</header>")[1]


def test_a_note_on_a_provision_that_the_text_does_not_have_stands_above_it(client, db):
    page = LegalDocumentFactory(text=TEXT)
    LegalDocumentFactory(relations=[relation(RelationType.AMENDS, page, target_clause="Điều 77")])
    html = shown(client, page)
    assert "văn bản hiển thị không có" in html
    assert html.index("văn bản hiển thị không có") < html.index('id="dieu-1"')


def test_a_note_on_the_enclosed_regulation_is_found_in_it(client, db):
    page = LegalDocumentFactory(text=DECISION)
    LegalDocumentFactory(relations=[relation(RelationType.AMENDS, page, target_clause="khoản 2 Điều 1")])
    html = shown(client, page)
    place = html.index('id="phu-luc-quy-dinh.dieu-1.khoan-2"')
    assert place < html.index("provision-note") < html.index('id="phu-luc-quy-dinh.dieu-2"')


@pytest.mark.parametrize("asked", ["2024-02-29", "29/02/2024", "29.2.2024", " 29-2-2024 "])
def test_a_day_is_read_as_machines_and_as_people_write_it(asked: str):
    assert asked_day({"ngay": asked}).day == date(2024, 2, 29)


@pytest.mark.parametrize("asked", ["2023-02-29", "hôm qua", "2024-13-01", "0000-00-00", "<b>", "1" * 5000, "\x00"])
def test_what_is_no_day_is_refused_with_what_to_write_instead(client, db, asked: str):
    html = shown(client, LegalDocumentFactory(), ngay=asked)
    assert "không phải là một ngày" in html
    assert "30/01/2024" in html
    assert 'aria-invalid="true"' in html
    assert "<b>" not in html
    assert len(html) < 60_000


@pytest.mark.parametrize("asked", ["1945-09-01", "9999-12-31"])
def test_a_day_of_which_nothing_can_be_known_is_refused(client, db, asked: str):
    html = shown(client, LegalDocumentFactory(), ngay=asked)
    assert "Hãy chọn một ngày từ 02/09/1945" in html


def test_the_address_of_a_day_is_not_kept_by_search_machines_and_names_the_page_itself(client, db):
    page = LegalDocumentFactory(text=TEXT)
    html = shown(client, page, ngay="2021-01-01")
    assert '<meta name="robots" content="noindex, follow">' in html
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{page.url}">' in html
    assert "noindex" not in shown(client, page)


def test_machines_are_told_the_abstract_where_nobody_wrote_a_summary(client, db):
    page = LegalDocumentFactory(abstract="Ban hành bảng giá thuê sạp.", summary="")
    assert '<meta name="description" content="Ban hành bảng giá thuê sạp.">' in shown(client, page)
    summed_up = LegalDocumentFactory(abstract="Ban hành bảng giá thuê sạp.", summary="Giá sạp năm nay.")
    assert '<meta name="description" content="Giá sạp năm nay.">' in shown(client, summed_up)


def test_in_english_the_text_is_marked_as_vietnamese_and_notes_as_english(client, db):
    index = legal_index("en")
    page = LegalDocumentFactory(parent=index, locale=index.locale, text=TEXT)
    acts = [relation(RelationType.AMENDS, page, target_clause="Điều 2")]
    LegalDocumentFactory(parent=index, locale=index.locale, relations=acts)
    html = shown(client, page)
    assert '<html lang="en">' in html
    assert '<div class="law" lang="vi"' in html
    assert 'class="notice provision-note warning" role="note" lang="en">' in html
    assert "does not replace the original" in html


def test_a_draft_is_previewed_with_the_text_that_is_not_saved(db):
    draft = LegalDocumentFactory(text=TEXT).get_latest_revision_as_object()
    draft.text = TEXT.replace("Bãi.", "Bãi và cồn.")
    response = draft.make_preview_request(None, draft.default_preview_mode)
    assert "Bãi và cồn." in response.rendered_content


@pytest.mark.parametrize(
    ("type_name", "number", "abstract", "words"),
    [
        ("Quyết định", "12/2026/QĐ-UBND", "Ban hành quy định", "Quyết định số 12/2026/QĐ-UBND"),
        ("Luật", "1/2026/QH99", "Bến bãi.", "Luật Bến bãi số 1/2026/QH99"),
        ("Luật", "1/2026/QH99", "Luật Bến bãi", "Luật Bến bãi số 1/2026/QH99"),
        ("Bộ luật", "2/2026/QH99", "BỘ LUẬT Sông nước", "Bộ luật Sông nước số 2/2026/QH99"),
        ("", "3/2026/KH", "Kế hoạch", "số 3/2026/KH"),
    ],
)
def test_a_document_is_cited_by_type_and_number_and_a_law_by_its_name_too(type_name, number, abstract, words):
    assert document_words(type_name=type_name, number=number, abstract=abstract) == words
