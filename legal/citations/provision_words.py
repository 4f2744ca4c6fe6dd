"""How provisions are written in a sentence: "điểm a", "khoản 2", "Điều 5a", "Chương II", "Phụ lục 1", "Điều này"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from legal.provisions import ORDER, WITHIN_ARTICLES, Level

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
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám")
_WORD = r"(?P<level>điều|khoản|điểm|tiết|tiểu\s+mục|mục|chương|phần\s+thứ|phần|phụ\s+lục)"
_ROMAN_NUMBER = r"[ivxlc]{1,7}(?:[abdđ]\d?|(?:\.\d{1,2}){1,3})?(?!\w)|[ivxlc]{1,7}"
_BARE = (
    r"(?:\d{1,3}(?:\.\d{1,2}){0,3}(?:[a-zđ]\d{0,2})?"
    rf"|{_ROMAN_NUMBER}|[a-zđ]\d{{0,2}}(?:\.\d{{1,2}}){{0,2}})"
)
#: Words may be glued to a number: "khoản 1Điều 7", "Điều 79Thông tư này".
_GLUED = r"điều|khoản|của|nghị|thông|luật|bộ\s|quyết"
_END = rf"(?:(?![\w/%]|[.,]\d{{3}}|\.\d)|(?={_GLUED}|/\s?(?:điều|khoản|điểm)))"
#: "các điểm a), b) và c) khoản 2"
_BRACKET = r"(?:\)(?=\s*,?\s*(?:(?:và|hoặc)\s+)?(?:khoản|điều|[a-zđ]\d{0,2}\))))?"
_NUMBER = rf"(?:[(“\"']\s?(?P<quoted>{_BARE})\s?[)”\"']|(?P<number>{_BARE}{_BRACKET}|WORDS){_END})"
_COUNTED = _NUMBER.replace("|WORDS", "")
_NAMED = rf"{_WORD}(?:\s+từ)?\s*(?:số\s*)?" + _NUMBER.replace("WORDS", "|".join((THIS_ONE, *_ORDINALS)))
_AND = r"(?:[,;/]|và\s*/\s*hoặc|và|hoặc|hay|cũng\s+như)"
#: What stands in brackets between the items of a list and cites nothing: "điểm b khoản 1 (đối với xe tải), khoản 2".
_NOTE = r"(?:\s*\((?![^()\n]{0,250}(?:điều\s|khoản\s\d|\d/))[^()\n]{1,250}\)(?=\s*(?:[,;]|và|hoặc|khoản|điều)\s))?"

NAMED = re.compile(_NAMED)
NAMED_NEXT = re.compile(rf"(?P<gap>{_NOTE}\s*(?:{_AND}\s*)*)(?:(?:các|những|cả|từ|tại|của|thuộc|trong|ở)\s+)*" + _NAMED)
NUMBER_NEXT = re.compile(
    r"(?P<gap>\s*(?:[,;]\s*(?:(?:và|hoặc)\s+)?|(?:và\s*/\s*hoặc|và|hoặc|hay)\s+))(?P<from>từ\s+)?" + _COUNTED
)
RANGE_NEXT = re.compile(rf"\s*(?:-|–|đến(?:\s+hết)?|tới)\s*(?:{_WORD}\s*)?" + _COUNTED)
#: What may follow the last number of a list written without its word: "khoản 1, 2 và 3 Điều 7", not "Điều 5, 30 ngày".
_GOES_ON = re.compile(
    r"\s*(?:$|[,;:.)\]”\"*\n]|(?:và|hoặc|hay|đến|của|thuộc|điều|khoản|điểm|tiết|mục|chương|phần|phụ|luật|bộ\s+luật|nghị"
    r"|thông\s+tư|quyết\s+định|pháp\s+lệnh|hiến|quy|này|nêu|trên|tại|thì|được|phải|có|không|nói|ban\s+hành|kèm|là|theo"
    r"|như|khi|để|do|với|đối|trừ|mà|đã|sẽ|cho|thực\s+hiện|áp\s+dụng|bị|trong|nhưng|nội\s+quy|danh\s+mục|hướng\s+dẫn"
    r"|chương\s+trình|công\s+ước|cites|marpol|solas)(?!\w))"
)
#: "các điều 5, từ 8 đến 10 và 12", not "Điều 5, từ 8 đến 10 ngày".
_TO = re.compile(r"\s*(?:-|–|đến(?:\s+hết)?|tới)\s*" + _COUNTED)
_IS_LABEL = re.compile(r"\s*[.)]")
_SUM = re.compile(r"\s*(?:triệu|tỷ|nghìn|ngàn|đồng|%|usd|vnd|ngày|tháng|giờ)(?!\w)")
#: Words of which the word for a level is only the second half, or that count something else.
_NOT_BEHIND: Mapping[Level, re.Pattern[str]] = {
    Level.CLAUSE: re.compile(r"(?:tài|điều|chuyển|tín)\s+$"),
    Level.POINT: re.compile(
        r"(?:địa|thời|quan|đặc|trọng|cao|thí|nhược|ưu|yếu|cực|giao|tâm|số|đạt|chấm|thang|bưu|kiểm|bằng|mốc|tổng|cộng"
        r"|được|chính|chuẩn)\s+$"
    ),
    Level.SECTION: re.compile(r"(?:danh|hạng|chuyên|đề|khoản|biên|thư|ký|toàn)\s+$"),
    Level.PART: re.compile(r"(?:thành|cổ|học|toàn|một|bộ|phân|hợp)\s+$"),
    Level.SUBPOINT: re.compile(r"(?:chi|thời|quyết|khí|\d)\s+$"),
    Level.ARTICLE: re.compile(r"(?:vô)\s+$"),
}
_ROMAN = re.compile(r"[ivxlc]+(?:[abdđ]\d?|(?:\.\d{1,2})*)$")
_DIGITS = re.compile(r"\d")
_ARTICLE_NUMBER = re.compile(r"[1-9]\d{0,2}(?:[a-zđ]\d{0,2})?")
_CLAUSE_NUMBER = re.compile(r"0?[1-9]\d{0,2}(?:\.\d{1,2})*(?:[a-zđ]\d{0,2})?")
_POINT_NUMBER = re.compile(r"[a-zđ]\d{0,2}(?:\.\d{1,2})*|\d.*")


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
    number = _number(match)
    unusual = _NOT_BEHIND.get(level)
    if unusual and unusual.search(small, max(0, start - 8), start):
        return None
    if match["quoted"] and level == Level.CHAPTER:
        return None  # "Chuyển đổi Chương (CC)" is of rules of origin.
    if not _is_number_of(level, number, match["level"]) or _SUM.match(small, match.end()):
        return None
    if level == Level.CHAPTER and small.startswith("-", match.end()):
        return None  # "Chương II-2" is of the SOLAS convention.
    return Step(level, number, start, match.end())


def next_number(small: str, before: Step, match: re.Match[str]) -> Step | None:
    """Return the next item of a list that names its level once, or none."""
    number = _number(match)
    start = match.start("number" if match["number"] else "quoted")
    kind = _kind(number, before.level)
    if kind != _kind(before.number, before.level) or not _is_number_of(before.level, number, ""):
        return None
    if kind in ("digits", "roman") and not _GOES_ON.match(small, match.end()):
        return None
    if small.startswith("v.v", start) or (match.groupdict().get("from") and not _begins_range(small, match.end())):
        return None
    if "\n" in small[before.end : start] and _IS_LABEL.match(small, match.end()):
        return None
    return Step(before.level, number, start, match.end())


def _begins_range(small: str, place: int) -> bool:
    last = _TO.match(small, place)
    return last is not None and _GOES_ON.match(small, last.end()) is not None


def is_outer(level: Level, than: Level) -> bool:
    """Say whether ``level`` stands around ``than``."""
    return ORDER[level] < ORDER[than]


def _number(match: re.Match[str]) -> str:
    return (match["number"] or match["quoted"]).rstrip(")")


def _kind(number: str, level: Level) -> str:
    if level not in WITHIN_ARTICLES and _ROMAN.match(number):
        return "roman"
    if _DIGITS.match(number):
        return "digits"
    return "letter" if len(number) == 1 or not number.isalpha() else "letters"


def _is_number_of(level: Level, number: str, word: str) -> bool:
    if number == THIS_ONE:
        return True
    if number in _ORDINALS:
        return word.endswith("thứ")
    if level == Level.ARTICLE:
        return _ARTICLE_NUMBER.fullmatch(number) is not None
    if level == Level.CLAUSE:
        return _CLAUSE_NUMBER.fullmatch(number) is not None
    if level == Level.POINT:
        return _POINT_NUMBER.fullmatch(number) is not None
    if level == Level.SUBPOINT:
        return True
    return _DIGITS.match(number) is not None or _ROMAN.match(number) is not None or len(number) == 1
