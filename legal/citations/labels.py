"""Words that look like citations and are none: labels of provisions, and mentions too vague to mean this document."""

import re

from legal.provisions import Level

from .chains import Group
from .composed import ComposedText
from .provision_words import THIS_ONE

_BEGINS_LINE = re.compile(r"(?:^|\n)[\s*#>_“\"'–+-]*$|[“\"]\s*$")
_ENDS_LABEL = re.compile(r"\s*[.:]|[ \t]*(?:\n|$)|\s*[.:]?\s*\*\*")
#: Where a sentence begins, chapters and articles are described, not cited: "… nhà ở. Chương III quy định về …".
_BEGINS_SENTENCE = re.compile(r"(?:^|[.;:…/”]|\s[-–+])\s*$")
_ENDS_INLINE_LABEL = re.compile(r"\.\s+[A-ZĐÀ-Ỹ]")
#: "điểm 1 Mục Thành phần hồ sơ" is of a form.
_OF_A_SECTION = re.compile(r"\s+mục\s")
#: Not "(Phụ lục 1); mẫu.docx", in which the name of the file is another.
_FILE = re.compile(
    r"(?!\s*[;,]|\s*\)(?!_))(?:(?!phụ lục)[^\n;]){0,80}\.(?:docx?|pdf|xlsx?|rar|zip)(?![a-z])", re.IGNORECASE
)


def is_label(composed: ComposedText, group: Group) -> bool:
    """Say whether ``group`` is the label that begins a provision: "Điều 5. Phạm vi", "Chương II", "Phụ lục I"."""
    if len(group.chains) != 1 or len(group.chains[0].steps) != 1:
        return False
    before = composed.small[max(0, group.start - 8) : group.start]
    level = group.chains[0].innermost
    if (
        level == Level.ARTICLE
        and _BEGINS_SENTENCE.search(before)
        and _ENDS_INLINE_LABEL.match(composed.text, group.end)
    ):
        return True
    if group.start > 8:
        before = " " + before if "\n" not in before else before
    if not _BEGINS_LINE.search(before):
        return False
    behind = composed.small[group.end : group.end + 60]
    if level in (Level.ARTICLE, Level.CLAUSE, Level.POINT, Level.SUBPOINT):
        return _ENDS_LABEL.match(behind) is not None
    return re.match(r"\s*(?:,|của|thuộc|ban hành|kèm|luật|nghị|thông tư|quyết|bộ luật)", behind) is None


def stands_for_this(composed: ComposedText, group: Group) -> bool:
    """Say whether provisions without a document are of this one: "khoản 2 Điều 5" is, "mục 3" of a form is not."""
    last = group.chains[-1]
    outermost = last.outermost
    number = last.steps[outermost]
    if number == THIS_ONE or Level.ARTICLE in last.steps:
        return True
    if outermost in (Level.CLAUSE, Level.POINT) and _OF_A_SECTION.match(composed.small, group.end):
        return False
    if outermost == Level.CLAUSE:
        return number[0] != "0" and len(number) < 3
    as_printed = composed.text[group.start : group.end]
    if outermost == Level.POINT:
        return len(last.steps) > 1 or (not number[0].isdigit() and number in composed.text[group.start : group.end])
    if outermost == Level.CHAPTER:
        before = composed.small[max(0, group.start - 4) : group.start]
        is_described = _BEGINS_SENTENCE.search(before) is not None
        return as_printed[0].isupper() and not number[0].isdigit() and not is_described
    return outermost == Level.APPENDIX and as_printed[0].isupper() and not _FILE.match(composed.text, group.end)
