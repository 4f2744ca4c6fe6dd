"""What the heading above a group of papers means for the applicant: needed always, needed in one case, or a remark.

The national database names groups freely: "Giấy tờ phải nộp", "Trường hợp uỷ quyền", "Kho ngoại quan", "Lưu ý". Of its
2,642 procedures 625 have several groups (counted autumn 2026); only the words of the heading tell them apart.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import zip_longest

from core.vietnamese import fold


class CaseRole(StrEnum):
    """What a group of papers is."""

    ALWAYS = "always"
    """Everybody needs them."""
    CHOSEN = "chosen"
    """Whoever is in this case needs them."""
    NOTE = "note"
    """No papers but remarks about them."""


_TOLD: Mapping[str, CaseRole] = {
    "always": CaseRole.ALWAYS,
    "chosen": CaseRole.CHOSEN,
    "one": CaseRole.ALWAYS,
    "chosen_one": CaseRole.CHOSEN,
}
"""By ``services.needed_by.NeededBy``; whether one paper is enough is told by ``preparing.alternatives``."""
_NUMBER = re.compile(r"^\W*(?:(?:[\d.]+|[ivx]+|[a-z])[.):]\W*)?")
"""What stands before a heading in a list, folded: "a) ", "(1.2) ", "II. "."""
_NOTE = re.compile(r"(?:luu y|ghi chu|chu y|chu thich)\b")
_CONDITION = re.compile(r"(?:neu|khi|doi voi|ngoai ra,? tuy)\b")
_CONDITION_WITHIN = re.compile(r"\b(?:doi voi|truong hop)\b")
_IN_GENERAL = """
    cac nhung loai thanh phan so luong ho giay to tai lieu phai can nop xuat trinh gom bao co sau day nhu ban chinh sao
    goc mot bo moi va khi gui truc tiep nguoi yeu cau theo khac lien quan kem duoc noi luu giu quy dinh thu tuc chung
"""
_PAPERS_IN_GENERAL = frozenset(_IN_GENERAL.split())
"""Syllables that say no more than "these papers": a heading made of them alone tells no case."""


def roles_of(headings: Sequence[str], told: Sequence[str] = ()) -> tuple[CaseRole, ...]:
    """Return the role of each group, in order: what an editor ``told`` of it, else what its heading says.

    A heading with a condition ("Trường hợp …", "Đối với …", "Nếu …") is a case. One that only names a thing ("Kho ngoại
    quan") is a case where it has a sibling of that kind; alone beside groups for everybody it is for everybody too: a
    paper shown to somebody who does not need it costs less than one that is missing.
    """
    given = zip_longest(headings, told, fillvalue="")
    roles = [_TOLD[said] if said else _role_alone(heading) for heading, said in given]
    if sum(role in (CaseRole.CHOSEN, None) for role in roles) < 2:
        return tuple(CaseRole.ALWAYS if role is None else role for role in roles)
    return tuple(CaseRole.CHOSEN if role is None else role for role in roles)


def is_remark(text: str) -> bool:
    """Say whether a heading or a row begins as a remark: "Lưu ý: …"."""
    return _NOTE.match(_without_number(text)) is not None


def begins_with_a_condition(text: str) -> bool:
    """Say whether a row tells first for whom it is: "(i) Trường hợp uỷ quyền cho cá nhân, …"."""
    words = _without_number(text)
    return _CONDITION.match(words) is not None or words.startswith("truong hop ")


def _without_number(text: str) -> str:
    return _NUMBER.sub("", fold(text)).strip()


def _role_alone(heading: str) -> CaseRole | None:
    """Return what the heading says by itself; none where it names something and its siblings must tell."""
    words = _without_number(heading)
    if _NOTE.match(words):
        return CaseRole.NOTE
    if all(word.isdecimal() or word in _PAPERS_IN_GENERAL for word in re.findall(r"\w+", words)):
        return CaseRole.ALWAYS
    if _CONDITION.match(words) or _CONDITION_WITHIN.search(words):
        return CaseRole.CHOSEN
    return None
