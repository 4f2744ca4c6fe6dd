"""What a findable thing says about itself: the contract between search and every app that has something to find.

Whether the public may see it now (live, unrestricted, not expired) is never said here: search asks the page itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What a result is; the value stands in addresses (``?loai=tin-tuc``)."""

    NEWS = "tin-tuc"
    ANNOUNCEMENT = "thong-bao"
    LEGAL_DOCUMENT = "van-ban"
    PROCEDURE = "thu-tuc"
    AGENCY = "co-quan"
    COMMUNE = "xa-phuong"
    PAGE = "trang"

    @property
    def label(self) -> Promise:
        """Return the kind in the reader's language."""
        return KIND_LABELS[self]


KIND_LABELS: Mapping[Kind, Promise] = {
    Kind.NEWS: _("News"),
    Kind.ANNOUNCEMENT: _("Announcements"),
    Kind.LEGAL_DOCUMENT: _("Legal documents"),
    Kind.PROCEDURE: _("Procedures"),
    Kind.AGENCY: _("Agencies"),
    Kind.COMMUNE: _("Communes and wards"),
    Kind.PAGE: _("Information pages"),
}


class Facet(StrEnum):
    """What readers filter by, beside kind and year; the value stands in addresses (``?co-quan=so-y-te``)."""

    FIELD = "linh-vuc"
    AGENCY = "co-quan"
    VALIDITY = "hieu-luc"
    """Of a legal document, on the day on which it was built; see ``SearchDocument.stale_on``."""
    LEVEL = "cap"
    """Of a procedure: who carries it out, central, province or commune."""
    DOCUMENT_TYPE = "loai-van-ban"
    AUDIENCE = "doi-tuong"
    """Of a procedure: who may apply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One findable thing in one language, built from rows of the database alone."""

    key: str
    """Unique over the portal and stable: ``page:12``, or ``page:12#dieu-5`` for a part of it."""
    kind: Kind
    title: str
    url: str
    """Path on this site, such as ``/tin-tuc/mot-tin/``."""
    language: str
    """``vi`` or ``en``."""
    summary: str = ""
    body: str = ""
    """Plain text; paragraphs are separated by line ends."""
    attachments: str = ""
    """Titles and names of attached files."""
    files: tuple[int, ...] = ()
    """Primary keys of attached files whose words are searched too, as far as they were read (``core.attachments``)."""
    official_title: str = ""
    """The whole official name, where ``title`` is a short form of it."""
    other_names: tuple[str, ...] = ()
    """What people call it otherwise, each as good as the title: "sổ đỏ", an abbreviation, a former name."""
    identifiers: tuple[str, ...] = ()
    """Document numbers and codes, as written; of an article its addresses: "Điều 5 45/2013/QH13"."""
    dated_on: date | None = None
    facets: Mapping[Facet, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Values (slugs) by which readers filter; ``registry.facet_labels`` names them."""
    parent_key: str = ""
    """Of a part, such as an article of a law: the key of the whole, whose title is then the ``official_title``. Parts
    are found by words only: lists and suggestions name the whole."""
    is_demonstration: bool = False
    weight: float = 1.0
    """Below 1 for what must stand lower, such as an expired document, never 0; a little above it for what people use
    most. Lists without words put the heaviest of one day first, and of all that bears no date."""
    stale_on: date | None = None
    """The day from which this no longer holds though nobody saves anything, such as the day a document comes into
    force: it is built anew on that day."""
