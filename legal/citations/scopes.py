"""Lists whose items are provisions of one document: "Sửa đổi một số điều của Luật Nhà ở:", then "a) Điều 5 …"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .composed import ComposedText
from .mentions import Mention
from .type_words import ATTACHED

_ANNOUNCES = re.compile(
    r"(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế|quy\s+định\s+chi\s+tiết|hướng\s+dẫn)[^.;\n]{0,160}?"
    r"(?:điều|khoản|quy\s+định|nội\s+dung|điểm|cụm\s+từ)(?:\s+sau(?:\s+đây)?)?\s+(?:(?:của|tại|trong)\s+)?"
    rf"(?:{ATTACHED.pattern}[^.;\n]{{0,160}}?\skèm(?:\s+theo)?\s+)?$"
)
_ANNOUNCES_ALL = re.compile(r"(?:điều|khoản|điểm)\s+sau(?:\s+đây)?\s+(?:của|tại|trong)\s+$")
_OPENS = re.compile(r"[^\n]{0,400}?:[ \t]*\n")
_ARTICLE_LABEL = re.compile(r"\n[ \t]*điều\s+\d+[a-zđ]?\s*[.:]")
_MARKER = re.compile(r"[ \t]*(?:(?P<digits>\d{1,3})[.)]|(?P<letter>[a-zđ]\d{0,2})[.)]|[-+])")
#: An item begins with the provision, or with what is done to it.
_ITEM = re.compile(
    r"(?:^|\n)[ \t]*(?:\w{1,3}[.)]|[-+])?[ \t]*"
    r"(?:(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay|bỏ|hủy\s+bỏ|huỷ\s+bỏ|đính\s+chính)[^.;\n]{0,200})?$"
)
_ITEM_REACH = 240


@dataclass(frozen=True, slots=True)
class Scope:
    """From ``start`` to ``end`` the items of a list name provisions of ``mention``."""

    start: int
    end: int
    mention: Mention
    is_total: bool = False
    """Whether all provisions in it are meant, not only those with which an item begins: "theo các điều sau đây của"."""

    def holds(self, small: str, place: int) -> bool:
        """Say whether a provision at ``place`` is one of the list, outside of quoted text."""
        if not self.start <= place < self.end:
            return False
        line = small[max(self.start - 1, place - _ITEM_REACH) : place]
        return (self.is_total or _ITEM.search(line) is not None) and not is_quoted(small, self.start, place)


def scopes(composed: ComposedText, mentions: Sequence[Mention]) -> list[Scope]:
    """Return the lists of a text, in order; a list ends at the latest where the next is announced."""
    small = composed.small
    opened: list[tuple[int, int, Mention, bool]] = []
    for mention in mentions:
        line_start = small.rfind("\n", 0, mention.start) + 1
        opens = _OPENS.match(small, mention.end) if not opened or line_start >= opened[-1][1] else None
        before = max(line_start, mention.start - 200)
        if opens and _ANNOUNCES.search(small, before, mention.start):
            is_total = _ANNOUNCES_ALL.search(small, before, mention.start) is not None
            opened.append((line_start, opens.end(), mention, is_total))
    limits = [] if not opened else [*(line_start for line_start, *_others in opened[1:]), len(small)]
    return [
        Scope(start, _end(small, line_start, start, limit), mention, is_total)
        for (line_start, start, mention, is_total), limit in zip(opened, limits, strict=True)
    ]


def scope_at(known: Sequence[Scope], small: str, place: int) -> Scope | None:
    """Return the list of which a provision at ``place`` begins an item."""
    last = bisect_right(known, place, key=_start) - 1
    return known[last] if last >= 0 and known[last].holds(small, place) else None


def _start(scope: Scope) -> int:
    return scope.start


def _end(small: str, line_start: int, start: int, limit: int) -> int:
    """Return where the list ends that is opened by the line at ``line_start``: at the next of its own kind."""
    label = _ARTICLE_LABEL.search(small, start - 1, limit)
    end = label.start() if label else limit
    opening = _MARKER.match(small, line_start)
    kind = opening.lastgroup if opening else None
    place = start if kind else end
    while 0 < place < end:
        marker = _MARKER.match(small, place)
        if marker and marker.lastgroup == kind and not is_quoted(small, start, place):
            return place
        place = small.find("\n", place) + 1
    return end


def is_quoted(small: str, start: int, place: int) -> bool:
    """Say whether a quotation that begins after ``start`` is still open at ``place``."""
    return small.count("“", start, place) > small.count("”", start, place)
