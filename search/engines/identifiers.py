"""Forms under which document numbers and codes are stored in both engines, and asked for by a reader's words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from core.document_numbers import NotADocumentNumber, NumberForms, forms, normalise, parse
from search.understanding.numbers import number_in_words

MOST_CODES = 4
_CODE = re.compile(r"(?<![\w./-])(\d{1,2}\.\d{6})(\.[\w.]{1,20})?(?![\w/-]|\.\d)")
"""The code of a procedure in the national database, whatever stands about it: "1.001193", also as its full form
"1.001193.000.00.00.H48", of which the lists hold the one or the other."""

LONGEST = 100
"""Characters; what is longer is a sentence, not an identifier (the longest real number has 60)."""


@dataclass(frozen=True, slots=True)
class StoredForms:
    """What is kept of all identifiers of one entry."""

    exact: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedForms:
    """What a reader's words ask for: any of ``exact`` in full or as a beginning, or all of ``parts``."""

    exact: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.exact)


def stored_forms(identifiers: Iterable[str]) -> StoredForms:
    """Return what to keep of ``identifiers``; one that is no document number is kept whole, without its spaces."""
    kept = [_forms_of(identifier) for identifier in identifiers if identifier.strip()]
    return StoredForms(
        exact=_distinct(form.exact for form in kept),
        prefixes=_distinct(prefix for form in kept for prefix in form.prefixes),
        parts=_distinct(part for form in kept for part in form.parts),
    )


def asked_forms(words: str) -> AskedForms:
    """Return the number and the codes that ``words`` hold, and all of them as one code when they could be one."""
    number = number_in_words(words)
    found = () if number is None else (forms(number).exact,)
    codes = (normalise(form) for code in islice(_CODE.finditer(words), MOST_CODES) for form in (code[0], code[1]))
    whole = normalise(words)[:LONGEST] if len(words) <= LONGEST and any(map(str.isdigit, words)) else ""
    return AskedForms(
        exact=_distinct((*found, *codes, whole)),
        parts=() if number is None else forms(number).parts,
    )


def _forms_of(identifier: str) -> NumberForms:
    try:
        return forms(parse(identifier))
    except NotADocumentNumber:
        return NumberForms(exact=normalise(identifier)[:LONGEST], prefixes=(), parts=())


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
