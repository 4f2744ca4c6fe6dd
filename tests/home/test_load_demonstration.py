"""Loading the demonstration content into an empty portal, among real pages, and taking it away again."""

import pytest
from django.core.management import CommandError
from wagtail.models import Page

from core.models import Menu, PortalDocument, PortalImage, SiteSettings
from home.demonstration import loading
from home.foundation import lay_foundation
from home.models import ContentPage, HomePage
from news.models import NewsPage
from tests.factories import ContentPageFactory, NewsPageFactory
from tests.home.rows import files_in, rows

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
    assert not any(page.is_demonstration for page in Page.objects.filter(depth__gt=1).specific())
    assert not PortalImage.objects.exists()
    assert not PortalDocument.objects.exists()
    assert SiteSettings.load().owner == site.owner == ""
    assert [home.tasks.count() for home in HomePage.objects.all()] == [0, 0]
    assert set(Menu.objects.values_list("place", flat=True)) == {"header", "footer-first"}  # as the foundation has them


def test_it_does_not_come_among_real_pages_unasked(load):
    NewsPageFactory()
    before = rows()
    with pytest.raises(CommandError, match="--force"):
        load()
    assert rows() == before


def test_among_real_pages_it_leaves_them_their_addresses(load):
    real = ContentPageFactory(title="Liên hệ", slug="lien-he")
    load("--force")
    assert NewsPage.objects.filter(is_demonstration=True).count() == 15
    assert ContentPage.objects.get(slug="lien-he") == real
    assert ContentPage.objects.get(slug="lien-he-minh-hoa").is_demonstration


def test_a_failure_on_the_way_leaves_neither_rows_nor_files(load, media, monkeypatch):
    lay_foundation()
    before = rows()

    def broken(*anything):
        raise OSError("the disk is full")

    monkeypatch.setattr(loading, "make_page", broken)
    with pytest.raises(OSError, match="the disk is full"):
        load()
    assert rows() == before
    assert files_in(media) == []
