"""Which lines of an entry a result shows: of the page itself, and only where that lacks a word, of its files too."""

from collections.abc import Sequence

from search.attachments.sections import FILE, Place, page_at, place_at
from search.highlighting import Segment, fragment, holds_all
from search.models import SearchEntry

SNIPPET_LENGTH = 240
"""Characters: three lines on a wide screen."""
READ_FOR_A_BEGINNING = 2 * SNIPPET_LENGTH
"""Characters of a text from which its beginning is cut."""


def snippet_of(
    entry: SearchEntry, words: str, *, others: Sequence[str] = ()
) -> tuple[tuple[Segment, ...], Place | None]:
    """Return the lines, and the file and page in which they stand where they are no words of the page itself.

    To who looked for no words, as in a list, official title and summary say what the page is about; other names and
    lists of papers would stand beside them like parts of their sentence.
    """
    if not words and entry.summary:
        title = _official_title(entry).rstrip(" .;")
        said = f"{title}. {entry.summary}" if title else entry.summary
        return fragment(said, "", length=SNIPPET_LENGTH).segments, None
    own, files = _texts(entry)
    if not files or holds_all(f"{entry.title}\n{own}", words):
        return fragment(own, words, others=others, length=SNIPPET_LENGTH).segments, None
    found = fragment(f"{own}\n{files}", words, length=SNIPPET_LENGTH)
    if found.place is None or found.place <= len(own):
        return found.segments, None
    place = found.place - len(own) - 1
    # Of that page alone: its first words and the page's own would read as one sentence.
    lines = fragment(page_at(files, place), words, length=SNIPPET_LENGTH).segments
    return lines or found.segments, place_at(files, place)


def beginning_of(entry: SearchEntry, *, body: str) -> str:
    """Return what an entry says first, whatever somebody looked for; ``body`` is its text, or the beginning of it."""
    own = "\n".join(filter(None, (_official_title(entry), entry.summary, body)))
    return "".join(segment.text for segment in fragment(own, "", length=SNIPPET_LENGTH).segments)


def _texts(entry: SearchEntry) -> tuple[str, str]:
    """Return the texts of the entry itself and those of its files."""
    names, sign, words = entry.attachments.partition(FILE)
    other_names = "; ".join(entry.other_names)
    own = (_official_title(entry), other_names, entry.summary, entry.body, names.rstrip("\n"))
    return "\n".join(filter(None, own)), sign + words


def _official_title(entry: SearchEntry) -> str:
    """Return the official title, unless it stands above the lines already."""
    official = entry.official_title.strip(" .")
    is_said = bool(entry.parent_key) or official.casefold() in entry.title.casefold()
    return "" if is_said else entry.official_title
