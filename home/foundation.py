"""What stands before anybody wrote a word: languages, home pages, sections, menu, who may write, public holidays.

It is safe to run on every start: what is there stays as it is.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Locale, Page, Site

from core.models import BasePage, Menu, MenuItem
from core.models.menus import MenuPlace
from editing.foundation import lay_editing_foundation
from home.models import HomePage
from home.openings import OPENINGS, Opening, SectionOpening
from services.deadlines.actions import fill_missing_years

FIRST_YEARS = (2025, 2026, 2027)
"""Of the table of special days, as proposals; later years come by themselves (``services.deadlines.yearly``)."""


@transaction.atomic
def lay_foundation() -> HomePage:
    """Make what is missing and return the Vietnamese home page."""
    root = Page.get_first_root_node()
    if root is None:
        root = Page.add_root(title="Root", slug="root", content_type=ContentType.objects.get_for_model(Page))
    homes = [_home(root, opening) for opening in OPENINGS]
    first = homes[0]
    _site(first)
    for home, opening in zip(homes, OPENINGS, strict=True):
        sections = [_section(home, section, translation_of=first) for section in opening.sections]
        _menu(home, opening, sections)
    lay_editing_foundation()
    fill_missing_years(FIRST_YEARS)
    return first


def _site(first: HomePage) -> None:
    """Serve the portal from ``first``, in place of Wagtail's page of welcome."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", port=80, is_default_site=True
    )
    if site.root_page_id is not None and HomePage.objects.filter(pk=site.root_page_id).exists():
        return
    welcome = site.root_page if site.root_page_id else None
    site.root_page = first
    site.save()
    if welcome is not None and welcome.depth > 1:
        welcome.delete()


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


def _section(home: HomePage, opening: SectionOpening, *, translation_of: HomePage) -> BasePage:
    """Return the index page of a section below ``home``, made where an installation of an earlier day lacks it."""
    found = opening.model.objects.child_of(home).first()
    if found is not None:
        return found
    index = opening.model(title=opening.title, slug=opening.slug, summary=opening.summary, locale=home.locale)
    original = opening.model.objects.child_of(translation_of).first()
    if original is not None:
        index.translation_key = original.translation_key
    Page.objects.get(pk=home.pk).add_child(instance=index)
    index.save_revision().publish()
    return index


def _menu(home: HomePage, opening: Opening, sections: list[BasePage]) -> None:
    """Make the menus once: later they are the editors' own, sections that came with an upgrade included."""
    if Menu.objects.filter(locale=home.locale).exists():
        return
    menu = Menu.objects.create(place=MenuPlace.HEADER, locale=home.locale)
    footer = Menu.objects.create(place=MenuPlace.FOOTER_FIRST, locale=home.locale, title=opening.footer_title)
    for place, (text, address) in enumerate(opening.footer):
        MenuItem.objects.create(menu=footer, sort_order=place, text=text, address=address)
    links = [
        {"text": said.menu_text, "page": page}
        for said, page in zip(opening.sections, sections, strict=True)
        if said.menu_text
    ]
    links += [{"text": text, "address": address} for text, address in opening.links]
    for place, link in enumerate(links):
        MenuItem.objects.create(menu=menu, sort_order=place, **link)
