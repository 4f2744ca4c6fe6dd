"""Lists whose items are provisions of one document: "Sửa đổi một số điều của Luật Nhà ở:", then "a) Điều 5 …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .composed import ComposedText
from .mentions import Mention
from .type_words import ATTACHED

_LONGEST_OPENING = 600
_ANNOUNCES = re.compile(
    r"(?:sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế|quy\s+định\s+chi\s+tiết|hướng\s+dẫn)[^.;\n]{0,160}?"
    r"(?:điều|khoản|quy\s+định|nội\s+dung|điểm|cụm\s+từ)(?:\s+sau(?:\s+đây)?)?\s+(?:(?:của|tại|trong)\s+)?"
    rf"(?:{ATTACHED.pattern}[^.;\n]{{0,160}}?\skèm(?:\s+theo)?\s+)?$"
)
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

    def holds(self, small: str, place: int) -> bool:
        """Say whether a provision at ``place`` begins an item of the list, outside of quoted text."""
        if not self.start <= place < self.end:
            return False
        line = small[max(self.start - 1, place - _ITEM_REACH) : place]
        return _ITEM.search(line) is not None and not is_quoted(small, self.start, place)


def scopes(composed: ComposedText, mentions: Sequence[Mention]) -> list[Scope]:
    """Return the lists of a text, in order."""
    found: list[Scope] = []
    for mention in mentions:
        if found and mention.start < found[-1].start:
            continue
        found.extend(_scope(composed.small, mention))
    return found


def _scope(small: str, mention: Mention) -> Iterator[Scope]:
    opens = _OPENS.match(small, mention.end)
    if opens is None:
        return
    line_start = small.rfind("\n", 0, mention.start) + 1
    if _ANNOUNCES.search(small, max(line_start, mention.start - 200), mention.start) is None:
        return
    yield Scope(opens.end(), _end(small, line_start, opens.end()), mention)


def _end(small: str, line_start: int, start: int) -> int:
    """Return where the list ends that is opened by the line at ``line_start``: at the next of its own kind."""
    label = _ARTICLE_LABEL.search(small, start - 1)
    end = label.start() if label else len(small)
    opening = _MARKER.match(small, line_start)
    kind = opening.lastgroup if opening else None
    if kind is None:
        return end
    place = start
    while 0 < place < end:
        marker = _MARKER.match(small, place)
        if marker and marker.lastgroup == kind and not is_quoted(small, start, place):
            return place
        place = small.find("\n", place) + 1
    return end


def is_quoted(small: str, start: int, place: int) -> bool:
    """Say whether a quotation that begins after ``start`` is still open at ``place``."""
    return small.count("“", start, place) > small.count("”", start, place)
