"""Who issued a document, what it is about and its files are read together, and shown as each by itself would be."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.models import PortalDocument
from legal.models import DocumentFile, DocumentIssuer, LegalDocumentPage
from legal.showing.particulars import particulars_of
from tests.factories import AgencyFactory, FieldFactory
from tests.factories.legal import LegalDocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> LegalDocumentPage:
    files = [PortalDocument(title=f"Tệp {number}") for number in range(2)]
    for number, file in enumerate(files):
        file.file.save(f"tep-{number}.pdf", ContentFile(b"%PDF"))
        file.get_file_size()
    page = LegalDocumentFactory(
        issuers=[
            DocumentIssuer(agency=AgencyFactory(name="Sở B"), signer="Trần Văn Bến", signer_title="Giám đốc"),
            DocumentIssuer(agency=AgencyFactory(name="Sở A")),
        ],
        fields=[FieldFactory(name="Thuỷ lợi"), FieldFactory(name="Bến bãi")],
        files=[DocumentFile(file=files[0], title="Phụ lục", role="appendix"), DocumentFile(file=files[1])],
    )
    return LegalDocumentPage.objects.get(pk=page.pk)


def told(page: LegalDocumentPage) -> list[list[tuple]]:
    found = particulars_of(page)
    return [
        [(row.agency.shown_name, row.agency.slug, row.signer, row.signer_title) for row in found.issuers],
        [(field.shown_name, field.slug) for field in found.fields],
        [(row.title, row.get_role_display(), row.file.url, row.file.get_file_size()) for row in found.files],
    ]


def test_they_are_read_in_one_statement_and_in_their_order(document):
    with CaptureQueriesContext(connection) as queries:
        issuers, fields, files = told(document)
    assert len(queries) == 1, "\n".join(query["sql"][:200] for query in queries)
    assert [name for name, *_others in issuers] == ["Sở B", "Sở A"]
    assert issuers[0][2:] == ("Trần Văn Bến", "Giám đốc")
    assert [name for name, _slug in fields] == ["Bến bãi", "Thuỷ lợi"]
    assert [title for title, *_others in files] == ["Phụ lục", ""]
    assert "/tep-0" in files[0][2]
    assert files[0][3] == 4


def test_a_preview_shows_what_is_not_saved(document):
    read = told(document)
    document.save_revision()
    draft = document.get_latest_revision_as_object()
    assert told(draft) == read
    draft.issuers = [DocumentIssuer(agency=AgencyFactory(name="Sở C"))]
    assert [name for name, *_others in told(draft)[0]] == ["Sở C"]
