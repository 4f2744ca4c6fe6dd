"""What is said at a provision beside its text: who changed it and from when, who cites it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Tone(StrEnum):
    """How a note looks; its words say the same."""

    PLAIN = ""
    CHANGED = "warning"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionNote:
    """One sentence below the provision that it is about."""

    anchor: str
    """Of the provision."""
    html: str
    """Safe markup: words, days, a link to the document that acts."""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Remarks:
    """Everything that stands between the lines of a text, by the anchors of its provisions."""

    notes: Mapping[str, Sequence[ProvisionNote]] = field(default_factory=dict)
    cited: Mapping[str, str] = field(default_factory=dict)
    """Safe markup for the end of an article: in how many documents it is cited, with a link."""
    ended_words: str = ""
    """What readers who do not see the page hear at each provision within one that has ended; plain text."""

    language: str = ""
    """Of what is said here, where it is not that of the text; a code such as "en"."""

    @property
    def lang(self) -> str:
        """Return the attribute that marks the language, with a space before it; empty where none is needed."""
        return f' lang="{self.language}"' if self.language else ""

    @property
    def ended(self) -> frozenset[str]:
        """Return the anchors of provisions that no longer hold."""
        return frozenset(
            anchor for anchor, notes in self.notes.items() if any(note.tone == Tone.ENDED for note in notes)
        )


def by_anchor(notes: Sequence[ProvisionNote]) -> dict[str, list[ProvisionNote]]:
    """Return notes by the provision that they are about, in their order."""
    found: dict[str, list[ProvisionNote]] = {}
    for note in notes:
        found.setdefault(note.anchor, []).append(note)
    return found


def placed_notes(
    notes: Sequence[ProvisionNote], *, anchors: Sequence[str]
) -> tuple[list[ProvisionNote], list[ProvisionNote]]:
    """Return the notes that have a place among ``anchors``, and the others.

    Who acts on the regulation that a decision encloses names "khoản 2 Điều 3" alone. The provision is found there if
    the decision itself has none like it, and if it is the only one.
    """
    known = frozenset(anchors)
    placed, unplaced = [], []
    for note in notes:
        if note.anchor in known:
            placed.append(note)
            continue
        within = [anchor for anchor in anchors if anchor.endswith(f".{note.anchor}")]
        if len(within) == 1:
            placed.append(replace(note, anchor=within[0]))
        else:
            unplaced.append(note)
    return placed, unplaced
