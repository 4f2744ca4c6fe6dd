"""Puts the words of attached files into entries, for a whole batch in two statements."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from core.attachments.kept import KeptWords, kept_words
from search.attachments.sections import sections

Columns = dict[str, Any]


def fill(entries: Iterable[tuple[Columns, Sequence[int]]]) -> None:
    """Add to the attachments of each entry the words of its files, given by their primary keys."""
    filled = [(columns, files) for columns, files in entries if files]
    kept = kept_words({pk for _columns, files in filled for pk in files})
    for columns, files in filled:
        words = _sections(files, kept)
        columns["attachments"] = "\n".join(filter(None, (columns["attachments"], words)))


def _sections(files: Sequence[int], kept: Mapping[int, KeptWords]) -> str:
    read = (kept[pk] for pk in dict.fromkeys(files) if pk in kept)
    return sections((words.title, words.pages) for words in read)
