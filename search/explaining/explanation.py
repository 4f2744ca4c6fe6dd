"""What is said of one result for one question: its place, what brought it there, its rivals, or what keeps it away."""

from dataclasses import dataclass
from enum import StrEnum

from search.engines.scores import Scored


class Obstacle(StrEnum):
    """Why something is not found."""

    NOTHING_THERE = "nothing_there"
    """No page and no entry stands at the address."""
    NOT_LIVE = "not_live"
    EXPIRED = "expired"
    PRIVATE = "private"
    NOT_SEARCHED = "not_searched"
    """Pages of this type are never found."""
    NOT_YET = "not_yet"
    """Its moment of publishing is still to come."""
    WAITS_TO_BE_BUILT = "waits_to_be_built"
    CANNOT_BE_BUILT = "cannot_be_built"
    WAITS_FOR_THE_INDEX = "waits_for_the_index"
    OTHER_LANGUAGE = "other_language"
    FILTERED = "filtered"
    """A filter of the question leaves it out."""
    TOO_FEW_WORDS = "too_few_words"
    NEEDS_WORDS = "needs_words"
    """It is a part of something, such as an article, and lists without words name the whole only."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hindrance:
    """An obstacle, and what of it: the filter, the language, the error."""

    obstacle: Obstacle
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factors:
    """What the score of the words is multiplied by."""

    weight: float = 1.0
    """The entry's own: 0.35 of an expired document."""
    language: float = 0.0
    """Added to 1 for the reader's own language."""
    recency: float = 0.0
    """Added to 1 for recent news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One result with its place, counted from 1, and its score."""

    place: int
    title: str
    url: str
    scored: Scored | None
    factors: Factors
    is_asked_for: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Words that an entry holds, but not side by side, as a rule of editors asks for."""

    words: str
    """As the rule says them."""
    rule: int | None
    """Its primary key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Which of the words an entry holds; syllables are without accents."""

    held: tuple[str, ...]
    missing: tuple[str, ...]
    """Those that stand nowhere in it."""
    required: int
    is_enough: bool
    """What it holds suffices to be found."""
    by_neighbours: bool = False
    """The words are a whole question, of which two neighbours suffice, whatever ``required`` says."""
    apart: tuple[Apart, ...] = ()
    """Rules by which some that stand in it do not count."""
    not_counted: tuple[str, ...] = ()
    """Those syllables."""

    @property
    def asked(self) -> int:
        """Return how many words were asked for."""
        return len(self.held) + len(self.missing) + len(self.not_counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """What readers are shown where nothing holds enough of the words."""

    words: str
    """What was asked for instead."""
    place: int | None
    """Of what is explained among those results, from 1; none where it is not shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that is said."""

    words: str
    address: str
    title: str = ""
    read_as: str = ""
    """What the words were certainly meant as, where that is something else."""
    engine: str
    is_fallback: bool = False
    total: int = 0
    place: int | None = None
    """From 1; none where it is not among the first ``LOOKED_AT`` or not found."""
    is_found: bool = False
    promoted_because: str | None = None
    held: Held | None = None
    near: Near | None = None
    """Only where nothing is found."""
    hindrances: tuple[Hindrance, ...] = ()
    own: Standing | None = None
    rivals: tuple[Standing, ...] = ()
    """The first results, and those around the place, in order; the result itself among them."""
