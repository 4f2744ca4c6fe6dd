"""The demonstration content as it is written in ``content/``, read and given names; nothing is made of it here.

A page's key is its place below ``content/`` without the ending, such as ``vi/news/gio-tau-ly-son``; it never changes.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"
LANGUAGES = ("vi", "en")
PAGE_FOLDERS = ("news", "pages")

#: One part of a text as written in TOML; ``bodies`` knows the shapes.
Part = Mapping[str, Any]
#: One agency, field or commune as written in TOML.
Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Written:
    """A document, a procedure or an event of life as written: its key, and what stands in its file."""

    key: str
    values: Mapping[str, Any]

    @property
    def title(self) -> str:
        """Return the title of its page."""
        return str(self.values["title"])


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawn picture: what it is called and what it shows."""

    key: str
    title: str
    description: str


@dataclass(frozen=True, kw_only=True)
class File:
    """A file to download; ``key`` is its name in ``content/files/``."""

    key: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Media:
    """All pictures and files, the collection that holds them, and whom to credit."""

    collection: str
    credit: str
    pictures: tuple[Picture, ...]
    files: tuple[File, ...]

    def description_of(self, picture: str) -> str:
        """Return what the picture of this key shows."""
        return next(p.description for p in self.pictures if p.key == picture)


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was wrong in an item and what is right."""

    corrected_on: date
    text: str


@dataclass(frozen=True, kw_only=True)
class PageText:
    """One page as written; what only news have is empty for a plain page."""

    key: str
    slug: str
    title: str
    summary: str
    body: tuple[Part, ...]
    translation_of: str = ""
    picture: str = ""
    picture_alt: str = ""
    kind: str = ""
    published_at: datetime | None = None
    expire_at: datetime | None = None
    agency: str = ""
    fields: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    related: tuple[str, ...] = ()
    source_name: str = ""

    @property
    def language(self) -> str:
        """Return ``vi`` or ``en``."""
        return self.key.split("/")[0]

    @property
    def is_news(self) -> bool:
        """Say whether it belongs into the list of news."""
        return self.key.split("/")[1] == "news"


@dataclass(frozen=True, kw_only=True)
class LinkText:
    """A link to the page of a key, or to an address."""

    text: str
    page: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class MenuText:
    """The links of one place; the header has no title."""

    place: str
    links: tuple[LinkText, ...]
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class HomeText:
    """What the home page of one language and the menus around it lead to."""

    tasks: tuple[LinkText, ...]
    menus: tuple[MenuText, ...]


def agencies() -> list[Row]:
    """Return the agencies, each with a slug and the columns of ``directory.Agency``."""
    return list(_read("agencies.toml")["agencies"])


def communes() -> list[Row]:
    """Return the communes, each with a slug, the columns of ``directory.Commune``, and what it was made from."""
    return list(_read("communes.toml")["communes"])


def fields() -> list[Row]:
    """Return the fields of activity: slug, name, name_en."""
    return list(_read("fields.toml")["fields"])


def written(folder: str) -> list[Written]:
    """Return the documents, the procedures or the events of life, in a fixed order."""
    return [Written(key=_key(path), values=_read(f"{_key(path)}.toml")) for path in _paths(folder)]


def held_papers() -> list[Row]:
    """Return the papers that the State holds, by the columns of ``preparing.HeldPaper``."""
    return list(_read("held_papers.toml")["papers"])


def quality() -> dict[str, list[Row]]:
    """Return what is told of the quality of service: indicators, figures, commitments, incidents."""
    return _read("quality.toml")


def media() -> Media:
    """Return what is said of pictures and files."""
    raw = _read("media.toml")
    return Media(
        collection=raw["collection"],
        credit=raw["credit"],
        pictures=tuple(Picture(**picture) for picture in raw["pictures"]),
        files=tuple(File(**file) for file in raw["files"]),
    )


def site_values() -> dict[str, str]:
    """Return the example values of ``core.SiteSettings`` by the names of its fields."""
    return _read("site.toml")


def home_text(language: str) -> HomeText:
    """Return the tasks and menus of one language."""
    raw = _read(f"{language}/home.toml")
    return HomeText(
        tasks=_links(raw["tasks"]),
        menus=tuple(MenuText(**{**menu, "links": _links(menu["links"])}) for menu in raw["menus"]),
    )


def page_texts() -> list[PageText]:
    """Return all pages, originals before their translations, in a fixed order."""
    return [_page(path) for kind in PAGE_FOLDERS for path in _paths(kind)]


def _paths(folder: str) -> list[Path]:
    """Return the files of a folder, those of the first language first."""
    return [path for language in LANGUAGES for path in sorted((CONTENT / language / folder).glob("*.toml"))]


def _page(path: Path) -> PageText:
    key = _key(path)
    raw = _read(f"{key}.toml")
    raw["corrections"] = tuple(Correction(**correction) for correction in raw.get("corrections", ()))
    for name in ("body", "fields", "related"):
        raw[name] = tuple(raw.get(name, ()))
    return PageText(key=key, **raw)


def _key(path: Path) -> str:
    return path.relative_to(CONTENT).with_suffix("").as_posix()


def _links(raw: Sequence[Mapping[str, str]]) -> tuple[LinkText, ...]:
    return tuple(LinkText(**link) for link in raw)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((CONTENT / name).read_text(encoding="utf-8"))
