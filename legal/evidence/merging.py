"""Which statements about two documents are one: both pages state it, one more exactly than the other, or confirmed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from legal.evidence.acts import Effect
from legal.evidence.links import Link
from legal.relation_types import EFFECTS, EXPLAINED_BY


def merged(links: Iterable[Link]) -> list[Link]:
    """Keep each relation once; a number of several documents means the one that states the same from its side.

    What nobody has confirmed gives way to what somebody has confirmed of the same two documents, if that says the same
    more exactly.
    """
    found: dict[tuple[object, ...], Link] = {}
    for link in links:
        known = found.get(link.identity)
        found[link.identity] = link if known is None else _together(known, link)
    stated = {_by_number(link) for link in found.values() if link.other is not None}
    kept = [link for link in found.values() if link.other is not None or _by_number(link) not in stated]
    confirmed = [link for link in kept if link.is_confirmed]
    return [link for link in kept if link.is_confirmed or not _is_explained(link, confirmed)]


def _by_number(link: Link) -> tuple[str, ...]:
    return (link.relation_type, link.direction, link.key, link.target.anchor)


def _together(one: Link, other: Link) -> Link:
    """Keep the confirmed of two; else the earlier day, which is the safer one, and the first evidence written down.

    Two that are confirmed with different days contradict each other: between the two days nothing is sure.
    """
    if one.is_confirmed != other.is_confirmed:
        return one if one.is_confirmed else other
    days = [day for day in (one.applies_from, other.applies_from) if day is not None]
    latest = [*days, *(day for day in (one.latest_from, other.latest_from) if day is not None)]
    untils = [day for day in (one.applies_until, other.applies_until) if day is not None]
    first = min(days, default=None)
    return replace(
        one,
        applies_from=first,
        latest_from=max(latest) if latest and max(latest) != first else None,
        applies_until=max(untils, default=None),
        subject_clause=one.subject_clause or other.subject_clause,
        quote=one.quote or other.quote,
        source=one.source or other.source,
        confirmed_by=one.confirmed_by or other.confirmed_by,
        confirmed_on=one.confirmed_on or other.confirmed_on,
    )


def _is_explained(link: Link, confirmed: Sequence[Link]) -> bool:
    """Say whether somebody has confirmed what an unconfirmed statement leaves open."""
    return any(one.direction == link.direction and _are_same(one, link) and _says_more(one, link) for one in confirmed)


def _are_same(one: Link, other: Link) -> bool:
    if one.other is not None and other.other is not None:
        return bool(one.other.pk == other.other.pk)
    return bool(one.key) and one.key == other.key


def _says_more(confirmed: Link, link: Link) -> bool:
    """Say so where the acts are the same or explain each other, and the provisions do; no part explains a whole end."""
    if link.relation_type not in EFFECTS:
        return False
    is_precise = confirmed.relation_type in EXPLAINED_BY.get(link.relation_type, ())
    if link.target_clause:
        return is_precise and confirmed.target.anchor in ("", link.target.anchor)
    if not confirmed.target_clause:
        return is_precise
    is_same_act = confirmed.relation_type == link.relation_type
    return EFFECTS[link.relation_type] == Effect.ENDS_PARTLY and (is_same_act or is_precise)
