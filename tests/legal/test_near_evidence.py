"""Leaving out evidence about other articles changes no finding: hundreds of provisions are judged one by one."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from legal.evidence.acts import Effect, Evidence
from legal.evidence.near import NearEvidence
from legal.provisions import Level, ProvisionAddress
from legal.validity import validity_on

NUMBERS = st.sampled_from(["1", "2"])
ADDRESSES = st.one_of(
    st.just(ProvisionAddress()),
    st.builds(lambda number: ProvisionAddress(((Level.ARTICLE, number),)), NUMBERS),
    st.builds(lambda one, two: ProvisionAddress(((Level.ARTICLE, one), (Level.CLAUSE, two))), NUMBERS, NUMBERS),
    st.builds(lambda number: ProvisionAddress(((Level.CHAPTER, number),)), NUMBERS),
    st.builds(lambda one, two: ProvisionAddress(((Level.APPENDIX, one), (Level.ARTICLE, two))), NUMBERS, NUMBERS),
)
DAYS = st.sampled_from([date(2021, 1, 1), date(2022, 1, 1), date(2023, 1, 1)])
EVIDENCE = st.builds(
    Evidence,
    effect=st.sampled_from(Effect),
    from_day=st.none() | DAYS,
    provision=ADDRESSES,
    is_confirmed=st.booleans(),
    source=st.sampled_from("abc"),
)


@given(st.lists(EVIDENCE, max_size=6), ADDRESSES, DAYS)
def test_evidence_about_other_articles_decides_nothing(evidence: list[Evidence], asked: ProvisionAddress, day: date):
    dates = {"issued_on": date(2020, 1, 1), "effective_from": date(2020, 2, 1), "ended_on": None}
    near = NearEvidence(evidence).to(asked)
    assert validity_on(day, **dates, evidence=near, provision=asked) == validity_on(
        day, **dates, evidence=evidence, provision=asked
    )
