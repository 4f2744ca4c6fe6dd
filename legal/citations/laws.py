"""Laws named by name: "Luật Đất đai năm 2024", "Bộ luật Dân sự", "Luật sửa đổi một số điều của Luật Hải quan"."""

import re
from collections.abc import Iterator, Mapping

from core.vietnamese import fold

from .composed import ComposedText
from .law_names import acronym_name, known_name_end, unknown_name_end
from .mentions import Mention

_TYPE = re.compile(r"(?:bộ\s+luật|hiến\s+pháp|pháp\s+lệnh|luật)(?!\w)")
#: What stands before "luật" in words that name no law.
_NOT_BEHIND = re.compile(
    r"(?:pháp|kỷ|quy|nghề|đạo|ngành|công\s+ty|đại\s+học|khoa|trường|hãng|văn\s+phòng|đoàn|dự\s+án|dự\s+thảo|cử\s+nhân|công\s+ước[^.;\n]{0,40}\svề|thạc\s+sĩ|tiến\s+sĩ|viện|hành\s+nghề|học|án)\s+$"
)
_AMENDED = r"(?:\s*\(\s*sửa\s+đổi(?:\s*,\s*bổ\s+sung)?\s*\))?"
_YEAR = re.compile(
    rf"{_AMENDED}(?:(?:\s*,)?\s+năm\s+|\s+|\s*\(\s*năm\s+)(?P<year>19\d\d|20[0-4]\d)(?:(?![\d_/-]|\.\d)|(?=\d{{1,4}}/\d{{4}}/))"
    rf"|{_AMENDED}(?:\s*,)?\s+(?:được\s+\w+\s+\w+\s+)?ngày\s+\d{{1,2}}(?:\s+tháng\s+\d{{1,2}}\s+năm\s+|\s*[/.-]\s*\d{{1,2}}\s*[/.-]\s*)(?P<of_date>19\d\d|20[0-4]\d)(?!\w)"
)
_TO_NUMBER = re.compile(rf"{_AMENDED}\s*,?\s*(?:\(\s*)?")
_AMENDING = re.compile(
    r"\s+sửa\s+đổi(?:(?:\s*,\s*|\s+(?:(?:và|hoặc)\s+)?)(?:bổ\s+sung|bãi\s+bỏ|thay\s+thế))*\s+"
    r"(?:(?:một\s+số\s+)?(?:điều|nội\s+dung|khoản|điểm|quy\s+định)[^.;:\n(]{0,100}?)?(?:của\s+|tại\s+)?(?:các\s+)?(?=luật|bộ\s+luật|pháp\s+lệnh)"
)
_AND_ANOTHER = re.compile(r"\s*(?:,|,?\s+và)\s*(?=(?:bộ\s+luật|luật|pháp\s+lệnh)\s)")
#: "BLTTDS", a code by its initials.
_CODE = re.compile(r"BL(?<!\wBL)(?=[A-ZĐ]{2,5}\b)")
#: Symbols in the number of a law; "Luật Giám định tư pháp 157/2020/NĐ-CP" are two documents.
_OF_A_LAW = re.compile(r"qh|ctn|lct|hđnn|hdnn|ubtvqh|pl|[/-]sl|\d{4}$", re.IGNORECASE)
#: Names in the list that a text may define as short for a document.
_SHORT = frozenset({"pháp lệnh pháp điển"})
WORDS_OF_A_FIELD = 5
"""Of the longest field of law that is called like a law, "luật" included."""
Numbers = Mapping[int, Mention]


def named(composed: ComposedText, numbers: Numbers) -> list[Mention]:
    """Return the laws named by name, from first to last; ``numbers`` are the mentions by number by where they begin."""
    found: list[Mention] = []
    end = 0
    for word in _TYPE.finditer(composed.small):
        if word.start() >= end and (mention := _mention(composed, word, numbers)):
            found.append(mention)
            end = mention.end
    return [*found, *_codes(composed)]


def _codes(composed: ComposedText) -> Iterator[Mention]:
    for match in _CODE.finditer(composed.text):
        if named := acronym_name(composed.text, match.end(), "bộ luật"):
            year = _YEAR.match(composed.small, named[0])
            yield _law(composed.small, match.start(), named[0], year, name=named[1])


