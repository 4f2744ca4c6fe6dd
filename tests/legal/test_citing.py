"""What pages cite is known as soon as they are saved, and led to its documents as these come and go."""

from collections.abc import Callable
from datetime import date

import pytest
from wagtail.models import Page

from legal.citing.recording import record_citations
from legal.citing.targets import link_citations
from legal.models import Citation, DocumentIssuer, LegalDocumentPage
from legal.relation_types import RelationType
from tests.factories import AgencyFactory, ContentPageFactory, NewsPageFactory, publish
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, relation
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db

TEXT = """Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;
Điều 1. Phạm vi
1. Quyết định này quy định việc thử theo điểm a khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.
2. Các trường hợp quy định tại khoản 1 Điều này và Điều 2.
Điều 2. Hiệu lực
Quyết định này thay thế Quyết định số 12/2019/QĐ-UBND."""


AFTER_COMMIT: list[Callable[[], object]] = []


@pytest.fixture(autouse=True)
def _nothing_waits(monkeypatch) -> None:
    AFTER_COMMIT.clear()
    monkeypatch.setattr("legal.signal_handlers.on_commit", lambda follows, robust: AFTER_COMMIT.append(follows))


def commit() -> None:
    """Do what follows a commit, which no test ever comes to."""
    while AFTER_COMMIT:
        AFTER_COMMIT.pop(0)()


def rows(page: Page, **filters) -> list[tuple]:
    commit()
    found = Citation.objects.filter(page_id=page.pk, **filters).order_by("start", "pk")
    return list(found.values_list("place", "document_key", "provision"))


def news(text: str, **more) -> Page:
    return NewsPageFactory(body=[("paragraph", f"<p>{text}</p>")], **more)


def target_of(page: Page) -> LegalDocumentPage | None:
    commit()
    return Citation.objects.get(page_id=page.pk).target


def law(name: str, issued_on: date, **more) -> LegalDocumentPage:
    kind = more.pop("document_type", None) or DocumentTypeFactory(name="Luật")
    return LegalDocumentFactory(
        abstract=name, document_type=kind, issued_on=issued_on, effective_from=issued_on, **more
    )


def test_an_official_text_is_recorded_with_the_provisions_that_cite():
    page = LegalDocumentFactory(abstract="Quy định thử.", text=TEXT)
    found = rows(page)
    assert ("can-cu", "luat dat dai 2024", "") in found
    assert ("dieu-1.khoan-1", "30/2020/nd-cp", "dieu-5.khoan-2.diem-a") in found
    assert ("dieu-1.khoan-2", "", "dieu-1.khoan-1") in found
    assert ("dieu-1.khoan-2", "", "dieu-2") in found
    assert ("dieu-2", "12/2019/qd-ubnd", "") in found
    for row in Citation.objects.filter(page_id=page.pk):
        assert TEXT.startswith(row.words[: row.end - row.start], row.start)
        assert (row.target_id == page.pk) is (row.document_key == "")


def test_every_type_of_page_is_recorded_by_the_places_of_its_texts():
    from services.models import LegalBasis, ProcedureStep

    item = news("Theo Nghị định số 30/2020/NĐ-CP.", summary="Về Thông tư 5/2021/TT-BTC.")
    assert rows(item) == [("summary", "5/2021/tt-btc", ""), ("body", "30/2020/nd-cp", "")]
    plain = ContentPageFactory(body=[("paragraph", "<p>Theo Nghị định số 30/2020/NĐ-CP.</p>")])
    assert rows(plain) == [("body", "30/2020/nd-cp", "")]
    procedure = ProcedurePageFactory(
        bases=[LegalBasis(title="Luật Hộ tịch", number="60/2014/QH13")],
        steps=[ProcedureStep(title="Bước 1", text="Nộp theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.")],
    )
    found = rows(procedure)
    assert ("trinh-tu", "30/2020/nd-cp", "dieu-5.khoan-2") in found
    assert ("can-cu", "60/2014/qh13", "") in found


def test_what_a_page_says_no_more_is_not_kept():
    page = news("Theo Nghị định số 30/2020/NĐ-CP.")
    page.body = [("paragraph", "<p>Theo Nghị định số 31/2020/NĐ-CP.</p>")]
    publish(page)
    assert rows(page) == [("body", "31/2020/nd-cp", "")]


def test_recording_again_changes_nothing_and_keeps_the_rows():
    page = LegalDocumentFactory(text=TEXT)
    commit()
    before = list(Citation.objects.order_by("pk").values())
    assert record_citations([page.pk]) == len(before) > 3
    assert list(Citation.objects.order_by("pk").values()) == before


def test_a_draft_has_rows_of_its_own_for_what_is_not_published():
    page = news("Theo Nghị định số 30/2020/NĐ-CP.")
    page.body = [("paragraph", "<p>Theo Nghị định số 30/2020/NĐ-CP và Nghị định số 31/2020/NĐ-CP.</p>")]
    page.save_revision()
    assert rows(page, is_draft=False) == [("body", "30/2020/nd-cp", "")]
    assert rows(page, is_draft=True) == [("body", "31/2020/nd-cp", "")]
    assert record_citations([page.pk]) == 2
    assert rows(page, is_draft=True) == [("body", "31/2020/nd-cp", "")]
    page.get_latest_revision().publish()
    assert len(rows(page, is_draft=False)) == 2
    assert rows(page, is_draft=True) == []


