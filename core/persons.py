"""Whether a person seems to look at what is asked for, as far as the request itself says so. It is kept nowhere."""

import re
from collections.abc import Mapping

_BROWSER = re.compile(r"(?:Mozilla|Opera)/")
"""What every browser says first; most programs say something else, or nothing."""
_PROGRAM = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|curl|wget|python|java/|okhttp|headless|scrapy|monitor|preview|fetch|lighthouse"
    r"|externalhit|archiver|scan|feed|validator",
    re.IGNORECASE,
)
_AHEAD = ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")
"""Headers of a browser that loads what nobody has opened yet."""
_AHEAD_OF_TIME = re.compile("prefetch|prerender|preview", re.IGNORECASE)
PAGE, NO_ELEMENT, OPENED = "document", "empty", "navigate"


def opens_a_page(headers: Mapping[str, str]) -> bool:
    """Say whether a request with these headers is likely somebody's who opens a page to read it.

    A browser that fetches ahead, or a picture or frame of another site's page for a reader who sees nothing of ours,
    says so in its headers; older ones say nothing and are believed. A page that our own worker for saved checklists
    (``preparing``) gets for a reader is for no element of a page, but still opened; no script can ask so.
    """
    where, how = headers.get("Sec-Fetch-Dest", PAGE), headers.get("Sec-Fetch-Mode", "")
    return is_a_person(headers) and (where == PAGE or (where == NO_ELEMENT and how == OPENED))


def is_a_person(headers: Mapping[str, str]) -> bool:
    """Say whether a request with these headers is likely a person's, of whatever kind it is."""
    agent = headers.get("User-Agent", "")
    is_ahead = any(_AHEAD_OF_TIME.search(headers.get(name, "")) for name in _AHEAD)
    return bool(_BROWSER.match(agent)) and not is_ahead and not _PROGRAM.search(agent)
