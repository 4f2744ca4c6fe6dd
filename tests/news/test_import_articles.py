"""Articles of other portals become pages: whole, once, and as an editor could have made them."""

import gzip
import json
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.timezone import localtime
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.importing.outcomes import Listeners, Outcome, Rejection
from core.importing.pages import Found
from news.actions import import_articles
from news.article_files import read_articles
from news.models import NewsPage
from search.registry import registry
from tests.factories import FieldFactory, news_index

pytestmark = pytest.mark.django_db


def record(number: int, **changes: object) -> dict[str, object]:
    return {"title": f"Tin số {number}", "url": f"https://example.vn/{number}", "text": f"Nội dung {number}."} | changes


def write(path: Path, *records: object) -> Path:
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in records), encoding="utf-8")
    return path


def run(*files: Path, rejects: Path | None = None) -> str:
    """Run the command and return its last line, whatever its exit code."""
    out = StringIO()
    arguments = [f"--rejects={rejects}"] if rejects else []
    with suppress(CommandError):
        call_command("import_articles", *map(str, files), *arguments, stdout=out, stderr=StringIO())
    return out.getvalue().strip().splitlines()[-1]


@pytest.fixture
def index(settings, tmp_path):
    settings.STATE_DIR = tmp_path / "state"
    with translation.override("en"):  # the sentences that these tests read
        yield news_index()


def counts(created: int = 0, updated: int = 0, unchanged: int = 0, rejected: int = 0) -> str:
    read = created + updated + unchanged + rejected
    return f"Read {read} = created {created} + updated {updated} + unchanged {unchanged} + rejected {rejected}"


def test_the_article_of_2007_is_published_with_the_date_of_vietnam(index, shared_data):
    assert run(next((shared_data / "news").glob("000_*.txt"))) == counts(created=1)
    page = NewsPage.objects.get()
    assert page.live
    assert page.slug == "so-bcvt-quang-ngai-to-chuc-hoi-nghi-trien-khai-cong-tac-nam-2007"
    assert localtime(page.shown_date).strftime("%d/%m/%Y %H:%M:%S") == "30/01/2007 14:07:06"
    assert page.first_published_at == page.last_published_at == page.published_at
    assert str(page.body).count("<p>") == 4


def test_everything_real_is_taken_once_and_a_second_run_changes_nothing(index, shared_data):
    files = sorted((shared_data / "news").iterdir())
    assert run(*files) == counts(created=248)
    before = list(NewsPage.objects.order_by("pk").values("pk", "latest_revision_id", "last_published_at"))
    assert run(*files) == counts(unchanged=248)
    assert list(NewsPage.objects.order_by("pk").values("pk", "latest_revision_id", "last_published_at")) == before
    assert Page.find_problems() == ([], [], [], [], [])


def test_an_article_without_a_date_shows_none_and_stands_after_those_with_one(index, shared_data, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1)), next((shared_data / "news").glob("000_*.txt")))
    dated, undated = NewsPage.objects.newest_first()
    assert undated.shown_date is None
    assert undated.first_published_at is not None
    assert dated.shown_date.year == 2007


def test_markup_in_a_source_is_text_on_our_page(index, tmp_path, client):
    run(write(tmp_path / "a.jsonl", record(1, title="<script>alert(1)</script>", text="<img src=x onerror=alert(1)>")))
    page = NewsPage.objects.get()
    shown = client.get(page.url).content.decode()
    assert "<script>alert(1)" not in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown


def test_a_changed_source_is_published_anew_at_the_same_address(index, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1), record(2)))
    before = NewsPage.objects.get(imported_from="https://example.vn/1")
    assert run(write(tmp_path / "a.jsonl", record(1, text="Nội dung mới."), record(2))) == counts(
        updated=1, unchanged=1
    )
    after = NewsPage.objects.get(pk=before.pk)
    assert "Nội dung mới." in str(after.body)
    assert after.slug == before.slug
    assert after.live_revision_id == after.latest_revision_id != before.live_revision_id


