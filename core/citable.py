"""Which texts of a page may cite law: each app says so in its ``citable.py``, found as ``admin.py`` would be.

What a citation is, and what follows from it, is told by whoever reads the texts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise
from wagtail.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class CitableText:
    """One plain text of a page, a paragraph a line."""

    place: str
    """Where it stands: an anchor of the page, or the name of a field; at most 120 characters."""
    text: str


NO_PLACES: Mapping[str, str | Promise] = MappingProxyType({})

TextsOf = Callable[[Any], Iterable[CitableText]]
DayOf = Callable[[Any], date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citable:
    """What was said of one type of page."""

    texts: TextsOf
    said_on: DayOf
    """On which day a page says what it says; none for one that is kept current."""
    reads: tuple[str, ...]
    """What to prefetch where the texts of many pages are read."""
    places: Mapping[str, str | Promise]
    """How readers and editors call places that are no fields of the page."""

    @property
    def is_kept_current(self) -> bool:
        """Say whether editors keep true what such pages say; else they told of their day and stay as they were."""
        return self.said_on is _kept_current


_said: dict[type[Page], Citable] = {}


def _kept_current(page: Any) -> None:
    return None


def citable(
    model: type[Page],
    *,
    said_on: DayOf = _kept_current,
    reads: Iterable[str] = (),
    places: Mapping[str, str | Promise] = NO_PLACES,
) -> Callable[[TextsOf], TextsOf]:
    """Declare which texts of a page of ``model`` may cite law; see ``Citable`` for the rest."""

    def register(texts: TextsOf) -> TextsOf:
        if model in _said:
            raise ImproperlyConfigured(f"The texts of {model.__name__} are declared twice.")
        _said[model] = Citable(texts=texts, said_on=said_on, reads=tuple(reads), places=places)
        return texts

    return register


def citables() -> Mapping[type[Page], Citable]:
    """Return what was said of each type of page; other types cite nothing."""
    return MappingProxyType(_said)
