"""Words that somebody typed without spaces: "thutuc" is thu tuc, "dangkykhaisinh" is dang ky khai sinh."""

from functools import lru_cache

from core.vietnamese import fold
from search.understanding.syllables import is_syllable

LONGEST = 48
"""Letters; eight syllables of usual length."""
MOST_PARTS = 8
LONGEST_SYLLABLE = 7
"""Letters of "nghiêng"."""


@lru_cache(maxsize=4096)
def taken_apart(word: str) -> tuple[str, ...]:
    """Return the syllables that ``word`` was joined from, without accents, in as few as possible; none if it was not.

    Of ways with equally many, consonants between two vowels begin the second syllable, as they mostly do: "canhan" is
    ca nhan rather than can han.
    """
    plain = fold(word)
    if not 4 <= len(plain) <= LONGEST or not (plain.isascii() and plain.isalpha()) or is_syllable(word):
        return ()
    best: list[tuple[int, tuple[int, ...], tuple[str, ...]] | None] = [(0, (), ())]
    for end in range(1, len(plain) + 1):
        ways = []
        for start in range(max(0, end - LONGEST_SYLLABLE), end - 1):  # a single letter is no part
            before = best[start]
            part = plain[start:end]
            if before is not None and before[0] < MOST_PARTS and is_syllable(part):
                ways.append((before[0] + 1, (*before[1], len(part)), (*before[2], part)))
        best.append(min(ways, default=None))
    found = best[-1]
    return found[2] if found is not None and len(found[2]) > 1 else ()
