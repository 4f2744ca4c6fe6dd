"""A text as lines: composed letters for reading, and the way back to the places in the text itself."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text without their ends, composed (NFC), and where each begins in the text."""

    read: list[str]
    starts: list[int]
    written: list[str] | None
    """As they stand in the text; none where the text is composed already."""

    def offset(self, line: int, column: int) -> int:
        """Return the place in the text of a column of a composed line."""
        if self.written is None or column == 0:
            return self.starts[line] + column
        return self.starts[line] + _written_column(self.written[line], column)


def lines_of(text: str) -> Lines:
    """Return the lines of ``text``; only a line feed ends one, and a carriage return before it belongs to the end.

    Old files write the Icelandic "Ð" for the "Đ" that looks the same.
    """
    written = text.split("\n")
    starts, place = [], 0
    for line in written:
        starts.append(place)
        place += len(line) + 1
    if "\r" in text:
        written = [line.rstrip("\r") for line in written]
    is_composed = unicodedata.is_normalized("NFC", text)
    read = written if is_composed else [unicodedata.normalize("NFC", line) for line in written]
    if "Ð" in text or "ð" in text:
        read = [line.replace("Ð", "Đ").replace("ð", "đ") for line in read]
    return Lines(read, starts, None if is_composed else written)


def _written_column(line: str, column: int) -> int:
    """Return how many characters of ``line`` compose to its first ``column``."""
    for place in range(column, len(line)):
        if not unicodedata.combining(line[place]) and len(unicodedata.normalize("NFC", line[:place])) >= column:
            return place
    return len(line)
