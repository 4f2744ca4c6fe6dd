"""What a reader's words may also mean: what a keyboard left behind, words joined by accident, synonyms.

What was typed always counts. What may be meant too stands beside it as an ``Alternative``; only where a keyboard was
certainly off, what its keys meant is asked for, and what was typed stands beside that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from core.document_numbers import ISSUER_SYMBOLS
from core.vietnamese import fold, has_accents, tone_placement, with_y
from search.tokens import Token, spans
from search.understanding.everyday import everyday_synonyms
from search.understanding.joined import taken_apart
from search.understanding.keyboards import Decoded, decoded
from search.understanding.syllables import is_syllable
from search.understanding.vocabulary import NO_VOCABULARY, Vocabulary

MOST_ALTERNATIVES = 8
"""Each is asked for beside the words; more would slow the question down, and mean anything."""
MOST_SYLLABLES = 80
LONGEST_PHRASE = 16
"""Syllables of a phrase of the vocabulary that are looked for."""
SURE_KEYS = 2
"""Keys spent on the accents of one syllable that no other language's words hold."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What the syllables ``first`` to ``last`` (exclusive) of the words may mean too."""

    first: int
    last: int
    text: str
    is_typed: bool = False
    """This is what was typed, where something else is asked for."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A reader's words as they are asked for."""

    text: str
    """As typed or, where the keyboard was certainly off, as its keys meant it."""
    read_as: str = ""
    """The same text where it is not what was typed, to be shown to the reader; else empty."""
    alternatives: tuple[Alternative, ...] = ()
    kept_together: tuple[tuple[int, int], ...] = ()
    """Stretches of syllables that count only side by side."""

    @property
    def whole(self) -> str:
        """Return the text with each first alternative in its place."""
        taken: list[Alternative] = []
        for one in self.alternatives:
            if not one.is_typed and all(one.last <= other.first or other.last <= one.first for other in taken):
                taken.append(one)
        return self._with(taken)

    @property
    def other_wholes(self) -> tuple[str, ...]:
        """Return the text with each alternative by itself in its place: each may be the name of something."""
        return tuple(self._with([one]) for one in self.alternatives if not one.is_typed)

    def _with(self, alternatives: Sequence[Alternative]) -> str:
        text, tokens = self.text, list(spans(self.text)) if alternatives else []
        for one in sorted(alternatives, key=lambda one: -one.first):
            text = text[: tokens[one.first].start] + one.text + text[tokens[one.last - 1].end :]
        return text


def understood(words: str, vocabulary: Vocabulary = NO_VOCABULARY) -> Understood:
    """Return what ``words`` mean by all rules; words that no rule knows mean themselves. Never raises."""
    tokens = list(spans(words))[:MOST_SYLLABLES]
    keys = _keys(words, tokens)
    is_certain = _is_certain(words, tokens, keys)
    text = _rewritten(words, tokens, keys) if is_certain else words
    read = list(spans(text))[:MOST_SYLLABLES] if is_certain else tokens
    typed = [Alternative(0, len(read), words, is_typed=True)] if is_certain else []
    meant = [*_of_vocabulary(text, read, vocabulary), *_joined(text, read, keys)]
    if not is_certain:
        meant += _meant(keys)
    return Understood(
        text=text,
        read_as=text if is_certain else "",
        alternatives=(*typed, *dict.fromkeys(meant))[:MOST_ALTERNATIVES],
        kept_together=_kept_together(text, read, vocabulary),
    )


def _keys(words: str, tokens: Sequence[Token]) -> dict[int, Decoded]:
    """Return what each syllable meant that a keyboard left behind, by its place."""
    read = ((place, decoded(words[token.start : token.end])) for place, token in enumerate(tokens))
    found = {place: meant for place, meant in read if meant is not None}
    if not any(meant.keys >= SURE_KEYS for meant in found.values()) and len(found) < 2:
        return {}
    return found


def _is_certain(words: str, tokens: Sequence[Token], keys: dict[int, Decoded]) -> bool:
    """Say whether nothing else can be meant: no accent was typed, and every word but figures is a syllable only so."""
    if has_accents(words) or not any(meant.keys >= SURE_KEYS for meant in keys.values()):
        return False
    others = (words[token.start : token.end] for place, token in enumerate(tokens) if place not in keys)
    return all(is_syllable(word) or _is_code(word) for word in others)