def test_a_page_that_was_never_published_is_a_draft():
    page = news("Theo Nghị định số 30/2020/NĐ-CP.", live=False)
    assert rows(page, is_draft=True) == [("body", "30/2020/nd-cp", "")]
    assert rows(page, is_draft=False) == []


def test_a_page_that_was_withdrawn_or_deleted_cites_nothing_until_somebody_works_on_it():
    page = news("Theo Nghị định số 30/2020/NĐ-CP.")
    page.unpublish()
    assert rows(page) == []
    page.save_revision()
    assert rows(page, is_draft=True) == [("body", "30/2020/nd-cp", "")]
    page.delete()
    commit()
    assert not Citation.objects.exists()


def test_an_alias_does_not_cite_again():
    page = news("Theo Nghị định số 30/2020/NĐ-CP.")
    alias = page.create_alias(update_slug="ban-sao", parent=page.get_parent())
    record_citations([page.pk, alias.pk])
    assert Citation.objects.values_list("page_id", flat=True).distinct().get() == page.pk


def test_a_citation_finds_its_document_whichever_is_published_first():
    before = news("Theo Nghị định số 30/2020/NĐ-CP.")
    assert target_of(before) is None
    cited = LegalDocumentFactory(number="30/2020/NĐ-CP")
    after = news("Theo khoản 2 Điều 5 nghị định 30/2020/NĐ-CP.")
    assert target_of(before) == target_of(after) == cited


def test_a_document_that_is_withdrawn_renumbered_or_deleted_lets_its_citations_go():
    cited = LegalDocumentFactory(number="30/2020/NĐ-CP")
    page = news("Theo Nghị định số 30/2020/NĐ-CP.")
    assert target_of(page) == cited
    cited.unpublish()
    assert target_of(page) is None
    cited = publish(cited)
    assert target_of(page) == cited
    cited.number = "31/2020/NĐ-CP"
    cited = publish(cited)
    assert target_of(page) is None
    cited.number = "30/2020/NĐ-CP"
    cited = publish(cited)
    assert target_of(page) == cited
    cited.delete()
    assert target_of(page) is None


def test_of_two_documents_of_a_number_the_one_that_is_left_is_meant():
    first, second = LegalDocumentFactory(number="30/2020/QĐ-UBND"), LegalDocumentFactory(number="30/2020/QĐ-UBND")
    page = news("Theo Quyết định số 30/2020/QĐ-UBND.")
    assert target_of(page) is None
    second.delete()
    assert target_of(page) == first


def test_the_issuer_of_the_citing_document_tells_two_of_one_number_apart_whenever_they_come():
    agencies = [AgencyFactory(), AgencyFactory()]
    citing = [
        LegalDocumentFactory(abstract="Sửa đổi Quyết định số 30/2020/QĐ-UBND.", issuers=[DocumentIssuer(agency=agency)])
        for agency in agencies
    ]
    cited = [
        LegalDocumentFactory(number="30/2020/QĐ-UBND", issuers=[DocumentIssuer(agency=agency)]) for agency in agencies
    ]
    assert [target_of(page) for page in citing] == cited
    record_citations([page.pk for page in citing])
    assert [target_of(page) for page in citing] == cited


def test_a_number_without_a_year_is_found_by_its_day_also_when_it_comes_later():
    page = news("Theo Nghị quyết số 40/NQ-CP ngày 24 tháng 10 năm 2014 của Chính phủ.")
    other = LegalDocumentFactory(number="40/NQ-CP", issued_on=date(2015, 10, 24))
    assert target_of(page) is None
    cited = LegalDocumentFactory(number="40/NQ-CP", issued_on=date(2014, 10, 24))
    assert target_of(page) == cited != other


def test_a_law_is_found_by_its_name_and_year():
    page = news("Theo khoản 2 Điều 5 Luật Đất đai năm 2024.")
    cited = law("Đất đai", date(2024, 1, 18), number="31/2024/QH15")
    law("Đất đai", date(2013, 11, 29), number="45/2013/QH13")
    assert target_of(page) == cited


def test_a_law_without_its_year_is_that_of_the_day_on_which_it_was_cited():
    luat = DocumentTypeFactory(name="Luật")
    old = law("Đất đai", date(2013, 11, 29), number="45/2013/QH13", document_type=luat)
    then = LegalDocumentFactory(abstract="Thi hành Luật Đất đai.", issued_on=date(2016, 1, 1))
    now = ContentPageFactory(body=[("paragraph", "<p>Theo quy định của Luật Đất đai.</p>")])
    assert target_of(then) == target_of(now) == old
    new = law(
        "Đất đai",
        date(2024, 1, 18),
        number="31/2024/QH15",
        document_type=luat,
        relations=[relation(RelationType.REPLACES, old)],
    )
    assert target_of(then) == old
    assert target_of(now) == new
    new.unpublish()
    assert target_of(then) == target_of(now) == old
    link_citations()
    assert target_of(then) == target_of(now) == old
