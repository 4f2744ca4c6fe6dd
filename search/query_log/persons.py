"""Whether a person looks at the results that are asked for, as far as the request itself says so."""

import re
from collections.abc import Mapping

_PROGRAM = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|curl|wget|python|java/|okhttp|headless|scrapy|monitor|preview", re.IGNORECASE
)
_AHEAD = ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")


def is_a_person(headers: Mapping[str, str]) -> bool:
    """Say whether a request with these headers is likely somebody's who reads the answer.

    Browsers that fetch ahead say so; programs name themselves, or nothing at all.
    """
    agent = headers.get("User-Agent", "")
    is_ahead = any(re.search("prefetch|prerender|preview", headers.get(name, ""), re.IGNORECASE) for name in _AHEAD)
    return bool(agent) and not is_ahead and not _PROGRAM.search(agent)
