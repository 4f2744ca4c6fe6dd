"""Which part of an offered title was typed already, so that what continues stands out."""

from collections.abc import Sequence

from search.engines.words import Beginning
from search.tokens import Token, spans

Part = tuple[str, bool]
"""A piece of a title, and whether it was typed, or stands before all that was."""


def continued(title: str, begun: Beginning) -> tuple[Part, ...]:
    """Return ``title`` in pieces; joined they are the title.

    The words are looked for together first, then each by itself. Where none stands there, all of it counts as typed.
    """
    tokens = list(spans(title))
    places = _together(tokens, begun) or _each(tokens, begun)
    if not places:
        return ((title, True),)
    pieces: list[Part] = []
    end = 0
    for first, last in places:
        pieces += [(title[end:first], not end), (title[first:last], True)]
        end = last
    pieces.append((title[end:], False))
    return tuple(piece for piece in pieces if piece[0])


def _together(tokens: Sequence[Token], begun: Beginning) -> list[tuple[int, int]]:
    words = [token.text for token in tokens]
    count = len(begun.whole)
    for first in range(len(tokens) - count):
        last = tokens[first + count]
        typed = _typed(last, begun)
        if typed and tuple(words[first : first + count]) == begun.whole:
            return [(tokens[first].start, last.start + typed)]
    return []


def _each(tokens: Sequence[Token], begun: Beginning) -> list[tuple[int, int]]:
    wanted = set(begun.whole)
    found = []
    is_finished = False
    for token in tokens:
        typed = 0 if is_finished else _typed(token, begun)
        if token.text in wanted:
            found.append((token.start, token.end))
        elif typed:
            found.append((token.start, token.start + typed))
            is_finished = True
    return found


def _typed(token: Token, begun: Beginning) -> int:
    """Return how many characters of ``token`` were typed: nothing where it does not begin so."""
    begins = [len(one) for one in begun.unfinished if token.text.startswith(one)]
    if not begins:
        return 0
    is_letter_by_letter = len(token.text) == token.end - token.start
    return max(begins) if is_letter_by_letter else token.end - token.start
