"""Legal bases: a table whose rows run "title", "number", glued, where titles name numbers of documents too."""

import re
from collections.abc import Iterator, Sequence

from core.document_numbers import ISSUER_SYMBOLS, TYPE_SYMBOLS, normalise
from core.vietnamese import fold

from .letters import LOWER, UPPER
from .values import NO_INFORMATION, Basis, CannotSplit

HEADER = "Tên văn bản pháp lýMã văn bản"

#: In numbers the Icelandic and the Cyrillic letter stand for Đ and C, which they look like.
_UPPER = f"{UPPER}\u00d0\u0421"
_YEAR = r"(?:19|20)\d\d"
#: Beside those of ``core.document_numbers``, whom legal bases of procedures name.
_MORE_ISSUERS = {"bhxh", "bnnmt", "bnnmtt", "tchq", "ubck", "ubcknn", "bnptnt", "bgtvtbxd", "bkhđt", "vpqh", "hđnd"}
_ISSUERS = ISSUER_SYMBOLS | {fold(symbol) for symbol in _MORE_ISSUERS}
_HEAD = re.compile(rf"(?P<figures>(?<![\d.])\d{{1,3}}\.\d{{1,3}}|\d+)(?:/(?P<year>{_YEAR}))?/(?=[{_UPPER}])")
_ASSEMBLY = re.compile(r"(?:UBTV)?QH\s?(?:1[0-7]|[1-9])")
#: Between symbols; before one capital that begins a word it is a dash of the title.
_SEPARATOR = re.compile(rf"\s?[-–/_]\s?(?=[{_UPPER}])(?![{_UPPER}][{LOWER}])")
_RUN = re.compile(rf"[{_UPPER}]+(?:&[{_UPPER}]+)?")
#: Numbers that lack their symbols: "46/2020" for 46/2020/NĐ-CP, "25" glued to a date, "Luật số 58" glued to a title.
_SHORT = re.compile(
    rf"(?:(?<=\s{_YEAR})|(?<=/{_YEAR})|(?<![\d/\s]))(?P<numbered>\d{{1,3}}/{_YEAR})(?=$|[{_UPPER}][{LOWER}])"
    rf"|(?:(?<=\s{_YEAR})|(?<=\d/{_YEAR}))\d{{2,3}}(?=$|[{_UPPER}][{LOWER}])"
    rf"|(?<=[{LOWER}.])\d{{1,4}}-(?:L/CTN|[{_UPPER}]{{2}}/TW|CP|TTg)(?=$|[{_UPPER}][{LOWER}])"
    rf"|(?<=[{LOWER}])(?:Luật|Nghị định|Thông tư) số \d{{1,3}}(?=$|[{_UPPER}][{LOWER}])"
)
#: What may stand before a number in its own cell: "Luật số 146/2025/QH15", "NĐ 23/2026/NĐ-CP", "số 50/2025/…".
_PREFIX = re.compile(
    r"(?:(?:Bộ [Ll]uật|Lu[aâấậ][tâ]t?|LUẬT|Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|Pháp lệnh"
    r"|Chỉ thị|Văn bản hợp nhất|Công văn|Hiến pháp|NĐ|NQ|TTLT|TT|QĐ|VBHN)\s*)?(?:[Ss]ố\s*:?\s*)?$"
)
_LONGEST_PREFIX = 40
#: What follows a number that is glued to the title before it, and so closes the row.
_NEXT_TITLE = re.compile(rf"\s?[-–]\s+[{_UPPER}]|\s+(?:sửa đổi|bãi bỏ|quy định|ban hành|định số)\b")
_TITLE_GOES_ON = re.compile(r"ngày|của|được|[.,;:)”\"'/–(-]")
_NEXT_DOCUMENT = re.compile(r"\s+(?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định)\s")
_JOINING_WORD = re.compile(r"(?:\b(?:của|theo|và|với|tại|bởi|số|các|là|[Ll]uật)|[,;:(])$")
#: Two rows in what was taken for one title.
_GLUED = re.compile(
    rf"[{UPPER}]{{3}}(?:sửa đổi|quy định|hướng dẫn|về)\b"
    rf"|[{UPPER}](?:BỘ LUẬT|LUẬT|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ|QUYẾT ĐỊNH)\b"
    rf"|[;.]\s+\d+/{_YEAR}/[{UPPER}\d-]+\s+(?:Luật|Nghị định|Nghị quyết|Thông tư|Quyết định)\b|"
    rf"[{LOWER}\d)”.;](?:Luật|LUẬT|Bộ luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Pháp lệnh|Quy định)\b"
)


