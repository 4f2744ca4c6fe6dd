"""The official text of one document with everything that is said beside it, as the template reads it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from legal.citing.spans import LinkSpan, reaching
from legal.showing.contents import contents_of
from legal.showing.landings import MissingProvision, landings_of
from legal.showing.markup import shown_text
from legal.showing.notes import ProvisionNote, Remarks, by_anchor, placed_notes
from legal.structure import structured
from legal.structure.landing import Landing


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLaw:
    """A text that is ready to be shown."""

    html: SafeString
    contents: SafeString | str
    """Empty where there is too little to list."""
    articles: int
    """How many the contents list leads to."""
    unplaced: Sequence[ProvisionNote]
    """Notes on provisions that the text does not have."""
    missing: Sequence[MissingProvision]
    """What links from elsewhere ask for, and the text does not have."""
    day: date | None
    """The day of which the notes tell; none for today."""


def shown_law(
    text: str,
    *,
    spans: Sequence[LinkSpan] = (),
    notes: Sequence[ProvisionNote] = (),
    cited: Mapping[str, str] | None = None,
    asked: Collection[str] = (),
    day: date | None = None,
) -> ShownLaw | None:
    """Return ``text`` with its contents list; none where there is no text. It asks the database nothing.

    ``spans`` and ``notes`` are as ``legal.showing.markup`` takes them, ``cited`` is safe markup by anchor of articles,
    ``asked`` are the anchors to which links lead from elsewhere.
    """
    if not text.strip():
        return None
    structure = structured(text)
    anchors = {piece.anchor: None for piece in structure.pieces if piece.anchor}
    placed, unplaced = placed_notes(notes, anchors=list(anchors))
    language = get_language() or "vi"
    remarks = Remarks(
        notes=by_anchor(placed),
        cited=cited or {},
        ended_words=_("no longer in force"),
        language="" if language == "vi" else language,
    )
    landing = Landing(anchors)
    landings, missing = landings_of(asked, landing)
    shown = shown_text(structure, spans=reaching(spans, structure, landing), remarks=remarks, landings=landings)
    contents = contents_of(shown.headings)
    return ShownLaw(
        html=mark_safe(shown.html),  # noqa: S308 — everything that was read is escaped in legal.showing.markup
        contents=mark_safe(contents.html) if contents else "",  # noqa: S308 — likewise
        articles=contents.articles if contents else 0,
        unplaced=unplaced,
        missing=missing,
        day=day,
    )
