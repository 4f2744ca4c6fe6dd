"""Whole names: who types just what something is called wants that, before all that only mentions it."""

import re
from collections.abc import Iterable, Iterator

from core.document_numbers import NotADocumentNumber, parse
from core.vietnamese import fold
from search.models import SearchEntry
from search.tokens import PAIR_SEPARATOR, syllables
from search.understanding.articles import article_keys, asked_articles, name_without_year
from search.understanding.numbers import number_in_words, number_of_year, numbers_of_a_year

MOST_SYLLABLES = 16
"""Nobody types a longer name whole; the words of it are enough to find it."""
LONGEST = 200
"""Characters of a text that are looked at; sixteen syllables have fewer."""
GENERIC_BEGINNINGS = (("thu", "tuc", "hanh", "chinh"), ("thu", "tuc"))
"""What some procedures begin their names with and people leave out, or the other way round."""


_FORMERLY = re.compile(r"\s*\(cũ\)\s*$", re.IGNORECASE)
"""Behind a former name: who types it does not know that it is one."""


def name_key(text: str) -> str:
    """Return the form in which names are compared: "Thủ tục đăng ký khai sinh" → dang_ky_khai_sinh.

    Empty for a text that is too long to be typed as a name, or has no syllable.
    """
    if len(text) > LONGEST or not fold(text).strip():
        return ""
    words = syllables(_FORMERLY.sub("", text))
    for beginning in GENERIC_BEGINNINGS:
        if tuple(words[: len(beginning)]) == beginning and len(words) > len(beginning):
            words = words[len(beginning) :]
            break
    return PAIR_SEPARATOR.join(words) if len(words) <= MOST_SYLLABLES else ""


def name_keys(entry: SearchEntry) -> tuple[str, ...]:
    """Return the forms of the names of what an entry shows, each once: of a document with its year, too.

    A part has none of its own; it has the address of an article in its document (``articles.article_keys``).
    """
    if entry.parent_key:
        return tuple(dict.fromkeys(key for address in entry.identifiers for key in article_keys(address)))
    keys = [name_key(text) for text in (entry.title, entry.official_title, *entry.other_names)]
    return tuple(dict.fromkeys(key for key in (*keys, *_with_year(entry, official=keys[1])) if key))


def asked_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the names that words may be as a whole: "luật đất đai năm 2024" is "luật đất đai 2024" too."""
    found: list[str] = []
    for text in dict.fromkeys(texts):
        found.append(name_key(text))
        name, year = name_without_year(text) if len(text) <= LONGEST else ("", "")
        found.append(f"{name}{PAIR_SEPARATOR}{year}" if name and year else "")
        found += numbers_of_a_year(text)
    return tuple(dict.fromkeys(key for key in found if key))


def asked_addresses(texts: Iterable[str]) -> tuple[str, ...]:
    """Return what words name by more than one thing: an article by its document, a number by a year beside it."""
    found: list[str] = []
    for text in dict.fromkeys(texts):
        found += asked_articles(text)
        number = number_in_words(text)
        found += numbers_of_a_year(text) if number is not None and number.year is None else ()
    return tuple(dict.fromkeys(found))


def _with_year(entry: SearchEntry, *, official: str) -> Iterator[str]:
    """Yield by what people call a document with a year: its name, and its number where that bears none."""
    for identifier in entry.identifiers:
        try:
            number = parse(identifier)
        except NotADocumentNumber:
            continue
        year = number.year or (entry.dated_on.year if entry.dated_on else None)
        if year and official:
            yield f"{official}{PAIR_SEPARATOR}{year}"
        if year and not number.year:
            yield number_of_year(number, year)
