"""Documents named by their numbers: "Nghị định số 30/2020/NĐ-CP", "345/QĐ-UBND", "23-L/CTN", "66.13/2026/NQ-CP"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from core.document_numbers import ISSUER_SYMBOLS, TYPE_SYMBOLS, normalise
from core.vietnamese import fold

from .composed import ComposedText
from .mentions import Mention
from .type_words import TYPE_WORD

#: Letters of symbols, the Cyrillic ones that look like them included; no letter with a tone is one.
_LOOKS_LIKE = str.maketrans("АВСЕНКМОРТХ", "ABCEHKMOPTX")  # noqa: RUF001
_UPPER = "A-ZĐƯАВСЕНКМОРТХ"  # noqa: RUF001
_DASH = r"\-\u2010-\u2015\u2212_"
#: Where a number begins: the running number and perhaps a year, before the first symbol. Cells of tables are glued to
#: each other: "QH1519/2024/TT-BTP" are two numbers, "năm 201601/2016/QH14" a year and a number. Old numbers have a
#: space before their symbols ("số 89 TC/TCT"); these need a type before them.
_HEAD = re.compile(
    rf"\d(?:(?<![\d/.,%{_DASH}]\d)|(?<=QH\d\d\d)|(?<=\D(?:19|20)\d\d\d)(?=\d{{0,3}}/\d{{4}}/)"
    rf"|(?<=[^\W\d_]\.\d)(?=\d{{0,3}}/\d{{4}}/))\d{{0,4}}+(?:\.\d{{1,3}}+)?+[a-zđA-ZĐ]{{0,2}}+"
    rf"\s?(?:/\s?(?P<year>(?:19|20)\d\d|\d\d)\s?)?(?:(?P<separator>[/{_DASH}])\s?(?=[A-Za-zĐđ])"
    rf"|(?<=\s)(?=[A-ZĐ]{{1,6}}[/{_DASH}]\s?[A-ZĐ]{{2}}))"
)
_SYMBOL = re.compile(
    rf"(?:QH|UBTVQH|HĐNN|HDNN)\d{{1,2}}|TTg(?:CP)?|[{_UPPER}]{{2,}}[a-z](?!\w)|[{_UPPER}]+(?:\s?&\s?[{_UPPER}]+)*\d{{0,3}}"
)
_SMALL_SYMBOL = re.compile(r"(?:[a-zđư]|[A-ZĐ](?=[a-zđư]))[a-zđư]{0,11}\d{0,2}(?!\w)")
_SEPARATOR = re.compile(rf"(?P<before>\s{{0,2}})(?P<mark>[/{_DASH}]|\.)(?P<after>\s{{0,2}})")
#: Only a year: counts behind a type ("Nghị quyết số 51/2001").
_YEAR_ALONE = re.compile(r"/(?:19|20)\d\d(?![\w/]|[.-]\w)")
_RUNNING = re.compile(r"(?<![\w/.,-])\d{1,4}[a-z]?$")
#: Of other types "12/2007" may be a month.
_OF_NUMBERS = re.compile(r"nghị|thông\s+tư|quyết|chỉ|luật|pháp|nđ|qđ|tt|nq|decree|circular")
#: Cells of tables glued to each other: "11/2022/TT-BGTVT11/2022/TT-BGTVT".
_NEXT_NUMBER = re.compile(r"/(?:19|20)\d\d/|\s*bản\s+(?:chính|sao|photo)")
#: A word that is glued to a number: its capital is not a symbol.
_GLUED_CAPITALS = re.compile(r"(?:NGH|TH|QUY|PH|CH|L|B|C|V|S|M|H|T|Đ)$")
_WITH_ACCENT = re.compile("[" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper()) + "]")
_CAPITAL_WORD = re.compile(rf"{_WITH_ACCENT.pattern}|[A-Z]{{3}}$")
_GLUED_WORD = re.compile(
    r"(?:Ngh|Ng|Th|Tr|Ch|Ph|Kh|Nh|Gi|Qu)[a-zà-ỹ]|[BCDĐGHKLMNPQRSTVX][aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]"
)
_BEFORE = re.compile(r"(?:số(?:\s+hiệu)?|\bký\s+hiệu)\s*[:.]?\s*$")
_BETWEEN = re.compile(
    r"(?:\s+của\s+[^\d,;:.()\n“\"]{3,60}?)?(?:\s+(?:liên\s+tịch|hợp\s+nhất))?\s*(?:(?:có\s+)?(?:số(?:\s+hiệu)?|ký\s+hiệu|no|number)\s*[:.]?)?\s*\[?"
)
#: What else bears numbers of this form: printed forms, permits, contracts, standards. A number glued to such a word is
#: another cell of a table.
_OTHER_PAPER = re.compile(
    r"(?:mẫu|biểu|phụ\s+lục|giấy|phép|phiếu|hợp\s+đồng|biên\s+bản|tờ\s+khai|đơn|chỉ|bảng|quyển|tcvn|qcvn|nhận)"
    r"(?:\s*(?:số(?:\s+hiệu)?|ký\s+hiệu)\s*:?\s*|\s*:\s*|\s+)$"
)
_OWN = re.compile(rf"[^\w\n]*(?:luật\s+|pháp\s+lệnh\s+|bộ\s+luật\s+)?số\s*:\s*[\w.&\s/{_DASH}]+")
_ENDS_OWN = re.compile(r"[ \t]*(?:\n|$|\r)|[^\n]{0,60},\s*ngày")
#: "Luật Ban hành văn bản quy phạm pháp luật số …": the last word of the name is no type.
_ENDS_NAME = re.compile(r"pháp\s+$")
_TOP = 1500
_REACH = 100
_OF_PAPERS = frozenset({"bb", "gp", "gm", "gb", "da", "pa", "hd", "td", "tv", "dn", "vb", "ld", "thd", "l", "tl"})


def numbered(composed: ComposedText) -> list[Mention]:
    """Return the documents named by number, from first to last."""
    found: list[Mention] = []
    end = place = 0
    while head := _HEAD.search(composed.text, place):
        place = head.end()
        if mention := _mention(composed, head, end):
            found.append(mention)
            end = place = mention.end
    return sorted([*found, *_with_year_only(composed)], key=lambda mention: mention.start)


def _mention(composed: ComposedText, head: re.Match[str], before: int) -> Mention | None:
    """Return the document of the number that begins with ``head``, or none; the one before it ends at ``before``."""
    end, symbols = _symbols(composed.text, head.end())
    if not symbols:
        return None
    start, is_named = _start(composed.small, head.start())
    if _is_own(composed.small, start, end):
        return None
    folded = [_folded(symbol) for symbol in symbols]
    if not is_named and not _is_number_by_itself(composed.small, head, folded):
        return None
    is_of_another = start != before and _is_glued(composed.text, start)
    is_short_year = head["year"] and len(head["year"]) == 2
    if not is_named and (is_short_year or is_of_another or head["separator"] is None):
        return None
    return number_mention(composed.text, start, head.start(), end)


def number_mention(text: str, start: int, number_start: int, end: int) -> Mention:
    """Return the mention from ``start`` whose number stands between the other two places."""
    document = " ".join(text[number_start:end].split())
    return Mention(start=start, end=end, document=document, key=_key(document))


def _symbols(text: str, position: int) -> tuple[int, list[str]]:
    """Return where the symbols from ``position`` end, and the symbols."""
    symbols: list[str] = []
    end = position
    while True:
        symbol = _small_symbol(text, position) or _SYMBOL.match(text, position)
        gap = text[end:position] if symbols else ""
        if symbol is None or not _belongs(symbol, symbols, gap):
            return end, symbols
        length = _own_length(text, symbol)
        if length == 0:
            return end, symbols
        end = symbol.start() + length
        symbols.append(symbol[0][:length])
        separator = _SEPARATOR.match(text, end) if length == len(symbol[0]) else None
        if separator is None or (separator["mark"] == "." and not _is_dotted(text, symbols, separator)):
            return end, symbols
        position = separator.end()


def _is_dotted(text: str, symbols: list[str], stop: re.Match[str]) -> bool:
    """Say whether a stop joins a type and its issuer ("12/1998/QĐ.UB") and does not end the sentence."""
    follows = text[stop.end() : stop.end() + 3]
    return len(symbols) == 1 and not stop["after"] and follows[:2].isupper() and not follows[2:].islower()


def _small_symbol(text: str, position: int) -> re.Match[str] | None:
    match = _SMALL_SYMBOL.match(text, position)
    return match if match and _is_known(_folded(match[0])) else None


def _belongs(symbol: re.Match[str], before: list[str], gap: str) -> bool:
    """Say whether a symbol behind a separator with spaces is one: "TT- BTP" is, "12/QĐ-UBND - UBND tỉnh" is not."""
    if gap == gap.strip():
        return True
    is_known = len(before) == 1 and _is_known(_folded(symbol[0]))
    return is_known or (len(symbol[0]) > 2 and (gap == gap.lstrip() or gap == gap.rstrip()))


def _own_length(text: str, symbol: re.Match[str]) -> int:
    """Return how much of a run of capitals is the symbol, when a word is glued to its end ("NĐ-CPNghị định")."""
    end, length = symbol.end(), len(symbol[0])
    if _WITH_ACCENT.match(text, end) and text[end] not in "ĐƯ":
        return _before_capitals(symbol[0])
    if symbol[0][-1].isdigit() and _NEXT_NUMBER.match(text, end):
        return len(symbol[0].rstrip("0123456789"))
    if end >= len(text) or not text[end].islower() or not symbol[0][-1].isalpha() or symbol[0][-1].islower():
        return length
    if _is_known(_folded(symbol[0])):
        return length
    if _is_known(_folded(symbol[0][:-1])) or _GLUED_WORD.match(text, end - 1):
        return length - 1
    return length if length > 1 else 0


def _before_capitals(run: str) -> int:
    """Return how much of a run of capitals is the symbol, when a word in capitals goes on behind it ("CPNGH" + "Ị")."""
    known = (cut for cut in range(1, min(5, len(run))) if _is_known(_folded(run[:-cut])))
    word = _GLUED_CAPITALS.search(run)
    return len(run) - next(known, len(word[0]) if word else 0)


def _start(small: str, number_start: int) -> tuple[int, bool]:
    """Return where the mention begins, and whether the type of the document stands before its number."""
    reach = max(0, number_start - _REACH)
    words = list(TYPE_WORD.finditer(small, reach, number_start))
    if (
        words
        and _BETWEEN.fullmatch(small, words[-1].end(), number_start)
        and not _ENDS_NAME.search(small, reach, words[-1].start())
        and not (words[-1][0] == "văn bản" and words[-1].end() == number_start)  # the head of a column
    ):
        return words[-1].start(), True
    label = _BEFORE.search(small, max(0, number_start - 12), number_start)
    return (label.start() if label else number_start), False


def _is_number_by_itself(small: str, head: re.Match[str], symbols: list[str]) -> bool:
    """Say whether a number without a type before it can only be a document's."""
    if _OTHER_PAPER.search(small, max(0, head.start() - 24), head.start()):
        return False
    if re.fullmatch(r"(?:qh|ubtvqh)\d{1,2}", symbols[0]):
        return bool(head["year"])
    if symbols[:2] == ["l", "ctn"]:
        return bool(head["year"])
    if symbols[0] not in TYPE_SYMBOLS or symbols[0] in _OF_PAPERS or len(symbols) < 2:
        return False
    is_certain = bool(head["year"]) or symbols[1] in ISSUER_SYMBOLS or symbols[0] in ("qd", "vbhn")
    return is_certain or bool(re.match(r"(?:qh|ubtvqh)\d", symbols[1]))


