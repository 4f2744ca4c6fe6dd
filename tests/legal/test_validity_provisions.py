"""The status of a provision follows from what acts on it, on what contains it, and on the whole document."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal.provisions import Level, ProvisionAddress, address_in
from legal.validity import Effect, Evidence, Reason, Validity, validity_on

from .test_validity import EFFECTIVE, HEAVIER, ISSUED, LATER, TODAY, weight

ARTICLE, CLAUSE, POINT = (address_in(words) for words in ("Điều 5", "khoản 2 Điều 5", "điểm a khoản 2 Điều 5"))
OTHER, CHAPTER, APPENDIX = (address_in(words) for words in ("Điều 6", "Chương II", "Phụ lục I"))
ENCLOSED = ProvisionAddress(((Level.APPENDIX, "quy định"),))
WHOLE = ProvisionAddress()


def of(provision, *evidence, day=TODAY, **more):
    own = {"issued_on": ISSUED, "effective_from": EFFECTIVE, "ended_on": None} | more
    return validity_on(day, **own, evidence=evidence, provision=provision)


def act(effect=Effect.ENDS, provision=WHOLE, **more):
    return Evidence(**({"effect": effect, "provision": provision, "from_day": LATER, "is_confirmed": True} | more))


@pytest.mark.parametrize("effect", [Effect.ENDS, Effect.SUSPENDS])
def test_what_acts_on_the_whole_document_acts_on_each_provision(effect):
    whole = of(WHOLE, act(effect))
    assert all(of(one, act(effect)) == whole for one in (ARTICLE, CLAUSE, POINT, CHAPTER, APPENDIX))
    assert of(POINT, ended_on=LATER).reason == Reason.OWN_END


def test_a_repealed_article_ends_with_everything_in_it_and_leaves_the_document_partly_ended():
    repeal = act(provision=ARTICLE)
    for ended in (ARTICLE, CLAUSE, POINT):
        assert of(ended, repeal).validity == Validity.ENDED
        assert of(ended, repeal, day=LATER - timedelta(days=1)).next_change == LATER
    whole = of(WHOLE, repeal)
    assert (whole.validity, whole.reason, whole.since) == (Validity.PARTLY_ENDED, Reason.CHANGED_BY, LATER)
    assert of(OTHER, repeal).validity == Validity.IN_FORCE


def test_an_amended_clause_is_changed_and_so_is_the_article_around_it_but_no_other():
    amendment = act(Effect.ENDS_PARTLY, CLAUSE)
    for changed in (WHOLE, ARTICLE, CLAUSE, POINT):
        found = of(changed, amendment)
        assert (found.validity, found.reason) == (Validity.PARTLY_ENDED, Reason.CHANGED_BY)
    assert of(OTHER, amendment).reason == Reason.NOTHING_AGAINST
    assert of(address_in("khoản 1 Điều 5"), amendment).reason == Reason.NOTHING_AGAINST


def test_of_an_amendment_whose_provisions_nobody_recorded_no_provision_is_known():
    amendment = act(Effect.ENDS_PARTLY)
    assert of(WHOLE, amendment).validity == Validity.PARTLY_ENDED
    for one in (ARTICLE, CLAUSE, APPENDIX):
        found = of(one, amendment)
        assert (found.validity, found.reason) == (Validity.UNKNOWN, Reason.PROVISIONS_UNRECORDED)
    assert of(ARTICLE, amendment, act(provision=ARTICLE)).validity == Validity.ENDED


def test_a_repealed_chapter_may_hold_any_article_but_no_appendix():
    repeal = act(provision=CHAPTER)
    assert of(CHAPTER, repeal).validity == Validity.ENDED
    assert of(ARTICLE, repeal).reason == Reason.PROVISIONS_UNRECORDED
    assert of(APPENDIX, repeal).validity == Validity.IN_FORCE
    assert of(address_in("Chương III"), repeal).validity == Validity.IN_FORCE


def test_an_article_named_alone_may_be_that_of_the_regulation_that_a_decision_encloses():
    repeal = act(provision=address_in("Điều 3"))
    assert of(ENCLOSED, repeal).reason == Reason.PROVISIONS_UNRECORDED
    assert of(ENCLOSED.within(Level.ARTICLE, "3"), repeal).reason == Reason.PROVISIONS_UNRECORDED
    assert of(ENCLOSED.within(Level.ARTICLE, "4"), repeal).validity == Validity.IN_FORCE
    inside = act(provision=ENCLOSED.within(Level.ARTICLE, "3"))
    assert of(ENCLOSED.within(Level.ARTICLE, "3"), inside).validity == Validity.ENDED
    assert of(address_in("Điều 3"), inside).validity == Validity.IN_FORCE


def test_what_nobody_has_confirmed_of_one_article_leaves_the_others_in_force():
    said = act(provision=ARTICLE, is_confirmed=False)
    assert of(CLAUSE, said).reason == Reason.UNCONFIRMED
    assert of(WHOLE, said).reason == Reason.UNCONFIRMED
    assert of(OTHER, said).validity == Validity.IN_FORCE


def test_a_suspended_clause_is_suspended_until_the_suspension_ends():
    until = LATER + timedelta(days=90)
    suspension = act(Effect.SUSPENDS, CLAUSE, until=until)
    during = of(CLAUSE, suspension, day=LATER)
    assert (during.validity, during.next_change) == (Validity.SUSPENDED, until)
    assert of(WHOLE, suspension, day=LATER).reason == Reason.PARTLY_SUSPENDED_BY
    assert of(CLAUSE, suspension, day=until).validity == Validity.IN_FORCE
    assert of(WHOLE, suspension, day=until).validity == Validity.IN_FORCE


def test_an_end_has_no_end():
    assert of(WHOLE, act(until=TODAY - timedelta(days=1))).validity == Validity.ENDED


def test_between_two_days_that_contradict_each_other_nothing_is_sure_and_after_both_it_is():
    repeal = act(from_day=LATER, latest_from=LATER + timedelta(days=10))
    between = of(WHOLE, repeal, day=LATER)
    assert (between.validity, between.reason) == (Validity.UNKNOWN, Reason.CONTRADICTORY)
    assert between.next_change == LATER + timedelta(days=10)
    assert of(WHOLE, repeal, day=LATER + timedelta(days=10)).validity == Validity.ENDED


def test_a_second_end_on_a_later_day_repeats_the_first():
    again = act(from_day=TODAY + timedelta(days=30), source="b")
    found = of(WHOLE, act(source="a"), again)
    assert (found.validity, found.since, found.next_change) == (Validity.ENDED, LATER, None)


def test_a_confirmed_statement_that_cannot_be_true_leaves_the_status_unknown():
    assert of(WHOLE, act(is_possible=False)).reason == Reason.CONTRADICTORY
    assert of(WHOLE, act(is_possible=False, is_confirmed=False)).validity == Validity.IN_FORCE


PROVINCE, KON_TUM, QUANG_NGAI = frozenset({"kt", "qn"}), frozenset({"kt"}), frozenset({"qn"})


def within(territory, *evidence, **more):
    own = {"issued_on": ISSUED, "effective_from": EFFECTIVE, "ended_on": None}
    return validity_on(TODAY, **own, evidence=evidence, territory=territory, **more)


def test_an_end_in_a_part_of_the_territory_ends_it_there_only():
    end = act(territory=KON_TUM)
    whole = within(PROVINCE, end)
    assert (whole.validity, whole.reason) == (Validity.PARTLY_ENDED, Reason.ENDED_IN_TERRITORY)
    assert within(KON_TUM, end).validity == Validity.ENDED
    assert within(QUANG_NGAI, end).validity == Validity.IN_FORCE
    assert within(PROVINCE, end, provision=CLAUSE).reason == Reason.ENDED_IN_TERRITORY


def test_ends_in_all_parts_of_the_territory_end_it_when_the_last_has_come():
    last = LATER + timedelta(days=5)
    both = (act(territory=KON_TUM), act(territory=QUANG_NGAI, from_day=last, provision=ARTICLE))
    assert within(PROVINCE, *both, provision=CLAUSE).since == last
    assert within(PROVINCE, *both, provision=CLAUSE).validity == Validity.ENDED
    assert within(PROVINCE, *both).validity == Validity.PARTLY_ENDED


@pytest.mark.parametrize(("acting", "own"), [(frozenset(), PROVINCE), (KON_TUM, frozenset()), (PROVINCE, KON_TUM)])
def test_where_a_territory_is_not_known_or_smaller_an_end_is_whole(acting, own):
    assert within(own, act(territory=acting)).validity == Validity.ENDED


days = st.dates(date(2018, 1, 1), date(2030, 1, 1))
maybe = st.none() | days
addresses = st.sampled_from(
    [
        WHOLE,
        ARTICLE,
        CLAUSE,
        POINT,
        OTHER,
        CHAPTER,
        APPENDIX,
        address_in("khoản 3 Điều 5"),
        ENCLOSED,
        ENCLOSED.within(Level.ARTICLE, "5"),
        ENCLOSED.within(Level.CHAPTER, "ii"),
    ]
)
territories = st.sampled_from([frozenset(), PROVINCE, KON_TUM, QUANG_NGAI])
acts = st.lists(
    st.builds(
        Evidence,
        effect=st.sampled_from(Effect),
        from_day=maybe,
        latest_from=maybe,
        until=maybe,
        provision=addresses,
        territory=territories,
        is_confirmed=st.booleans(),
        is_possible=st.booleans(),
        issued_on=maybe,
        source=st.sampled_from("abc"),
    ),
    max_size=6,
)
documents = st.fixed_dictionaries(
    {"issued_on": maybe, "effective_from": maybe, "ended_on": maybe, "territory": territories}
)


@given(day=days, own=documents, evidence=acts, provision=addresses, data=st.data())
def test_the_order_of_evidence_does_not_matter(day, own, evidence, provision, data):
    shuffled = data.draw(st.permutations(evidence))
    found = validity_on(day, **own, evidence=evidence, provision=provision)
    assert found == validity_on(day, **own, evidence=shuffled, provision=provision)


@given(day=days, own=documents, evidence=acts, more=acts, provision=addresses)
def test_more_evidence_never_makes_a_provision_more_valid(day, own, evidence, more, provision):
    before = validity_on(day, **own, evidence=evidence, provision=provision)
    after = validity_on(day, **own, evidence=evidence + more, provision=provision)
    assert weight(after, provision) >= weight(before, provision)


@given(day=days, own=documents, evidence=acts, outer=addresses, inner=addresses)
def test_what_stands_in_something_ended_has_ended_and_in_something_suspended_is_not_in_force(
    day, own, evidence, outer, inner
):
    if not outer.contains(inner):
        return
    around = validity_on(day, **own, evidence=evidence, provision=outer).validity
    within_it = validity_on(day, **own, evidence=evidence, provision=inner).validity
    if around in (Validity.ENDED, Validity.SUSPENDED):
        assert HEAVIER[within_it] >= HEAVIER[around]


@given(day=days, own=documents, evidence=acts, outer=addresses, inner=addresses)
def test_nothing_is_wrong_with_the_whole_only_if_nothing_is_wrong_with_its_parts(day, own, evidence, outer, inner):
    if not outer.contains(inner):
        return
    sound = {Reason.NOTHING_AGAINST, Reason.NOT_YET}
    around = validity_on(day, **own, evidence=evidence, provision=outer).reason
    within_it = validity_on(day, **own, evidence=evidence, provision=inner).reason
    if around == Reason.NOTHING_AGAINST:
        assert within_it in sound


@given(day=days, own=documents, evidence=acts, provision=addresses)
def test_what_has_ended_or_holds_in_a_whole_territory_does_so_in_each_part(day, own, evidence, provision):
    if not own["territory"]:
        return
    whole = validity_on(day, **own, evidence=evidence, provision=provision).validity
    for part in own["territory"]:
        here = own | {"territory": frozenset({part})}
        found = validity_on(day, **here, evidence=evidence, provision=provision).validity
        if whole == Validity.ENDED:
            assert found == Validity.ENDED
        if whole == Validity.IN_FORCE:
            assert found == Validity.IN_FORCE


@given(day=days, later=days, own=documents, evidence=acts, provision=addresses)
def test_what_has_ended_stays_ended(day, later, own, evidence, provision):
    first = validity_on(day, **own, evidence=evidence, provision=provision)
    if first.validity == Validity.ENDED and later >= day:
        assert validity_on(later, **own, evidence=evidence, provision=provision).validity == Validity.ENDED


@given(day=days, own=documents, evidence=acts, provision=addresses, data=st.data())
def test_a_finding_is_constant_until_its_next_change(day, own, evidence, provision, data):
    def found(on):
        one = validity_on(on, **own, evidence=evidence, provision=provision)
        return (one.validity, one.reason, one.since, one.decided_by, one.doubted_by)

    until = validity_on(day, **own, evidence=evidence, provision=provision).next_change
    between = data.draw(st.dates(day, (until or date(2032, 1, 1)) - timedelta(days=1)))
    assert found(between) == found(day)
    if until is not None:
        assert found(until) != found(day)
