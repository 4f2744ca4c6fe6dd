"""What the editor of a document is told before it is saved."""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from legal.models import DocumentIssuer, LegalDocumentPage
from legal.relation_types import Direction, RelationType
from tests.factories import AgencyFactory
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, legal_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return AgencyFactory()


def fields(agency, *, relations=(), **changes):
    facts = {
        "title": "Quyết định 12/2026/QĐ-UBND: Một việc",
        "slug": "quyet-dinh-12-2026",
        "number": "12/2026/QĐ-UBND",
        "document_type": DocumentTypeFactory().pk,
        "abstract": "Về một việc.",
        "issued_on": "2026-01-10",
        "effective_from": "2026-02-01",
        "body": streamfield([("paragraph", rich_text("<p>Điều 1.</p>"))]),
        "issuers": inline_formset([{"agency": agency.pk, "signer": "", "signer_title": ""}]),
        "files": inline_formset([]),
        "relations": inline_formset(list(relations)),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    return nested_form_data(facts | changes)


def send(admin_client, data):
    with translation.override("en"):
        address = reverse("wagtailadmin_pages:add", args=["legal", "legaldocumentpage", legal_index().pk])
        return admin_client.post(address, data)


def errors(response) -> dict[str, list[str]]:
    return response.context["form"].errors if response.status_code == 200 else {}


def test_an_editor_publishes_a_document(admin_client, agency):
    response = send(admin_client, fields(agency))
    assert response.status_code == 302, errors(response)
    page = LegalDocumentPage.objects.get()
    assert (page.live, page.number_key) == (True, "12/2026/qd-ubnd")


@pytest.mark.parametrize("number", ["119-CP", "23-L/CTN", "Không số"])
def test_odd_old_numbers_are_accepted(admin_client, agency, number):
    assert send(admin_client, fields(agency, number=number)).status_code == 302


@pytest.mark.parametrize("number", ["12/2026/QĐ-UBND", "012/2026/qđ – ubnd"])
def test_the_same_document_twice_is_refused_with_a_link_to_the_first(admin_client, agency, number):
    first = LegalDocumentFactory(
        number="12/2026/QĐ-UBND", issued_on="2026-01-10", issuers=[DocumentIssuer(agency=agency)]
    )
    response = send(admin_client, fields(agency, number=number))
    assert reverse("wagtailadmin_pages:edit", args=[first.pk]) in str(errors(response)["number"])


def test_the_same_number_of_another_issuer_or_day_is_another_document(admin_client, agency):
    LegalDocumentFactory(number="12/2026/QĐ-UBND", issued_on="2026-01-10")
    LegalDocumentFactory(number="12/2026/QĐ-UBND", issued_on="2025-01-10", issuers=[DocumentIssuer(agency=agency)])
    assert send(admin_client, fields(agency)).status_code == 302


def test_an_end_before_the_beginning_is_refused_and_an_early_beginning_is_not(admin_client, agency):
    assert "ended_on" in errors(send(admin_client, fields(agency, ended_on="2026-01-31")))
    assert send(admin_client, fields(agency, effective_from="2026-01-01")).status_code == 302


def relation_of(**changes):
    row = {
        "direction": Direction.ACTIVE,
        "relation_type": RelationType.REPLACES,
        "target": "",
        "target_number": "",
        "target_title": "",
        "applies_from": "",
        "source": "",
    }
    return row | changes


@pytest.mark.parametrize(
    "row",
    [
        relation_of(),
        relation_of(relation_type=RelationType.ENDS, target_number="1/2020/QĐ-UBND", is_confirmed="on"),
    ],
)
def test_a_relation_to_nothing_or_confirmed_without_being_clear_is_refused(admin_client, agency, row):
    response = send(admin_client, fields(agency, relations=[row]))
    assert response.status_code == 200
    assert any(response.context["form"].formsets["relations"].errors)


def test_a_chosen_document_gives_the_relation_its_number(admin_client, agency):
    old = LegalDocumentFactory()
    response = send(admin_client, fields(agency, relations=[relation_of(target=old.pk)]))
    assert response.status_code == 302, errors(response)
    page = LegalDocumentPage.objects.get(number="12/2026/QĐ-UBND")
    assert page.relations.get().target_number == old.number


def test_editors_find_documents_by_number_in_a_list_of_their_own(admin_client, django_assert_max_num_queries):
    pages = [LegalDocumentFactory() for _ in range(5)]
    address = reverse("legal_documents:index")
    admin_client.get(address)
    with django_assert_max_num_queries(30):
        html = admin_client.get(address).content.decode()
    assert all(page.number in html for page in pages)
