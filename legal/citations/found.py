"""What a citation is: where it stands, which document it names, and which provision of it."""

from dataclasses import dataclass

from legal.provisions import WORDS, Level, ProvisionAddress

THIS = "this"
"""The document of a citation within its own document: "khoản 2 Điều 5 Luật này", "Điều 5"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCitation:
    """One citation of one provision, or of a whole document; the items of a list are citations of their own."""

    start: int
    end: int
    """Code points of the text as given, end exclusive. Spans follow each other without overlap, but all provisions of
    a range ("Điều 5 đến Điều 9") have the span of the range."""
    text: str
    """``text[start:end]`` of the text as given."""
    document: str
    """The number as printed, or a law's name and year in small letters, or ``this``."""
    provision: ProvisionAddress
    """Empty for the whole document."""
    key: str
    """By which the document is found: a number in the form for comparing, or a law's folded name and year; "" for
    ``this``."""
    stands_in: Level | None = None
    """The level of a "này" that only the reader's place can tell: article in "khoản 1 Điều này" where the text does
    not say which article it stands in. ``provision`` then is what is named within it."""

    @property
    def provision_words(self) -> str:
        """Return the provision in small letters, the innermost first: "điểm a khoản 2 điều 5", "khoản 1 điều này"."""
        named = self.provision.words.lower()
        return f"{named} {WORDS[self.stands_in].lower()} này".strip() if self.stands_in else named
