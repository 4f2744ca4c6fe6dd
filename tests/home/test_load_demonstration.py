"""Loading and removing the demonstration content: all of it, marked, once; and without a trace."""

from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from wagtail.models import Page

from core.models import Menu, MenuItem, PortalDocument, PortalImage, SiteSettings
from directory.models import Agency, Field
from home.demonstration import loading
from home.foundation import lay_foundation
from home.models import ContentPage, HomePage
from news.models import NewsPage
from tests.factories import ContentPageFactory, NewsPageFactory

pytestmark = pytest.mark.django_db

# Written at every publication: of the home pages too, whose history stays.
HISTORY = {
    "wagtailcore.revision",
    "wagtailcore.pagelogentry",
    "wagtailcore.modellogentry",
    "wagtailcore.referenceindex",
}


@pytest.fixture(autouse=True)
def media(tmp_path, settings):
    """Keep pictures and files of each test in a folder of its own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def load(django_capture_on_commit_callbacks):
    """Run the command and return what it said, with what follows a commit."""

    def run(*options: str) -> str:
        out = StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("load_demonstration", *options, stdout=out)
        return out.getvalue()

    return run


def rows() -> dict[str, int]:
    """Return how many rows each table holds."""
    models = [model for model in apps.get_models() if model._meta.managed]
    return {model._meta.label_lower: model._base_manager.count() for model in models}


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def demonstration_pages() -> list[Page]:
    return list(Page.objects.filter(depth__gt=1).specific())


def test_a_second_run_changes_nothing(load, media):
    load()
    before, files = rows(), files_in(media)
    changed = dict(Page.objects.values_list("pk", "latest_revision_created_at"))
    assert "all there already" in load()
    assert rows() == before
    assert files_in(media) == files
    assert dict(Page.objects.values_list("pk", "latest_revision_created_at")) == changed


def test_an_item_that_an_editor_changed_stays_as_it_is_and_one_that_was_deleted_comes_back(load):
    load()
    changed, deleted = NewsPage.objects.filter(locale__language_code="vi").order_by("pk")[:2]
    changed.title, changed.slug = "Tít do biên tập viên đặt", "tit-moi"
    changed.save_revision().publish()
    deleted.delete()
    assert "1 pages made" in load()
    assert NewsPage.objects.get(pk=changed.pk).title == "Tít do biên tập viên đặt"
    assert NewsPage.objects.filter(title=deleted.title).exists()


def test_removing_leaves_no_trace(load, media, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        lay_foundation()
    site = SiteSettings.load()
    before = rows()
    load()
    assert files_in(media)
    load("--remove")
    after = rows()
    changed = {name: (before[name], after[name]) for name in after if after[name] != before[name]}
    assert {name: counts for name, counts in changed.items() if name not in HISTORY} == {}
    assert files_in(media) == []
    assert not any(page.is_demonstration for page in demonstration_pages())
    assert not PortalImage.objects.exists()
    assert not PortalDocument.objects.exists()
    assert SiteSettings.load().owner == site.owner == ""
    assert [home.tasks.count() for home in HomePage.objects.all()] == [0, 0]
    assert set(Menu.objects.values_list("place", flat=True)) == {"header"}


def test_removing_keeps_what_real_pages_use(load):
    load()
    agency, field = Agency.objects.get(slug="so-y-te"), Field.objects.get(slug="y-te")
    picture = PortalImage.objects.get(title="Trạm y tế")
    real = NewsPageFactory(agency=agency, fields=[field], listing_image=picture)
    load("--remove")
    assert list(Agency.objects.all()) == [agency]
    assert list(Field.objects.all()) == [field]
    assert list(PortalImage.objects.all()) == [picture]
    assert NewsPage.objects.get() == real


def test_removing_keeps_the_words_that_editors_put_in_place_of_the_examples(load):
    load()
    site = SiteSettings.load()
    site.phone = "0255 382 0000"
    site.save()
    item = MenuItem.objects.create(
        menu=Menu.objects.get(place="footer-first", locale__language_code="vi"), text="RSS", address="/rss/"
    )
    load("--remove")
    assert SiteSettings.load().phone == "0255 382 0000"
    assert SiteSettings.load().owner == ""
    assert list(item.menu.items.all()) == [item]


def test_nothing_is_removed_where_a_real_page_would_go_with_it(load):
    load()
    ContentPageFactory(title="Trang thật", parent=ContentPage.objects.get(slug="gioi-thieu"))
    before = rows()
    with pytest.raises(CommandError, match="Trang thật"):
        load("--remove")
    assert rows() == before


def test_it_does_not_come_among_real_pages_unasked(load):
    NewsPageFactory()
    before = rows()
    with pytest.raises(CommandError, match="--force"):
        load()
    assert rows() == before
    load("--force")
    assert NewsPage.objects.filter(is_demonstration=True).count() == 15


def test_a_slug_that_a_real_page_has_is_left_to_it(load):
    real = ContentPageFactory(title="Liên hệ", slug="lien-he")
    load("--force")
    assert ContentPage.objects.get(slug="lien-he") == real
    assert ContentPage.objects.get(slug="lien-he-minh-hoa").is_demonstration


def test_a_failure_on_the_way_leaves_neither_rows_nor_files(load, media, monkeypatch):
    lay_foundation()
    before = rows()

    def broken(found):
        raise OSError("the disk is full")

    monkeypatch.setattr(loading, "fit", broken)
    with pytest.raises(OSError, match="the disk is full"):
        load()
    assert rows() == before
    assert files_in(media) == []
