"""Links to the national portal are looked at by night: what fails for long is told, a dead network blames nobody."""

from datetime import date, timedelta
from threading import Event

import pytest

from services.models import LinkState, ProcedurePage
from services.national_links import checking
from services.national_links.checking import SILENT_IN_A_ROW, check_links
from services.national_links.fetching import Answer
from services.national_links.page_notice import NIGHTS
from tests.factories.services import ProcedurePageFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _hosts(settings):
    settings.PORTAL_LINK_HOSTS = frozenset({"dichvucong.gov.vn"})


def look(answers=200, *, day=TODAY, most=100):
    """Look at all links; ``answers`` is a status, or statuses by address."""

    def fetch(address):
        return Answer(answers.get(address, 200) if isinstance(answers, dict) else answers)

    return check_links(fetch, today=day, most=most)


def test_a_link_that_opens_is_remembered_as_such():
    page = ProcedurePageFactory()
    assert look()["opens"] == 1
    assert LinkState.objects.get(page=page).failures == 0


def test_failures_count_up_night_by_night_and_end_when_it_opens():
    page = ProcedurePageFactory()
    for night in range(3):
        look(404, day=TODAY + timedelta(days=night))
    state = LinkState.objects.get(page=page)
    assert (state.failures, state.failed_since, state.status) == (3, TODAY, 404)
    look(day=TODAY + timedelta(days=3))
    state.refresh_from_db()
    assert (state.failures, state.failed_since) == (0, None)


def test_a_new_address_begins_anew():
    page = ProcedurePageFactory()
    look(404)
    ProcedurePage.objects.filter(pk=page.pk).update(national_url="https://dichvucong.gov.vn/moi")
    look(404, day=TODAY + timedelta(days=1))
    assert LinkState.objects.get(page=page).failures == 1


def test_who_was_not_looked_at_for_longest_comes_first():
    pages = ProcedurePageFactory.create_batch(3)
    look(most=2)
    look(most=2, day=TODAY + timedelta(days=1))
    assert LinkState.objects.get(page=pages[2]).checked_on == TODAY + timedelta(days=1)


def test_a_night_without_a_network_blames_nobody():
    ProcedurePageFactory.create_batch(SILENT_IN_A_ROW + 2)
    counts = look(None)
    assert counts["silent"] == SILENT_IN_A_ROW
    assert not LinkState.objects.exists()


def test_one_that_is_silent_among_others_has_failed():
    pages = ProcedurePageFactory.create_batch(3)
    look({pages[0].national_url: None})
    assert LinkState.objects.get(page=pages[0]).failures == 1
    assert LinkState.objects.get(page=pages[1]).failures == 0


@pytest.mark.parametrize(
    "address",
    [
        "http://dichvucong.gov.vn/x",
        "https://127.0.0.1/x",
        "https://dichvucong.gov.vn@evil.example/",
        "https://evil.example/",
    ],
)
def test_no_other_host_is_ever_asked(address):
    ProcedurePageFactory(national_url=address)
    assert look(pytest.fail) == {"passed_over": 1, "silent": 0}


def test_pages_that_the_public_does_not_see_are_not_looked_at():
    ProcedurePageFactory(live=False)
    assert not look()["opens"]


@pytest.mark.parametrize(("nights", "is_told"), [(NIGHTS - 1, False), (NIGHTS, True)])
def test_readers_are_told_after_several_nights(client, nights, is_told):
    page = ProcedurePageFactory(code="1.234567")
    for night in range(nights):
        look(500, day=TODAY + timedelta(days=night))
    text = client.get(page.get_url()).content.decode()
    assert ("không mở được" in text) is is_told


def test_editors_find_them_in_the_report(admin_client):
    page = ProcedurePageFactory(title="Thủ tục có liên kết hỏng")
    look(404)
    text = admin_client.get("/admin/reports/procedure-sync/?view=links").content.decode()
    assert page.national_url in text
    assert "404" in text


def test_a_slow_site_keeps_the_worker_from_nothing(monkeypatch):
    has_begun, may_end, has_ended = Event(), Event(), Event()

    def takes_long(*_args, **_more):
        has_begun.set()
        may_end.wait()
        has_ended.set()
        return {}

    monkeypatch.setattr(checking, "check_links", takes_long)
    checking.check_tonight(pytest.fail)
    has_begun.wait()
    assert not has_ended.is_set()
    may_end.set()
    has_ended.wait()
