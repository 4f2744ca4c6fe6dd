"""Whether the heading of a group of papers says that one of them is enough: "… nộp một trong các giấy tờ sau:".

In the 2,642 procedures of the national database 30 headings hold "một trong"; 22 of them mean the papers below them,
and in 14 these are plain alternatives (counted autumn 2026). Others mean cases, people or papers named elsewhere, and
one that is misread lets somebody leave a paper at home: a heading must end in these words or begin with them, and say
nothing that turns their sense. What one paper's own name says ("một trong các giấy tờ sau: A, B hoặc C") is one thing
to tick already.
"""

import re
from collections.abc import Sequence

from core.vietnamese import fold
from preparing.case_roles import begins_with_a_condition

_PAPERS = r"(?:giay to|giay|tai lieu|chung tu|van ban|ho so|ban sao|giay chung nhan|giay phep)"
_ONE_OF = rf"(?:mot|0?1) trong (?:so )?(?:(?:cac|nhung) )?(?:(?:loai|thu) )?{_PAPERS}(?:(?:, |,|/| hoac ){_PAPERS})*"
_AT_THE_END = re.compile(rf"(?P<before>\b(?:\w+ ){{0,5}})\b{_ONE_OF}(?: nhu)?(?: (?:sau|duoi))?(?: day)?\W*$")
_ALONE = re.compile(rf"\W*(?:(?:[\d.]+|[ivx]+|[a-z])[.):]\W*)?{_ONE_OF}\b(?P<after>[^;]*)$")
_ANOTHER_SENSE = re.compile(r"\b(?:va|cung|dong thoi|khong|chua|thieu|mat|tru|ngoai)\b")
"""What stands before or after: with it another paper is wanted too, or the papers are those that somebody lacks."""

_TOLD = frozenset(("one", "chosen_one"))
"""By ``services.needed_by.NeededBy``."""


def is_one_enough(heading: str, papers: Sequence[str], *, told: str = "") -> bool:
    """Say whether one of ``papers`` (names) is enough: what an editor ``told``, else what the heading says.

    Rows that begin with a condition are no plain alternatives: beside papers by case stand those that somebody must add
    ("Trường hợp chưa có tài khoản định danh, kèm theo …"), and only an editor can tell one from the other.
    """
    if told:
        return told in _TOLD
    return says_one_is_enough(heading) and not any(map(begins_with_a_condition, papers))


def says_one_is_enough(heading: str) -> bool:
    """Say whether one paper below ``heading`` is enough; not where its words may mean anything else."""
    words = " ".join(fold(heading).split())
    found = _AT_THE_END.search(words)
    if found is not None:
        return _ANOTHER_SENSE.search(found["before"]) is None
    alone = _ALONE.match(words)
    return alone is not None and _ANOTHER_SENSE.search(alone["after"]) is None
