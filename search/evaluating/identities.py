"""What an entry is called in judgements, whatever keys a database gave it: by number, code or place in the addresses.

``thu-tuc:1.001193``, ``van-ban:45/2013/QH13``, ``van-ban:45/2013/QH13#dieu-5``, ``xa-phuong:phuong-kon-tum``, and a
former unit with the present one whose page tells of it: ``xa-phuong:xa-tinh-khe~xa-tinh-ky-cu``. Titles make the
addresses of news and pages; of those only a digest is kept, so that no sentence of theirs stands in a list of
judgements. Two documents of one number are told apart by the day of issue: ``van-ban:12/1999/QĐ-BYT@1999-03-01``.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from core.slugs import slugify
from search.documents import Kind
from search.evaluating.entries import LANGUAGE
from search.models import SearchEntry

_NAMED_BY_TITLE = frozenset({Kind.NEWS, Kind.ANNOUNCEMENT, Kind.PAGE})
_NUMBERED = frozenset({Kind.LEGAL_DOCUMENT, Kind.PROCEDURE})
DIGEST_LENGTH = 10


class Named(NamedTuple):
    """What an identity is made of, in the order of ``COLUMNS``."""

    key: str
    kind: str
    language: str
    title: str
    url: str
    identifiers: list[str]
    dated_on: date | None
    parent_key: str


COLUMNS = Named._fields


def identities() -> dict[str, str]:
    """Return {key: identity} of all that the public may find now; a key whose whole is unknown is left out."""
    rows = [Named(*row) for row in SearchEntry.objects.public().values_list(*COLUMNS)]
    wholes = {row.key: name for row, name in _apart([row for row in rows if not row.parent_key])}
    parts = {
        row.key: f"{wholes[row.parent_key]}#{row.key.partition('#')[2]}" for row in rows if row.parent_key in wholes
    }
    return wholes | parts


def numbers_in(names: Iterable[str]) -> Mapping[Kind, frozenset[str]]:
    """Return the codes of procedures and the numbers of documents in these identities, parts and days left off."""
    found: dict[Kind, set[str]] = {kind: set() for kind in _NUMBERED}
    for name in names:
        kind, _colon, said = name.partition(":")
        if kind in found:
            found[Kind(kind)].add(said.partition("#")[0].partition("@")[0])
    return {kind: frozenset(numbers) for kind, numbers in found.items()}


def _apart(rows: Iterable[Named]) -> Iterable[tuple[Named, str]]:
    """Yield rows with identities of which no two are equal, where days and languages tell them apart."""
    plain = [(row, _identity(row)) for row in rows]
    often = Counter(name for _row, name in plain)
    for row, name in plain:
        yield row, f"{name}@{row.dated_on}" if often[name] > 1 and row.dated_on else name


def _identity(row: Named) -> str:
    kind = Kind(row.kind)
    slug = row.url.partition("#")[0].rstrip("/").rpartition("/")[2]
    if kind in _NUMBERED and row.identifiers:
        name = row.identifiers[0]
    elif kind in _NAMED_BY_TITLE:
        name = hashlib.sha256(slug.encode()).hexdigest()[:DIGEST_LENGTH]
    else:
        own = slugify(row.title)
        name = f"{slug}~{own}" if kind is Kind.COMMUNE and row.language == LANGUAGE and own != slug else slug
    return f"{kind.value}:{name}" + ("" if row.language == LANGUAGE else f"@{row.language}")
