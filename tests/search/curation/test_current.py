"""Rules hold at once where they were saved, and within seconds elsewhere; one statement reads them all."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from search.curation import current as kept
from search.curation.current import Curation, PhraseRule, as_if, current, current_vocabulary
from search.understanding.vocabulary import Synonyms
from tests.factories.curation import KeptTogetherFactory, PromotionFactory, SynonymFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def _keeps_rules(settings):
    settings.SEARCH_CURATION_SECONDS = 60.0
    kept.forget()
    yield
    kept.forget()


def test_a_synonym_goes_one_way_unless_an_editor_says_otherwise():
    SynonymFactory(words="sổ đỏ", means="giấy chứng nhận\nsổ hồng")
    SynonymFactory(words="gplx", means="giấy phép lái xe", is_both_ways=True)
    assert set(current_vocabulary().synonyms) == {
        Synonyms(words="sổ đỏ", means=("giấy chứng nhận", "sổ hồng")),
        Synonyms(words="gplx", means=("giấy phép lái xe",)),
        Synonyms(words="giấy phép lái xe", means=("gplx",)),
    }


def test_words_to_keep_together_are_handed_on():
    KeptTogetherFactory(words="hộ khẩu")
    assert current_vocabulary().kept_together == ("hộ khẩu",)


def test_all_rules_are_one_statement(django_assert_num_queries):
    SynonymFactory()
    KeptTogetherFactory()
    PromotionFactory(entry_key="page:1")
    with django_assert_num_queries(1):
        read = current()
    assert (len(read.synonyms), len(read.phrases), len(read.promotions)) == (1, 1, 1)


@pytest.mark.usefixtures("_keeps_rules")
def test_the_next_questions_cost_none(django_assert_num_queries):
    current()
    with django_assert_num_queries(0):
        current()


@pytest.mark.usefixtures("_keeps_rules")
def test_what_is_saved_or_deleted_holds_at_once(django_capture_on_commit_callbacks):
    current()
    with django_capture_on_commit_callbacks(execute=True):
        rule = SynonymFactory()
    assert current_vocabulary().synonyms
    with django_capture_on_commit_callbacks(execute=True):
        rule.delete()
    assert not current_vocabulary().synonyms


@pytest.mark.parametrize(
    ("begins", "ends", "is_shown"),
    [(None, None, True), (0, 0, True), (1, None, False), (None, -1, False), (-5, 5, True)],
)
def test_a_promotion_is_shown_from_its_first_to_its_last_day(begins, ends, is_shown):
    today = timezone.localdate()

    def day(distance: int | None) -> date | None:
        return None if distance is None else today + timedelta(days=distance)

    PromotionFactory(entry_key="page:1", first_day=day(begins), last_day=day(ends))
    assert bool(current().promotions) is is_shown


def test_promotions_stand_in_the_editors_order():
    for order in (3, 1, 2):
        PromotionFactory(entry_key=f"page:{order}", order=order)
    assert [rule.entry_key for rule in current().promotions] == ["page:1", "page:2", "page:3"]


def test_without_the_database_the_last_known_rules_hold(monkeypatch):
    SynonymFactory()
    known = current()

    def away():
        raise DatabaseError("away")

    monkeypatch.setattr(kept, "_rows", away)
    assert current() == known


def test_a_preview_asks_by_its_own_rules_and_nobody_else_does():
    with as_if(Curation(phrases=(PhraseRule(pk=None, words="hộ khẩu"),))):
        assert current_vocabulary().kept_together == ("hộ khẩu",)
    assert current_vocabulary().kept_together == ()
    assert connection.is_usable()
