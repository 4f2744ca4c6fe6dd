"""Forms under which titles are kept for somebody who is still typing, and asked for; the same for both engines.

Only whole things are offered, so only theirs are kept, apart from all other words: a beginning as common as "th" is
then answered from a few thousand titles instead of every word of every law.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.document_numbers import normalise
from search.engines.identifiers import stored_forms
from search.engines.words import AskedWords, Beginning
from search.models import SearchEntry
from search.tokens import PAIR_SEPARATOR, syllables

LONGEST_BEGINNING = 80
"""Characters of a title that its beginning is compared by; who types more has chosen by then."""
LONGEST_BESIDE = 100
"""Characters of an official title that may stand beside the title in a line of a list."""

_BEGUN_NUMBER = re.compile(r"\d[\d.]*[a-z]?[-/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TitleForms:
    """What is kept of one entry."""

    title: tuple[str, ...]
    official_title: tuple[str, ...]
    numbers: tuple[str, ...]
    """Document numbers and codes in full (``core.document_numbers``)."""

    @property
    def length(self) -> int:
        """Return the characters of the title without what stands between its words: the shorter of two is offered."""
        return sum(map(len, self.title))

    @property
    def beginning(self) -> str:
        """Return how the title begins: "Đăng ký khai sinh" → dang_ky_khai_sinh."""
        return beginning(self.title)


def title_forms(entry: SearchEntry) -> TitleForms | None:
    """Return what to keep of ``entry``; nothing of a part or of what is not public."""
    if entry.parent_key or not entry.is_public:
        return None
    return TitleForms(
        title=tuple(syllables(entry.title)),
        # The row of a migration that fills this table is older than other names are.
        official_title=tuple(syllables("\n".join((entry.official_title, *getattr(entry, "other_names", ()))))),
        numbers=stored_forms(entry.identifiers).exact,
    )


def names_beside(official_title: str, other_names: Iterable[str]) -> tuple[str, ...]:
    """Return what a thing is called beside its title and can be shown with it, the best known first."""
    return (*other_names, *filter(None, [official_title if len(official_title) <= LONGEST_BESIDE else ""]))


def name_met(names: Iterable[str], begun: Beginning) -> str:
    """Return the first of ``names`` with every typed word in it, the last at least begun; empty where there is none."""
    return next((name for name in names if _meets(frozenset(syllables(name)), begun)), "")


def _meets(said: frozenset[str], begun: Beginning) -> bool:
    return said.issuperset(begun.whole) and any(syllable.startswith(begun.unfinished) for syllable in said)


def beginning(words: tuple[str, ...]) -> str:
    """Return the words as one text to compare beginnings by."""
    return PAIR_SEPARATOR.join(words)[:LONGEST_BEGINNING]


def asked_beginnings(words: AskedWords) -> tuple[str, ...]:
    """Return how a title begins that begins with the words, for each way to go on from the last of them."""
    begun = words.beginning
    return tuple(beginning((*begun.whole, last)) for last in begun.unfinished)


def asked_numbers(words: AskedWords) -> tuple[str, ...]:
    """Return how a document number begins that begins with the words, or with the last of them: "nghị định 100/20"."""
    last = words.text.split()[-1] if words.text.strip() else ""
    begun = (normalise(last),) if _BEGUN_NUMBER.match(last) and len(last) <= LONGEST_BEGINNING else ()
    return tuple(dict.fromkeys((*words.numbers.exact, *begun)))
