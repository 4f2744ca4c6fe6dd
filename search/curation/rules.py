"""What editors may write as a rule of search, and which words a promotion answers: pure text, no database.

Words are compared by their syllables without accents (``search.tokens``), as search itself compares them, or, where two
rules must not be confused ("má", "mạ"), by their exact spelling.
"""

from collections.abc import Iterable
from enum import StrEnum

from search.tokens import exact, syllables

MOST_LINES = 20
"""Lines of one rule that are read: each is one more way to find, and each costs time."""
LONGEST_LINE = 100
FEWEST_LETTERS = 2
"""Of words: a single letter stands in too many texts to mean anything."""


class Match(StrEnum):
    """Which questions a promotion answers."""

    EXACT = "exact"
    BEGINS = "begins"
    CONTAINS = "contains"


class Fault(StrEnum):
    """What is wrong with what an editor wrote."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    OF_ITSELF = "of_itself"
    TWICE = "twice"
    ONE_WORD = "one_word"


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of ``text``, each with one space between its words, without empty ones."""
    return tuple(line for line in (" ".join(raw.split()) for raw in text.splitlines()) if line)


def spelling(words: str) -> str:
    """Return what tells two rules apart: the words with their accents, in one spelling."""
    return " ".join(exact(words))


def folded(words: str) -> str:
    """Return what search compares: the words without accents."""
    return " ".join(syllables(words))


def fault_of_line(line: str) -> Fault | None:
    """Return what is wrong with words taken by themselves, or none."""
    if len(line) > LONGEST_LINE:
        return Fault.TOO_LONG
    return Fault.TOO_SHORT if len(folded(line).replace(" ", "")) < FEWEST_LETTERS else None


def faults_of_lines(written: Iterable[str]) -> list[tuple[str, Fault]]:
    """Return each line that is too short, too long or said twice, with what is wrong."""
    found, seen = [], set()
    every = list(written)
    for line in every[:MOST_LINES]:
        fault = fault_of_line(line)
        if fault is None and spelling(line) in seen:
            fault = Fault.TWICE
        seen.add(spelling(line))
        if fault is not None:
            found.append((line, fault))
    return found if len(every) <= MOST_LINES else [*found, ("", Fault.TOO_MANY)]


def faults_of_synonym(words: str, means: Iterable[str]) -> list[tuple[str, Fault]]:
    """Return what is wrong with the meanings of ``words``: search finds both spellings of one word anyway."""
    every = list(means)
    of_itself = [
        (line, Fault.OF_ITSELF) for line in every[:MOST_LINES] if folded(line) and folded(line) == folded(words)
    ]
    return [*faults_of_lines(every), *of_itself]


def fault_of_phrase(phrase: str) -> Fault | None:
    """Return what is wrong with words to keep together, or none: there must be two of them."""
    return fault_of_line(phrase) or (Fault.ONE_WORD if len(syllables(phrase)) < 2 else None)


def answers(written: Iterable[str], match: Match, *, asked: str) -> bool:
    """Say whether a promotion for the lines ``written`` is meant by somebody who asked ``asked`` (``folded``)."""
    return bool(asked) and any(_answers(folded(line), match, asked) for line in written)


def _answers(line: str, match: Match, asked: str) -> bool:
    if not line:
        return False
    if match is Match.EXACT:
        return asked == line
    if match is Match.BEGINS:
        return f"{asked} ".startswith(f"{line} ")
    return set(line.split()) <= set(asked.split())
