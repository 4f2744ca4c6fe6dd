"""What becomes of the demonstration content, and of people's own work around it, when the command runs again."""

from pathlib import Path

import pytest
from django.core.management import CommandError
from wagtail.models import Locale, Page

from core.models import Menu, MenuItem, PortalImage, SiteSettings
from directory.models import Agency, Field
from home.models import ContentPage
from news.models import NewsPage
from tests.factories import ContentPageFactory, NewsPageFactory
from tests.home.rows import files_in, rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_a_second_run_changes_nothing(load, settings):
    before, files = rows(), files_in(Path(settings.MEDIA_ROOT))
    changed = dict(Page.objects.values_list("pk", "latest_revision_created_at"))
    assert "all there already" in load()
    assert rows() == before
    assert files_in(Path(settings.MEDIA_ROOT)) == files
    assert dict(Page.objects.values_list("pk", "latest_revision_created_at")) == changed


def test_an_item_that_an_editor_changed_stays_as_it_is_and_one_that_was_deleted_comes_back(load):
    changed, deleted = NewsPage.objects.filter(locale__language_code="vi").order_by("pk")[:2]
    changed.title, changed.slug = "Tít do biên tập viên đặt", "tit-moi"
    changed.save_revision().publish()
    deleted.delete()
    assert "pages made: 1." in load()
    assert NewsPage.objects.get(pk=changed.pk).title == "Tít do biên tập viên đặt"
    assert NewsPage.objects.filter(title=deleted.title).exists()


def test_removing_keeps_what_real_pages_use(load):
    agency, field = Agency.objects.get(slug="so-y-te"), Field.objects.get(slug="y-te")
    picture = PortalImage.objects.get(title="Trạm y tế")
    real = NewsPageFactory(agency=agency, fields=[field], listing_image=picture)
    load("--remove")
    assert set(Agency.objects.all()) == {agency, agency.parent}
    assert list(Field.objects.all()) == [field]
    assert list(PortalImage.objects.all()) == [picture]
    assert NewsPage.objects.get() == real


def test_a_copy_and_a_translation_are_their_editors_own_pages(load):
    example = NewsPage.objects.get(imported_from="demonstration:vi/news/lich-gieo-sa-dong-xuan")
    own = [
        example.copy(update_attrs={"slug": "lich-gieo-sa-cua-xa"}),
        example.copy_for_translation(Locale.objects.get(language_code="en")),
    ]
    load("--remove")
    for page in own:
        page.refresh_from_db()
        assert not page.is_demonstration
        assert not page.get_latest_revision_as_object().is_demonstration
        assert page.imported_from == ""


def test_removing_keeps_the_words_that_editors_put_in_place_of_the_examples(load):
    site = SiteSettings.load()
    site.phone = "0255 382 0000"
    site.save()
    item = MenuItem.objects.create(
        menu=Menu.objects.get(place="footer-second", locale__language_code="vi"), text="RSS", address="/rss/"
    )
    load("--remove")
    assert SiteSettings.load().phone == "0255 382 0000"
    assert SiteSettings.load().owner == ""
    assert list(item.menu.items.all()) == [item]


def test_nothing_is_removed_where_a_real_page_would_go_with_it(load):
    ContentPageFactory(title="Trang thật", parent=ContentPage.objects.get(slug="gioi-thieu"))
    before = rows()
    with pytest.raises(CommandError, match="Trang thật"):
        load("--remove")
    assert rows() == before
