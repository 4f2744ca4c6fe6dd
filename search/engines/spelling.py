"""Words that find something where the reader's find nothing: one letter changed, two syllables taken apart, or the
keys of a Vietnamese keyboard that was off ("ddaats").

Works on folded syllables and asks an engine only how often a term occurs, so that it is the same for all of them.
"""

import re
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log1p

from search.tokens import PAIR_SEPARATOR, Token, pairs_of, spans

Frequencies = Callable[[Sequence[str]], Mapping[str, int]]
"""Return in how many public entries each syllable or pair occurs; those that occur nowhere may be left out."""

MOST_SYLLABLES = 8
"""Longer questions always find something."""
MOST_CHANGES = 2
LONGEST_SYLLABLE = 14
"""Two glued syllables have at most this many letters; the longest syllable has seven ("nghiêng")."""

_TELEX_DOUBLES = re.compile(r"([aeod])\1")
#: w makes ă, ơ and ư; a last s, f, r, x or j is the tone.
_TELEX_MARKS = re.compile(r"(?<=.)w|(?<=.)[sfrxj]$")


@dataclass(frozen=True, slots=True)
class Correction:
    """One syllable of the words, at ``start`` to ``end``, and the folded syllables to put in its place."""

    start: int
    end: int
    syllables: tuple[str, ...]


def corrections(words: str, frequencies: Frequencies, *, only_unknown: bool = False) -> list[Correction]:
    """Return what to change in ``words``, in order; nothing where no near spelling is known.

    With ``only_unknown`` words that stand anywhere are left alone.
    """
    tokens = list(spans(words))
    if not 0 < len(tokens) <= MOST_SYLLABLES:
        return []
    syllables = [token.text for token in tokens]
    found = []
    for place in _doubtful(syllables, frequencies, only_unknown=only_unknown)[:MOST_CHANGES]:
        better = _best(place, syllables, frequencies)
        if better:
            found.append(_correction(tokens[place], better))
            syllables[place] = better[-1]
    return found


def corrected(words: str, changes: Sequence[Correction], spelled: Mapping[str, str]) -> str:
    """Return ``words`` with the changes made; ``spelled`` gives a folded syllable its accents, where known."""
    for change in reversed(changes):
        put = " ".join(spelled.get(syllable, syllable) for syllable in change.syllables)
        words = words[: change.start] + put + words[change.end :]
    return words


def edits(syllable: str) -> set[str]:
    """Return everything one letter away: one left out, one too many, one wrong, two swapped."""
    cuts = [(syllable[:place], syllable[place:]) for place in range(len(syllable) + 1)]
    left_out = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    wrong = {left + letter + right[1:] for left, right in cuts if right for letter in string.ascii_lowercase}
    added = {left + letter + right for left, right in cuts for letter in string.ascii_lowercase}
    return (left_out | swapped | wrong | added) - {syllable, ""}


def meant_by_keys(syllable: str) -> str:
    """Return what the keys of Telex would have written, without accents: "ddaats" → dat, "dduwowngf" → duong."""
    return _TELEX_MARKS.sub("", _TELEX_DOUBLES.sub(r"\1", syllable))


def _doubtful(syllables: list[str], frequencies: Frequencies, *, only_unknown: bool) -> list[int]:
    """Return places of unknown syllables; if all are known, of those that never stand beside their neighbours."""
    known = frequencies([*syllables, *pairs_of(syllables)])
    places = [place for place, syllable in enumerate(syllables) if _may_change(syllable)]
    unknown = [place for place in places if not known.get(syllables[place])]
    if unknown or only_unknown:
        return unknown
    return [place for place in places if not any(map(known.get, _pairs_at(place, syllables)))]


def _may_change(syllable: str) -> bool:
    """Figures and codes are what they are."""
    return 2 <= len(syllable) <= LONGEST_SYLLABLE and syllable.isascii() and syllable.isalpha()


def _best(place: int, syllables: list[str], frequencies: Frequencies) -> tuple[str, ...]:
    """Return what most likely was meant, or nothing: beside its neighbours if possible, else the most frequent."""
    candidates = frequencies(sorted(_near(syllables[place])))
    ways = {tuple(candidate.split(PAIR_SEPARATOR)): count for candidate, count in candidates.items() if count}
    beside = {way: _pairs_at(place, syllables, way) for way in ways}
    neighbours = frequencies(sorted({pair for pairs in beside.values() for pair in pairs})) if ways else {}

    def likelihood(way: tuple[str, ...]) -> tuple[float, ...]:
        together = sum(log1p(neighbours.get(pair, 0)) for pair in beside[way])
        return together + (len(way) > 1), ways[way], -len(way)

    return max(sorted(ways), key=likelihood, default=())


def _near(syllable: str) -> set[str]:
    """Return every spelling that is tried: syllables, and pairs for two that were glued."""
    return (edits(syllable) | {meant_by_keys(syllable), *_taken_apart(syllable)}) - {syllable}


def _taken_apart(syllable: str) -> list[str]:
    """Return each way to read ``khaisinh`` as two syllables."""
    return [f"{syllable[:cut]}{PAIR_SEPARATOR}{syllable[cut:]}" for cut in range(2, len(syllable) - 1)]


def _pairs_at(place: int, syllables: list[str], way: tuple[str, ...] | None = None) -> list[str]:
    put = way or (syllables[place],)
    return pairs_of([*syllables[max(place - 1, 0) : place], put[0]]) + pairs_of(
        [put[-1], *syllables[place + 1 : place + 2]]
    )


def _correction(token: Token, syllables: tuple[str, ...]) -> Correction:
    return Correction(start=token.start, end=token.end, syllables=syllables)
