"""What the Official Gazette's site says of one document's relations.

``lien_ket`` groups what other documents do to this one and it to them. Which is which was measured on the 3,833 records
(2010 to 2026), by the dates of pairs of which we hold both and which are named without ambiguity, and by whether the
other record states the same in the opposite group:

=====================================================  =====  =================  ===============  =====================
group                                                  pairs  other is newer     states opposite  so
=====================================================  =====  =================  ===============  =====================
Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ                  470  441                411              the other acts
Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ               447  1                  410              this one acts
Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ một phần         180  160                160              the other acts
Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ một phần      187  15                 164              this one acts
Văn bản sửa đổi bổ sung/đính chính                       233  202                178              the other acts
Văn bản bị sửa đổi bổ xung/được đính chính               233  0                  177              this one acts
Văn bản hướng dẫn                                        112  97                 100              the other acts
Văn bản được hướng dẫn                                   100  6                  98               this one acts
Văn bản căn cứ                                         3,828  8                                   this one acts
Văn bản dẫn chiếu                                      5,836  2,902 (half)       5,179 (same)     says no direction
=====================================================  =====  =================  ===============  =====================

The lists of numbers were read off the titles of the documents meant. So 335 entries are the record's own number, 1,059
are days ("25/5"), and 1,184 groups name more numbers than they count documents, 2,142 in all, since a title names
other documents too: what the title of another of the group names is left out where that does not take too many, and
so is what by its year cannot stand in the group where the rest can. What is more than counted then stays, and its
evidence says so. What stands too low to act on the other document (``legal.evidence.ranks``) is only linked with it.
47 groups name fewer than they count: how many stays on record. A document cannot act on a later one: where the years
say so, the source has put it into the opposite group by mistake, and it is turned round. Nothing of this is confirmed.

What a document's own title says that it does to others (``legal.sources.titles``) is confirmed and quoted, and takes
the place of what a group leaves open of the same document.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from core.document_numbers import NotADocumentNumber, parse
from legal.evidence.ranks import is_outranked
from legal.relation_types import EFFECTS, EITHER_WAY, EXPLAINED_BY, Direction, RelationType
from legal.sources.gazette_text import clean
from legal.sources.records import NotADocumentError, RelationRecord
from legal.sources.titles import acts_of_title

SOURCE_NAME = "Công báo điện tử Chính phủ"
GROUPS: Mapping[str, tuple[RelationType, Direction]] = {
    "Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ": (RelationType.ENDS, Direction.PASSIVE),
    "Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ": (RelationType.ENDS, Direction.ACTIVE),
    "Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ một phần": (RelationType.ENDS_PARTLY, Direction.PASSIVE),
    "Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ một phần": (RelationType.ENDS_PARTLY, Direction.ACTIVE),
    "Văn bản sửa đổi bổ sung/đính chính": (RelationType.CHANGES, Direction.PASSIVE),
    "Văn bản bị sửa đổi bổ xung/được đính chính": (RelationType.CHANGES, Direction.ACTIVE),
    "Văn bản hướng dẫn": (RelationType.GUIDES, Direction.PASSIVE),
    "Văn bản được hướng dẫn": (RelationType.GUIDES, Direction.ACTIVE),
    "Văn bản căn cứ": (RelationType.BASED_ON, Direction.ACTIVE),
    "Văn bản dẫn chiếu": (RelationType.LINKED, Direction.ACTIVE),
}
SURPLUS = "nguồn tính"
"""Stands in the evidence of a group that names more than it counts."""
LONGEST_QUOTE = 2000
TURNED = "nguồn xếp ngược chiều, ở đây xếp lại theo năm ban hành"
AGAINST_RANKS = "nguồn xếp vào mục này, nhưng văn bản cấp dưới không thể tác động đến hiệu lực của văn bản cấp trên"
OPPOSITE = {Direction.ACTIVE: Direction.PASSIVE, Direction.PASSIVE: Direction.ACTIVE}
Titles = Mapping[str, Collection[str]]
"""Which numbers the title of each known document names, all in the form for comparing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The document whose relations are read."""

    key: str
    year: int | None
    titles: Titles
    name: str = ""
    """Type and number, as its title is quoted."""
    title: str = ""


def relations_of(groups: Any, owner: Owner) -> Iterator[RelationRecord]:
    """Return the relations of ``lien_ket`` and of the title, or raise ``NotADocumentError``."""
    stated = list(_relations_of_groups(groups, owner))
    told = list(_relations_of_title(owner, stated))
    clear = [(one.relation_type, number_in(one.number)) for one in told if one.is_confirmed]
    yield from (one for one in stated if not _is_told(one, clear))
    yield from told


def _relations_of_groups(groups: Any, owner: Owner) -> Iterator[RelationRecord]:
    if groups is None:
        return
    if not isinstance(groups, dict):
        raise NotADocumentError(_("“%(name)s” is not an object of groups.") % {"name": "lien_ket"})
    for group, content in groups.items():
        if group not in GROUPS:
            raise NotADocumentError(_("No relation is known by the words “%(group)s”.") % {"group": group})
        yield from _relations_of_group(group, *_counted(group, content), owner)


def _relations_of_title(owner: Owner, stated: Collection[RelationRecord]) -> Iterator[RelationRecord]:
    """Return what the title says; a document that would be later than this one is none that it acts on."""
    listed = {number_in(one.number) for one in stated if _acts(one) and SURPLUS not in one.source}
    for act in acts_of_title(owner.title, own_key=owner.key, listed=listed):
        is_possible = not _is_impossible(act.key, owner.year, act.relation_type, Direction.ACTIVE)
        if is_possible and act.is_of_an_older(than=owner.key, issued_on=None):
            yield RelationRecord(
                relation_type=act.relation_type,
                direction=Direction.ACTIVE,
                number=act.number,
                source=f"Trích yếu {owner.name}".strip(),
                target_clause=act.provision,
                quote=owner.title[:LONGEST_QUOTE],
                is_confirmed=act.is_clear,
            )


def _acts(one: RelationRecord) -> bool:
    return one.relation_type in EXPLAINED_BY and one.direction == Direction.ACTIVE and one.unnamed == 0


def _is_told(one: RelationRecord, clear: Collection[tuple[str, str]]) -> bool:
    """Say whether the title tells exactly what a group leaves open."""
    key = number_in(one.number)
    return _acts(one) and any(key == told and kind in EXPLAINED_BY[one.relation_type] for kind, told in clear)


def _relations_of_group(group: str, count: int, listed: list[str], owner: Owner) -> Iterator[RelationRecord]:
    relation_type, direction = GROUPS[group]
    named = {key: number for number in reversed(listed) if (key := number_in(number)) not in ("", owner.key)}
    too_low = [key for key in named if _is_against_ranks(key, owner, GROUPS[group])]
    able = {key: number for key, number in named.items() if key not in too_low}
    kept = dict(reversed(_without_mentioned(able, count, owner, GROUPS[group]).items()))
    surplus = f"{SURPLUS} {count} văn bản nhưng nêu {len(kept)} số ký hiệu" if len(kept) > count else ""
    for key, number in kept.items():
        turned = _is_impossible(key, owner.year, relation_type, direction)
        yield RelationRecord(
            relation_type=relation_type,
            direction=OPPOSITE[direction] if turned else direction,
            number=number,
            source=_evidence(group, surplus, TURNED if turned else ""),
        )
    for key in too_low:
        yield RelationRecord(
            relation_type=RelationType.LINKED,
            direction=Direction.ACTIVE,
            number=named[key],
            source=_evidence(group, AGAINST_RANKS),
        )
    if len(kept) + len(too_low) < count:
        unnamed = count - len(kept) - len(too_low)
        yield RelationRecord(relation_type=relation_type, direction=direction, source=_evidence(group), unnamed=unnamed)


def _is_against_ranks(key: str, owner: Owner, relation: tuple[RelationType, Direction]) -> bool:
    """Say whether the document that would act, in the direction that the years allow, stands too low to act so."""
    relation_type, direction = relation
    if relation_type not in EFFECTS:
        return False
    is_turned = _is_impossible(key, owner.year, relation_type, direction)
    acts = (OPPOSITE[direction] if is_turned else direction) == Direction.ACTIVE
    return is_outranked(owner.key, key) if acts else is_outranked(key, owner.key)


def _evidence(group: str, *remarks: str) -> str:
    """Return where it is stated, the heading in right spelling, with remarks on how it was taken."""
    where = f"{SOURCE_NAME}, mục “{group.replace('bổ xung', 'bổ sung')}”"
    said = "; ".join(filter(None, remarks))
    return f"{where} ({said})" if said else where


def _without_mentioned(
    named: Mapping[str, str], count: int, owner: Owner, relation: tuple[RelationType, Direction]
) -> dict[str, str]:
    """Leave out what is no document of the group but named by the title of one, never more than is too much.

    Where enough remain that can stand in the group by their years, the others are of titles.
    """
    surplus = len(named) - count
    kept = dict(named)
    in_titles = {key for other in named for key in owner.titles.get(other, ()) if key in named and key != other}
    against_years = {key for key in named if _is_impossible(key, owner.year, *relation)}
    for mentioned in (in_titles, in_titles | against_years):
        if 0 < len(mentioned) <= surplus:
            kept = {key: number for key, number in named.items() if key not in mentioned}
    able = {key: number for key, number in kept.items() if key not in against_years}
    return able if able and len(able) >= count else kept


def _is_impossible(key: str, year: int | None, relation_type: RelationType, direction: Direction) -> bool:
    """Say whether by the years of the two the acting document would be the older one."""
    other = _year_of(key)
    if other is None or year is None or relation_type in EITHER_WAY:
        return False
    return other > year if direction == Direction.ACTIVE else other < year


def _counted(group: str, content: Any) -> tuple[int, list[str]]:
    count, listed = (content.get("count"), content.get("so_hieu")) if isinstance(content, dict) else (None, None)
    if not isinstance(count, int) or isinstance(count, bool) or not 0 <= count < 10_000:
        raise NotADocumentError(_("“%(group)s” does not say how many there are.") % {"group": group})
    if not isinstance(listed, list) or not all(isinstance(number, str) for number in listed):
        raise NotADocumentError(_("“%(group)s” does not list numbers.") % {"group": group})
    return count, [clean(number) for number in listed]


@lru_cache(maxsize=4096)
def number_in(number: str) -> str:
    """Return the form for comparing; an empty text for what is no number, such as a day."""
    try:
        return parse(number).normalised
    except NotADocumentNumber:
        return ""


@lru_cache(maxsize=4096)
def _year_of(key: str) -> int | None:
    return parse(key).year
