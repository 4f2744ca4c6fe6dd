"""What a page cites, as its texts say it: found, with its place, before anybody asks which documents are held."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from core.citable import CitableText
from legal.citations import THIS, FoundCitation, Place, find_citations
from legal.citing.days import with_day
from legal.structure import structured
from legal.structure.pieces import Role, Structure

LONGEST_WORDS = 500
"""Characters that are kept of a citation."""
PREAMBLE = "can-cu"
"""The place of what is cited in the preamble of a document."""
OFFICIAL_TEXT = "van-ban"
"""The place of what is cited outside of provisions."""

WITHIN_PROVISIONS = frozenset({Role.PROVISION, Role.TEXT})

Identity = tuple[str, str, str]
"""What two versions of a text share of one citation, wherever in its place it stands: place, key, provision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One citation in a text."""

    place: str
    start: int | None
    end: int | None
    """In the official text; none in other fields."""
    words: str
    """As they stand in the text, with the day of issue where it stands behind them."""
    key: str
    """Empty where the document cites itself."""
    provision: str
    """Its anchor."""

    @property
    def identity(self) -> Identity:
        """Return what is the same in another version of the text."""
        return (self.place, self.key, self.provision)


def cited_in(texts: Iterable[CitableText], *, is_document: bool) -> Iterator[Cited]:
    """Yield what ``texts`` cite; only a document can cite itself."""
    for text in texts:
        for found in _citations(text.text, is_document=is_document):
            yield Cited(
                place=text.place,
                start=None,
                end=None,
                words=_words(text.text, found),
                key=found.key,
                provision=found.provision.anchor,
            )


def cited_in_official(text: str) -> Iterator[Cited]:
    """Yield what the official text of a document cites, with the provision that does, in the order of the text."""
    places = _Places(structured(text))
    for found in _citations(text, is_document=True, places=places.provisions):
        yield Cited(
            place=places.name_at(found.start),
            start=found.start,
            end=found.end,
            words=_words(text, found),
            key=found.key,
            provision=found.provision.anchor,
        )


def _citations(text: str, *, is_document: bool, places: Sequence[Place] = ()) -> Iterator[FoundCitation]:
    """Yield what leads somewhere: not "this article" of no article, and "this law" in laws alone."""
    for found in find_citations(text, places=places):
        if found.stands_in is None and (is_document or found.document != THIS):
            yield found


def _words(text: str, found: FoundCitation) -> str:
    return with_day(text, found.start, found.end)[:LONGEST_WORDS]


class _Places:
    """Which provision of a structure stands where."""

    def __init__(self, structure: Structure) -> None:
        self.provisions = [Place(piece.start, piece.address) for piece in structure.pieces]
        self._starts = [piece.start for piece in structure.pieces]
        self._names: list[str] = []
        provision = ""
        for piece in structure.pieces:
            if piece.role == Role.PROVISION:
                provision = piece.anchor
            is_within = piece.role in WITHIN_PROVISIONS and piece.address.steps
            self._names.append(provision if is_within else PREAMBLE if piece.role == Role.BASIS else OFFICIAL_TEXT)

    def name_at(self, place: int) -> str:
        """Return the anchor of the provision at ``place``, or what stands there else."""
        return self._names[bisect_right(self._starts, place) - 1]
