"""The command that records what was there before: all pages, once, and on from where a run was broken off."""

from io import StringIO

import pytest
from django.core.management import call_command

from legal.citing import recording
from legal.management.commands import record_citations as command
from legal.models import Citation
from tests.factories import NewsPageFactory
from tests.factories.legal import LegalDocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _state_of_its_own(settings, tmp_path):
    settings.STATE_DIR = tmp_path


def run(*options: str) -> str:
    said = StringIO()
    call_command("record_citations", *options, stdout=said, stderr=StringIO())
    return said.getvalue()


def pages(number: int) -> list[int]:
    body = [("paragraph", "<p>Theo Nghị định số 30/2020/NĐ-CP.</p>")]
    return [NewsPageFactory(body=body).pk for _ in range(number)]


def test_every_page_is_recorded_and_led_to_its_document():
    cited = LegalDocumentFactory(number="30/2020/NĐ-CP")
    wanted = pages(3)
    said = run()
    assert list(Citation.objects.order_by("page_id").values_list("page_id", "target_id")) == [
        (page, cited.pk) for page in wanted
    ]
    assert "3" in said


def test_a_run_that_was_broken_off_goes_on_where_it_was(monkeypatch):
    wanted = pages(4)
    monkeypatch.setattr(command, "PAGES_AT_ONCE", 2)
    batches: list[list[int]] = []

    def breaks_off(page_ids):
        if batches:
            raise KeyboardInterrupt
        batches.append(list(page_ids))
        return recording.record_citations(page_ids)

    monkeypatch.setattr(command, "record_citations", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        run()
    assert set(Citation.objects.values_list("page_id", flat=True)) < set(wanted)
    done = batches.pop()
    monkeypatch.setattr(command, "record_citations", lambda ids: batches.append(list(ids)) or len(ids))
    run()
    assert not {page for batch in batches for page in batch} & set(done)
    batches.clear()
    run()
    assert {page for batch in batches for page in batch} >= set(wanted)


def test_from_start_begins_anew(monkeypatch, settings):
    wanted = pages(2)
    (settings.STATE_DIR / "record_citations.position").write_text(str(wanted[-1]))
    run("--from-start")
    assert Citation.objects.count() == 2
