"""Whether a document is in force follows from dates and evidence, in any order; what it cannot say is unknown."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal.evidence.question import Question
from legal.provisions import ProvisionAddress, address_in
from legal.validity import VALIDITY_OF_WORD, Effect, Evidence, Reason, Validity, validity_on

WHOLE = ProvisionAddress()
ISSUED, EFFECTIVE = date(2020, 1, 10), date(2020, 2, 1)
LATER, TODAY = date(2023, 3, 1), date(2026, 9, 1)
HEAVIER = {
    Validity.PENDING: 0,
    Validity.IN_FORCE: 0,
    Validity.PARTLY_ENDED: 2,
    Validity.UNKNOWN: 3,
    Validity.SUSPENDED: 4,
    Validity.ENDED: 5,
}
DOUBT_ABOUT_A_PART = 1
"""Heavier than nothing against it, and lighter than a part that has surely ended."""


def on(day=TODAY, *evidence, **own):
    own = {"issued_on": ISSUED, "effective_from": EFFECTIVE, "ended_on": None} | own
    return validity_on(day, **own, evidence=evidence)


def act(effect=Effect.ENDS, from_day=LATER, **more):
    return Evidence(effect=effect, from_day=from_day, **({"is_confirmed": True} | more))


def weight(found, asked=WHOLE):
    """How much of it may no longer hold: a doubt weighs as much as what it is about."""
    doubt = found.decided_by if found.validity == Validity.UNKNOWN else None
    is_about_a_part = doubt is not None and Question(asked, frozenset()).is_of_a_part(doubt)
    return DOUBT_ABOUT_A_PART if is_about_a_part else HEAVIER[found.validity]


def test_a_document_without_anything_against_it_is_in_force_since_its_effective_date():
    found = on()
    assert (found.validity, found.reason, found.since) == (Validity.IN_FORCE, Reason.NOTHING_AGAINST, EFFECTIVE)
    assert found.next_change is None


def test_before_its_effective_date_it_is_pending_and_says_when_that_changes():
    found = on(EFFECTIVE - timedelta(days=1))
    assert (found.validity, found.next_change) == (Validity.PENDING, EFFECTIVE)
    assert on(EFFECTIVE).validity == Validity.IN_FORCE


def test_it_still_applies_on_the_day_before_its_own_end():
    before = on(LATER - timedelta(days=1), ended_on=LATER)
    assert (before.validity, before.next_change) == (Validity.IN_FORCE, LATER)
    assert (on(LATER, ended_on=LATER).validity, on(LATER, ended_on=LATER).reason) == (Validity.ENDED, Reason.OWN_END)


@pytest.mark.parametrize(
    ("effect", "validity"),
    [
        (Effect.ENDS, Validity.ENDED),
        (Effect.ENDS_PARTLY, Validity.PARTLY_ENDED),
        (Effect.SUSPENDS, Validity.SUSPENDED),
    ],
)
def test_a_confirmed_act_counts_from_its_first_day(effect, validity):
    assert on(LATER - timedelta(days=1), act(effect)).validity == Validity.IN_FORCE
    found = on(LATER, act(effect))
    assert (found.validity, found.since, found.decided_by) == (validity, LATER, act(effect))


@pytest.mark.parametrize("effect", list(Effect))
def test_an_unconfirmed_act_makes_it_unknown_and_is_named(effect):
    found = on(TODAY, act(effect, is_confirmed=False))
    assert (found.validity, found.reason) == (Validity.UNKNOWN, Reason.UNCONFIRMED)
    assert found.decided_by == act(effect, is_confirmed=False)


def test_a_confirmed_act_without_a_day_makes_it_unknown_too():
    assert on(TODAY, act(from_day=None)).reason == Reason.UNDATED


def test_dates_that_are_missing_or_contradict_each_other_leave_it_unknown():
    assert on(effective_from=None).reason == Reason.NO_EFFECTIVE_DATE
    assert on(effective_from=ISSUED - timedelta(days=1)).reason == Reason.EFFECTIVE_BEFORE_ISSUED
    assert on(LATER, effective_from=LATER, ended_on=LATER - timedelta(days=1)).validity == Validity.ENDED
    early = on(EFFECTIVE, effective_from=LATER, ended_on=LATER - timedelta(days=1))
    assert (early.validity, early.reason) == (Validity.UNKNOWN, Reason.ENDED_BEFORE_EFFECTIVE)


def test_what_has_confirmedly_ended_has_ended_whatever_its_beginning():
    assert on(TODAY, act(), effective_from=None).validity == Validity.ENDED


def test_a_document_cannot_act_on_one_issued_after_it():
    """What a source says of that is disregarded; what somebody has read contradicts the dates, and nothing is known."""
    earlier = {"issued_on": ISSUED - timedelta(days=1)}
    assert on(TODAY, act(**earlier, is_confirmed=False)).validity == Validity.IN_FORCE
    found = on(TODAY, act(**earlier))
    assert (found.validity, found.reason) == (Validity.UNKNOWN, Reason.CONTRADICTORY)
    assert on(TODAY, act(issued_on=ISSUED)).validity == Validity.ENDED


def test_of_two_doubts_the_heavier_is_named_and_a_dated_one_before_one_without_a_day():
    undated = act(from_day=None, is_confirmed=False, source="a")
    dated = act(is_confirmed=False, source="b")
    partly = act(Effect.ENDS_PARTLY, EFFECTIVE, is_confirmed=False)
    for order in permutations([undated, dated, partly]):
        assert on(TODAY, *order).decided_by == dated


def test_a_doubt_about_a_part_hides_no_part_that_has_surely_changed_and_is_told_beside_it():
    sure = act(Effect.ENDS_PARTLY, source="a")
    doubts = (
        act(Effect.ENDS_PARTLY, EFFECTIVE, is_confirmed=False, source="b"),
        act(Effect.ENDS_PARTLY, None, source="c"),
        act(Effect.ENDS, EFFECTIVE, provision=address_in("Điều 5"), is_confirmed=False, source="d"),
    )
    assert on(TODAY, sure).doubted_by is None
    for doubt in doubts:
        for order in permutations([sure, doubt]):
            found = on(TODAY, *order)
            assert (found.validity, found.reason, found.since) == (Validity.PARTLY_ENDED, Reason.CHANGED_BY, LATER)
            assert (found.decided_by, found.doubted_by) == (sure, doubt)
    assert on(LATER - timedelta(days=1), sure, doubts[0]).reason == Reason.UNCONFIRMED


def test_a_doubt_about_the_whole_outweighs_a_part_that_has_surely_changed():
    sure, doubt = act(Effect.ENDS_PARTLY), act(Effect.ENDS, is_confirmed=False)
    found = on(TODAY, sure, doubt)
    assert (found.validity, found.reason, found.decided_by) == (Validity.UNKNOWN, Reason.UNCONFIRMED, doubt)


def test_a_consolidation_has_no_effect_of_its_own_whatever_its_dates():
    for effective_from in (None, EFFECTIVE):
        found = on(effective_from=effective_from, is_consolidation=True)
        assert (found.validity, found.reason) == (Validity.UNKNOWN, Reason.CONSOLIDATION)


def test_every_status_has_a_word_for_addresses():
    assert {VALIDITY_OF_WORD[one.address_word] for one in Validity} == set(Validity)


days = st.dates(date(2018, 1, 1), date(2030, 1, 1))
maybe = st.none() | days
acts = st.lists(
    st.builds(
        Evidence,
        effect=st.sampled_from(Effect),
        from_day=maybe,
        is_confirmed=st.booleans(),
        issued_on=maybe,
        source=st.sampled_from("abc"),
    ),
    max_size=5,
)
dates_of_a_document = st.fixed_dictionaries({"issued_on": maybe, "effective_from": maybe, "ended_on": maybe})


@given(day=days, own=dates_of_a_document, evidence=acts, data=st.data())
def test_the_order_of_evidence_does_not_matter(day, own, evidence, data):
    shuffled = data.draw(st.permutations(evidence))
    assert validity_on(day, **own, evidence=evidence) == validity_on(day, **own, evidence=shuffled)


@given(day=days, own=dates_of_a_document, evidence=acts, more=acts)
def test_more_evidence_never_makes_a_document_more_valid(day, own, evidence, more):
    before = validity_on(day, **own, evidence=evidence)
    assert weight(validity_on(day, **own, evidence=evidence + more)) >= weight(before)


@given(day=days, later=days, own=dates_of_a_document, evidence=acts)
def test_what_has_ended_stays_ended(day, later, own, evidence):
    if validity_on(day, **own, evidence=evidence).validity == Validity.ENDED and later >= day:
        assert validity_on(later, **own, evidence=evidence).validity == Validity.ENDED


@given(day=days, own=dates_of_a_document, evidence=acts)
def test_nothing_changes_before_the_day_of_the_next_change(day, own, evidence):
    found = validity_on(day, **own, evidence=evidence)
    until = found.next_change or date(2031, 1, 1)
    assert until > day
    eve = validity_on(until - timedelta(days=1), **own, evidence=evidence)
    assert (eve.validity, eve.reason, eve.since, eve.decided_by) == (
        found.validity,
        found.reason,
        found.since,
        found.decided_by,
    )
    if found.next_change:
        then = validity_on(until, **own, evidence=evidence)
        assert (then.validity, then.reason, then.since, then.decided_by) != (
            found.validity,
            found.reason,
            found.since,
            found.decided_by,
        )
