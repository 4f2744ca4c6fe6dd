"""How texts of the Official Gazette's lists are written here: letters stay as they are, spaces and full stops do not.

The lists run type, number and subject together ("Nghị định số … sửa đổi một số điều."), so most subjects (3,314 of
3,833) begin with a small letter and end with a full stop; the rest, and the documents themselves, do neither.
"""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from core.vietnamese import to_nfc
from legal.sources.records import NotADocumentError

_SHOWS_NOTHING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_SPACE_BEFORE = re.compile(r"(?<=\w)\s+(?=[,;.](?:\s|$))")
_FULL_STOP = re.compile(r"(?<![.…])(?<!\.\w)\.$")
"""Not the last of "…" or of "v.v."."""
_YEAR_OF_FILE = re.compile(r"(20\d\d)_(.*)")
_PLUS = re.compile(r"\s*\+\s*")


def clean(text: str) -> str:
    """Return ``text`` in NFC without what shows nothing; raise ``NotADocumentError`` for broken characters."""
    cleaned = to_nfc(_SHOWS_NOTHING.sub("", text))
    if _HALF_A_PAIR.search(cleaned):
        raise NotADocumentError(_("The text has broken characters (half of a surrogate pair)."))
    return cleaned.strip()


def subject(text: str) -> str:
    """Return a subject as it stands by itself: with a capital, without a full stop."""
    written = _FULL_STOP.sub("", _SPACE_BEFORE.sub("", text)).rstrip()
    return f"{written[:1].upper()}{written[1:]}"


def issues(numbers: Iterable[str], files: Iterable[str]) -> str:
    """Return the issues of the gazette, with their year where the names of the files tell it: "459 + 460 (2013)".

    Only a name with the issue after the year does ("2013_459 + 460-81_2013.pdf"). In others ("2016_TT-BTC(16660).pdf")
    the year is the document's, and what was issued in December stands in an issue of January.
    """
    listed = [_PLUS.sub(" + ", number) for number in numbers]
    matches = [match for name in files if (match := _YEAR_OF_FILE.match(name))]
    years = {match[1] for match in matches if any(_names_issue(match[2], issue) for issue in listed)}
    text = "; ".join(listed)
    return f"{text} ({years.pop()})" if text and len(years) == 1 else text


def _names_issue(rest: str, issue: str) -> bool:
    written = _PLUS.sub(" + ", rest)
    return bool(issue) and re.match(rf"{re.escape(issue)}(?!\d)", written) is not None
