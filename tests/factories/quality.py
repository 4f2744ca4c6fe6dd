"""Indicators, commitments, figures and incidents."""

from datetime import UTC, date, datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from quality.models import Commitment, Figure, Incident, Indicator


class IndicatorFactory(DjangoModelFactory):
    """A share in percent, measured each month."""

    class Meta:
        model = Indicator

    code = factory.Sequence(lambda n: f"chi-tieu-{n}")
    name = factory.Sequence(lambda n: f"Chỉ tiêu {n}")
    name_en = factory.Sequence(lambda n: f"Indicator {n}")
    unit = "%"
    highest = Decimal(100)


class FigureFactory(DjangoModelFactory):
    """What was measured in the whole province in January 2026; ``FigureFactory(agency=…, first_day=…)``."""

    class Meta:
        model = Figure

    indicator = factory.SubFactory(IndicatorFactory)
    first_day = date(2026, 1, 1)
    period_kind = factory.LazyAttribute(lambda figure: figure.indicator.period_kind)
    value = Decimal("97.5")


class CommitmentFactory(DjangoModelFactory):
    """What the whole province promises since 2026."""

    class Meta:
        model = Commitment

    text = factory.Sequence(lambda n: f"Lời hứa thứ {n}")
    text_en = factory.Sequence(lambda n: f"Promise {n}")
    valid_from = date(2026, 1, 1)


class IncidentFactory(DjangoModelFactory):
    """Something of the whole province that is out of order since 2 March 2026."""

    class Meta:
        model = Incident

    service = factory.Sequence(lambda n: f"Dịch vụ {n}")
    service_en = factory.Sequence(lambda n: f"Service {n}")
    begins_at = datetime(2026, 3, 2, 1, tzinfo=UTC)
    announced_on = date(2026, 3, 2)
    instead = "Đến quầy một cửa."
    instead_en = "Go to the counter."