def _is_own(small: str, start: int, end: int) -> bool:
    """Say whether a number is the text's own: "Số: 12/2026/QĐ-UBND" on a line of its own at the top."""
    line_start = small.rfind("\n", 0, start) + 1
    return (
        start < _TOP and _OWN.fullmatch(small, line_start, end) is not None and _ENDS_OWN.match(small, end) is not None
    )


def _is_glued(text: str, start: int) -> bool:
    """Say whether a sign stands directly before: "A5/2020/TT-BTC" is no number, but a word may be glued to one."""
    is_sign = start > 0 and text[start - 1].isalpha() and not text[start - 1].islower()
    return is_sign and _CAPITAL_WORD.search(text, max(0, start - 3), start) is None


def _with_year_only(composed: ComposedText) -> Iterator[Mention]:
    small = composed.small
    for year in _YEAR_ALONE.finditer(small):
        number = _RUNNING.search(small, max(0, year.start() - 6), year.start())
        if number is None:
            continue
        start, is_named = _start(small, number.start())
        if is_named and (_OF_NUMBERS.match(small, start) or _BEFORE.search(small, start, number.start())):
            yield number_mention(composed.text, start, number.start(), year.end())


@lru_cache(maxsize=4096)
def _folded(symbol: str) -> str:
    return fold(symbol).replace("&", "").replace(" ", "")


def _is_known(symbol: str) -> bool:
    return symbol in ISSUER_SYMBOLS or symbol in TYPE_SYMBOLS or bool(re.fullmatch(r"(?:qh|ubtvqh)\d{1,2}", symbol))


@lru_cache(maxsize=4096)
def _key(document: str) -> str:
    return normalise(document.translate(_LOOKS_LIKE))
