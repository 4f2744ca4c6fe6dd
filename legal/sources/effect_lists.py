"""Lists of what a document ends or changes: the words that announce one, and how much they say of its items.

"Bãi bỏ các văn bản sau:" says of each item that it ends, "Bãi bỏ một số nội dung tại:" that a part of it does, and
"Nghị định này bãi bỏ, bổ sung, thay thế:" leaves open which item is which: where an item has no verb of its own, only
that something of it has changed is likely.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from legal.provisions import ProvisionAddress
from legal.relation_types import RelationType

THIS = (
    r"(?:luật|bộ luật|pháp lệnh|nghị quyết(?: liên tịch)?|nghị định|quyết định|thông tư(?: liên tịch)?|chỉ thị|văn bản)"
    r"\s+này"
)
CHANGE, END = r"(?:sửa đổi|bổ sung|đính chính)", r"(?:bị |được )?(?:bãi bỏ|hủy bỏ|huỷ bỏ|thay thế|hết hiệu lực)"
IN_PART = re.compile(r"\b(?:nội dung|một phần|lộ trình)\b", re.IGNORECASE)
"""Behind the number of a document it is what its title speaks of."""
EXCEPT = re.compile(
    r"[\s,;(]+(?:ngoại )?trừ\s+(?:các\s+|những\s+)?"
    r"(?:trường hợp|quy định|nội dung|chế độ|điều|khoản|điểm|chương|mục|phần|phụ lục)\b|[\s,]+theo lộ trình\b",
    re.IGNORECASE,
)
BUT = re.compile(
    r"(?<!bù )(?<!miễn )(?<!khấu )(?<!giảm )(?<!loại )(?<!diệt )(?<!phòng )(?<!phòng, )\btrừ\b(?! lùi)"
    r"|\b(?:tiếp tục|cho đến|đến hết|vẫn|trái với|không còn phù hợp)\b",
    re.IGNORECASE,
)
PHRASES = re.compile(r"\b(?:cụm từ|thay cụm|bỏ từ|thay từ)\b", re.IGNORECASE)

_INTRODUCES = re.compile(
    r"\b(?:các\s+)?(?:văn bản|thông tư|quyết định|nghị định|quy định|nội dung)[^:]{0,120}"
    r"(?:hết hiệu lực|bị bãi bỏ|được bãi bỏ|được thay thế)[^:]{0,120}:\s*$"
    r"|\b(?:bãi bỏ|thay thế)\b[^:]{0,80}:\s*$|^bãi bỏ[^:]{0,240}\btại:\s*$",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(rf"(?:{EXCEPT.pattern})[^,;:]*", re.IGNORECASE)
_AND_THE_CONTRARY = re.compile(
    rf"(?:các\s+)?quy định\s+(?:trước đây\s+)?trái với\s+(?:quy định (?:của|tại)\s+)?{THIS}\s*(?:,|và)?", re.IGNORECASE
)
_AND_ALSO = r"\s*(?:,\s*và|,|và|hoặc)\s+"
_CHANGES_OR_ENDS = re.compile(rf"\b(?:{CHANGE}{_AND_ALSO}{END}|{END}{_AND_ALSO}{CHANGE})\b", re.IGNORECASE)
"""One announcement of both; an amendment that stands in the title of a document named is not announced."""
_BY_ITSELF = re.compile(
    rf"(?:(?:kể )?từ ngày {THIS} có hiệu lực[^,:]*[,:]\s*)?(?:{THIS}\s+)?"
    rf"(?:{CHANGE}|{END}|(?:các|những)\s+(?:văn bản|quy định|nội dung|điều))\b",
    re.IGNORECASE,
)
"""How a document begins that speaks of its own acts."""
_SOME = re.compile(
    r"\bmột số\s+(?:quy định|điều|khoản|điểm|nội dung)\b"
    r"|\b(?:các|những)\s+quy định\s+(?:về|đối với|liên quan)\b[^:]*\b(?:tại|của|trong|ở)\b",
    re.IGNORECASE,
)
"""What is provided in a document is all of it, and what is provided there about something is not."""


class Says(StrEnum):
    """How much an announcement says of each item."""

    ALL = "all"
    """It ends."""
    PART = "part"
    """A part of it ends."""
    EXCEPTED = "excepted"
    """It ends but for something, whatever verb it repeats."""
    OPEN = "open"
    """It ends or is changed, in whole or in part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActList:
    """A list that a provision announces; its items are the provisions within."""

    address: ProvisionAddress
    announced: str
    says: Says

    @property
    def relation_type(self) -> RelationType:
        """Return the least that may have happened to an item of an open list."""
        is_change = re.search(rf"\b{CHANGE}\b", self.announced, re.IGNORECASE) is not None
        return RelationType.AMENDS if is_change else RelationType.REPEALS_PARTLY

    @property
    def verb(self) -> str:
        """Return what happens to an item without a verb of its own: it is replaced only where nothing else is said."""
        verbs = {found[0].lower() for found in re.finditer(END, self.announced, re.IGNORECASE)}
        return "thay thế" if verbs and all(verb.endswith("thay thế") for verb in verbs) else "bãi bỏ"

    def holds(self, address: ProvisionAddress) -> bool:
        """Say whether an address is that of an item, or of something in one."""
        return self.address.contains(address) and address != self.address


def list_after(address: ProvisionAddress, words: str) -> ActList | None:
    """Return the list that the words of a provision announce; none where they announce no acts."""
    announced = words.strip().splitlines()[-1].strip() if words.strip() else ""
    if _INTRODUCES.search(announced) is None:
        return None
    says = _says(announced)
    return ActList(address=address, announced=announced, says=says) if says else None


def _says(announced: str) -> Says | None:
    rest = _EXCEPTION.sub("", _AND_THE_CONTRARY.sub("", announced))
    if BUT.search(rest) is not None or PHRASES.search(rest) is not None:
        return None
    if _CHANGES_OR_ENDS.search(rest) is not None:
        return Says.OPEN if _BY_ITSELF.match(rest) is not None else None
    if EXCEPT.search(announced) is not None:
        return Says.EXCEPTED
    objects = _objects(rest)
    is_in_part = IN_PART.search(objects) is not None or _SOME.search(objects) is not None
    return Says.PART if is_in_part else Says.ALL


def _objects(announced: str) -> str:
    """Return the words that name what ends: behind the last verb, which a title before it may have others than."""
    *_, last = re.finditer(rf"\b{END}", announced, re.IGNORECASE)
    is_passive = re.match(r"bị|được|hết", last[0], re.IGNORECASE) is not None
    return announced if is_passive else announced[last.end() :]
