"""How the same question is typed: as written, without accents, or with slips of the finger."""

import random
import re
from enum import StrEnum

from core.vietnamese import fold

WORDS_PER_SLIP = 6
SHORTEST_WORD = 3
_WORD = re.compile(r"[^\W\d_]+")
NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "g": "fh", "h": "gj", "i": "uo", "k": "jl", "l": "ko",
    "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb",
    "x": "zc", "y": "tu",
}  # fmt: skip
"""Keys beside a key."""


class Variant(StrEnum):
    """How questions are typed; the value stands after ``--variant``."""

    PLAIN = "plain"
    NO_ACCENTS = "no-accents"
    TYPOS = "typos"


def typed(words: str, variant: Variant, *, query_id: str) -> str:
    """Return ``words`` as typed in ``variant``; the same words and id always give the same."""
    if variant is Variant.NO_ACCENTS:
        return fold(words)
    return with_slips(words, seed=query_id) if variant is Variant.TYPOS else words


def with_slips(words: str, *, seed: str) -> str:
    """Return ``words`` with one slip in every ``WORDS_PER_SLIP`` words begun, each in another word.

    A slip exchanges two letters, leaves one out, doubles one, or hits the key beside it, by turns of chance. Only words
    of ``SHORTEST_WORD`` letters or more are hit.
    """
    chance = random.Random(f"slips:{seed}")  # noqa: S311 — no secret
    places = list(_WORD.finditer(words))
    long_enough = [match for match in places if len(match[0]) >= SHORTEST_WORD]
    slips = min(len(long_enough), -(-len(places) // WORDS_PER_SLIP))
    hit = sorted(chance.sample(long_enough, slips), key=lambda match: -match.start())
    for match in hit:
        words = words[: match.start()] + _slipped(match[0], chance) + words[match.end() :]
    return words


def _slipped(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    beside = NEIGHBOURS.get(fold(letter).lower(), "")
    kind = chance.choice(("exchanged", "left out", "doubled", "beside"))
    if kind == "exchanged" and letter != before[-1]:
        return before[:-1] + letter + before[-1] + after
    if kind == "beside" and beside:
        return before + chance.choice(beside) + after
    return before + after if kind == "left out" else before + letter + letter + after
