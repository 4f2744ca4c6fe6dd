"""The rule alone: who had a hand in what the public does not see yet, and who may release it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from editing.four_eyes import Draft, Release, hands_in, may_release

START = datetime(2026, 11, 2, 8, tzinfo=UTC)
users = st.one_of(st.none(), st.integers(1, 5))


@st.composite
def histories(draw):
    """Versions of a page as time went by, and which of them was released, if any."""
    authors = draw(st.lists(users, max_size=8))
    drafts = [Draft(number=n, saved_at=START + timedelta(hours=n), author=a) for n, a in enumerate(authors, start=1)]
    chosen = draw(st.one_of(st.none(), st.sampled_from(drafts))) if drafts else None
    return drafts, chosen and Release(number=chosen.number, at=chosen.saved_at + timedelta(minutes=5))


@given(histories(), users)
def test_nobody_but_an_administrator_releases_a_version_of_their_own(history, owner):
    drafts, released = history
    hands = hands_in(drafts, released=released, owner=owner)
    for draft in drafts:
        if draft.author is not None and (released is None or draft.number > released.number):
            assert not may_release(draft.author, hands, is_superuser=False)
            assert may_release(draft.author, hands, is_superuser=True)


@given(histories(), users)
def test_whoever_wrote_nothing_since_the_release_may_release(history, owner):
    drafts, released = history
    hands = hands_in(drafts, released=released, owner=owner)
    newer = {draft.author for draft in drafts if released is None or draft.number > released.number}
    for user in range(1, 7):
        if user not in newer and (released is not None or user != owner):
            assert may_release(user, hands, is_superuser=False)


@given(histories())
def test_a_further_version_takes_nobody_out(history):
    drafts, released = history
    later = [*drafts, Draft(number=99, saved_at=START + timedelta(days=9), author=4)]
    before = hands_in(drafts, released=released, owner=None)
    assert hands_in(later, released=released, owner=None) == before | {4}


def test_a_public_version_that_was_saved_over_is_new_work():
    drafts = [Draft(number=1, saved_at=START + timedelta(hours=3), author=2)]
    assert hands_in(drafts, released=Release(number=1, at=START), owner=None) == {2}


def test_nobody_in_particular_releases_nothing():
    assert not may_release(None, frozenset(), is_superuser=False)


def test_who_began_a_page_that_was_never_public_has_a_hand_in_it_even_after_others_wrote_it():
    drafts = [Draft(number=1, saved_at=START, author=2)]
    assert hands_in(drafts, released=None, owner=3) == {2, 3}


def test_a_version_that_says_the_same_as_the_one_before_is_nobodys_work():
    drafts = [Draft(number=n, saved_at=START + timedelta(hours=n), author=n) for n in (1, 2, 3)]
    released = Release(number=1, at=START + timedelta(hours=1, minutes=5))
    assert hands_in(drafts, released=released, owner=None, differs=lambda before, draft: draft.number == 3) == {3}


def test_the_public_version_saved_over_is_work_even_if_it_says_what_an_older_one_said():
    drafts = [
        Draft(number=1, saved_at=START, author=2),
        Draft(number=2, saved_at=START + timedelta(hours=9), author=2),
    ]
    released = Release(number=2, at=START + timedelta(hours=1))
    assert hands_in(drafts, released=released, owner=None, differs=lambda before, draft: False) == {2}


def test_who_began_the_first_version_has_a_hand_in_it_whatever_it_says():
    drafts = [Draft(number=1, saved_at=START, author=2)]
    assert hands_in(drafts, released=None, owner=None, differs=lambda before, draft: False) == {2}
