"""What the page of an agency shows of its documents."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from legal.holdings import documents_of
from legal.models import DocumentIssuer
from tests.factories import AgencyFactory
from tests.factories.legal import LegalDocumentFactory, legal_index

pytestmark = pytest.mark.django_db


def test_the_newest_public_documents_of_an_agency_are_shown_with_their_numbers(django_assert_max_num_queries):
    agency = AgencyFactory()
    pages = [
        LegalDocumentFactory(issuers=[DocumentIssuer(agency=agency)], issued_on=date(2020, 1, day))
        for day in range(1, 8)
    ]
    PageViewRestriction.objects.create(page=pages[-1], restriction_type="login")
    LegalDocumentFactory()
    held = documents_of(agency, "vi")
    with django_assert_max_num_queries(2):
        documents_of(agency, "vi")
    assert [item.number for item in held.items] == [page.number for page in reversed(pages[1:6])]
    assert held.all_url == f"{legal_index().url}?co-quan={agency.slug}"


def test_an_agency_without_documents_holds_none():
    assert documents_of(AgencyFactory(), "vi") is None
