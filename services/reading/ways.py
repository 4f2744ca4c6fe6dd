"""Ways to apply: "Trực tiếp15 NgàyMiễn phí(…)…" is a method, a time limit, fees and a description, glued together."""

import re
from collections.abc import Iterator, Set

from .letters import UPPER
from .values import NO_INFORMATION, CannotSplit, Way

HEADER = "Hình thức nộpThời gianPhí, lệ phíMô tả"

_UNITS = {"Ngày làm việc": "working_days", "Ngày": "days", "Giờ": "hours", "Tháng": "months", "Năm": "years"}
_METHOD = "(?:Trực tiếp|Trực tuyến|Dịch vụ bưu chính)"
_CURRENCY = "(?:Việt Nam Đồng|VNĐ|USD)"
#: A sum begins with no 0 and has its thousands in threes, which tells it from a bare time limit before it.
_SUM = rf"[1-9]\d{{0,2}}(?:(?:,\d{{3}})+|\d*) {_CURRENCY}"
_FEE = re.compile(rf"Miễn phí|{NO_INFORMATION}|{_SUM}|Phí : Đồng")
#: A time limit, rarely in words: "Không quy định". Bare figures are as few as may be; see ``_bare_time``.
_TIME = (
    rf"\d+(?:[.,]\d+)? (?:{'|'.join(_UNITS)})|{NO_INFORMATION}|\d{{1,4}}?|(?=[A-ZĐ])(?:(?!{_METHOD})[^\n]){{1,140}}?"
)
_ROW = re.compile(rf"(?P<method>{_METHOD})(?P<time>{_TIME})(?={_FEE.pattern})")
_BARE_BEFORE_SUM = re.compile(rf"(?P<figures>\d{{1,12}}(?:,\d{{3}})*) {_CURRENCY}")
_PLAIN_TIME = re.compile(rf"(\d{{1,4}}) ({'|'.join(_UNITS)})")
_FIRST_ITEM = re.compile(r"\((?:[a-zđ]|\d{1,2}|[ivx]{1,4})\)\s")
_FURTHER_NOTE = re.compile(r"\.\s*\(")
#: "a)" or "12)" opens an item of a list: its bracket closes nothing.
_ITEM_MARK = re.compile(r"(?<![^\s;.,(])(?:[a-zđ]{1,2}\d?|\d{1,2})(?=\))")


def split_ways(cell: str) -> tuple[Way, ...]:
    """Return the ways to apply, in order.

    Raises ``CannotSplit`` when the table has another shape, or when a bare time limit and a sum run into each other
    so that both "1" and "55 VNĐ", and "15" and "5 VNĐ" may be meant.
    """
    text = cell.strip()
    if text in ("", NO_INFORMATION, HEADER):
        return ()
    if not text.startswith(HEADER):
        raise CannotSplit(text)
    text = text[len(HEADER) :].strip()
    rows = list(_ROW.finditer(text))
    if not rows or rows[0].start() != 0:
        raise CannotSplit(text)
    ends = [row.start() for row in rows[1:]] + [len(text)]
    known = {time for row in rows for time in _certain_bare_times(row)}
    return tuple(_way(row, end, known=known) for row, end in zip(rows, ends, strict=True))


def _figures_before_sum(row: re.Match[str]) -> re.Match[str] | None:
    """Return the figures between method and currency, where a bare time limit and a sum are one: "1500 VNĐ"."""
    return _BARE_BEFORE_SUM.match(row.string, row.start("time")) if row["time"].isdigit() else None


def _certain_bare_times(row: re.Match[str]) -> tuple[str, ...]:
    glued = _figures_before_sum(row)
    if glued is None:
        return (row["time"],)
    places = _places(glued["figures"])
    return (glued["figures"][: places[0]],) if len(places) == 1 else ()


def _places(figures: str) -> list[int]:
    """Return where a sum may begin in these figures, after a time limit of one figure at least."""
    return [place for place in range(1, len(figures)) if re.fullmatch(_SUM, f"{figures[place:]} VNĐ")]


