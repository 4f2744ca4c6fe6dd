"""The quality of service in the demonstration: promises, figures, and two outages."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from directory.models import Agency
from home.demonstration.content import Row
from quality.models import Commitment, Figure, Incident, Indicator
from quality.periods import read_period

MARKED: Mapping[str, Any] = {"is_demonstration": True}


def make_quality(told: Mapping[str, list[Row]]) -> None:
    """Make what is missing; where an indicator of the same code is somebody's own, nothing is told by it."""
    agencies: dict[str, Agency | None] = {agency.slug: agency for agency in Agency.objects.all()}
    agencies[""] = None
    for row in told["indicators"]:
        Indicator.objects.get_or_create(code=row["code"], defaults={**row, **MARKED})
    indicators = {indicator.code: indicator for indicator in Indicator.objects.filter(**MARKED)}
    for row in told["figures"]:
        if row["indicator"] in indicators and row["agency"] in agencies:
            _make_figures(row, indicators[row["indicator"]], agencies[row["agency"]])
    for row in told["commitments"]:
        code = row.get("indicator")
        if row["agency"] in agencies and (code is None or code in indicators):
            _make_commitment(row, indicators[code] if code else None, agencies[row["agency"]])
    for row in told["incidents"]:
        if row["agency"] in agencies:
            others = {name: value for name, value in row.items() if name not in ("agency", "service")}
            Incident.objects.get_or_create(
                agency=agencies[row["agency"]], service=row["service"], **MARKED, defaults=others
            )


def remove_quality() -> None:
    """Take it away again; an indicator by which real figures or promises are told stays."""
    for model in (Figure, Commitment, Incident):
        model.objects.filter(**MARKED).delete()
    Indicator.objects.filter(**MARKED, figures__isnull=True, commitments__isnull=True).delete()


def _make_figures(row: Row, indicator: Indicator, agency: Agency | None) -> None:
    for written, value in zip(row["periods"], row["values"], strict=True):
        period = read_period(written)
        Figure.objects.get_or_create(
            indicator=indicator,
            agency=agency,
            first_day=period.first_day,
            period_kind=period.kind.value,
            defaults={"value": Decimal(value), **MARKED},
        )


def _make_commitment(row: Row, indicator: Indicator | None, agency: Agency | None) -> None:
    target = Decimal(row["target"]) if "target" in row else None
    others = {name: value for name, value in row.items() if name not in ("agency", "text", "indicator", "target")}
    Commitment.objects.get_or_create(
        agency=agency, text=row["text"], **MARKED, defaults={**others, "indicator": indicator, "target": target}
    )
