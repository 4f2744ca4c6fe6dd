"""What the demonstration content fits around the pages: marks and tasks on the homes, menus, names of the owner.

Fitting adds what is missing; taking away removes what still is as it was fitted: an editor's own words stay.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Field as ModelField
from wagtail.models import Page

from core.models import BasePage, Menu, MenuItem, SiteSettings
from home.demonstration import content
from home.demonstration.content import LANGUAGES, HomeText, LinkText
from home.demonstration.pages import SECTIONS, home_in
from home.models import HomePage, HomeTask

Pages = Mapping[str, Page]


def fit(found: Pages) -> None:
    """Mark the home pages and sections, and add tasks, menus and example values; ``found`` are pages by key."""
    for language in LANGUAGES:
        home, text = home_in(language), content.home_text(language)
        _fit_home(home, text, found)
        for section in SECTIONS.values():
            _mark(section.objects.child_of(home).get(), as_demonstration=True)
        _fit_menus(home, text, found)
    _change_settings(content.site_values(), only_where=_defaults())


def take_away() -> None:
    """Undo ``fit``; links to demonstration pages have gone with the pages."""
    for language in LANGUAGES:
        home = HomePage.objects.filter(locale__language_code=language, depth=2).first()
        if home is None:
            continue
        text = content.home_text(language)
        _empty_menus(home, text)
        _empty_home(home, text)
        for section in SECTIONS.values():
            for index in section.objects.child_of(home):
                _mark(index, as_demonstration=False)
    _change_settings(_defaults(), only_where=content.site_values())


def _fit_home(home: HomePage, text: HomeText, found: Pages) -> None:
    if home.is_demonstration:
        return
    if not home.tasks.exists():
        links = _links(text.tasks, found)
        home.tasks = [HomeTask(**link, sort_order=place) for place, link in enumerate(links)]
    _mark(home, as_demonstration=True)


def _empty_home(home: HomePage, text: HomeText) -> None:
    if not home.is_demonstration:
        return
    fitted = {(link.text, link.address) for link in text.tasks}
    home.tasks = [task for task in home.tasks.all() if (task.text, task.address) not in fitted]
    _mark(home, as_demonstration=False)


def _mark(page: BasePage, *, as_demonstration: bool) -> None:
    if page.is_demonstration != as_demonstration:
        page.is_demonstration = as_demonstration
        page.save_revision().publish()


def _fit_menus(home: HomePage, text: HomeText, found: Pages) -> None:
    for said in text.menus:
        menu, _ = Menu.objects.get_or_create(place=said.place, locale=home.locale, defaults={"title": said.title})
        there = set(menu.items.values_list("text", flat=True))
        missing = [link for link in _links(said.links, found) if link["text"] not in there]
        for place, link in enumerate(missing, start=len(there)):
            MenuItem.objects.create(menu=menu, sort_order=place, **link)


def _empty_menus(home: HomePage, text: HomeText) -> None:
    for said in text.menus:
        menu = Menu.objects.filter(place=said.place, locale=home.locale).first()
        if menu is None:
            continue
        for link in said.links:
            menu.items.filter(text=link.text, address=link.address).delete()
        if not menu.items.exists():
            menu.delete()


def _links(texts: tuple[LinkText, ...], found: Pages) -> list[dict[str, Any]]:
    """Return the fields of ``core.EditorsLink`` for the links that lead somewhere."""
    return [
        {
            "text": text.text,
            "address": text.address,
            "page": Page.objects.get(pk=found[text.page].pk) if text.page else None,
        }
        for text in texts
        if text.address or text.page in found
    ]


def _defaults() -> dict[str, str]:
    fields: dict[str, ModelField] = {field.name: field for field in SiteSettings._meta.fields}
    return {name: fields[name].get_default() for name in content.site_values()}


def _change_settings(values: Mapping[str, str], *, only_where: Mapping[str, str]) -> None:
    settings = SiteSettings.load()
    changed = [name for name, value in values.items() if getattr(settings, name) == only_where[name] != value]
    for name in changed:
        setattr(settings, name, values[name])
    if changed:
        settings.save()
