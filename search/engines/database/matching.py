"""Which entries hold enough of a reader's words, said once for both databases."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from search.engines.words import AskedWords, Terms


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that matches, by its row id, and what its words score; higher is better."""

    entry_id: int
    score: float


@dataclass(frozen=True, slots=True)
class Language:
    """How a database writes down what must be there."""

    term: Callable[[str], str]
    """Return a term, quoted."""
    both: str
    either: str

    def all_of(self, matches: Iterable[str]) -> str:
        """Join what must all be there."""
        return _within(self.both, matches)

    def any_of(self, matches: Iterable[str]) -> str:
        """Join what suffices by itself."""
        return _within(self.either, matches)


def gate(words: AskedWords, language: Language) -> str:
    """Return what an entry must hold: enough syllables of a few words, one pair of a whole question.

    Half of eight syllables can be chosen in 70 ways, which is the most. Counting them for whole questions
    would read half of the index, and a quarter of thirty syllables says less than two neighbours. An alternative
    counts for each syllable that it stands for. Empty where nothing is asked.
    """

    def held(terms: Terms) -> str:
        return language.all_of(map(language.term, terms))

    if words.is_question:
        others = (other.terms for other in words.alternatives)
        return language.any_of(map(held, [*((pair,) for pair in words.pairs), *words.kept_together, *others]))
    ways = {syllable: language.any_of(map(held, words.ways(syllable))) for syllable in words.telling}
    return language.any_of(language.all_of(some) for some in combinations(ways.values(), words.required) if some)


def scored_terms(words: AskedWords) -> list[str]:
    """Return the terms that the score counts: syllables, pairs, and the phrases of alternatives."""
    others = [term for other in words.alternatives for term in (*other.terms, *other.pairs)]
    return list(dict.fromkeys((*words.loose, *words.pairs, *others)))


def _within(joining: str, matches: Iterable[str]) -> str:
    found = list(dict.fromkeys(matches))
    return found[0] if len(found) == 1 else f"({joining.join(found)})" if found else ""
