"""Each night says how much a procedure is used; lists and searches without words are told where that has changed."""

from datetime import date

import pytest

from core.nightly import do_due
from search.documents import Kind
from search.models import SearchEntry
from search.queries import SearchQuery
from search.results.searching import search
from services.models import MonthOfUse, Standing
from services.use.reckoning import reckon
from tests.factories import AgencyFactory
from tests.factories.services import ProcedurePageFactory, acting, procedure_index

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 26)
FULL_MONTHS = date(2026, 10, 1), date(2026, 9, 1), date(2026, 8, 1)


def used(page, *views, months=FULL_MONTHS):
    rows = [MonthOfUse(page=page, month=month, views=number) for month, number in zip(months, views, strict=False)]
    MonthOfUse.objects.bulk_create(rows)


@pytest.fixture
def made(django_capture_on_commit_callbacks):
    """Make things, and build what is found of them."""

    def make(action):
        with django_capture_on_commit_callbacks(execute=True):
            return action()

    return make


def listed():
    query = SearchQuery(section=Kind.PROCEDURE, facets=())
    return ["".join(part.text for part in result.title) for result in search(query, language="vi").results]


def test_the_most_used_stand_first_in_lists_then_the_others_by_name(made):
    pages = {title: made(lambda title=title: ProcedurePageFactory(title=title)) for title in ("D", "C", "B", "A")}
    assert listed() == ["A", "B", "C", "D"]
    used(pages["C"], 90, 120, 100)
    used(pages["D"], 50_000, 4_000, 30_000)
    assert made(lambda: reckon(today=TODAY)) == 2
    assert listed() == ["D", "C", "A", "B"]


def test_what_an_editor_shows_first_stands_before_what_is_only_used(made):
    often = made(lambda: ProcedurePageFactory(title="A"))
    made(lambda: ProcedurePageFactory(title="B", shown_first_because="Mùa tuyển sinh"))
    used(often, 900_000, 900_000, 900_000)
    made(lambda: reckon(today=TODAY))
    assert listed() == ["B", "A"]


def test_an_agencys_page_shows_what_people_use_first(made, client):
    agency = AgencyFactory()
    pages = [made(lambda n=n: ProcedurePageFactory(title=f"Thủ tục {n}", agencies=[acting(agency)])) for n in range(7)]
    used(pages[6], 10, 10, 10)
    made(lambda: reckon(today=TODAY))
    text = client.get(f"/co-quan/{agency.slug}/").content.decode()
    assert text.index("Thủ tục 6") < text.index("Thủ tục 0")
    assert "Thủ tục 5" not in text


def test_the_month_that_is_not_over_and_older_ones_say_nothing(made):
    page = ProcedurePageFactory()
    used(page, 700, 700, months=(date(2026, 11, 1), date(2026, 7, 1)))
    assert reckon(today=TODAY) == 0
    assert not Standing.objects.exists()


def test_a_second_night_changes_nothing_and_a_month_later_an_old_rush_is_forgotten(made):
    page = ProcedurePageFactory()
    used(page, 0, 500, 400)
    assert reckon(today=TODAY) == 1
    assert reckon(today=TODAY) == 0
    assert reckon(today=date(2026, 12, 1)) == 1
    assert not Standing.objects.exists()


def test_a_month_is_kept_for_a_year_and_one(made):
    page = ProcedurePageFactory()
    used(page, 10, 10, months=(date(2025, 10, 1), date(2025, 9, 1)))
    reckon(today=TODAY)
    assert [row.month for row in MonthOfUse.objects.all()] == [date(2025, 10, 1)]


def test_a_withdrawn_procedure_does_not_come_back_to_the_top(made):
    from services.models import SourceState

    page = made(lambda: ProcedurePageFactory(title="A"))
    made(lambda: ProcedurePageFactory(title="B"))
    used(page, 9_000, 9_000, 9_000)
    SourceState.objects.create(page=page, withdrawn_on=TODAY)
    made(lambda: reckon(today=TODAY))
    assert listed() == ["B", "A"]


def test_the_night_does_it_and_the_page_says_how_it_is_ordered(made, client):
    made(ProcedurePageFactory)
    made(do_due)
    said = "Xếp theo mức độ được dùng, rồi theo tên."
    address = procedure_index().get_url()
    assert said in client.get(address).content.decode()
    assert said not in client.get(f"{address}?q=giấy").content.decode()
    assert SearchEntry.objects.get(kind=Kind.PROCEDURE.value).weight == 1.0
