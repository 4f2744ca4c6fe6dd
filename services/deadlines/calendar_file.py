"""A calendar file (RFC 5545) with one event of a whole day, which phones and mail programs take over."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75
"""Octets without the line end (section 3.1)."""
CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEvent:
    """What the file says."""

    uid: str
    """The same for the same question, so that a file taken over again replaces the event (3.8.4.7)."""
    day: date
    summary: str
    description: str
    url: str


def calendar_file(event: DayEvent, *, made_at: datetime, product: str) -> bytes:
    """Return the file; ``made_at`` is aware, ``product`` names who wrote it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(product)}//NONSGML deadline//VI",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{_text(event.uid)}",
        f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(event.summary)}",
        f"DESCRIPTION:{_text(event.description)}",
        f"URL:{_one_line(event.url)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _text(words: str) -> str:
    """Escape a value of the type TEXT (3.3.11); control characters go, since no line may hold them."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = escaped.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\\n".join(_one_line(line) for line in lines)


def _one_line(words: str) -> str:
    spaced = (" " if character.isspace() else character for character in words)
    return "".join(character for character in spaced if character.isprintable())


def _folded(line: str) -> bytes:
    """Return the line in pieces of at most 75 octets, each after the first behind a space; no letter is cut."""
    pieces, piece, room = [], b"", LONGEST_LINE
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", LONGEST_LINE - 1
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
