"""The quality of service in the demonstration: marked, whole, and gone again without what is real."""

from datetime import date
from decimal import Decimal

import pytest

from home.demonstration import content
from home.demonstration.quality import make_quality, remove_quality
from quality.models import Commitment, Figure, Incident, Indicator
from tests.factories import AgencyFactory
from tests.factories.quality import FigureFactory, IndicatorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    for slug in ("so-y-te", "uy-ban-nhan-dan-xa-ba-to"):
        AgencyFactory(slug=slug)
    return content.quality()


def count() -> list[int]:
    return [model.objects.count() for model in (Indicator, Figure, Commitment, Incident)]


def test_it_holds_to_the_rules_of_real_figures(told):
    make_quality(told)
    for model in (Indicator, Figure, Commitment, Incident):
        rows = list(model.objects.all())
        assert rows
        assert all(row.is_demonstration for row in rows)
        for row in rows:
            row.full_clean()


def test_a_second_run_adds_nothing(told):
    make_quality(told)
    before = count()
    make_quality(told)
    assert count() == before


def test_it_goes_again_and_what_is_real_stays(told):
    make_quality(told)
    own = IndicatorFactory()
    real = FigureFactory(indicator=own)
    by_an_indicator_of_the_demonstration = FigureFactory(
        indicator=Indicator.objects.get(code="ho-so-dung-han"), first_day=date(2026, 1, 1), value=Decimal(90)
    )
    remove_quality()
    assert set(Figure.objects.all()) == {real, by_an_indicator_of_the_demonstration}
    assert set(Indicator.objects.values_list("code", flat=True)) == {own.code, "ho-so-dung-han"}
    assert not Commitment.objects.exists()
    assert not Incident.objects.exists()


def test_no_indicator_of_somebodys_own_is_used_for_it(told):
    own = IndicatorFactory(code="ho-so-dung-han")
    make_quality(told)
    assert not Figure.objects.filter(indicator=own).exists()
