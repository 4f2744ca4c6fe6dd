"""What stands too low to act on another document, as far as the numbers of the two tell."""

import pytest

from core.document_numbers import normalise
from legal.effect import finding_of, links_of
from legal.evidence.ranks import is_consolidation, is_outranked
from legal.relation_types import Direction, RelationType
from legal.validity import Reason, Validity
from tests.factories.legal import LegalDocumentFactory, relation


def outranked(acting: str, other: str) -> bool:
    return is_outranked(normalise(acting), normalise(other))


@pytest.mark.parametrize(
    ("acting", "other"),
    [
        ("1/2020/TT-BTC", "2/2019/NĐ-CP"),
        ("1/2020/TT-BTC", "2/2019/QĐ-TTg"),
        ("1/2020/QĐ-TTg", "2/2019/NĐ-CP"),
        ("1/2020/QĐ-TTg", "59/2015/QH13"),
        ("100/QĐ-BKHCN", "20/2013/NĐ-CP"),
        ("1/2020/TT-NHNN", "20/NQ-CP"),
        ("1/2020/TT-BCA", "5/2009/UBTVQH12"),
    ],
)
def test_a_lower_document_cannot_act_on_a_higher_one_but_the_higher_on_the_lower(acting, other):
    assert outranked(acting, other)
    assert not outranked(other, acting)


@pytest.mark.parametrize(
    ("acting", "other"),
    [
        ("1/2020/TT-BTC", "2/2019/TT-BXD"),
        ("1/2020/TT-BTC", "100/QĐ-BTC"),
        ("66/NQ-CP", "59/2015/QH13"),
        ("1/2020/TTLT-BTC-BTP", "2/2019/NĐ-CP"),
        ("1/2020/QĐ-UBND", "2/2019/NQ-HĐND"),
        ("119-CP", "2/2019/NĐ-CP"),
        ("không số", "2/2019/NĐ-CP"),
    ],
)
def test_of_equals_and_of_what_a_number_does_not_tell_nothing_is_excluded(acting, other):
    """The National Assembly has allowed the Government to adjust laws by resolution."""
    assert not outranked(acting, other)


def test_a_consolidation_is_known_by_its_number():
    assert is_consolidation(normalise("14/VBHN-BXD"))
    assert not is_consolidation(normalise("14/2020/TT-BXD"))
    assert not is_consolidation("vbhn")


@pytest.mark.django_db
def test_what_nobody_has_confirmed_from_below_counts_for_nothing_and_what_somebody_has_contradicts_itself():
    decree = LegalDocumentFactory(number="7/2019/NĐ-CP")
    said = relation(RelationType.ENDS, "8/2020/TT-BTC", direction=Direction.PASSIVE, is_confirmed=False)
    told = relation(RelationType.REPEALS, "8/2020/TT-BTC", direction=Direction.PASSIVE)
    for row, validity, reason in (
        (said, Validity.IN_FORCE, Reason.NOTHING_AGAINST),
        (told, Validity.UNKNOWN, Reason.CONTRADICTORY),
    ):
        decree.relations = [row]
        decree.save_revision().publish()
        found = finding_of(decree, links_of(decree))
        assert (found.validity, found.reason) == (validity, reason)
