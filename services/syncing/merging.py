"""What becomes of a part when the source is read again: the three-way rule. Pure."""

from enum import Enum


class Verdict(Enum):
    """Whose text stands afterwards."""

    SAME = "same"
    OURS = "ours"
    THEIRS = "theirs"
    CONFLICT = "conflict"


def verdict(*, base: str | None, ours: str, theirs: str, is_touched: bool) -> Verdict:
    """Compare the marks of a part: at the last run, on the page, and in the source now.

    Where nobody knows what the source said last (``base`` is ``None``), whether an editor ever worked on the page
    decides: what may be somebody's work is never overwritten unasked.
    """
    if ours == theirs:
        return Verdict.SAME
    if base is None:
        return Verdict.CONFLICT if is_touched else Verdict.THEIRS
    if theirs == base:
        return Verdict.OURS
    return Verdict.THEIRS if ours == base else Verdict.CONFLICT
