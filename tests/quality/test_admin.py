"""What editors do by hand: figures that are corrected, promises that are measured, outages that are announced late."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.html import strip_tags

from quality.announcing import late_announcement
from quality.models import Commitment, Figure, FormerFigure, Incident, Indicator
from tests.factories import AgencyFactory
from tests.factories.editing import board_member, lay_all, signed_in
from tests.factories.quality import CommitmentFactory, FigureFactory, IncidentFactory, IndicatorFactory

pytestmark = pytest.mark.django_db
SNIPPETS = "/admin/snippets/quality"
MODELS = ("figure", "commitment", "incident", "indicator")


@pytest.fixture(autouse=True)
def _foundation():
    lay_all()
    translation.activate("en")


def form_of_incident(**changes) -> dict:
    fields = {
        "service": "Nộp hồ sơ trực tuyến",
        "is_planned": "on",
        "begins_at": "2026-03-10 08:00",
        "ends_at": "2026-03-10 12:00",
        "announced_on": "2026-03-02",
        "instead": "Đến quầy một cửa.",
        "concerns-count": "0",
    }
    return {**fields, **changes}


def cells(html: str, kind: str = "td") -> list[str]:
    """Return the words of the cells of the list."""
    return [" ".join(strip_tags(found).split()) for found in re.findall(rf"(?s)<{kind}\b[^>]*>(.*?)</{kind}>", html)]


@pytest.mark.parametrize("model", MODELS)
def test_the_board_keeps_every_list(model):
    FigureFactory(agency=AgencyFactory())
    CommitmentFactory(indicator=IndicatorFactory(), target=Decimal(90))
    IncidentFactory()
    client = signed_in(board_member())
    assert client.get(f"{SNIPPETS}/{model}/").status_code == 200
    assert client.get(f"{SNIPPETS}/{model}/add/").status_code == 200


def test_lists_say_yes_and_no_in_words_and_days_as_the_public_reads_them():
    IncidentFactory(is_planned=True, begins_at=datetime(2026, 11, 28, 13, 0, tzinfo=UTC), ends_at=None)
    IndicatorFactory(is_shown=False)
    CommitmentFactory(valid_until=date(2026, 12, 31))
    client = signed_in(board_member())
    pages = {model: client.get(f"{SNIPPETS}/{model}/").content.decode() for model in MODELS}
    assert ">20:00, 28/11/2026</time>" in pages["incident"]
    assert ">31/12/2026</time>" in pages["commitment"]
    assert "có" in cells(pages["incident"])
    assert "không" in cells(pages["indicator"])
    assert not {"True", "False", "None"} & {words for html in pages.values() for words in cells(html)}


@pytest.mark.parametrize("model", MODELS)
def test_every_heading_of_a_list_begins_with_a_capital(model):
    FigureFactory()
    CommitmentFactory()
    IncidentFactory()
    html = signed_in(board_member()).get(f"{SNIPPETS}/{model}/").content.decode()
    headings = [words for words in cells(html, "th") if words]
    assert headings
    assert all(words[0].isupper() for words in headings)


@pytest.mark.parametrize("ordering", ["is_planned", "-is_planned"])
def test_a_list_of_incidents_is_ordered_by_yes_and_no(ordering):
    IncidentFactory(is_planned=True)
    IncidentFactory(is_planned=False)
    shown = cells(signed_in(board_member()).get(f"{SNIPPETS}/incident/?ordering={ordering}").content.decode())
    answers = [words for words in shown if words in ("có", "không")]
    assert answers == (["không", "có"] if ordering == "is_planned" else ["có", "không"])


def test_a_figure_by_hand_is_of_the_first_day_of_its_period_and_of_who_typed_it():
    indicator = IndicatorFactory()
    user = board_member()
    form = {"indicator": indicator.pk, "agency": "", "first_day": "2026-01-17", "value": "97.5"}
    assert signed_in(user).post(f"{SNIPPETS}/figure/add/", form).status_code == 302
    figure = Figure.objects.get()
    assert (figure.first_day, figure.period_kind, figure.user) == (date(2026, 1, 1), "month", user)


def test_what_a_correction_replaces_is_kept():
    figure = FigureFactory(value=Decimal(90))
    form = {"indicator": figure.indicator_id, "agency": "", "first_day": "2026-01-01", "value": "91"}
    assert signed_in(board_member()).post(f"{SNIPPETS}/figure/edit/{figure.pk}/", form).status_code == 302
    assert (Figure.objects.get().value, FormerFigure.objects.get().value) == (Decimal(91), Decimal(90))


def test_a_second_figure_for_the_same_period_is_refused_in_words_for_the_province_too():
    figure = FigureFactory()
    form = {"indicator": figure.indicator_id, "agency": "", "first_day": "2026-01-31", "value": "91"}
    answer = signed_in(board_member()).post(f"{SNIPPETS}/figure/add/", form)
    assert answer.context["form"].errors["first_day"]
    assert Figure.objects.count() == 1


def test_a_typed_figure_is_held_to_the_bounds_of_its_indicator():
    figure = FigureFactory.build(indicator=IndicatorFactory(), value=Decimal(101))
    with pytest.raises(ValidationError, match="higher than the highest"):
        figure.full_clean()


def test_a_planned_outage_that_is_announced_too_late_is_saved_with_a_warning():
    client = signed_in(board_member())
    answer = client.post(f"{SNIPPETS}/incident/add/", form_of_incident(), follow=True)
    assert Incident.objects.count() == 1
    told = " ".join(str(message) for message in answer.context["messages"])
    assert "11/03/2026" in told


def test_an_outage_in_time_or_one_that_nobody_planned_is_no_reason_to_warn():
    client = signed_in(board_member())
    in_time = form_of_incident(begins_at="2026-03-11 08:00", ends_at="2026-03-11 12:00")
    unplanned = form_of_incident()
    del unplanned["is_planned"]
    for form in (in_time, unplanned):
        answer = client.post(f"{SNIPPETS}/incident/add/", form, follow=True)
        assert "11/03/2026" not in " ".join(str(message) for message in answer.context["messages"])
    assert Incident.objects.count() == 2


def test_holidays_of_the_portals_calendar_count_against_the_announcement():
    over_the_new_year = IncidentFactory(
        is_planned=True,
        announced_on=date(2026, 2, 12),
        begins_at=datetime(2026, 2, 23, 1, tzinfo=UTC),
    )
    assert late_announcement(over_the_new_year)


@pytest.mark.parametrize(
    ("made", "field"),
    [
        (lambda: Commitment(text="x", valid_from=date(2026, 1, 1), target=Decimal(5)), "indicator"),
        (lambda: Commitment(text="x", valid_from=date(2026, 1, 2), valid_until=date(2026, 1, 1)), "valid_until"),
        (lambda: Indicator(code="a", name="x", lowest=Decimal(5), highest=Decimal(5)), "highest"),
        (lambda: Indicator(code="Mã Có Dấu", name="x"), "code"),
    ],
)
def test_what_cannot_hold_is_refused_at_its_field(made, field):
    with pytest.raises(ValidationError) as refused:
        made().full_clean()
    assert field in refused.value.message_dict