def _way(row: re.Match[str], end: int, *, known: Set[str]) -> Way:
    glued = _figures_before_sum(row)
    time_limit = _bare_time(glued, end, known=known) if glued else row["time"]
    rest = row.string[row.start("time") + len(time_limit) : end]
    end_of_fees = _end_of_fees(rest)
    plain = _PLAIN_TIME.fullmatch(time_limit)
    return Way(
        method=row["method"],
        time_limit=time_limit.strip(),
        amount=int(plain[1]) if plain else None,
        unit=_UNITS[plain[2]] if plain else "",
        fee=rest[:end_of_fees].strip(),
        description=rest[end_of_fees:].strip(),
    )


def _bare_time(glued: re.Match[str], end: int, *, known: Set[str]) -> str:
    """Part "1" from "25 VNĐ" where only one place will do, or the note names the sum, or another row the time."""
    figures, note = glued["figures"], glued.string[glued.end() : end]
    places = _places(figures)
    for wanted in (
        places,
        [place for place in places if re.search(rf"(?<![\d.]){figures[place:]}\.000(?!\.)", note)],
        [place for place in places if figures[:place] in known],
    ):
        if len(wanted) == 1:
            return figures[: wanted[0]]
    raise CannotSplit(glued.string)


def _end_of_fees(rest: str) -> int:
    end = 0
    while fee := _FEE.match(rest, end):
        if end and rest[fee.end() : fee.end() + 1] != "(":
            break  # the description begins with a sum of its own
        end = fee.end()
        if fee[0] == NO_INFORMATION:
            break  # there is no note on nothing: "(1) …" is the description
        if rest[end : end + 1] == "(":
            end = _end_of_notes(rest, end)
    return end


def _end_of_notes(text: str, start: int) -> int:
    """Return where the note ends; one that the source closed too early goes on: "(…). (Áp dụng …).)"."""
    end = _end_of_note(text, start)
    while end > start and (further := _FURTHER_NOTE.match(text, end)):
        start, end = further.end() - 1, _end_of_note(text, further.end() - 1)
    return end


def _end_of_note(text: str, start: int) -> int:
    """Return where the note in brackets at ``start`` ends: what is in it may lack a bracket or have one too many."""
    depth, balanced = 0, None
    for place, bracket in _brackets(text, start):
        depth += 1 if bracket == "(" else -1
        if depth == 0 and balanced is None:
            balanced = place + 1
        if depth < 0 and balanced is not None and _holds_no_words(text[balanced:place]):
            balanced, depth = place + 1, 0
    if balanced is not None:
        return balanced
    glued = [match.end() for match in re.finditer(r"\)(?=\s*$|[^\s).,;:/])", text[start:])]
    if glued:
        return start + glued[-1]
    if _FIRST_ITEM.match(text, start):
        return start  # "(1) …" that nothing closes: the description
    before_capital = [match.end() for match in re.finditer(rf"\)(?=\s+[{UPPER}])", text[start:])]
    return start + before_capital[-1] if before_capital else len(text)


def _holds_no_words(text: str) -> bool:
    return not any(character.isalnum() for character in text)


def _brackets(text: str, start: int) -> Iterator[tuple[int, str]]:
    marks = {match.end() for match in _ITEM_MARK.finditer(text, start)}
    for place in range(start, len(text)):
        if text[place] in "()" and not _closes_an_item(text, place, start=start, marks=marks):
            yield place, text[place]


def _closes_an_item(text: str, place: int, *, start: int, marks: set[int]) -> bool:
    """A mark "a)" in a note closes nothing, but in "(a)" it does, save where the note itself begins: "(a) …"."""
    if text[place] != ")" or place not in marks:
        return False
    before = text.rfind("(", start, place)
    return before == start or not re.fullmatch(r"\([a-zđ\d]{1,3}", text[before:place])
