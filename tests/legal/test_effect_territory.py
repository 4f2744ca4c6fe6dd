"""A document of one former province ends another only there, and search hears of each day on which that changes."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from legal.effect import finding_of, links_of
from legal.evidence.reach import territory_of
from legal.models.document import TerritorialExtent
from legal.relation_types import Direction, RelationType
from legal.status import status_of
from legal.validity import Reason, Validity
from search.indexing import rendering, schedule
from search.models import SearchEntry
from tests.factories.legal import LegalDocumentFactory, relation

pytestmark = pytest.mark.django_db
DATES = {"issued_on": date(2024, 1, 1), "effective_from": date(2024, 3, 1)}
TODAY = date(2024, 2, 1)


def finding(page, **more):
    return finding_of(page, links_of(page), **more)


def replaced(*, own: str, acting: str, **more):
    old = LegalDocumentFactory(extent=own)
    LegalDocumentFactory(**DATES, extent=acting, relations=[relation(RelationType.REPLACES, old, **more)])
    return old


def test_every_extent_is_a_territory():
    assert all(territory_of(extent) for extent in TerritorialExtent.values)
    assert territory_of("") == frozenset()


def test_a_replacement_for_one_former_province_ends_a_document_of_the_whole_province_only_there():
    old = replaced(own="province", acting="kon-tum")
    found = finding(old)
    assert (found.validity, found.reason) == (Validity.PARTLY_ENDED, Reason.ENDED_IN_TERRITORY)
    assert finding(old, territory=territory_of("kon-tum")).validity == Validity.ENDED
    assert finding(old, territory=territory_of("quang-ngai")).validity == Validity.IN_FORCE
    (link,) = links_of(old)
    sentence = status_of(found, link, url_of=lambda page: page.url).sentence
    assert sentence.endswith("chỉ trong phạm vi địa bàn tỉnh Kon Tum cũ.")


@pytest.mark.parametrize(
    ("own", "acting"), [("kon-tum", "province"), ("kon-tum", "kon-tum"), ("", "kon-tum"), ("province", "")]
)
def test_a_replacement_for_as_much_or_nobody_knows_how_much_ends_it(own, acting):
    assert finding(replaced(own=own, acting=acting)).validity == Validity.ENDED


def test_two_replacements_for_the_two_former_provinces_end_it_together():
    old = replaced(own="province", acting="kon-tum")
    LegalDocumentFactory(
        issued_on=date(2025, 1, 1),
        effective_from=date(2025, 2, 1),
        extent="quang-ngai",
        relations=[relation(RelationType.REPLACES, old)],
    )
    assert finding(old, day=date(2025, 1, 31)).validity == Validity.PARTLY_ENDED
    assert (finding(old).validity, finding(old).since) == (Validity.ENDED, date(2025, 2, 1))


@pytest.mark.parametrize(("is_confirmed", "reason"), [(True, Reason.CONTRADICTORY), (False, Reason.NOTHING_AGAINST)])
def test_a_document_of_one_former_province_cannot_act_on_one_of_the_other(is_confirmed, reason):
    assert finding(replaced(own="quang-ngai", acting="kon-tum", is_confirmed=is_confirmed)).reason == reason


class Calendar:
    """The day that the portal takes for today."""

    today = TODAY


@pytest.fixture
def calendar(monkeypatch):
    kept = Calendar()
    for module in (rendering, schedule):
        monkeypatch.setattr(module.timezone, "localdate", lambda *_: kept.today)
    monkeypatch.setattr("legal.effect.localdate", lambda *_: kept.today)
    assert timezone.localdate() == TODAY
    return kept


def status_in_search(page) -> str:
    (word,) = SearchEntry.objects.get(key=f"page:{page.pk}").facets["hieu-luc"]
    return word


@pytest.mark.parametrize(
    ("row", "steps"),
    [
        (
            {"relation_type": RelationType.AMENDS, "target_clause": "khoản 2 Điều 5"},
            [(date(2024, 3, 1), "het-hieu-luc-mot-phan")],
        ),
        (
            {"relation_type": RelationType.REPEALS, "target_clause": "Điều 7"},
            [(date(2024, 3, 1), "het-hieu-luc-mot-phan")],
        ),
        (
            {"relation_type": RelationType.SUSPENDS, "applies_until": date(2024, 6, 1)},
            [(date(2024, 3, 1), "ngung-hieu-luc"), (date(2024, 6, 1), "con-hieu-luc")],
        ),
        ({"relation_type": RelationType.REPEALS}, [(date(2024, 3, 1), "het-hieu-luc-toan-bo")]),
    ],
)
def test_on_the_day_of_a_change_search_says_so_though_nobody_saved_anything(
    row, steps, calendar, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        old = LegalDocumentFactory()
    with django_capture_on_commit_callbacks(execute=True):
        LegalDocumentFactory(**DATES, relations=[relation(target=old, source="Điều 9", **row)])
    assert status_in_search(old) == "con-hieu-luc"
    for day, word in steps:
        calendar.today = day - timedelta(days=1)
        with django_capture_on_commit_callbacks(execute=True):
            schedule.mark_stale()
        assert status_in_search(old) != word
        calendar.today = day
        with django_capture_on_commit_callbacks(execute=True):
            assert schedule.mark_stale() >= 1
        assert status_in_search(old) == word


def test_a_correction_that_somebody_confirms_is_heard_by_what_it_explains(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        new = LegalDocumentFactory(**DATES)
        vague = relation(RelationType.CHANGES, new, direction=Direction.PASSIVE, is_confirmed=False)
        old = LegalDocumentFactory(relations=[vague])
    assert status_in_search(old) == "khong-xac-dinh"
    with django_capture_on_commit_callbacks(execute=True):
        new.relations = [relation(RelationType.CORRECTS, old, source="Công văn đính chính")]
        new.save_revision().publish()
    assert status_in_search(old) == "con-hieu-luc"
