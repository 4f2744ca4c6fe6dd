"""A reader's words as both engines ask for them, and how many of them a result must hold."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from core.text import database_text
from core.vietnamese import fold, has_accents
from search.engines.identifiers import AskedForms, asked_forms
from search.engines.names import asked_addresses, asked_names
from search.engines.questions import asking
from search.engines.ranking import ranking
from search.tokens import MAX_TOKEN_LENGTH, PAIR_SEPARATOR, near_of, pairs_of, spans, syllables
from search.understanding.reading import Alternative, Understood, understood
from search.understanding.vocabulary import NO_VOCABULARY, Vocabulary

MAX_SYLLABLES = 80
"""A query of 300 characters holds about 70 Vietnamese syllables; more are somebody's experiment."""

Terms = tuple[str, ...]
"""Folded syllables or pairs that are found together; the pairs of a phrase stand for the phrase."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """Whole syllables and an unfinished one, in each spelling to go on from: "si" is indexed as "sy", "sinh" is not."""

    whole: tuple[str, ...]
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedAlternative:
    """A phrase that is as good as some of the words; who holds it holds all the syllables that it ``stands_for``."""

    text: str
    text_in_place: str
    """With the words before and behind it, for the pairs that it makes with them."""
    terms: Terms
    pairs: tuple[str, ...]
    """Of ``text_in_place``."""
    first: int
    """The place of the first syllable that it stands for."""
    stands_for: frozenset[str]


@dataclass(frozen=True, slots=True)
class AskedWords:
    """What the words ask for; ``syllables`` and ``pairs`` are distinct and in order."""

    text: str
    """As typed, without what no server takes (NUL, lone surrogates); where a keyboard was off, what its keys meant."""
    syllables: tuple[str, ...]
    pairs: tuple[str, ...]
    has_accents: bool
    numbers: AskedForms
    names: tuple[str, ...]
    """The words as whole names of something (``names.name_key``); none where they are too many."""
    meant_names: tuple[str, ...] = ()
    """Whole names of what the words as a whole mean too, such as what became of a former commune."""
    addresses: tuple[str, ...] = ()
    """Forms of what the words name by more than one thing, such as an article by its document."""
    alternatives: tuple[AskedAlternative, ...] = ()
    kept_together: tuple[Terms, ...] = ()
    """The pairs of each phrase whose syllables count only side by side."""
    loose: tuple[str, ...] = ()
    """Those of ``syllables`` that count by themselves, too: all but the ones of phrases kept together."""
    loose_text: str = ""
    """``text`` without phrases that are kept together."""
    read_as: str = ""
    """What the words were certainly meant as ("nghij ddinhj" as "nghị định"); empty where they are asked as typed."""
    asking: frozenset[str] = frozenset()
    """Those of ``syllables`` that only make a question of the others ("là gì")."""

    near_pairs: tuple[str, ...] = ()
    """Each two syllables that stand near each other; none of phrases kept together."""
    fewest: int | None = None
    """How many of ``syllables`` suffice where fewer than usual do (``nearly``)."""

    @property
    def required(self) -> int:
        """Return how many of ``telling`` a result must hold: all of a name, fewer of a question."""
        count = len(self.telling)
        return required(count, is_asked=bool(self.asking)) if self.fewest is None else min(self.fewest, count)

    @property
    def telling(self) -> tuple[str, ...]:
        """Return those of ``syllables`` that say what is asked about, of which a result must hold ``required``."""
        return tuple(syllable for syllable in self.syllables if syllable not in self.asking) or self.syllables

    @property
    def beginning(self) -> "Beginning":
        """Return the words for somebody who is still typing the last of them."""
        *whole, last = spans(self.text)
        typed = fold(self.text[last.start : last.end])[:MAX_TOKEN_LENGTH]
        return Beginning(
            whole=tuple(token.text for token in whole), unfinished=tuple(dict.fromkeys((last.text, typed)))
        )

    @property
    def is_question(self) -> bool:
        """Say whether this is a whole question rather than a few words."""
        return len(self.syllables) >= int(ranking()["matching"]["question_from"])

    @property
    def neighbours(self) -> tuple[Terms, ...]:
        """Return each way to answer a whole question: two neighbours, a phrase kept together, or an alternative.

        Counting syllables would read half of an index, and a quarter of thirty says less than two that stand together.
        """
        others = (other.terms for other in self.alternatives)
        return tuple(dict.fromkeys((*((pair,) for pair in self.telling_pairs), *self.kept_together, *others)))

    @property
    def telling_pairs(self) -> tuple[str, ...]:
        """Return those of ``pairs`` that do not only ask: "thế nào" stands in texts about anything."""
        return self._telling(self.pairs) or self.pairs

    @property
    def telling_near_pairs(self) -> tuple[str, ...]:
        """Return those of ``near_pairs`` that do not only ask."""
        return self._telling(self.near_pairs)

    def _telling(self, pairs: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(pair for pair in pairs if not self.asking.issuperset(pair.split(PAIR_SEPARATOR)))

    @property
    def meant(self) -> tuple[str, ...]:
        """Return the phrases that are as good as the words: what they were read as, and alternatives."""
        return tuple(filter(None, (self.read_as, *(other.text for other in self.alternatives))))

    def ways(self, syllable: str) -> tuple[Terms, ...]:
        """Return each way to hold one of ``syllables``: itself, or its phrase if kept together, or an alternative."""
        own = [(syllable,)] if syllable in self.loose else []
        kept = [terms for terms in self.kept_together if any(syllable in pair.split("_") for pair in terms)]
        others = [other.terms for other in self.alternatives if syllable in other.stands_for]
        return tuple(dict.fromkeys((*own, *kept, *others)))


def asked(words: str, vocabulary: Vocabulary = NO_VOCABULARY) -> AskedWords:
    """Return what ``words`` ask for; words of nothing but signs ask for nothing, and never raise.

    ``vocabulary`` is what editors say of words.
    """
    typed = database_text(words, instead=" ")
    meant = understood(typed, vocabulary)
    every = syllables(meant.text)[:MAX_SYLLABLES]
    kept = _kept_places(meant, len(every))
    names = asked_names((typed, meant.text))
    loose = [syllable for place, syllable in enumerate(every) if place not in kept]
    return AskedWords(
        text=meant.text,
        syllables=tuple(dict.fromkeys(every)),
        pairs=_pairs(every, meant),
        has_accents=has_accents(meant.text),
        numbers=_numbers(typed, meant),
        names=names,
        meant_names=tuple(key for key in asked_names((meant.whole, *meant.other_wholes)) if key not in names),
        addresses=asked_addresses((typed, meant.text, meant.whole)),
        alternatives=tuple(_alternative(one, every) for one in meant.alternatives),
        kept_together=tuple(tuple(pairs_of(every[first:last])) for first, last in meant.kept_together),
        loose=tuple(dict.fromkeys(loose)),
        loose_text=" ".join(_loose_pieces(meant, kept)) if kept else meant.text,
        read_as=meant.read_as,
        asking=asking(meant.text),
        near_pairs=tuple(dict.fromkeys(_near_pairs(every, kept))),
    )


def required(count: int, *, is_asked: bool = False) -> int:
    """Return how many of ``count`` distinct syllables must be found, for a question that is asked as one or not."""
    rules = ranking()["matching"]
    share = next(share for most, share in rules["steps"] if count <= most)
    if is_asked:
        share = min(share, rules["asked"])
    return min(count, max(1, math.floor(count * share)))


def _kept_places(meant: Understood, count: int) -> frozenset[int]:
    return frozenset(place for first, last in meant.kept_together for place in range(first, min(last, count)))


def _loose_pieces(meant: Understood, kept: frozenset[int]) -> Iterator[str]:
    for place, token in enumerate(spans(meant.text)):
        if place not in kept:
            yield meant.text[token.start : token.end]


def _pairs(every: list[str], meant: Understood) -> tuple[str, ...]:
    """Return neighbours; a phrase that is kept together makes none with what stands around it."""
    edges = {edge for first, last in meant.kept_together for edge in (first, last)}
    pairs = enumerate(pairs_of(every), start=1)
    return tuple(dict.fromkeys(pair for place, pair in pairs if place not in edges))


def _near_pairs(every: list[str], kept: frozenset[int]) -> Iterator[str]:
    loose = ["" if place in kept else syllable for place, syllable in enumerate(every)]
    return (two for two in near_of(loose) if all(two.split(PAIR_SEPARATOR)))


def _numbers(typed: str, meant: Understood) -> AskedForms:
    """Return the numbers of what was typed, of what it was read as, and with its alternatives, the first that has."""
    found = [asked_forms(text) for text in dict.fromkeys((typed, meant.text, meant.whole))]
    exact = dict.fromkeys(form for forms in found for form in forms.exact)
    return AskedForms(exact=tuple(exact), parts=next((forms.parts for forms in found if forms.parts), ()))


def _alternative(one: Alternative, every: list[str]) -> AskedAlternative:
    own = syllables(one.text)[:MAX_SYLLABLES]
    before, behind = every[: one.first][-1:], every[one.last :][:1]
    return AskedAlternative(
        text=one.text,
        text_in_place=" ".join([*before, one.text, *behind]),
        terms=tuple(dict.fromkeys(pairs_of(own) or own)),
        pairs=tuple(dict.fromkeys(pairs_of([*before, *own, *behind]))),
        first=one.first,
        stands_for=frozenset(every[one.first : one.last]),
    )