def _mention(composed: ComposedText, word: re.Match[str], numbers: Numbers) -> Mention | None:
    small, start = composed.small, word.start()
    if start and small[start - 1].isalnum() and not composed.text[start].isupper():
        return None  # Only a capital tells the word from the one it is glued to.
    if word.start() in numbers or (small[start] == "l" and _NOT_BEHIND.search(small, max(0, start - 60), start)):
        return None
    if named := acronym_name(composed.text, word.end(), " ".join(word[0].split())):
        return _law(small, start, named[0], _YEAR.match(small, named[0]), name=named[1])
    name_end = _name_end(composed, word)
    if name_end is None:
        return None
    year = _YEAR.match(small, name_end)
    number = _number_behind(small, year.end() if year else name_end, numbers)
    if number:
        end = number.end + _closing(small, name_end, number.start, number.end)
        return Mention(start=start, end=end, document=number.document, key=number.key)
    if small.startswith("luật", start) and not composed.text[start].isupper() and year is None:
        return _small_law(composed, start, name_end)
    is_certain = known_name_end(small, start) is not None and small[start:name_end] not in _SHORT
    return _law(small, start, name_end, year, is_certain=is_certain)


def _law(
    small: str, start: int, name_end: int, year: re.Match[str] | None, *, name: str = "", is_certain: bool = True
) -> Mention:
    """Return the mention of a law; ``name`` is its name in full where the text abbreviates it."""
    is_short, name = bool(name), name or " ".join(small[start:name_end].split())
    if year is None:
        return Mention(start=start, end=name_end, document=name, key=fold(name), is_certain=is_certain)
    number = year["year"] or year["of_date"]
    end = year.end() + _closing(small, year.start(), year.end(), year.end())
    is_as_printed = year["year"] and "(" not in year[0] and not is_short
    document = " ".join(small[start : year.end()].split()) if is_as_printed else f"{name} năm {number}"
    key = f"{fold(name)} {number}"
    return Mention(start=start, end=end, document=document, key=key, is_certain=is_certain)


def _closing(small: str, start: int, end: int, place: int) -> int:
    """Return the length of the bracket at ``place`` that closes one opened between ``start`` and ``end``."""
    is_open = small.count("(", start, end) > small.count(")", start, end)
    return 1 if is_open and small.startswith(")", place) else 0


def _small_law(composed: ComposedText, start: int, name_end: int) -> Mention:
    """ "luật doanh nghiệp" in small letters is a field of law more often than a law: only behind a provision.

    A long name that is known is no field: "thi hành luật phòng cháy, chữa cháy và cứu nạn, cứu hộ".
    """
    name = " ".join(composed.small[start:name_end].split())
    is_long = len(name.split()) > WORDS_OF_A_FIELD
    return Mention(start=start, end=name_end, document=name, key=fold(name), stands_alone=is_long)


def _name_end(composed: ComposedText, word: re.Match[str]) -> int | None:
    """Return where the name ends that begins with the type ``word``."""
    text, small = composed.text, composed.small
    if amending := _AMENDING.match(small, word.end()):
        return _end_of_amended(composed, amending.end()) or known_name_end(small, word.start())
    known = known_name_end(small, word.start())
    if known is not None:
        return known
    if small.startswith("hiến", word.start()):
        return word.end() if text[word.start()].isupper() else None
    is_code = small.startswith("bộ", word.start())  # Codes that we do not know are conventions: "Bộ luật ISPS".
    return unknown_name_end(text, small, word.end()) if text[word.start()].isupper() and not is_code else None


def _end_of_amended(composed: ComposedText, position: int) -> int | None:
    """Return where the names of the laws end that are amended, a list of them included."""
    end = None
    while True:
        word = _TYPE.match(composed.small, position)
        name_end = word and (
            known_name_end(composed.small, position) or unknown_name_end(composed.text, composed.small, word.end())
        )
        if not name_end:
            return end
        end = name_end
        another = _AND_ANOTHER.match(composed.small, end)
        if another is None:
            return end
        position = another.end()


def _number_behind(small: str, behind: int, numbers: Numbers) -> Mention | None:
    gap = _TO_NUMBER.match(small, behind)
    number = numbers.get(gap.end()) if gap else None
    if number is None or not (small[number.start].isdigit() or small.startswith("số", number.start)):
        return None
    if number.start == behind and small[behind - 1].isdigit():
        return None  # cells of a table
    return number if _OF_A_LAW.search(number.document) else None
