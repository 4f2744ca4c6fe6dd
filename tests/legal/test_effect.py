"""Relations count from either page that states them, once, and only as far as the public may know."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from legal.effect import deciding_link, finding_of, links_of
from legal.models import LegalDocumentPage
from legal.relation_types import Direction, RelationType
from legal.validity import Reason, Validity
from tests.factories.legal import LegalDocumentFactory, relation

pytestmark = pytest.mark.django_db


def finding(page, **more):
    return finding_of(page, links_of(page), **more)


def replacing(target, **more):
    dates = {"issued_on": date(2024, 1, 1), "effective_from": date(2024, 3, 1)}
    return LegalDocumentFactory(**(dates | {"relations": [relation(target=target)]} | more))


def test_a_document_is_ended_by_what_another_page_says_of_it():
    old = LegalDocumentFactory()
    new = replacing(old)
    found = finding(old)
    assert (found.validity, found.since) == (Validity.ENDED, date(2024, 3, 1))
    assert deciding_link(found, links_of(old)).other == new
    assert finding(old, day=date(2024, 2, 29)).validity == Validity.IN_FORCE
    assert finding(new).validity == Validity.IN_FORCE


def test_a_document_is_ended_by_what_its_own_page_says():
    new = LegalDocumentFactory(issued_on=date(2024, 1, 1), effective_from=date(2024, 3, 1))
    old = LegalDocumentFactory(relations=[relation(target=new, direction=Direction.PASSIVE)])
    assert finding(old).validity == Validity.ENDED


def test_what_both_pages_state_counts_once_and_is_confirmed_if_either_is():
    new = LegalDocumentFactory(issued_on=date(2024, 1, 1), effective_from=date(2024, 3, 1))
    old = LegalDocumentFactory(relations=[relation(target=new, direction=Direction.PASSIVE, is_confirmed=False)])
    assert finding(old).reason == Reason.UNCONFIRMED
    new.relations = [relation(target=old)]
    new.save_revision().publish()
    (link,) = links_of(old)
    assert link.is_confirmed
    assert finding(old).validity == Validity.ENDED


def test_the_day_that_an_editor_gives_goes_before_that_of_the_acting_document():
    old = LegalDocumentFactory()
    replacing(old, relations=[relation(target=old, applies_from=date(2025, 1, 1))])
    assert finding(old).since == date(2025, 1, 1)


@pytest.mark.parametrize("change", ["draft", "private", "expired"])
def test_what_the_public_may_not_see_says_nothing(change):
    old = LegalDocumentFactory()
    new = replacing(old, live=change != "draft")
    if change == "private":
        PageViewRestriction.objects.create(page=new, restriction_type="login")
    if change == "expired":
        LegalDocumentPage.objects.filter(pk=new.pk).update(expire_at="2025-01-01T00:00Z")
    assert links_of(old) == ()
    assert finding(old).validity == Validity.IN_FORCE


def test_a_number_that_two_documents_bear_makes_both_doubtful():
    number = "155/NQ-CP"
    twice = [LegalDocumentFactory(number=number), LegalDocumentFactory(number=number)]
    replacing(number)
    for page in twice:
        assert finding(page).reason == Reason.UNCONFIRMED


def test_a_document_of_an_earlier_year_that_we_do_not_hold_is_no_evidence():
    impossible = relation(RelationType.ENDS, "34/2010/NĐ-CP", direction=Direction.PASSIVE, is_confirmed=False)
    possible = relation(RelationType.ENDS, "34/2020/NĐ-CP", direction=Direction.PASSIVE, is_confirmed=False)
    assert finding(LegalDocumentFactory(relations=[impossible])).validity == Validity.IN_FORCE
    assert finding(LegalDocumentFactory(relations=[possible])).validity == Validity.UNKNOWN


@pytest.mark.parametrize("relation_type", [RelationType.CORRECTS, RelationType.GUIDES, RelationType.LINKED])
def test_guidance_corrections_and_references_leave_it_in_force(relation_type):
    old = LegalDocumentFactory()
    replacing(old, relations=[relation(relation_type, old)])
    assert len(links_of(old)) == 1
    assert finding(old).validity == Validity.IN_FORCE


def test_a_preview_shows_relations_that_are_not_saved():
    new = LegalDocumentFactory(issued_on=date(2024, 1, 1), effective_from=date(2024, 3, 1))
    old = LegalDocumentFactory()
    old.relations = [relation(target=new, direction=Direction.PASSIVE)]
    assert finding(old).validity == Validity.ENDED


def test_search_reads_the_same_finding_as_the_page(django_assert_max_num_queries):
    old = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, "1/2015/QH13")])
    replacing(old)
    page = LegalDocumentPage.objects.prefetch_related("relations").get(pk=old.pk)
    with django_assert_max_num_queries(2):
        links = links_of(page, only_effects=True)
    assert finding_of(page, links) == finding(old)


def test_a_number_of_several_documents_means_the_one_that_states_the_same():
    number = "24/CT-TTg"
    LegalDocumentFactory(number=number)
    page = LegalDocumentFactory(relations=[relation(RelationType.LINKED, number)])
    stating = LegalDocumentFactory(number=number, relations=[relation(RelationType.LINKED, page)])
    (link,) = links_of(page)
    assert link.other == stating


def test_an_erratum_ends_nothing_whatever_a_source_groups_it_with():
    old = LegalDocumentFactory()
    erratum = LegalDocumentFactory(
        issued_on=date(2024, 1, 1),
        effective_from=date(2024, 1, 1),
        relations=[
            relation(RelationType.ENDS, old, is_confirmed=False),
            relation(RelationType.CORRECTS, old),
        ],
    )
    assert finding(old).validity == Validity.IN_FORCE
    erratum.relations = [relation(RelationType.ENDS, old, is_confirmed=False)]
    erratum.save_revision().publish()
    assert finding(old).reason == Reason.UNCONFIRMED
