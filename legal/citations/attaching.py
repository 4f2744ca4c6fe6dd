"""Which document a group of provisions belongs to: the one named behind it, this one, or one that we cannot tell."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from core.vietnamese import fold
from legal.provisions import WITHIN_ARTICLES, Level

from .chains import Group
from .composed import ComposedText
from .mentions import Mention
from .type_words import ATTACHED, OTHER_DOCUMENT, THIS_DOCUMENT

ABOVE_ARTICLES = frozenset(Level) - WITHIN_ARTICLES
_GAP = re.compile(r"\s*[,(]?\s*(?:(?:quy\s+định\s+)?(?:của|thuộc|tại)\s+){0,2}(?:các\s+)?")
_ISSUED_WITH = re.compile(
    r"\s*(?:[,(]\s*)?(?:được\s+)?(?:ban\s+hành|đính|gửi|kèm)(?:\s*,?\s+kèm)?(?:\s+(?:theo|tại|cùng|với))*\s+(?:các\s+)?"
)
_FAR_ISSUED_WITH = re.compile(
    r"[^.;:\n()]{0,160}?\s\(?(?:được\s+)?(?:ban\s+hành|đính|kèm)(?:\s+kèm)?(?:\s+(?:theo|tại))*\s+"
)
#: Of types alone only these: "Điều 5 của Luật" means a law that this text does not name, "Thông tư" may be this one.
_NAMELESS = re.compile(r"(?:bộ\s+luật|luật|pháp\s+lệnh|nghị\s+định)(?!\w)")
_NO_NAME_FOLLOWS = re.compile(
    r"\s*(?:[.,;:()\]”\"*]|$|(?:thì|và|hoặc|nhưng|được|có|phải|là|đối|trong|khi|để|mà|không|nếu|do|đã|thuộc|với|như|theo)(?!\w))"
)
#: "Chương III Tiếp công dân của Thông tư số …"
_HEADING = re.compile(r"[^.;:,()\n]{1,80}?\s(?:của|tại)\s+")
#: "Điều 5 - Nghị định số …", "Phụ lục I - Danh mục … ban hành kèm theo Nghị định số …"
_DASH = re.compile(r"\s+[-–]\s+")
#: "Nghị định Nghị định số …", as in tables filled by hand.
_TWICE = re.compile(r"(luật|nghị\s+định|thông\s+tư|quyết\s+định|nghị\s+quyết)\s+(?=\1)")
_FOLLOWING_WORD = re.compile(r"\s{1,4}")
_OPENS_BRACKET = re.compile(r"\((?:từ\s+|các\s+|tại\s+)*$")
_ENDS = re.compile(r"[.;:\n()]")
LONGEST_SUBJECT = 250
_REPEATED = re.compile(r"\s+(?:đã\s+|được\s+)?(?:nêu\s+trên|nói\s+trên|trên)(?!\w)")


@dataclass(frozen=True, slots=True)
class Owner:
    """The document of a group, and where the words that name it end."""

    end: int
    mention: Mention | None = None
    """None for this document."""


class Attaching:
    """Finds owners among the ``mentions`` of one text."""

    def __init__(self, composed: ComposedText, mentions: Sequence[Mention]) -> None:
        self.composed = composed
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]

    def owner(self, group: Group) -> Owner | None:
        """Return the owner of ``group``; none where another document is meant that the text does not name fully."""
        small = self.composed.small
        gap = _GAP.match(small, group.end)
        after = gap.end() if gap else group.end
        dash = _DASH.match(small, group.end)
        if owner := self._named_at(after) or (self._named_at(dash.end()) if dash else None):
            return owner
        if owner := self._issued_with(group, after):
            return owner
        other = OTHER_DOCUMENT.match(small, after)
        if other and self.composed.text[after].isupper():
            return self._mentioned_before(other)
        return Owner(group.end)

    def names_any(self, start: int, end: int) -> bool:
        """Say whether a document is named between two places, this one included."""
        place = bisect_left(self.starts, start)
        is_other = place < len(self.starts) and self.starts[place] < end
        return is_other or THIS_DOCUMENT.search(self.composed.small, start, end) is not None

    def named_before_brackets(self, group: Group) -> Mention | None:
        """Return the document behind which ``group`` stands in brackets: "Thông tư số … về kế toán (Điều 3)"."""
        small = self.composed.small
        opens = _OPENS_BRACKET.search(small, max(0, group.start - 12), group.start)
        place = bisect_left(self.starts, group.start) - 1
        is_article = Level.ARTICLE in group.chains[-1].steps
        if opens is None or place < 0 or not is_article or not small.startswith(")", group.end):
            return None
        between = small[self.mentions[place].end : opens.start()]
        return self.mentions[place] if len(between) < LONGEST_SUBJECT and not _ENDS.search(between) else None

    def _named_at(self, position: int) -> Owner | None:
        place = bisect_left(self.starts, position)
        if place < len(self.starts) and self.starts[place] == position:
            return Owner(self.mentions[place].end, self.mentions[place])
        if twice := _TWICE.match(self.composed.small, position):
            return self._named_at(twice.end())
        this = THIS_DOCUMENT.match(self.composed.small, position)
        return Owner(this.end()) if this else None

    def _issued_with(self, group: Group, after: int) -> Owner | None:
        """Return the document with which the cited appendix or regulation is issued."""
        small = self.composed.small
        dash = _DASH.match(small, group.end)
        attached = ATTACHED.match(small, dash.end() if dash else after)
        if attached:
            following = _FOLLOWING_WORD.match(small, attached.end())
            if attached[0].startswith("phụ") and following and (owner := self._named_at(following.end())):
                return owner  # "Mục I của Phụ lục Thông tư số …"
            behind = _FAR_ISSUED_WITH.match(small, attached.end())
        elif dash and group.chains[-1].outermost == Level.APPENDIX:
            behind = _FAR_ISSUED_WITH.match(small, dash.end())
        elif group.chains[-1].outermost == Level.APPENDIX:
            behind = _ISSUED_WITH.match(small, group.end) or _HEADING.match(small, group.end)
        elif group.chains[-1].outermost in ABOVE_ARTICLES:
            behind = _HEADING.match(small, group.end)
        else:
            return None
        place = bisect_left(self.starts, group.end)
        is_of_another = behind and place < len(self.starts) and self.starts[place] < behind.end()
        return self._named_at(behind.end()) if behind and not is_of_another else None

    def _mentioned_before(self, other: re.Match[str]) -> Owner | None:
        """Return the only document of its type named so far, for "Nghị định nêu trên"."""
        repeated = _REPEATED.match(self.composed.small, other.end())
        if repeated is None:
            return self._nameless(other)
        earlier = self.mentions[: bisect_left(self.starts, other.start())]
        named = [mention for mention in earlier if self.composed.small.startswith(other[0], mention.start)]
        keys = {mention.key for mention in named}
        return Owner(repeated.end(), named[-1]) if len(keys) == 1 else None

    def _nameless(self, other: re.Match[str]) -> Owner | None:
        """Return the type alone as the document, where no name follows: "theo Điều 5 của Luật"."""
        small = self.composed.small
        ends = _NO_NAME_FOLLOWS.match(small, other.end()) or (
            small.endswith("của ", 0, other.start()) and self.composed.text[other.end() + 1 : other.end() + 2].islower()
        )
        if _NAMELESS.fullmatch(other[0]) is None or not ends:
            return None
        name = " ".join(other[0].split())
        return Owner(other.end(), Mention(start=other.start(), end=other.end(), document=name, key=fold(name)))
