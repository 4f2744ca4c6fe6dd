"""What was just written is recorded from memory, as it would be from the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.importing.at_hand import at_hand
from core.importing.bulk import add_published_pages
from legal.citing.recording import COLUMNS, record_citations
from legal.models import Citation, DocumentIssuer, LegalDocumentPage
from services.models import LegalBasis, ProcedurePage
from tests.factories import AgencyFactory, NewsPageFactory
from tests.factories.legal import LegalDocumentFactory, legal_index
from tests.factories.services import procedure_index

pytestmark = pytest.mark.django_db


def law() -> LegalDocumentPage:
    page = LegalDocumentPage(
        title="Nghị định số 5/2031/NĐ-CP",
        number="5/2031/NĐ-CP",
        abstract="Quy định chi tiết Luật Thử nghiệm năm 2030",
        text="Điều 1. Phạm vi\n1. Theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP.\n2. Như khoản 1 Điều này.",
    )
    page.issuers = [DocumentIssuer(agency=AgencyFactory())]
    return page


def procedure() -> ProcedurePage:
    page = ProcedurePage(title="Cấp giấy", code="1.000001", summary="Theo Nghị định số 30/2020/NĐ-CP.")
    page.bases = [LegalBasis(title="Nghị định", number="30/2020/NĐ-CP"), LegalBasis(title="Luật số 45/2019/QH14")]
    return page


def rows(page_id: int) -> list[tuple[object, ...]]:
    return list(Citation.objects.filter(page_id=page_id).order_by("pk").values_list(*COLUMNS))


@pytest.mark.parametrize(("make", "index"), [(law, legal_index), (procedure, procedure_index)])
def test_rows_from_memory_are_those_from_the_database(make, index):
    LegalDocumentFactory(number="30/2020/NĐ-CP")
    page = make()
    (key,) = add_published_pages(index(), [page], keeps_children=True)
    record_citations([key])
    from_the_database = rows(key)
    Citation.objects.all().delete()
    with at_hand([page]):
        record_citations([key])
    assert rows(key) == from_the_database
    assert len(from_the_database) >= 2


def test_what_is_at_hand_is_not_read_again():
    page = law()
    (key,) = add_published_pages(legal_index(), [page], keeps_children=True)
    with (
        at_hand([page]),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        record_citations([key])
    assert rows(key)
    assert not [query["sql"] for query in asked if '"text"' in query["sql"]]


def test_what_is_not_at_hand_is_read():
    page, other = law(), NewsPageFactory(body=[("paragraph", "<p>Theo Nghị định số 30/2020/NĐ-CP.</p>")])
    add_published_pages(legal_index(), [page], keeps_children=True)
    with at_hand([page]):
        record_citations([page.pk, other.pk])
    assert rows(other.pk)
    assert rows(page.pk)


def test_a_page_that_an_editor_changed_meanwhile_is_left_alone():
    page = law()
    (key,) = add_published_pages(legal_index(), [page], keeps_children=True)
    LegalDocumentPage.objects.get(pk=key).save_revision().publish()
    with at_hand([page]):
        record_citations([key])
    assert not rows(key)
