"""What a document of another source is, before it is a page: in NFC, and nothing invented.

What the source does not say (a date, a signer's office, the reach) stays unknown. How the gazette's lines are read is
told by ``legal.sources.gazette``; pages are written by ``legal.importing``.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from textwrap import shorten

from core.slugs import slugify

LONGEST_TITLE = 140
"""Characters: two lines of a result; the abstract stands whole on the page."""


class NotADocumentError(ValueError):
    """The record cannot be taken over; the text says why, for the person who will correct it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRecord:
    """One statement of the source about another document, or about ``unnamed`` ones that it only counts."""

    relation_type: str
    direction: str
    number: str = ""
    source: str = ""
    unnamed: int = 0
    target_clause: str = ""
    """Which provision is acted on, in words."""
    quote: str = ""
    """The sentence that says so, word for word."""
    is_confirmed: bool = False
    """The sentence leaves no doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signed, in name case, and the office or rank that the source writes before the name."""

    name: str
    title: str = ""

    def __str__(self) -> str:
        return f"{self.title} {self.name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """One document as its source gives it."""

    identity: str
    """The same on every run."""
    number: str
    type_name: str
    issuers: tuple[str, ...]
    """Names of the agencies, as officials write them, in the order of the source."""
    abstract: str
    signers: tuple[Signer, ...] = ()
    issued_on: date | None = None
    effective_from: date | None = None
    gazette_number: str = ""
    source_name: str = ""
    source_url: str = ""
    relations: tuple[RelationRecord, ...] = ()

    @property
    def digest(self) -> str:
        """Return a fingerprint of everything that is taken over: another one means that the source has changed."""
        facts = json.dumps(asdict(self), default=str, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(facts.encode()).hexdigest()

    @property
    def short_title(self) -> str:
        """Return type and number, by which a tab or a result is recognised, and as much of the abstract as fits."""
        subject = self.abstract.rstrip(" .")
        title = f"{self._name}: {subject[:1].upper()}{subject[1:]}" if subject else self._name
        return shorten(title, LONGEST_TITLE, placeholder="…")

    @property
    def slug(self) -> str:
        """Return type and number for the address: ``nghi-dinh-217-2026-nd-cp``."""
        return slugify(self._name)

    @property
    def sole_signer(self) -> Signer | None:
        """Return who signed for the only issuer; none where it is not clear who signed for whom."""
        return self.signers[0] if len(self.signers) == len(self.issuers) == 1 else None

    @property
    def _name(self) -> str:
        return f"{self.type_name} {self.number}".strip()
