"""What the page of a law of 1,300 provisions may cost, whole on one page: at most 12 statements, 150 kB compressed."""

import gzip
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import PortalDocument
from legal.citing.recording import record_citations
from legal.models import DocumentFile, LegalDocumentPage
from legal.relation_types import RelationType
from tests.factories import FieldFactory
from tests.factories.legal import LegalDocumentFactory, relation
from tests.factories.legal_text import made_up_law

pytestmark = pytest.mark.django_db

STATEMENTS = 12
HEAVIEST = 150_000
QUICKLY = 1
"""The level at which a server compresses that was told nothing else: the worst case."""


@pytest.fixture
def law() -> LegalDocumentPage:
    """A law with a file, with links in its text, that others cite and change; one that it cites has ended."""
    ended = LegalDocumentFactory(number="3/2015/NĐ-CP", issued_on=date(2015, 1, 1), effective_from=date(2015, 2, 1))
    LegalDocumentFactory(number="4/2018/NĐ-CP", relations=[relation(RelationType.REPLACES, ended)])
    file = PortalDocument.objects.create(title="Bản ký", file=ContentFile(b"%PDF-1.7", name="ban-ky.pdf"))
    cites = "\nCăn cứ khoản 2 Điều 5 Nghị định số 3/2015/NĐ-CP và Nghị định số 4/2018/NĐ-CP."
    page = LegalDocumentFactory(
        number="9/2020/NĐ-CP",
        issued_on=date(2020, 1, 1),
        text=made_up_law(1300).replace("\nHội nghị", f"{cites}\nHội nghị", 1),
        fields=[FieldFactory()],
        files=[DocumentFile(file=file)],
        relations=[relation(RelationType.BASED_ON, "4/2018/NĐ-CP")],
    )
    acts = [relation(RelationType.AMENDS, page, target_clause=f"khoản 1 Điều {number}") for number in range(1, 40)]
    citing = LegalDocumentFactory(text="Điều 1. Theo Điều 5 Nghị định số 9/2020/NĐ-CP.", relations=acts)
    record_citations([page.pk, citing.pk])
    return LegalDocumentPage.objects.get(pk=page.pk)


def test_a_law_of_1300_provisions_costs_few_statements_and_is_light(client, law):
    client.get(law.url)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(law.url)
    html = answer.content.decode()
    assert "Được dẫn chiếu ở 1 nơi" in html
    assert html.count('class="clause"') + html.count('class="point"') > 1000
    assert "/van-ban/" in html.split('<div class="law"')[1].split("Chương I")[0]
    assert len(gzip.compress(answer.content, QUICKLY)) <= HEAVIEST
    assert len(queries) <= STATEMENTS, "\n".join(query["sql"][:200] for query in queries)
