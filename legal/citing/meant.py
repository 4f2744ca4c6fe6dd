"""Which of the documents held is the one that a citation means, and that it may be none of them.

Pure: what is held is read by ``legal.citing.held``.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.vietnamese import fold
from legal.yearless import is_yearless

_YEAR = re.compile(r" (?:19|20)\d\d$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One citation as far as it says which document it means."""

    key: str
    """Of a number, or a law's folded name, with its year or without: "luat dat dai"."""
    locale_id: int | None
    """The language of the citing page."""
    day: date | None = None
    """The day of issue that the citation gives."""
    said_on: date | None = None
    """When the citing page said so; none for what is kept current."""
    words: str = ""
    """As they stand in the text: "Bộ luật Hình sự số 100/2015/QH13"."""
    issuers: Callable[[], frozenset[int]] = frozenset
    """Asked only where it matters: who issued the citing page, or who publishes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A document of ours."""

    pk: int
    locale_id: int
    work: Any
    """What its translations share."""
    issued_on: date | None
    type_name: str = ""
    issuer_ids: frozenset[int] = frozenset()
    document: Any = None
    """Whatever the reader of the documents wants back."""


InForce = Callable[[Held, date | None], bool]


def is_name(key: str) -> bool:
    """Say whether a key is a law's name; numbers have no spaces."""
    return " " in key


def is_undated_name(key: str) -> bool:
    """Say whether a key is a law's name without its year, which means another law every decade or two."""
    return is_name(key) and _YEAR.search(key) is None


def meant(reference: Reference, held: Collection[Held], *, in_force: InForce) -> Held | None:
    """Return the document that ``reference`` means among those of its key; none where that is not certain.

    A number that several documents bear is told apart by the day or the type that the citation gives, else by the
    issuer of the citing page. A number without a year means a document only with that day: it is given anew every
    year. A name without a year means the law that was in force when it was cited, by ``in_force``, of the same name
    the newest.
    """
    possible = list(held)
    if is_undated_name(reference.key):
        possible = _newest([one for one in possible if in_force(one, reference.said_on)])
    elif is_yearless(reference.key):
        possible = [one for one in possible if reference.day is not None and one.issued_on == reference.day]
    return _in_language(reference.locale_id, _told_apart(reference, possible))


def _newest(held: Collection[Held]) -> list[Held]:
    """Keep the last of several laws of one name: it took the place of the others."""
    last = max((one.issued_on for one in held if one.issued_on), default=None)
    return [one for one in held if one.issued_on == last]


def _told_apart(reference: Reference, possible: list[Held]) -> list[Held]:
    if _number_of_works(possible) > 1 and reference.day is not None:
        possible = [one for one in possible if one.issued_on == reference.day]
    if _number_of_works(possible) > 1:
        named = [one for one in possible if _is_named(one.type_name, reference.words)]
        possible = named or possible
    if _number_of_works(possible) > 1:
        possible = [one for one in possible if one.issuer_ids & reference.issuers()]
    return possible if _number_of_works(possible) == 1 else []


def _is_named(type_name: str, words: str) -> bool:
    return bool(type_name) and f"{fold(type_name)} " in fold(words)


def _number_of_works(held: Iterable[Held]) -> int:
    return len({one.work for one in held})


def _in_language(locale_id: int | None, held: Collection[Held]) -> Held | None:
    """Return the page of a work in the language of the reader, else the original, which was made first."""
    return min(held, key=lambda one: (one.locale_id != locale_id, one.pk), default=None)
