"""What imported texts say of others is stated once, with the sentence, and taken back with it."""

from datetime import date

import pytest

from legal.effect import finding_of, links_of
from legal.importing.text_effects import state_effects
from legal.models import DocumentRelation, LegalDocumentPage
from legal.relation_types import RelationType
from legal.validity import Validity
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory


@pytest.fixture
def documents(db):
    old = LegalDocumentFactory(number="1/2012/NĐ-CP", issued_on=date(2012, 1, 1), effective_from=date(2012, 2, 1))
    text = "Điều 7. Hiệu lực thi hành\n2. Nghị định này thay thế Nghị định số 1/2012/NĐ-CP."
    new = LegalDocumentFactory(
        number="9/2020/NĐ-CP", document_type=DocumentTypeFactory(name="Nghị định"), text=text, text_digest="x"
    )
    return old, new


def test_imported_texts_state_their_effects_with_the_sentence_once(documents):
    old, new = documents
    assert state_effects() == {"read": 1, "changed": 1, "stated": 1}
    row = DocumentRelation.objects.get(page=new)
    assert (row.target, row.is_confirmed, row.subject_clause) == (old, True, "khoản 2 Điều 7")
    assert row.quote == "Nghị định này thay thế Nghị định số 1/2012/NĐ-CP."
    assert row.source == "Toàn văn Nghị định 9/2020/NĐ-CP"
    assert finding_of(old, links_of(old)).validity == Validity.ENDED
    assert state_effects()["changed"] == 0
    page = LegalDocumentPage.objects.get(pk=new.pk)
    page.save_revision().publish()
    assert DocumentRelation.objects.get(page=new).target_number == "1/2012/NĐ-CP"


def test_what_a_text_no_longer_says_is_taken_back_and_what_editors_vouch_for_stays(documents, admin_user):
    _old, new = documents
    state_effects()
    page = LegalDocumentPage.objects.get(pk=new.pk)
    page.text = "Điều 7. Hiệu lực\n2. Bãi bỏ Nghị định số 2/2012/NĐ-CP."
    page.save_revision().publish()
    state_effects()
    assert [row.target_number for row in DocumentRelation.objects.filter(page=new)] == ["2/2012/NĐ-CP"]
    page = LegalDocumentPage.objects.get(pk=new.pk)
    row = page.relations.get()
    row.confirmed_by = admin_user
    page.relations = [row]
    page.text = "Điều 7. Hiệu lực\nKhông có gì bị bãi bỏ."
    page.save_revision().publish()
    state_effects()
    assert DocumentRelation.objects.get(page=new).confirmed_by == admin_user


def test_the_title_of_a_document_that_only_the_codification_has_is_read_too(documents):
    old, new = documents
    LegalDocumentPage.objects.filter(pk=new.pk).update(
        text="Điều 1. Phạm vi", abstract="Sửa đổi, bổ sung một số điều của Nghị định số 1/2012/NĐ-CP về bến bãi"
    )
    assert state_effects()["stated"] == 0  # of the gazette's documents its own import reads the titles
    LegalDocumentPage.objects.filter(pk=new.pk).update(imported_from="phapdien:9")
    assert state_effects() == {"read": 1, "changed": 1, "stated": 1}
    row = DocumentRelation.objects.get(page=new)
    assert (row.target, row.relation_type, row.is_confirmed) == (old, RelationType.AMENDS, True)
    assert row.source == "Trích yếu theo Bộ pháp điển: Nghị định 9/2020/NĐ-CP"
    assert finding_of(old, links_of(old)).validity == Validity.PARTLY_ENDED
    assert state_effects()["changed"] == 0


def test_texts_that_editors_work_on_are_left_to_them(documents):
    _old, new = documents
    draft = LegalDocumentPage.objects.get(pk=new.pk)
    draft.abstract = "Một bản nháp."
    draft.save_revision()
    assert state_effects()["read"] == 0


@pytest.mark.django_db
def test_of_a_law_and_a_resolution_that_share_a_number_the_one_that_is_named_ends():
    law, resolution = (
        LegalDocumentFactory(number="5/2012/QH13", document_type=DocumentTypeFactory(name=name))
        for name in ("Luật", "Nghị quyết")
    )
    LegalDocumentFactory(
        number="9/2020/QH14",
        text="Điều 7. Hiệu lực\n1. Luật này thay thế Luật Bến bãi số 5/2012/QH13.",
        text_digest="x",
    )
    state_effects()
    assert finding_of(law, links_of(law)).validity == Validity.ENDED
    assert finding_of(resolution, links_of(resolution)).validity == Validity.IN_FORCE
    assert state_effects()["changed"] == 0
