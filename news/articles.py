"""What an article of another portal is, and how one is read from a line of JSON or from a text file.

Nothing is invented: what the source does not say (a date, a summary, an agency) stays unknown. Which files there are
and how they are packed is told by ``news.article_files``; pages are written by ``news.actions``.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LONGEST_TITLE = 255
LONGEST_SUMMARY = 500
LONGEST_ADDRESS = 500
LONGEST_IDENTITY = 255

PAGE_FURNITURE = ("In\nbài viết Gửi phản hồi Gửi Email",)
"""Buttons below the text on pages of the Ministry of Justice; they and what follows are no part of the article."""

_DATE_LINE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp][Mm])")
_BLANK_LINES = re.compile(r"\n\s*\n")
_LIST_ITEM = re.compile(r"(?<=[.;:]) (?=- \S)")
_IS_ADDRESS = URLValidator(schemes=["http", "https"])
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad")


class NotAnArticleError(ValueError):
    """The source cannot be taken over; the text says why, for the person who will correct it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as its source gives it, in NFC and without invisible characters."""

    identity: str
    """The same on every run: the address of the source, or the name of the file with the article's moment."""
    title: str
    """The whole title; ``short_title`` fits a page."""
    paragraphs: tuple[str, ...]
    summary: str = ""
    published_at: datetime | None = None
    """None where the source does not say; no date is guessed from the text."""
    source_name: str = ""
    source_url: str = ""

    @property
    def digest(self) -> str:
        """Return a fingerprint of everything that is taken over: another one means that the source has changed."""
        facts = json.dumps(asdict(self), default=str, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(facts.encode()).hexdigest()

    @property
    def short_title(self) -> str:
        """Return the title, cut at a word where a page could not hold it."""
        return cut(self.title, LONGEST_TITLE)

    @property
    def shown_paragraphs(self) -> tuple[str, ...]:
        """Return the text; the whole title comes first where the short one lost words."""
        return self.paragraphs if self.short_title == self.title else (self.title, *self.paragraphs)


def article_from_json(line: str, *, name: str = "") -> Article:
    """Return the article of a line such as ``{"title": …, "url": …, "text": …}``, or raise ``NotAnArticleError``."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotAnArticleError(_("The line is not valid JSON: %(error)s") % {"error": error}) from error
    if not isinstance(record, dict):
        raise NotAnArticleError(_("The line is not an object with a title, a url and a text."))
    url = _address(_text_of(record, "url"))
    text = _text_of(record, "text")
    for furniture in PAGE_FURNITURE:
        text = text.partition(furniture)[0]
    return Article(
        identity=_identity(url),
        title=_title(_text_of(record, "title")),
        paragraphs=_paragraphs(_LIST_ITEM.split(line) for line in text.split("\n")),
        source_name=urlsplit(url).hostname or "",
        source_url=url,
    )


def article_from_text(text: str, *, name: str) -> Article:
    """Return the article of a text file called ``name``, or raise ``NotAnArticleError``.

    The first line is the title. Then, where there is one, the date as American programs write it
    (``1/30/2007 2:07:06 PM``, the time of Vietnam) and the summary. The rest is the text, its paragraphs separated by
    blank lines; a first paragraph that only repeats the summary is left out.
    """
    title, _end, rest = clean(text).strip().partition("\n")
    first_line, _end, after_it = rest.strip().partition("\n")
    published_at = _moment(first_line)
    paragraphs = _paragraphs([part] for part in _BLANK_LINES.split(after_it if published_at else rest))
    summary = ""
    if published_at and len(paragraphs) > 1:
        summary, paragraphs = _lead(*paragraphs)
    moment = f"@{published_at:%Y-%m-%dT%H:%M:%S}" if published_at else ""
    return Article(
        identity=_identity(f"file:{clean(name)}{moment}"),
        title=_title(title),
        paragraphs=paragraphs,
        summary=summary,
        published_at=published_at,
    )


def _lead(lead: str, *others: str) -> tuple[str, tuple[str, ...]]:
    """Return summary and text; a summary too long for a page is cut, and then stands whole in the text."""
    text = others[1:] if others[0] == lead and len(others) > 1 else others
    return (lead, text) if len(lead) <= LONGEST_SUMMARY else (cut(lead, LONGEST_SUMMARY), (lead, *text))


def clean(text: str) -> str:
    """Return ``text`` in NFC with line ends made one kind, without controls and other characters that show nothing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in lines if c in "\n\t" or (unicodedata.category(c) != "Cc" and c not in _INVISIBLE))
    cleaned = unicodedata.normalize("NFC", "".join(kept))
    if any("\ud800" <= c <= "\udfff" for c in cleaned):
        raise NotAnArticleError(_("The text has broken characters (half of a surrogate pair)."))
    return cleaned


def cut(text: str, longest: int) -> str:
    """Return ``text`` in at most ``longest`` characters, cut after a word and marked with "…"."""
    if len(text) <= longest:
        return text
    room = text[: longest - 1]
    whole_words = room.rpartition(" ")[0] or room
    return whole_words.rstrip(" ,;:.–-") + "…"


def _text_of(record: dict[str, Any], name: str) -> str:
    value = record.get(name)
    if value is None:
        raise NotAnArticleError(_("There is no “%(name)s”.") % {"name": name})
    if not isinstance(value, str):
        raise NotAnArticleError(_("“%(name)s” is not a text.") % {"name": name})
    return clean(value)


def _title(text: str) -> str:
    title = " ".join(text.split())
    if not title:
        raise NotAnArticleError(_("The title is empty."))
    return title


def _paragraphs(parts: Iterable[Sequence[str]]) -> tuple[str, ...]:
    lines = (" ".join(piece.split()) for part in parts for piece in part)
    paragraphs = tuple(line for line in lines if line)
    if not paragraphs:
        raise NotAnArticleError(_("The text is empty."))
    return paragraphs


def _address(url: str) -> str:
    """Refuse what a reader could not open: without an address no second run would know the article again."""
    address = url.strip()
    try:
        _IS_ADDRESS(address)
    except ValidationError as error:
        raise NotAnArticleError(_("“url” is not an address that begins with http:// or https://.")) from error
    if len(address) > LONGEST_ADDRESS:
        raise NotAnArticleError(_("“url” is longer than %(count)d characters.") % {"count": LONGEST_ADDRESS})
    return address


def _identity(text: str) -> str:
    return text if len(text) <= LONGEST_IDENTITY else f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _moment(line: str) -> datetime | None:
    """Return the moment of a line such as ``1/30/2007 2:07:06 PM``; none for a line that is no date at all."""
    match = _DATE_LINE.fullmatch(line.strip())
    if match is None:
        return None
    month, day, year, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if match[7].lower() == "pm" else 0)
        return datetime(year, month, day, hour, minute, second, tzinfo=VIETNAM)
    except ValueError as error:
        raise NotAnArticleError(_("The date “%(date)s” does not exist.") % {"date": line.strip()}) from error
