"""Who writes for an agency changes what is no page (directory, figures, holidays) for that agency only."""

from datetime import date

import pytest

from directory.models import Agency
from quality.models import Commitment
from services.models.calendar_day import CalendarDay
from tests.editing.conftest import browser_of
from tests.factories import FieldFactory
from tests.factories.editing import administrator
from tests.factories.preparing import HeldPaperFactory
from tests.factories.quality import CommitmentFactory, FigureFactory, IndicatorFactory

pytestmark = pytest.mark.django_db


def test_they_change_their_agency_in_the_directory_and_nothing_else_there(own, other, intruder):
    browser = browser_of(intruder)
    assert browser.get(f"/admin/snippets/directory/agency/edit/{own.pk}/").status_code == 200
    assert browser.get(f"/admin/snippets/directory/agency/edit/{other.pk}/").status_code == 302
    assert browser.get(f"/admin/snippets/directory/field/edit/{FieldFactory().pk}/").status_code == 302


def test_they_change_nothing_that_holds_for_all_agencies(intruder):
    browser = browser_of(intruder)
    paper, indicator = HeldPaperFactory(), IndicatorFactory()
    holiday = CalendarDay.objects.create(day=date(2050, 3, 3), kind="holiday", name="Ngày lễ")
    for kind, row in (
        ("preparing/heldpaper", paper),
        ("quality/indicator", indicator),
        ("services/calendarday", holiday),
        ("quality/figure", FigureFactory()),
    ):
        assert browser.get(f"/admin/snippets/{kind}/edit/{row.pk}/").status_code == 302, kind
        browser.post(f"/admin/snippets/{kind}/delete/{row.pk}/")
        browser.post(f"/admin/bulk/{kind}/delete/?id={row.pk}")
        assert type(row).objects.filter(pk=row.pk).exists(), kind
    year = "/admin/services/calendar-year/"
    assert browser.post(year, {"year": "2050", "do": "propose"}).status_code == 302
    assert CalendarDay.objects.filter(day__year=2050).count() == 1


def test_they_tell_of_the_quality_of_their_own_agency_only(own, other, intruder, board):
    browser = browser_of(intruder)
    promise, foreign = (
        CommitmentFactory(agency=own, text="Đúng hẹn"),
        CommitmentFactory(agency=other, text="Của sở khác"),
    )
    address_of = "/admin/snippets/quality/commitment/edit/{}/"
    form = {"text": "Đổi", "valid_from": "2026-01-01", "order": "0"}
    for row, agency in ((foreign, own), (foreign, other), (promise, other), (promise, "")):
        assert (
            browser.post(address_of.format(row.pk), {**form, "agency": getattr(agency, "pk", agency)}).status_code
            == 302
        )
        row.refresh_from_db()
        assert row.text != "Đổi"
    assert browser.get(address_of.format(foreign.pk)).status_code == 302
    assert browser.get(address_of.format(promise.pk)).status_code == 200
    browser.post("/admin/snippets/quality/commitment/add/", {**form, "agency": other.pk})
    browser.post("/admin/snippets/quality/commitment/add/", {**form, "agency": ""})
    assert Commitment.objects.count() == 2
    browser.post(address_of.format(promise.pk), {**form, "agency": own.pk})
    promise.refresh_from_db()
    assert promise.text == "Đổi"
    assert browser_of(board).get(address_of.format(foreign.pk)).status_code == 200


def test_nobody_but_an_administrator_names_the_editors_of_an_agency(board, intruder, own):
    form = {
        "name": own.name,
        "name_en": own.name_en,
        "slug": own.slug,
        "kind": own.kind,
        **inline("leaders"),
        **inline("former_names"),
        **inline("editors", {"editors-0-user": board.pk, "editors-0-id": "", "editors-0-ORDER": "1"}),
    }
    edit_agency = f"/admin/snippets/directory/agency/edit/{own.pk}/"
    for user in (board, intruder):
        browser_of(user).post(edit_agency, form)
        assert [role.user for role in own.editors.all()] == [intruder]
    browser_of(administrator()).post(edit_agency, form)
    assert {role.user for role in Agency.objects.get(pk=own.pk).editors.all()} == {intruder, board}


def inline(name: str, row: dict[str, object] | None = None) -> dict[str, object]:
    """Return what an empty list in a form sends, or one with a new row."""
    counts = {"TOTAL_FORMS": int(row is not None), "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 1000}
    return {**{f"{name}-{field}": value for field, value in counts.items()}, **(row or {})}
