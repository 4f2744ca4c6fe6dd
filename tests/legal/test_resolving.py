"""A relation to a number finds its document as soon as there is one, and lets it go when there are two."""

import pytest

from legal.effect import links_of
from legal.models import DocumentRelation, LegalDocumentPage
from legal.relation_types import RelationType
from legal.resolving import resolve_relations
from tests.factories.legal import LegalDocumentFactory, legal_index, relation

pytestmark = pytest.mark.django_db


def target_of(page):
    return DocumentRelation.objects.get(page=page).target


@pytest.mark.parametrize("written", ["12/2026/QĐ-UBND", "Số: 012/2026/QĐ – UBND", "12/2026/qd-ubnd"])
def test_publishing_a_document_links_every_relation_to_its_number(written):
    citing = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, written)])
    assert target_of(citing) is None
    cited = LegalDocumentFactory(number="12/2026/QĐ-UBND")
    assert target_of(citing) == cited


def test_publishing_the_citing_document_links_it_too():
    cited = LegalDocumentFactory(number="12/2026/QĐ-UBND")
    assert target_of(LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, "12/2026/QĐ-UBND")])) == cited


def test_a_draft_is_not_linked_until_it_is_published():
    citing = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, "12/2026/QĐ-UBND")])
    draft = LegalDocumentFactory(number="12/2026/QĐ-UBND", live=False)
    resolve_relations()
    assert target_of(citing) is None
    draft.get_latest_revision().publish()
    assert target_of(citing) == draft


def test_a_second_document_of_the_number_lets_the_first_go_but_not_what_an_editor_chose():
    number = "155/NQ-CP"
    citing = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, number)])
    first = LegalDocumentFactory(number=number)
    chosen = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, first)])
    assert target_of(citing) == first
    LegalDocumentFactory(number=number)
    assert target_of(citing) is None
    assert target_of(chosen) == first


def linked(target, **more):
    return relation(RelationType.LINKED, target, is_confirmed=False, **more)


def test_a_number_without_a_year_never_means_a_later_document():
    """“40/NQ-CP” is given anew every year, and we hold only the one that came later."""
    citing = LegalDocumentFactory(issued_on="2014-10-24", relations=[relation(RelationType.BASED_ON, "40/NQ-CP")])
    later = LegalDocumentFactory(number="40/NQ-CP", issued_on="2015-06-01")
    since = LegalDocumentFactory(issued_on="2015-06-18", relations=[relation(RelationType.BASED_ON, "40/NQ-CP")])
    assert (target_of(citing), target_of(since)) == (None, later)
    shown = [link.other.pk for link in links_of(LegalDocumentPage.objects.get(pk=later.pk))]
    assert shown == [since.pk]


def test_a_reference_to_a_number_without_a_year_is_meant_where_both_sides_state_it():
    alone = LegalDocumentFactory(number="84/2014/TT-BTC", relations=[linked("40/NQ-CP")])
    mutual = LegalDocumentFactory(number="41/2015/QĐ-TTg", relations=[linked("40/NQ-CP")])
    held = LegalDocumentFactory(number="40/NQ-CP", relations=[linked("41/2015/QĐ-TTg")])
    assert (target_of(alone), target_of(mutual)) == (None, held)
    assert [link.number for link in links_of(LegalDocumentPage.objects.get(pk=held.pk))] == ["41/2015/QĐ-TTg"]


def test_a_corrected_number_is_looked_for_anew():
    citing = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, "12/2026/QĐ-UBND")])
    cited = LegalDocumentFactory(number="12/2026/QĐ-UBND")
    cited.number = "13/2026/QĐ-UBND"
    cited.save_revision().publish()
    assert LegalDocumentPage.objects.get(pk=cited.pk).number_key == "13/2026/qd-ubnd"
    assert target_of(citing) is None


def test_a_document_is_never_linked_to_itself():
    page = LegalDocumentFactory(number="12/2026/QĐ-UBND", relations=[relation(target="12/2026/QĐ-UBND")])
    assert target_of(page) is None


def test_a_deleted_document_leaves_its_number():
    cited = LegalDocumentFactory(number="12/2026/QĐ-UBND")
    citing = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, cited)])
    cited.delete()
    row = DocumentRelation.objects.get(page=citing)
    assert (row.target, row.target_number) == (None, "12/2026/QĐ-UBND")


def test_each_language_links_its_own_document():
    english = legal_index("en")
    ours = LegalDocumentFactory(number="12/2026/QĐ-UBND")
    theirs = LegalDocumentFactory(number="12/2026/QĐ-UBND", parent=english)
    from_ours = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, "12/2026/QĐ-UBND")])
    from_theirs = LegalDocumentFactory(relations=[relation(RelationType.BASED_ON, "12/2026/QĐ-UBND")], parent=english)
    DocumentRelation.objects.update(target=None)
    resolve_relations()
    assert (target_of(from_ours), target_of(from_theirs)) == (ours, theirs)
