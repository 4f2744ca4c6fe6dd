"""What is kept of the words that somebody typed: masked, and a key under which equal words are counted together."""

import re
from dataclasses import dataclass

from core.masking import MASK, masked
from search.tokens import syllables

LONGEST = 300
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
"""A pasted address may hold a ticket or a name in its query."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Words as they are stored."""

    key: str
    words: str

    @property
    def is_masked(self) -> bool:
        """Say whether something was taken out."""
        return MASK in self.words


def wording(typed: str) -> Wording | None:
    """Return what is stored of ``typed``, or none where nothing is left that anybody could learn from."""
    words = masked(_ADDRESS.sub(MASK, typed))[:LONGEST].strip()
    key = " ".join(syllables(words))[:LONGEST]
    return Wording(key=f"{key} {MASK}"[:LONGEST] if MASK in words else key, words=words) if key else None