class _Number:
    """An occurrence of a number of a document in the cell."""

    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end


def split_bases(cell: str) -> tuple[Basis, ...]:
    """Return the legal bases, in order; one whose number is no number of a document keeps it in its title.

    Raises ``CannotSplit`` when the table has another shape, or when a title seems to hold two rows.
    """
    text = cell.strip()
    if text in ("", NO_INFORMATION, HEADER):
        return ()
    if not text.startswith(HEADER) or "Cơ quan thực hiện" in text:
        raise CannotSplit(text)
    bases = _rows(text[len(HEADER) :].strip())
    for basis in bases:
        if not basis.title or (basis.title != basis.number and _seems_to_be_two(basis.title)):
            raise CannotSplit(text)
    return bases


def _seems_to_be_two(title: str) -> bool:
    """Tell whether two rows stand in what was taken for one title: types are glued, or something stands there twice."""
    joined = "".join(title.split())
    is_doubled = len(joined) % 2 == 0 and joined[: len(joined) // 2] == joined[len(joined) // 2 :]
    return bool(_GLUED.search(title)) or is_doubled


def _rows(text: str) -> tuple[Basis, ...]:
    numbers, bases, start = _numbers(text), [], 0
    for place, number in enumerate(numbers):
        if _closes_a_row(text, numbers, place, start=start):
            begin = _start_of_number(text, number, start=start)
            bases.append(Basis(title=text[start:begin].strip(), number=text[begin : number.end].strip()))
            start = number.end
    if rest := text[start:].strip():
        if numbers and numbers[-1].start >= start:
            raise CannotSplit(text)  # a number that closes nothing: the row has another shape
        bases.append(Basis(title=rest, number=""))
    return tuple(bases)


def _numbers(text: str) -> list[_Number]:
    found, end = [], 0
    while head := _HEAD.search(text, end):
        end = _end_of_symbols(text, head.end())
        start = head.start("figures") + _length_of_year(text, head)
        if text[start:end] and end > head.end():
            found.append(_Number(text[start:end], start, end))
        end = max(end, head.end())
    return sorted([*found, *_short_numbers(text, found)], key=lambda number: number.start)


def _short_numbers(text: str, whole: Sequence[_Number]) -> Iterator[_Number]:
    for match in _SHORT.finditer(text):
        is_apart = all(match.end() <= number.start or match.start() >= number.end for number in whole)
        if is_apart and (not match["numbered"] or f"{match['numbered']}/" in text[: match.start()]):
            yield _Number(match[0], match.start(), match.end())


def _length_of_year(text: str, head: re.Match[str]) -> int:
    """Return 4 where the figures begin with the year that a title ends in: "năm 2024" and "46/2024/QH15"."""
    figures = head["figures"]
    return 4 if len(figures) > 4 and re.match(_YEAR, figures) else 0


def _end_of_symbols(text: str, start: int) -> int:
    """Return where the symbols end; a title in capitals may be glued to them: "TT-BTCQUY ĐỊNH"."""
    end = start
    while True:
        assembly = _ASSEMBLY.match(text, end)
        if assembly:
            return assembly.end()
        run = _RUN.match(text, end)
        if run is None:
            return end
        length = _length_of_symbol(run[0], text[run.end() : run.end() + 2])
        end += length
        separator = _SEPARATOR.match(text, end) if length == len(run[0]) else None
        if separator is None:
            return end + (1 if text[end - 2 : end + 1] == "TTg" else 0)
        end = separator.end()


def _length_of_symbol(run: str, after: str) -> int:
    """Return how much of these capitals is one symbol: the longest that is known, else all but a title's initial."""
    if after[:1] == "g" and run.endswith("TT"):
        return len(run)
    known = [
        length for length in range(len(run), 0, -1) if fold(run[:length]).replace("&", "") in _ISSUERS | TYPE_SYMBOLS
    ]
    begins_title = bool(after) and after[0].islower()
    if known and known[0] > 1:
        return known[0]
    return len(run) - 1 if begins_title and len(run) > 1 else len(run)


def _closes_a_row(text: str, numbers: Sequence[_Number], place: int, *, start: int) -> bool:
    """Tell whether this number is the last of its row, rather than named in the title."""
    number = numbers[place]
    if not text[start : number.start].strip():
        return False  # a title that is only a number
    after = text[number.end :]
    if not after.strip():
        return True
    glued = not text[number.start - 1].isspace() and text[number.start - 1] not in "(/–-"
    if glued and _NEXT_TITLE.match(after):
        return True
    if after[0].isspace():
        return _closes_before_space(text, number, after, start=start, glued=glued)
    if _TITLE_GOES_ON.match(after):
        return False
    following = _glued_after(text, numbers, place)
    return following is None or _closes_before_number(text, numbers, place, following, start=start, glued=glued)


def _closes_before_space(text: str, number: _Number, after: str, *, start: int, glued: bool) -> bool:
    if glued or _prefix_is_glued(text, number, start=start):
        return re.match(rf"\s+(?:[{_UPPER}]|\d)", after) is not None
    # "… Luật số 146/2025/QH15 Thông tư …": spaces on both sides, but two documents without a word to join them.
    title = text[start : number.start - len(_prefix(text, number, start=start))].strip()
    return bool(title) and _NEXT_DOCUMENT.match(after) is not None and _JOINING_WORD.search(title) is None


def _closes_before_number(
    text: str, numbers: Sequence[_Number], place: int, following: _Number, *, start: int, glued: bool
) -> bool:
    number = numbers[place]
    if normalise(following.text) == normalise(number.text):
        return glued and following.start > number.end
    return glued or _prefix_is_glued(text, number, start=start) or _is_only_title(text, numbers, place + 1)


def _glued_after(text: str, numbers: Sequence[_Number], place: int) -> _Number | None:
    """Return the number that follows without a word between, as after a title that ends in a number."""
    if place + 1 == len(numbers):
        return None
    between = text[numbers[place].end : numbers[place + 1].start]
    return numbers[place + 1] if not between or _is_prefix(between) else None


def _is_prefix(text: str) -> bool:
    return _PREFIX.fullmatch(text) is not None


def _is_only_title(text: str, numbers: Sequence[_Number], place: int) -> bool:
    """Tell whether this number is the whole title of a row: it comes twice."""
    following = _glued_after(text, numbers, place)
    return following is not None and normalise(following.text) == normalise(numbers[place].text)


def _prefix_is_glued(text: str, number: _Number, *, start: int) -> bool:
    """Tell whether a number with words before it, "Luật số 146/2025/QH15", is glued to a title before these."""
    begin = number.start - len(_prefix(text, number, start=start))
    title = text[start:begin]
    return begin < number.start and bool(title.strip()) and (not title[-1].isspace() or title.rstrip(" ")[-1] == "\n")


def _start_of_number(text: str, number: _Number, *, start: int) -> int:
    """Return where the cell of the number begins, with the words before it where these are no part of the title."""
    prefix = _prefix(text, number, start=start)
    begin = number.start - len(prefix)
    if _prefix_is_glued(text, number, start=start) or not text[number.start - 1].isspace():
        return begin if prefix.endswith(" ") and _prefix_is_glued(text, number, start=start) else number.start
    if not text[start:begin].strip():
        raise CannotSplit(text[start : number.end])
    return begin


def _prefix(text: str, number: _Number, *, start: int) -> str:
    found = _PREFIX.search(text, max(start, number.start - _LONGEST_PREFIX), number.start)
    return found[0] if found else ""
