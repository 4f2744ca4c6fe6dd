"""What stands before anybody wrote a word: languages, home pages, the lists of news, the menu of the header.

It is safe to run on every start: what is there stays as it is.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page, Site

from core.models import Menu, MenuItem
from core.models.menus import MenuPlace
from home.models import HomePage
from news.models import NewsIndexPage


@dataclass(frozen=True, kw_only=True)
class Opening:
    """The words of a new tree in one language; editors change them in the CMS."""

    language: str
    slug: str
    title: str
    welcome: str
    search_example: str
    news_title: str
    news_slug: str
    search_title: str
    search_address: str


OPENINGS = (
    Opening(
        language="vi",
        slug="trang-chu",
        title="Trang chủ",
        welcome="Thủ tục, văn bản và tin tức của tỉnh, tìm ở một nơi",
        search_example="Ví dụ: đăng ký khai sinh, 12/2026/QĐ-UBND",
        news_title="Tin tức, thông báo",
        news_slug="tin-tuc",
        search_title="Tìm kiếm",
        search_address="/tim-kiem/",
    ),
    Opening(
        language="en",
        slug="home-en",
        title="Home",
        welcome="Services, documents and news of the province, found in one place",
        search_example="For example: birth registration, 12/2026/QĐ-UBND",
        news_title="News and announcements",
        news_slug="news",
        search_title="Search",
        search_address="/en/tim-kiem/",
    ),
)


@transaction.atomic
def lay_foundation() -> HomePage:
    """Make what is missing and return the Vietnamese home page."""
    root = Page.get_first_root_node()
    if root is None:
        root = Page.add_root(title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page))
    homes = [_home(root, opening) for opening in OPENINGS]
    first = homes[0]
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", port=80, is_default_site=True
    )
    if site.root_page_id is None or not HomePage.objects.filter(pk=site.root_page_id).exists():
        welcome = site.root_page if site.root_page_id else None
        site.root_page = first
        site.save()
        if welcome is not None and welcome.depth > 1:
            welcome.delete()
    for home, opening in zip(homes, OPENINGS, strict=True):
        _news_index(home, opening, translation_of=homes[0])
        _menu(home, opening)
    return first


def _home(root: Page, opening: Opening) -> HomePage:
    locale, _ = Locale.objects.get_or_create(language_code=opening.language)
    home = HomePage.objects.filter(locale=locale, depth=2).first()
    if home is not None:
        return home
    home = HomePage(
        title=opening.title,
        slug=opening.slug,
        welcome=opening.welcome,
        search_example=opening.search_example,
        locale=locale,
    )
    original = HomePage.objects.filter(depth=2).first()
    if original is not None:
        home.translation_key = original.translation_key
    root = Page.objects.get(pk=root.pk)  # its count of children changes with each child
    root.add_child(instance=home)
    home.save_revision().publish()
    return home


def _news_index(home: HomePage, opening: Opening, *, translation_of: HomePage) -> None:
    if home.get_children().type(NewsIndexPage).exists():
        return
    index = NewsIndexPage(title=opening.news_title, slug=opening.news_slug, locale=home.locale)
    original = NewsIndexPage.objects.child_of(translation_of).first()
    if original is not None:
        index.translation_key = original.translation_key
    home.add_child(instance=index)
    index.save_revision().publish()


def _menu(home: HomePage, opening: Opening) -> None:
    if Menu.objects.filter(locale=home.locale).exists():
        return
    menu = Menu.objects.create(place=MenuPlace.HEADER, locale=home.locale)
    news = home.get_children().type(NewsIndexPage).get()
    MenuItem.objects.create(menu=menu, text=news.title, page=news, sort_order=0)
    MenuItem.objects.create(menu=menu, text=opening.search_title, address=opening.search_address, sort_order=1)
