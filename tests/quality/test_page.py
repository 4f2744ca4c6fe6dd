"""What citizens read of the quality of service: of the province, of an agency, of a commune."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from quality.bars import Bar, bars_of
from quality.showing import PERIODS_SHOWN, quality_shown
from rating.models import RatedPage
from tests.factories import AgencyFactory, NewsPageFactory
from tests.factories.directory import CommuneFactory
from tests.factories.editing import lay_all
from tests.factories.quality import CommitmentFactory, FigureFactory, IncidentFactory, IndicatorFactory
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 20, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _foundation():
    lay_all()
    cache.clear()
    translation.activate("vi")


def text(client, address: str = "/chat-luong/") -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def test_a_new_portal_says_that_nothing_has_been_published_yet(client):
    assert "Nothing has been published here yet" in text(client, "/en/chat-luong/")


def test_a_promise_is_kept_by_the_newest_figure_and_not_by_an_older_one():
    indicator = IndicatorFactory()
    CommitmentFactory(indicator=indicator, target=Decimal(95))
    FigureFactory(indicator=indicator, first_day=date(2026, 1, 1), value=Decimal(90))
    assert quality_shown(None, now=NOW).commitments[0].verdict == "not kept"
    FigureFactory(indicator=indicator, first_day=date(2026, 2, 1), value=Decimal(96))
    shown = quality_shown(None, now=NOW).commitments[0]
    assert (shown.verdict, shown.value, shown.period) == ("kept", "96%", "02/2026")


def test_a_figure_of_before_the_promise_says_nothing_of_it():
    indicator = IndicatorFactory()
    CommitmentFactory(indicator=indicator, target=Decimal(95), valid_from=date(2026, 2, 1))
    FigureFactory(indicator=indicator, first_day=date(2026, 1, 1), value=Decimal(99))
    assert quality_shown(None, now=NOW).commitments[0].verdict == "unmeasured"


def test_a_promise_that_has_ended_or_not_begun_is_not_shown():
    CommitmentFactory(valid_until=date(2026, 3, 19))
    CommitmentFactory(valid_from=date(2026, 3, 21))
    last_day = CommitmentFactory(valid_until=date(2026, 3, 20))
    assert [one.text.text for one in quality_shown(None, now=NOW).commitments] == [last_day.text]


def test_the_promise_of_an_agency_is_measured_by_its_own_figures_only():
    agency, indicator = AgencyFactory(), IndicatorFactory()
    CommitmentFactory(agency=agency, indicator=indicator, target=Decimal(95))
    FigureFactory(indicator=indicator, value=Decimal(99))
    FigureFactory(indicator=indicator, agency=AgencyFactory(), value=Decimal(99))
    shown = quality_shown(agency, now=NOW)
    assert shown.commitments[0].verdict == "unmeasured"
    assert shown.indicators == []
    assert quality_shown(None, now=NOW).commitments == []


def test_each_figure_stands_in_a_table_with_a_bar_that_needs_no_style(client):
    figure = FigureFactory(value=Decimal("97.5"), numerator=Decimal(1950), denominator=Decimal(2000))
    html = text(client)
    assert f'<table class="figures" aria-labelledby="chi-tieu-{figure.indicator.code}">' in html
    assert "01/2026</th><td>97,5%" in html
    assert "1.950" in html
    assert '<rect width="98" height="4"/>' in html
    assert "style=" not in html


def test_only_the_newest_periods_are_shown_and_a_running_one_is_marked():
    indicator = IndicatorFactory()
    for month in range(1, 13):
        FigureFactory(indicator=indicator, first_day=date(2025, month, 1))
    FigureFactory(indicator=indicator, first_day=date(2026, 3, 1))
    figures = quality_shown(None, now=NOW).indicators[0].figures
    assert len(figures) == PERIODS_SHOWN
    assert (figures[0].period, figures[0].is_running) == ("03/2026", True)
    assert (figures[-1].period, figures[-1].is_running) == ("02/2025", False)


def test_an_indicator_that_editors_hid_is_not_told():
    FigureFactory(indicator=IndicatorFactory(is_shown=False))
    assert quality_shown(None, now=NOW).indicators == []


def test_incidents_are_parted_into_those_of_now_those_to_come_and_those_that_are_over():
    now = IncidentFactory()
    coming = IncidentFactory(is_planned=True, begins_at=NOW + timedelta(days=9))
    over = IncidentFactory(ends_at=NOW)
    shown = quality_shown(None, now=NOW)
    assert [one.incident for one in shown.now] == [now]
    assert [one.incident for one in shown.coming] == [coming]
    assert [one.incident for one in shown.past] == [over]


def test_an_old_incident_that_nobody_has_ended_stays_on_top_however_many_followed():
    old = IncidentFactory(begins_at=NOW - timedelta(days=400))
    for day in range(1, 30):
        IncidentFactory(begins_at=NOW - timedelta(days=day), ends_at=NOW - timedelta(days=day, hours=-1))
    assert [one.incident for one in quality_shown(None, now=NOW).now] == [old]


def test_an_incident_says_what_people_can_do_instead_in_their_language(client):
    IncidentFactory(agency=AgencyFactory(), begins_at=timezone.now() - timedelta(hours=2))
    assert "Đến quầy một cửa." in text(client)
    assert "Go to the counter." in text(client, "/en/chat-luong/")


def test_a_text_that_nobody_translated_is_marked_as_vietnamese(client):
    CommitmentFactory(text="Trả đúng hạn", text_en="")
    assert '<p class="promise" lang="vi">Trả đúng hạn</p>' in text(client, "/en/chat-luong/")


def test_what_an_editor_types_is_never_markup(client):
    CommitmentFactory(text="<script>alert(1)</script>")
    assert "<script>alert(1)" not in text(client)


def test_satisfaction_is_counted_over_the_pages_of_the_agency():
    agency = AgencyFactory()
    page = NewsPageFactory(agency=agency)
    RatedPage.objects.create(
        key=f"page:{page.pk}", language="vi", page=page, title="", address="", helpful=7, unhelpful=2
    )
    RatedPage.objects.create(key=f"agency:{agency.slug}", language="vi", title="", address="", helpful=1)
    RatedPage.objects.create(key="agencies", language="vi", title="", address="", unhelpful=90)
    said = quality_shown(agency, now=NOW).satisfaction
    assert (said.helpful, said.answers, said.percent) == (8, 10, 80)
    assert quality_shown(None, now=NOW).satisfaction.answers == 100


def test_few_answers_say_too_much_of_those_who_gave_them():
    RatedPage.objects.create(key="agencies", language="vi", title="", address="", helpful=4)
    assert quality_shown(None, now=NOW).satisfaction is None


def test_agencies_and_communes_with_something_to_tell_are_listed_apart(client):
    department = AgencyFactory()
    committee = AgencyFactory()
    CommuneFactory(committee=committee)
    AgencyFactory(name="Sở chưa có gì")
    FigureFactory(agency=department)
    FigureFactory(agency=committee)
    groups = quality_shown(None, now=NOW).groups
    assert [list(group.agencies) for group in groups] == [[department], [committee]]
    assert "Sở chưa có gì" not in text(client)


def test_the_page_of_an_agency_leads_to_its_quality_where_there_is_any(client):
    agency = AgencyFactory()
    address = f"/chat-luong/{agency.slug}/"
    assert address not in text(client, f"/co-quan/{agency.slug}/")
    FigureFactory(agency=agency)
    assert address in text(client, f"/co-quan/{agency.slug}/")


def test_search_machines_are_led_to_what_is_told_and_kept_from_what_is_not(client):
    told, silent = AgencyFactory(), AgencyFactory()
    FigureFactory(agency=told)
    from core.sitemap import AddressSitemap

    paths = AddressSitemap().items()
    assert {"/chat-luong/", "/en/chat-luong/", f"/chat-luong/{told.slug}/"} <= set(paths)
    assert f"/chat-luong/{silent.slug}/" not in paths
    assert client.get(f"/chat-luong/{silent.slug}/")["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(f"/chat-luong/{told.slug}/")


def test_an_agency_that_nobody_knows_is_not_found(client):
    assert client.get("/chat-luong/khong-co/").status_code == 404


def test_bars_are_on_one_scale_and_shares_are_of_a_hundred():
    assert bars_of([Decimal(50), Decimal(100)], unit="%", target=None) == [Bar(50), Bar(100)]
    assert bars_of([Decimal(5), Decimal(10)], unit="ngày", target=Decimal(20)) == [Bar(25, 100), Bar(50, 100)]


@pytest.mark.parametrize("values", [[Decimal(-1), Decimal(3)], [Decimal(0)]])
def test_where_bars_would_mislead_there_are_none(values):
    assert bars_of(values, unit="", target=None) == [None] * len(values)


@pytest.mark.parametrize("of_agency", [True, False])
def test_a_full_page_asks_the_database_at_most_twelve_times(client, of_agency):
    agency = AgencyFactory()
    whose = agency if of_agency else None
    for _number in range(4):
        indicator = IndicatorFactory()
        CommitmentFactory(agency=whose, indicator=indicator, target=Decimal(90))
        for month in range(1, 13):
            FigureFactory(agency=whose, indicator=indicator, first_day=date(2025, month, 1))
        IncidentFactory(agency=agency)
        IncidentFactory(agency=agency, ends_at=NOW)
        FigureFactory(agency=AgencyFactory())
    address = f"/chat-luong/{agency.slug}/" if of_agency else "/chat-luong/"
    client.get(address)
    cache.delete("quality.satisfaction.all")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    assert len(queries) <= 12, "\n".join(query["sql"][:200] for query in queries)


def test_a_procedure_says_what_is_out_of_order_and_what_to_do_instead(client):
    agency = AgencyFactory()
    page = ProcedurePageFactory(agency=agency)
    IncidentFactory(service="Nộp trực tuyến", instead="Đến quầy.")
    IncidentFactory(service="Trả phí qua ngân hàng", agency=agency)
    IncidentFactory(service="Việc của sở khác", agency=AgencyFactory())
    IncidentFactory(service="Việc chưa đến", begins_at=timezone.now() + timedelta(days=3))
    html = text(client, page.url)
    assert "Nộp trực tuyến. " in html
    assert "Đến quầy." in html
    assert "Trả phí qua ngân hàng" in html
    assert "Việc của sở khác" not in html
    assert "Việc chưa đến" not in html


def test_a_procedure_falls_silent_as_soon_as_an_editor_ends_the_incident(client):
    page = ProcedurePageFactory()
    incident = IncidentFactory(service="Nộp trực tuyến", instead="<b>Đến quầy</b>")
    html = text(client, page.url)
    assert "Nộp trực tuyến" in html
    assert "<b>Đến quầy" not in html
    incident.ends_at = timezone.now() - timedelta(minutes=1)
    incident.save()
    assert "Nộp trực tuyến" not in text(client, page.url)


def test_lists_of_agencies_communes_and_procedures_lead_to_the_quality_of_service(client):
    procedures = ProcedurePageFactory().get_parent()
    for address in ("/co-quan/", "/xa-phuong/", procedures.url):
        assert 'href="/chat-luong/"' in text(client, address)
