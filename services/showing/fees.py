"""Whether a fee of the source can be taken at its word: "free" often has a note with a sum, and "20 đồng" is none.

Both come from forms that ask for a figure where the law has a rule; a reader must not be told that nothing is to pay.
"""

import re

_FREE = re.compile(r"Miễn phí\s*\((?P<note>.+)", re.DOTALL)
_SUM = re.compile(r"\d\s*(?:đồng|đ/|đ\b|VNĐ|USD|%)|\d\.000\b|\d+ triệu", re.IGNORECASE)
#: Notes that say the same as "free".
_SAYS_FREE = re.compile(r"\W*(?:Miễn|Không (?:thu|có|mất|phải|quy định)|Chưa quy định|Không\W*$)", re.IGNORECASE)
#: Less than the smallest note of money: thousands are meant, or dollars.
_TOO_SMALL = re.compile(r"\d{1,3} đồng\b")


def is_unclear(fee: str) -> bool:
    """Tell whether a line of ``fee`` contradicts itself: "Miễn phí (20.000.000 đồng/lần)", "100 đồng (100.000đ)"."""
    return any(_TOO_SMALL.match(line) or _is_free_with_a_doubt(line) for line in fee.split("\n"))


def _is_free_with_a_doubt(line: str) -> bool:
    found = _FREE.match(line)
    if found is None:
        return False
    return _SUM.search(found["note"]) is not None or _SAYS_FREE.match(found["note"]) is None
