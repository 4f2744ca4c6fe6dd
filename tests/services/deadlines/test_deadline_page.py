"""A citizen asks on a procedure's page when the result is due."""

import re
from datetime import date

import pytest

from core.models import BasePage
from services.models import CalendarDay, CalendarDayState
from tests.factories.services import ProcedurePageFactory, way

pytestmark = pytest.mark.django_db

ASKED = {"cach": "1", "ngay": "2026-04-28"}


@pytest.fixture
def procedure():
    return ProcedurePageFactory(title="Đăng ký khai sinh")


def page_of(procedure: BasePage) -> str:
    return f"{procedure.get_url()}han-tra-ket-qua/"


def file_of(procedure: BasePage) -> str:
    return f"{procedure.get_url()}lich-tra-ket-qua/"


def shown(client, procedure, **asked) -> str:
    answer = client.get(page_of(procedure), ASKED | asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_procedure_asks_for_the_day_at_each_way_that_has_a_time_limit(client):
    procedure = ProcedurePageFactory(
        ways=[way("Trực tiếp"), way("Bưu chính", time_limit="Không quy định", amount=None, unit="")]
    )
    html = client.get(procedure.get_url()).content.decode()
    assert html.count('action="han-tra-ket-qua/"') == 1
    assert '<input type="hidden" name="cach" value="1">' in html


def test_the_forms_cost_the_procedure_less_than_two_kilobytes(client):
    limits = {f"{days} ngày": days for days in range(1, 6)}
    ways = [way("Trực tiếp", time_limit=limit, amount=days, unit="days") for limit, days in limits.items()]
    html = client.get(ProcedurePageFactory(ways=ways).get_url()).content.decode()
    forms = re.findall(r'<form class="deadline-form".*?</form>', html, re.DOTALL)
    assert len(forms) == 5
    assert sum(len(form.encode()) for form in forms) <= 2_000


def test_the_answer_names_the_day_and_shows_each_day_of_the_sum(client, procedure):
    html = shown(client, procedure)
    assert "<strong>Thứ Năm, 07/05/2026</strong>" in html
    table = html[html.index("<tbody") : html.index("</tbody>")]
    assert table.count("<tr") == 10
    assert "Ngày Chiến thắng" in table


def test_the_answer_is_listed_by_no_search_engine_and_kept_by_no_cache(client, procedure):
    answer = client.get(page_of(procedure), ASKED)
    assert answer["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer["Cache-Control"]
    assert '<meta name="robots" content="noindex, follow">' in answer.content.decode()


def test_a_holiday_that_is_announced_counts_at_once(client, procedure):
    assert "07/05/2026</strong>" in shown(client, procedure)
    CalendarDay.objects.create(day=date(2026, 5, 6), kind="holiday", name="Ngày nghỉ mới công bố")
    assert "08/05/2026</strong>" in shown(client, procedure)


def test_the_reader_is_told_which_days_nobody_has_confirmed(client, procedure):
    CalendarDay.objects.filter(day=date(2026, 5, 1)).update(state=CalendarDayState.CONFIRMED)
    html = shown(client, procedure)
    notice = html[html.index('class="notice warning"') : html.index("<details")]
    assert "30/04/2026" in notice
    assert "01/05/2026" not in notice


@pytest.mark.parametrize("typed", ["31/02/2026", "mai", "2026-13-01", "", "1/1/1900", "<b>", "9" * 300])
def test_what_is_no_day_is_said_and_kept(client, procedure, typed):
    html = shown(client, procedure, ngay=typed)
    assert 'role="alert"' in html
    assert "<strong>" not in html[html.index("<main") : html.index("</main>")]
    assert "<b>" not in html
    if typed in ("31/02/2026", "mai"):
        assert f'value="{typed}"' in html


@pytest.mark.parametrize("typed", ["28/4/2026", "28-04-2026", "28.4.2026", "2026-04-28"])
def test_a_day_may_be_typed_as_people_write_it(client, procedure, typed):
    assert "07/05/2026</strong>" in shown(client, procedure, ngay=typed)


def test_before_a_day_is_given_the_page_only_asks(client, procedure):
    html = client.get(page_of(procedure)).content.decode()
    assert 'name="ngay"' in html
    assert 'role="alert"' not in html


def test_hours_ask_for_the_time_too(client):
    procedure = ProcedurePageFactory(ways=[way("Trực tiếp", time_limit="24 Giờ", amount=24, unit="hours")])
    html = shown(client, procedure, gio="14:30")
    assert re.search(r"<strong>14:30[^<]*29/04/2026</strong>", html)
    assert 'value="14:30"' in html
    assert 'role="alert"' in shown(client, procedure, gio="25:00")


@pytest.mark.parametrize("number", ["2", "0", "x", "-1", "99999"])
def test_a_way_that_is_not_there_or_has_no_time_limit_is_not_found(client, number):
    procedure = ProcedurePageFactory(ways=[way("Trực tiếp", time_limit="Không quy định", amount=None, unit="")])
    assert client.get(page_of(procedure), ASKED | {"cach": number}).status_code == 404


def test_each_way_has_its_own_sum(client):
    procedure = ProcedurePageFactory(
        ways=[way("Trực tiếp"), way("Trực tuyến", time_limit="1 ngày", amount=1, unit="days")]
    )
    assert "29/04/2026</strong>" in shown(client, procedure, cach="2")


def test_the_calendar_file_has_the_day_and_a_stable_name(client, procedure):
    answer = client.get(file_of(procedure), ASKED)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="han-tra-ket-qua.ics"'
    lines = answer.content.decode().replace("\r\n ", "").split("\r\n")
    assert "DTSTART;VALUE=DATE:20260507" in lines
    assert "DTEND;VALUE=DATE:20260508" in lines
    uid = next(line for line in lines if line.startswith("UID:"))
    again = client.get(file_of(procedure), ASKED | {"ngay": "28/4/2026"}).content.decode().replace("\r\n ", "")
    assert uid in again


def test_the_calendar_file_of_no_day_leads_to_the_page_that_says_so(client, procedure):
    answer = client.get(file_of(procedure), {"cach": "1", "ngay": "mai"}, follow=True)
    assert answer.redirect_chain[0][0].startswith(page_of(procedure))
    assert "“mai”" in answer.content.decode()


def test_a_draft_says_nothing(client, procedure):
    procedure.unpublish()
    assert client.get(page_of(procedure), ASKED).status_code == 404