def _is_code(word: str) -> bool:
    """Say whether this is an abbreviation or a number, which no keyboard changes: "ttg", "UBND", "12"."""
    plain = fold(word)
    is_written_so = word.isupper() or any(map(str.isdigit, word)) or not any(letter in "aeiouy" for letter in plain)
    return is_written_so or plain in ISSUER_SYMBOLS or plain in _abbreviations()


def _rewritten(words: str, tokens: Sequence[Token], keys: dict[int, Decoded]) -> str:
    for place in sorted(keys, reverse=True):
        token = tokens[place]
        words = words[: token.start] + keys[place].syllable + words[token.end :]
    return words


def _meant(keys: dict[int, Decoded]) -> Iterator[Alternative]:
    """Yield neighbours together: one word by itself must hold keys enough, since "max" may well be meant."""
    places = sorted(keys)
    for first in (place for place in places if place - 1 not in keys):
        last = next(place for place in range(first, first + len(places) + 1) if place not in keys)
        if last - first > 1 or keys[first].keys >= SURE_KEYS:
            yield Alternative(first, last, " ".join(keys[place].syllable for place in range(first, last)))


def _joined(text: str, tokens: Sequence[Token], keys: dict[int, Decoded]) -> Iterator[Alternative]:
    """Yield words taken apart; a name in capitals among words with accents ("Luke") is a foreign one."""
    has_names = has_accents(text)
    for place, token in enumerate(tokens):
        word = text[token.start : token.end]
        is_name = has_names and word.istitle() and word.isascii()
        parts = taken_apart(word) if place not in keys and not is_name else ()
        if parts:
            yield Alternative(place, place + 1, " ".join(parts))


def _of_vocabulary(text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> Iterator[Alternative]:
    rules = _rules(vocabulary)
    for first, last, phrase in _phrases(text, tokens, tuple(rules)):
        for means in rules[phrase]:
            if any(spans(means)):  # signs alone would hold for everything
                yield Alternative(first, last, means)


def _kept_together(text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[tuple[int, int], ...]:
    found = _phrases(text, tokens, vocabulary.kept_together)
    return tuple((first, last) for first, last, _ in found if last - first > 1)


def _phrases(text: str, tokens: Sequence[Token], phrases: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Yield where phrases stand in the text, and which; without accents a phrase is found with any."""
    known = _by_beginning(phrases)
    for first, token in enumerate(tokens):
        for phrase, folded, spelled in known.get(token.text, ()):
            last = first + len(folded)
            if tuple(token.text for token in tokens[first:last]) == folded and _agree(
                text, tokens[first:last], spelled
            ):
                yield first, last, phrase


def _agree(text: str, tokens: Sequence[Token], spelled: Sequence[str]) -> bool:
    """Say whether each syllable was typed without accents or with those of the phrase: "số đo" is not "sổ đỏ"."""
    typed = (_spelled(text[token.start : token.end]) for token in tokens)
    return all(one in (accented, fold(accented)) for one, accented in zip(typed, spelled, strict=True))


def _spelled(word: str) -> str:
    return with_y(tone_placement(word).lower())


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(fold(rule.words) for rule in everyday_synonyms() if " " not in rule.words)


@lru_cache(maxsize=16)
def _rules(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Return what each phrase means too, editors' rules before our own."""
    rules: dict[str, tuple[str, ...]] = {}
    for rule in (*vocabulary.synonyms, *everyday_synonyms()):
        rules[rule.words] = tuple(dict.fromkeys((*rules.get(rule.words, ()), *rule.means)))
    return rules


@lru_cache(maxsize=16)
def _by_beginning(phrases: tuple[str, ...]) -> dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]]:
    """Return phrases by their first syllable, the longest first, with their syllables folded and as spelled."""
    found: dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase in phrases:
        tokens = list(spans(phrase))
        if 0 < len(tokens) <= LONGEST_PHRASE:
            folded = tuple(token.text for token in tokens)
            spelled = tuple(_spelled(phrase[token.start : token.end]) for token in tokens)
            found.setdefault(folded[0], []).append((phrase, folded, spelled))
    for known in found.values():
        known.sort(key=lambda one: -len(one[1]))
    return found