def test_what_an_editor_added_beside_the_text_survives_a_changed_source(index, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1)))
    page = NewsPage.objects.get()
    page.kind, page.fields = "announcement", [FieldFactory()]
    page.save_revision().publish()
    run(write(tmp_path / "a.jsonl", record(1, text="Nội dung mới.")))
    page = NewsPage.objects.get()
    assert (page.kind, page.fields.count()) == ("announcement", 1)


def test_a_page_that_an_editor_worked_on_is_not_overwritten(index, tmp_path, admin_user):
    run(write(tmp_path / "a.jsonl", record(1)))
    page = NewsPage.objects.get()
    page.title = "Tiêu đề của biên tập viên"
    page.save_revision(user=admin_user).publish(user=admin_user)
    changed = write(tmp_path / "a.jsonl", record(1, text="Nội dung mới."), record(2))
    assert run(changed, rejects=tmp_path / "rejects.jsonl") == counts(created=1, rejected=1)
    assert NewsPage.objects.get(pk=page.pk).title == "Tiêu đề của biên tập viên"
    assert page.url in (tmp_path / "rejects.jsonl").read_text()


def test_a_page_that_an_editor_took_offline_stays_offline(index, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1)))
    NewsPage.objects.get().unpublish()
    assert run(write(tmp_path / "a.jsonl", record(1, text="Mới."))) == counts(updated=1)
    assert not NewsPage.objects.get().live


def test_a_copy_made_by_an_editor_is_not_taken_for_the_imported_page(index, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1)))
    original = NewsPage.objects.get()
    copy = original.copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"})
    run(write(tmp_path / "a.jsonl", record(1, text="Mới.")))
    assert copy.imported_from == ""
    assert "Mới." in str(NewsPage.objects.get(pk=original.pk).body)
    assert "Mới." not in str(NewsPage.objects.get(pk=copy.pk).body)


def test_rejects_are_written_with_file_line_and_reason_and_the_counts_add_up(index, tmp_path):
    source = write(tmp_path / "a.jsonl", record(1), "{", record(2, title=""), record(1), record(3), record(4, url="x"))
    rejects = tmp_path / "rejects.jsonl"
    assert run(source, rejects=rejects) == counts(created=2, rejected=4)
    written = [json.loads(one) for one in rejects.read_text().splitlines()]
    assert sorted((one["file"], one["line"]) for one in written) == [("a.jsonl", n) for n in (2, 3, 4, 6)]
    assert all(one["reason"] for one in written)


def test_without_rejects_no_file_of_them_is_made_and_the_exit_code_is_zero(index, tmp_path, settings):
    call_command("import_articles", str(write(tmp_path / "a.jsonl", record(1))), stdout=StringIO(), stderr=StringIO())
    assert not (settings.STATE_DIR / "rejects").exists()


def test_the_exit_code_says_that_something_was_rejected(index, tmp_path):
    source = write(tmp_path / "a.jsonl", record(1), "{")
    with pytest.raises(CommandError, match="Rejected: 1") as ended:
        call_command("import_articles", str(source), stdout=StringIO(), stderr=StringIO())
    assert ended.value.returncode == 3
    assert NewsPage.objects.count() == 1


def test_rejects_go_to_a_file_of_their_own_in_the_folder_of_state(index, tmp_path, settings):
    run(write(tmp_path / "a.jsonl", "{"))
    assert len(list((settings.STATE_DIR / "rejects").glob("import_articles-*.jsonl"))) == 1


@pytest.mark.parametrize("make", [lambda path: None, Path.mkdir], ids=["missing", "directory"])
def test_a_file_that_cannot_be_read_stops_everything_before_it_begins(index, tmp_path, make):
    make(tmp_path / "x")
    with pytest.raises(CommandError, match="Nothing was imported") as stopped:
        call_command("import_articles", str(write(tmp_path / "a.jsonl", record(1))), str(tmp_path / "x"))
    assert stopped.value.returncode == 1
    assert "\n" not in str(stopped.value)
    assert not NewsPage.objects.exists()


def test_an_unknown_language_is_one_clear_line(index, tmp_path):
    with pytest.raises(CommandError, match="no published list of news"):
        call_command("import_articles", str(write(tmp_path / "a.jsonl", record(1))), "--language=fr")


