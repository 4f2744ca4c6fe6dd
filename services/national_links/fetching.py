"""Asks one address whether it opens, and no host but those that operators name: addresses are typed by people."""

import http.client
import urllib.error
import urllib.request
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

SECONDS = 15
"""How long one address may take."""
ASKED_BY = "Provincial portal (nightly check of links)"
NOT_TAKEN = (405, 501)
"""Answers of a server that does not know HEAD."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered; ``status`` is none where nothing answered."""

    status: int | None

    @property
    def opens(self) -> bool:
        """Say whether a reader would see a page."""
        return self.status is not None and self.status < 400


def is_checkable(address: str, hosts: Collection[str]) -> bool:
    """Say whether ``address`` is one of ``hosts`` by HTTPS: nobody makes the server ask inside its network."""
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and parts.netloc.lower() in hosts
    except ValueError:
        return False


def answer_of(address: str, *, hosts: Collection[str]) -> Answer:
    """Return what ``address`` answers; it must be on one of ``hosts``, and so must whatever it leads on to."""
    opener = urllib.request.build_opener(_Within(hosts))
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(address, method=method, headers={"User-Agent": ASKED_BY})  # noqa: S310
        try:
            with opener.open(request, timeout=SECONDS) as reply:
                return Answer(reply.status)
        except urllib.error.HTTPError as error:
            if error.code not in NOT_TAKEN or method == "GET":
                return Answer(error.code)
        except (OSError, http.client.HTTPException, ValueError):
            return Answer(None)
    return Answer(None)


class _Within(urllib.request.HTTPRedirectHandler):
    """Follows an answer to another address only on the hosts that were named; else that answer is the last."""

    def __init__(self, hosts: Collection[str]) -> None:
        self._hosts = hosts

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """Return the next request, or none, which urllib reports as the error of this one."""
        if urlsplit(newurl).netloc.lower() not in self._hosts:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)
