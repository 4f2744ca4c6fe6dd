"""What a text consists of: pieces that follow each other without a gap, so that nothing is ever lost."""

from dataclasses import dataclass
from enum import StrEnum

from legal.provisions import Level, ProvisionAddress

NOWHERE = ProvisionAddress()


class Role(StrEnum):
    """What a piece of a document is."""

    HEADER = "header"
    """Who issued it, the State's name and motto, the number."""
    PLACE_AND_DATE = "place_and_date"
    TITLE = "title"
    """Type and abstract, as they stand above the text."""
    BASIS = "basis"
    """One line of the preamble: "Căn cứ …", "Theo đề nghị của …"."""
    OPENING = "opening"
    """Any other text before the first provision."""
    PROVISION = "provision"
    """The line that begins a provision: its label ("Điều 5.", "2.", "a)") and what follows on the line."""
    TEXT = "text"
    """A further paragraph of the provision before it."""
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"
    """"Nơi nhận: …"."""
    UNREAD = "unread"
    """What could not be told apart; shown as it stands and marked for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece: ``text[start:end]`` of its document, its line ends included."""

    role: Role
    start: int
    """Code points from the beginning of the text."""
    end: int
    words_start: int
    """Where its own words begin: behind the label of a provision; ``start`` elsewhere."""
    level: Level | None = None
    """Of a provision; none for the other roles."""
    number: str = ""
    """Of a provision, as printed: "5", "5a", "II", "đ"."""
    address: ProvisionAddress = NOWHERE
    """Of the provision that it begins or belongs to; empty before the first."""
    anchor: str = ""
    """Of a provision, unique in its document: the address, and ``-2`` behind a second of the same. Else empty."""
    depth: int = 0
    """How many provisions stand around it, those above articles counted too; a text has its own provision around it."""
    is_heading: bool = False
    """Of a provision: whether the words behind its label are its heading. Of a text: whether it goes on with that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """A text and its pieces, which tile it: joined, they are the text again."""

    text: str
    pieces: tuple[Piece, ...]

    def label_of(self, piece: Piece) -> str:
        """Return the label as printed, such as "Điều 5." or "a)"."""
        return self.text[piece.start : piece.words_start].strip()

    def words_of(self, piece: Piece) -> str:
        """Return the words of a piece behind its label, without the line ends."""
        return self.text[piece.words_start : piece.end].strip()
