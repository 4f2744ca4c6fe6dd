"""How provisions are written in a sentence: "điểm a", "khoản 2", "Điều 5a", "Chương II", "Phụ lục 1", "Điều này"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from legal.provisions import ORDER, Level

THIS_ONE = "này"
_LEVEL_OF = {
    "điều": Level.ARTICLE,
    "khoản": Level.CLAUSE,
    "điểm": Level.POINT,
    "tiết": Level.SUBPOINT,
    "tiểu mục": Level.SUBSECTION,
    "mục": Level.SECTION,
    "chương": Level.CHAPTER,
    "phần": Level.PART,
    "phần thứ": Level.PART,
    "phụ lục": Level.APPENDIX,
}
_WORD = r"(?:(?P<level>điều|khoản|điểm|tiết|tiểu\s+mục|mục|chương|phần\s+thứ|phần|phụ\s+lục)"
_BARE = r"(?:\d{1,3}(?:\.\d{1,2}){0,3}(?:[a-zđ]\d{0,2})?|[ivxlc]{1,7}|[a-zđ]\d{0,2}(?:\.\d{1,2}){0,2})"
_END = r"(?![\w/%]|[.,]\d{3}|\.\d)"
_NUMBER = rf"(?:[(“\"']\s?(?P<quoted>{_BARE})\s?[)”\"']|(?P<number>{_BARE}|này|nhất|hai|ba|tư|năm|sáu|bảy|tám){_END})"
NAMED = re.compile(rf"{_WORD}(?:\s+từ)?\s*(?:số\s*)?{_NUMBER})")
NAMED_NEXT = re.compile(
    r"(?P<gap>\s*(?:(?:[,;]|và\s*/\s*hoặc|và|hoặc|hay|cũng\s+như)\s*)*)"
    r"(?:(?:các|những|cả|từ|tại|của|thuộc|trong|ở)\s+)*" + NAMED.pattern
)
NUMBER_NEXT = re.compile(
    r"(?P<gap>\s*(?:[,;]\s*(?:và\s+|hoặc\s+)?|(?:và\s*/\s*hoặc|và|hoặc|hay)\s+))"
    + _NUMBER.replace("|này|nhất|hai|ba|tư|năm|sáu|bảy|tám", "")
)
RANGE_NEXT = re.compile(
    r"\s*(?:-|–|đến(?:\s+hết)?|tới)\s*(?:"
    + _WORD.removeprefix("(?:")
    + r"\s*)?"
    + _NUMBER.replace("|này|nhất|hai|ba|tư|năm|sáu|bảy|tám", "")
)
#: What may follow the last number of a list written without its word: "khoản 1, 2 và 3 Điều 7", not "Điều 5, 30 ngày".
_GOES_ON = re.compile(
    r"\s*(?:$|[,;:.)\]”\"*\n]|(?:và|hoặc|hay|đến|của|thuộc|điều|khoản|điểm|tiết|mục|chương|phần|phụ|luật|bộ\s+luật|nghị|thông\s+tư"
    r"|quyết\s+định|pháp\s+lệnh|hiến|quy|này|nêu|trên|tại|thì|được|phải|có|không|nói|ban\s+hành|kèm|là|theo|như|khi"
    r"|để|do|với|đối|trừ|mà|đã|sẽ|cho|thực\s+hiện|áp\s+dụng|bị|trong|nhưng)(?!\w))"
)
_SUM = re.compile(r"\s*(?:triệu|tỷ|nghìn|ngàn|đồng|%|usd|vnd|ngày|tháng|giờ)(?!\w)")
#: Words of which the word for a level is only the second half, or that count something else.
_NOT_BEHIND: Mapping[Level, re.Pattern[str]] = {
    Level.CLAUSE: re.compile(r"(?:tài|điều|chuyển|tín)\s+$"),
    Level.POINT: re.compile(
        r"(?:địa|thời|quan|đặc|trọng|cao|thí|nhược|ưu|yếu|cực|giao|tâm|số|đạt|chấm|thang|bưu|kiểm|bằng|mốc|tổng|cộng|trừ|được)\s+$"
    ),
    Level.SECTION: re.compile(r"(?:danh|hạng|chuyên|đề|khoản|biên|thư|ký|toàn)\s+$"),
    Level.PART: re.compile(r"(?:thành|cổ|học|toàn|một|bộ|phân|hợp)\s+$"),
    Level.SUBPOINT: re.compile(r"(?:chi|thời|quyết|khí|\d)\s+$"),
    Level.ARTICLE: re.compile(r"(?:bằng|\w\d)\s+$"),
}
_ROMAN = re.compile(r"[ivxlc]+$")
_DIGITS = re.compile(r"\d")
_ORDINALS = frozenset(["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám"])


@dataclass(frozen=True, slots=True)
class Step:
    """One level and its number as a text names them."""

    level: Level
    number: str
    """In small letters; "này" for the one in which the text stands."""
    start: int
    end: int


def step(small: str, match: re.Match[str], start: int) -> Step | None:
    """Return the step that ``match`` of the patterns above names, or none where its words mean something else."""
    level = _LEVEL_OF[" ".join(match["level"].split())]
    number = match["number"] or match["quoted"]
    unusual = _NOT_BEHIND.get(level)
    if unusual and unusual.search(small, max(0, start - 8), start):
        return None
    if not _is_number_of(level, number, match["level"]) or _SUM.match(small, match.end()):
        return None
    return Step(level, number, start, match.end())


def next_number(small: str, before: Step, match: re.Match[str]) -> Step | None:
    """Return the next item of a list that names its level once, or none."""
    number = match["number"] or match["quoted"]
    group = "number" if match["number"] else "quoted"
    if _kind(number) != _kind(before.number) or number.startswith("0") or not _GOES_ON.match(small, match.end()):
        return None
    if not _is_number_of(before.level, number, ""):
        return None
    return Step(before.level, number, match.start(group), match.end())


def is_outer(level: Level, than: Level) -> bool:
    """Say whether ``level`` stands around ``than``."""
    return ORDER[level] < ORDER[than]


def _kind(number: str) -> str:
    return "digits" if _DIGITS.match(number) else "letter" if len(number) == 1 else "letters"


def _is_number_of(level: Level, number: str, word: str) -> bool:
    if number == THIS_ONE:
        return True
    if number in _ORDINALS:
        return word.endswith("thứ")
    starts_with_digit = _DIGITS.match(number) is not None
    if level in (Level.ARTICLE, Level.CLAUSE):
        return starts_with_digit and not number.startswith("00")
    if level in (Level.POINT, Level.SUBPOINT):
        return (
            starts_with_digit
            or (len(number) <= 3 and not (len(number) > 1 and number.isalpha()))
            or level == Level.SUBPOINT
        )
    return starts_with_digit or _ROMAN.match(number) is not None or len(number) == 1