def test_two_articles_with_one_title_get_two_addresses(index, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1, title="Một tin"), record(2, title="Một tin"), record(3, title="!!!")))
    assert sorted(NewsPage.objects.values_list("slug", flat=True)) == ["mot-tin", "mot-tin-2", "trang"]


def test_an_article_that_the_page_refuses_is_rejected_alone(index, tmp_path):
    found = [
        one for one in read_articles(write(tmp_path / "a.jsonl", *map(record, range(3)))) if isinstance(one, Found)
    ]
    found[1] = replace(found[1], record=replace(found[1].record, source_name="a" * 300))
    rejected: list[Rejection] = []
    result = import_articles(index, found, listeners=Listeners(rejected=rejected.append))
    assert (result[Outcome.CREATED], result[Outcome.REJECTED]) == (2, 1)
    assert [one.place.line for one in rejected] == [2]
    assert rejected[0].reason
    assert not NewsPage.objects.filter(title="Tin số 1").exists()


def test_a_batch_that_fails_leaves_nothing_behind(index, tmp_path, monkeypatch):
    def fail(*args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("news.actions.announce_written", fail)
    path = write(tmp_path / "a.jsonl", *(record(n) for n in range(5)))
    with pytest.raises(RuntimeError):
        import_articles(index, read_articles(path))
    assert not NewsPage.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_search_is_told_of_every_page_that_was_written(index, tmp_path, monkeypatch):
    told: list[int] = []
    monkeypatch.setattr(registry, "written_listeners", [told.extend])
    run(write(tmp_path / "a.jsonl", *(record(n) for n in range(5))))
    assert sorted(told) == sorted(NewsPage.objects.values_list("pk", flat=True))


def test_more_than_one_batch_is_taken(index, tmp_path):
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(record(n)) for n in range(450)).encode()))
    assert run(path) == counts(created=450)
    index.refresh_from_db()
    assert index.numchild == 450


def test_an_imported_page_can_be_edited_and_published_in_the_editor_and_stays_live(index, tmp_path, admin_client):
    run(write(tmp_path / "a.jsonl", record(1)))
    page = NewsPage.objects.get()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin_client.get(address).status_code == 200
    form = {
        "title": "Đã sửa",
        "slug": page.slug,
        "kind": page.kind,
        "summary": "",
        "is_undated": "on",
        "body": streamfield([("paragraph", rich_text("<p>Đã sửa.</p>"))]),
        "corrections": inline_formset([{"corrected_on": "2026-11-23", "text": "Sửa tiêu đề."}]),
        "related_pages": inline_formset([]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    assert admin_client.post(address, nested_form_data(form)).status_code == 302
    page = NewsPage.objects.get()
    assert (page.live, page.title, page.corrections.count()) == (True, "Đã sửa", 1)
    assert page.has_unpublished_changes is False
    assert page.live_revision_id == page.latest_revision_id
    assert page.imported_from == "https://example.vn/1"
    assert "Đã sửa." in admin_client.get(page.url).content.decode()


def test_a_scheduled_edit_leaves_an_imported_page_online(index, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1)))
    page = NewsPage.objects.get()
    page.title, page.go_live_at = "Sau này", timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    page = NewsPage.objects.get()
    assert page.live
    assert page.title == "Tin số 1"


def test_an_imported_page_has_a_history_and_is_found_in_the_admin(index, tmp_path):
    run(write(tmp_path / "a.jsonl", record(1, title="Khai mạc lễ hội")))
    page = NewsPage.objects.get()
    assert PageLogEntry.objects.filter(page=page, action="wagtail.publish").count() == 1
    assert [found.pk for found in NewsPage.objects.search("lễ hội")] == [page.pk]
    assert not ReferenceIndex.get_references_for_object(page).filter(model_path="body").exists()


def test_articles_given_directly_are_counted(index, tmp_path):
    found = [one for one in read_articles(write(tmp_path / "a.jsonl", record(1))) if isinstance(one, Found)]
    assert import_articles(index, found).total() == 1
