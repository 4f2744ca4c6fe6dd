"""Which entries hold enough of a reader's words, said once for both databases."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from search.engines.words import AskedWords


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that matches, by its row id, and what its words score; higher is better."""

    entry_id: int
    score: float


def alternatives(words: AskedWords) -> list[Sequence[str]]:
    """Return sets of terms, any of which suffices: enough syllables of a few words, one pair of a whole question.

    Half of eight syllables can be chosen in 70 ways, which is the most. Counting them for whole questions
    would read half of the index, and a quarter of thirty syllables says less than two neighbours.
    """
    if words.is_question:
        return [(pair,) for pair in words.pairs]
    return list(combinations(words.syllables, words.required)) if words.syllables else []
