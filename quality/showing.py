"""What the page of the province, or of one agency, shows: in at most seven statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from directory.models import Agency, AgencyKind
from directory.naming import alphabetical
from quality.bars import Bar, bars_of
from quality.keeping import Verdict, verdict
from quality.models import Commitment, Figure, Incident, Indicator
from quality.satisfaction import Satisfaction, satisfaction_of
from quality.shown import Text, amount, in_language, period_words
from quality.told_of import agencies_told_of

PERIODS_SHOWN = 12
INCIDENTS_SHOWN = 20
"""Past ones; all that are or will be are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCommitment:
    """A promise with what was measured last."""

    text: Text
    measure: Text
    verdict: Verdict
    target: str
    value: str
    period: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """One line of a table."""

    period: str
    value: str
    bar: Bar | None
    parts: str
    """What was counted out of how many; empty where that is not known."""
    is_running: bool
    """The period has not ended yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIndicator:
    """An indicator with its newest figures."""

    anchor: str
    name: Text
    definition: Text
    source: str
    target: str
    figures: Sequence[ShownFigure]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIncident:
    """Something that is, was or will be out of order."""

    service: Text
    agency: Agency | None
    text: Text
    instead: Text
    incident: Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyGroup:
    """Agencies with a page of their own."""

    heading: str
    anchor: str
    agencies: Sequence[Agency]


@dataclass(frozen=True, kw_only=True)
class QualityShown:
    """Everything on the page."""

    commitments: Sequence[ShownCommitment]
    indicators: Sequence[ShownIndicator]
    now: Sequence[ShownIncident]
    coming: Sequence[ShownIncident]
    past: Sequence[ShownIncident]
    satisfaction: Satisfaction | None
    groups: Sequence[AgencyGroup]
    is_demonstration: bool

    @cached_property
    def is_empty(self) -> bool:
        """Say whether there is nothing to tell."""
        return not any((self.commitments, self.indicators, self.now, self.coming, self.past, self.satisfaction))


def quality_shown(agency: Agency | None, *, now: datetime) -> QualityShown:
    """Return what is told at ``now`` of ``agency``, or of the whole province; texts in the language of the page."""
    today = timezone.localtime(now).date()
    figures = _figures_by_indicator(agency)
    promised = Commitment.objects.valid_on(today).filter(agency=agency).select_related("indicator")
    commitments = list(promised.order_by("order", "pk"))
    incidents = _incidents(agency, now)
    shown = [_incident(one) for one in incidents]
    everything = [*commitments, *incidents, *(one for group in figures.values() for one in group)]
    return QualityShown(
        commitments=[_commitment(one, figures) for one in commitments],
        indicators=[_indicator(group, commitments, now) for group in figures.values()],
        now=[one for one in shown if not one.incident.is_over(now) and not one.incident.is_coming(now)],
        coming=[one for one in reversed(shown) if one.incident.is_coming(now)],
        past=[one for one in shown if one.incident.is_over(now)],
        satisfaction=satisfaction_of(agency),
        groups=_groups() if agency is None else (),
        is_demonstration=any(one.is_demonstration for one in everything),
    )


def _figures_by_indicator(agency: Agency | None) -> dict[int, list[Figure]]:
    """Return the newest figures of each indicator that is shown, the newest first."""
    rows = Figure.objects.filter(agency=agency, indicator__is_shown=True).select_related("indicator")
    found: dict[int, list[Figure]] = {}
    for row in rows.order_by("indicator__order", "indicator__code", "-first_day"):
        group = found.setdefault(row.indicator_id, [])
        if row.period_kind == row.indicator.period_kind and len(group) < PERIODS_SHOWN:
            group.append(row)
    return {pk: group for pk, group in found.items() if group}


def _incidents(agency: Agency | None, now: datetime) -> list[Incident]:
    """Return all that are not over, and the newest of those that are; on the province's page those of every agency."""
    rows = Incident.objects.select_related("agency").order_by("-begins_at", "-pk")
    rows = rows if agency is None else rows.filter(agency=agency)
    return [*rows.exclude(ends_at__lte=now), *rows.filter(ends_at__lte=now)[:INCIDENTS_SHOWN]]


def _commitment(one: Commitment, figures: dict[int, list[Figure]]) -> ShownCommitment:
    indicator = one.indicator
    newest = next((figure for figure in figures.get(one.indicator_id or 0, ()) if _falls_into(figure, one)), None)
    unit = indicator.shown_unit if indicator else ""
    return ShownCommitment(
        text=in_language(one, "text"),
        measure=in_language(one, "measure"),
        verdict=verdict(
            newest.value if newest else None,
            one.target,
            is_more_better=indicator is None or indicator.is_more_better,
        ),
        target=_target_words(indicator, one, unit),
        value=amount(newest.value, unit) if newest else "",
        period=period_words(newest.period) if newest else "",
        document=one.document,
    )


def _falls_into(figure: Figure, commitment: Commitment) -> bool:
    """Say whether the figure was measured while the promise held."""
    period = figure.period
    until = commitment.valid_until
    return period.last_day >= commitment.valid_from and (until is None or period.first_day <= until)


def _target_words(indicator: Indicator | None, commitment: Commitment, unit: str) -> str:
    if indicator is None or commitment.target is None:
        return ""
    words = _("at least %(target)s") if indicator.is_more_better else _("at most %(target)s")
    return words % {"target": amount(commitment.target, unit)}


def anchor_of(indicator: Indicator) -> str:
    """Return where an indicator stands on the page."""
    return f"chi-tieu-{indicator.code}"


def _indicator(group: list[Figure], commitments: Iterable[Commitment], now: datetime) -> ShownIndicator:
    indicator = group[0].indicator
    promised = next((one for one in commitments if one.indicator_id == indicator.pk), None)
    bars = bars_of([one.value for one in group], unit=indicator.unit, target=promised.target if promised else None)
    today = timezone.localtime(now).date()
    return ShownIndicator(
        anchor=anchor_of(indicator),
        name=in_language(indicator, "name"),
        definition=in_language(indicator, "definition"),
        source=indicator.source,
        target=_target_words(indicator, promised, indicator.shown_unit) if promised else "",
        figures=[
            ShownFigure(
                period=period_words(one.period),
                value=amount(one.value, indicator.shown_unit),
                bar=bar,
                parts=_parts(one),
                is_running=one.period.last_day >= today,
            )
            for one, bar in zip(group, bars, strict=True)
        ],
    )


def _parts(figure: Figure) -> str:
    if figure.numerator is None or figure.denominator is None:
        return ""
    facts = {"counted": amount(figure.numerator, ""), "all": amount(figure.denominator, "")}
    return _("%(counted)s of %(all)s") % facts


def _incident(one: Incident) -> ShownIncident:
    return ShownIncident(
        service=in_language(one, "service"),
        agency=one.agency,
        text=in_language(one, "text"),
        instead=in_language(one, "instead"),
        incident=one,
    )


def _groups() -> list[AgencyGroup]:
    agencies = sorted(agencies_told_of().select_related("commune"), key=lambda agency: alphabetical(agency.name))
    of_communes = [one for one in agencies if hasattr(one, "commune") or one.kind == AgencyKind.COMMUNE]
    others = [one for one in agencies if one not in of_communes]
    groups = [
        AgencyGroup(heading=_("By agency"), anchor="theo-co-quan", agencies=others),
        AgencyGroup(heading=_("By commune and ward"), anchor="theo-xa-phuong", agencies=of_communes),
    ]
    return [group for group in groups if group.agencies]
