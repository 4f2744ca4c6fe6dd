"""Legal bases become links where this portal holds the document, whichever came first."""

import pytest
from wagtail.models import PageViewRestriction

from services.models import LegalBasis
from tests.factories.legal import LegalDocumentFactory
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db


def bases(client, page):
    return client.get(page.url).context["procedure"].bases


@pytest.mark.parametrize("written", ["60/2014/QH13", "Luật số 60/2014/QH13", "60/2014/qh13", "Số: 060/2014/QH13"])
def test_a_document_is_found_by_any_spelling_of_its_number(client, written):
    page = ProcedurePageFactory(bases=[LegalBasis(title="Luật Hộ tịch", number=written)])
    assert bases(client, page)[0].url == ""
    document = LegalDocumentFactory(number="60/2014/QH13")
    assert bases(client, page)[0].url == document.url


def test_of_two_documents_with_one_number_neither_is_guessed_but_the_editors_choice_counts(client):
    first, second = (LegalDocumentFactory(number="12/2026/QĐ-UBND") for _ in range(2))
    page = ProcedurePageFactory(
        bases=[LegalBasis(number="12/2026/QĐ-UBND"), LegalBasis(number="12/2026/QĐ-UBND", document=second)]
    )
    assert [basis.url for basis in bases(client, page)] == ["", second.url]
    assert first.url != second.url


@pytest.mark.parametrize("hide", ["unpublished", "private"])
def test_a_document_that_the_public_may_not_see_is_not_linked(client, hide):
    document = LegalDocumentFactory(number="60/2014/QH13")
    page = ProcedurePageFactory(bases=[LegalBasis(number="60/2014/QH13")])
    if hide == "unpublished":
        document.unpublish()
    else:
        PageViewRestriction.objects.create(page=document, restriction_type="login")
    assert bases(client, page)[0].url == ""


def test_a_basis_without_a_number_is_only_words(client):
    LegalDocumentFactory(number="60/2014/QH13")
    page = ProcedurePageFactory(bases=[LegalBasis(title="Luật Hộ tịch")])
    (basis,) = bases(client, page)
    assert (basis.url, basis.search_url) == ("", "")


def test_the_form_for_comparing_is_kept_however_the_row_is_written():
    page = ProcedurePageFactory(bases=[LegalBasis(number="Nghị định số 012/2026/NĐ – CP")])
    assert [basis.number_key for basis in page.bases.all()] == ["12/2026/nd-cp"]
