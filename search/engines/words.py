"""A reader's words as both engines ask for them, and how many of them a result must hold."""

import math
import re
from dataclasses import dataclass

from core.vietnamese import fold, has_accents
from search.engines.identifiers import AskedForms, asked_forms
from search.engines.names import name_key
from search.engines.ranking import ranking
from search.tokens import MAX_TOKEN_LENGTH, pairs_of, spans, syllables
from search.understanding.vocabulary import NO_VOCABULARY, Vocabulary

MAX_SYLLABLES = 80
"""A query of 300 characters holds about 70 Vietnamese syllables; more are somebody's experiment."""
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Beginning:
    """Whole syllables and an unfinished one, in each spelling to go on from: "si" is indexed as "sy", "sinh" is not."""

    whole: tuple[str, ...]
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskedWords:
    """What the words ask for; ``syllables`` and ``pairs`` are distinct and in order."""

    text: str
    """As typed, without what no server takes (NUL, lone surrogates)."""
    syllables: tuple[str, ...]
    pairs: tuple[str, ...]
    has_accents: bool
    numbers: AskedForms
    name: str
    """The words as the whole name of something (``names.name_key``); empty where they are too many."""

    @property
    def required(self) -> int:
        """Return how many of ``syllables`` a result must hold: all of a name, a quarter of a question."""
        return required(len(self.syllables))

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


def asked(words: str, vocabulary: Vocabulary = NO_VOCABULARY) -> AskedWords:
    """Return what ``words`` ask for; words of nothing but signs ask for nothing, and never raise.

    ``vocabulary`` is what editors say of words.
    """
    text = _UNSENDABLE.sub(" ", words)
    every = syllables(text)[:MAX_SYLLABLES]
    return AskedWords(
        text=text,
        syllables=tuple(dict.fromkeys(every)),
        pairs=tuple(dict.fromkeys(pairs_of(every))),
        has_accents=has_accents(text),
        numbers=asked_forms(text),
        name=name_key(text),
    )


def required(count: int) -> int:
    """Return how many of ``count`` distinct syllables must be found."""
    share = next(share for most, share in ranking()["matching"]["steps"] if count <= most)
    return min(count, max(1, math.floor(count * share)))
