"""Which entries hold enough of a reader's words, said once for both databases."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from search.engines.words import AskedWords, Terms


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

    An alternative counts for each syllable that it stands for. Empty where nothing is asked.
    """

    def held(terms: Terms) -> str:
        return language.all_of(map(language.term, terms))

    if words.is_question:
        return language.any_of(map(held, words.neighbours))
    ways = {syllable: language.any_of(map(held, words.ways(syllable))) for syllable in words.telling}
    return at_least(words.required, tuple(ways.values()), language)


def at_least(count: int, matches: Sequence[str], language: Language) -> str:
    """Return what holds where ``count`` of ``matches`` do: some of one half, and as many of the other as are lacking.

    Half of eight can be chosen in 70 ways, in which 280 terms would be looked up; by halves they are 48.
    """
    if count <= 1:
        return language.any_of(matches)
    if count >= len(matches):
        return language.all_of(matches)
    half = len(matches) // 2
    one, other = matches[:half], matches[half:]
    ways = []
    for of_one in range(max(0, count - len(other)), min(len(one), count) + 1):
        parts = [(of_one, one), (count - of_one, other)]
        ways.append(language.all_of(at_least(needed, some, language) for needed, some in parts if needed))
    return language.any_of(ways)


def scored_terms(words: AskedWords) -> list[str]:
    """Return the terms that the score counts: syllables, pairs, and the phrases of alternatives."""
    others = [term for other in words.alternatives for term in (*other.terms, *other.pairs)]
    return list(dict.fromkeys((*words.loose, *words.pairs, *others)))


def _within(joining: str, matches: Iterable[str]) -> str:
    found = list(dict.fromkeys(matches))
    return found[0] if len(found) == 1 else f"({joining.join(found)})" if found else ""
