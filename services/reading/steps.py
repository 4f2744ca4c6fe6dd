"""Steps: a text of paragraphs, most of them begun by "Bước 1: …", some by "* Đối với …" or "a) …"."""

import re
from collections.abc import Sequence

from .values import NO_INFORMATION, Step

_LONGEST_TITLE = 120
_BULLETS = r"(?:[-+*•–]|[^\S\n])*+"
_MARKS = rf"{_BULLETS}(?:(?:[a-zđ]\)[^\S\n]*|\d{{1,2}}(?:\.\d{{1,2}})*[.)][^\S\n]+){_BULLETS})?"
#: "Bước 2:", also inside a paragraph with its colon or after the end of a sentence; "quay lại Bước 2" is no beginning.
_STEP = re.compile(
    rf"(?:(?:(?<=\n)|^|(?<=[.;:)])[^\S\n]+|(?<=\s[-+*•])[^\S\n]+){_MARKS}(?P<name>Bước\s*\d{{1,2}}[a-zđ]?)(?P<mark>\s*[:.,)-]|(?=\s))"
    rf"|(?<=\s)(?P<name_inside>Bước\s*\d{{1,2}}[a-zđ]?)(?P<colon>:))"
)
_CASE = re.compile(r"(?:^|(?<=\n))[^\S\n]*\*[^\S\n]*(?=\S)")
_LETTER = re.compile(r"(?:^|(?<=\n))[^\S\n]*(?P<letter>[a-zđ])[).][^\S\n]+(?=\S)")
_FIRST_STEP = re.compile(r"Bước\s*1")
_END_MARK = re.compile(r"(?:(?<=\s)|(?<=[.:;]))[-+*•–]+\s*$")
#: What the line before a new "Bước 1" begins with, when it says for whom or for what the steps are.
_LEAD = re.compile(
    r"\W*(?:\(?[ivx]+\)|[IVX]+[.)]|[A-ZĐ][.)]|[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*[.)]|Trường hợp|Đối với|Tại|Quy trình)"
    r"|[-+*•]\s*[^.;:]{2,80}:$"
)
#: The same at the end of a line that says something else: the source lost the end of that line.
_LEAD_AT_END = re.compile(
    r".*(?:\s(?=(?:Trường hợp|Đối với)\s[^.;:]{3,150}:$)|[.;](?=(?:Trường hợp|Đối với)\s.{3,600}$))"
)
_MARK_AT_END = re.compile(r"(?:\d{1,2}|[a-zđ])\)\s+$")
_BULLET_SIGNS = "-–•+* "
_BULLET = re.compile(r"([-+*•–]+)\s*")
#: The mark of the item that a step is, on the line before it: "… khoáng sản a) Bước 1".
_LETTER_AT_END = re.compile(r"(?<!điểm)(?<!khoản)(?<!mục)(?<=\S)[^\S\n]+[a-zđ]\)[^\S\n]*$")
_ALPHABET = "abcdđeghiklmn"


def split_steps(cell: str) -> tuple[Step, ...]:
    """Return the steps in order, each with the paragraphs under it; text in no named step has no title."""
    text = cell.strip()
    if text in ("", NO_INFORMATION):
        return ()
    steps = [match for match in _STEP.finditer(text) if match["mark"] or match["colon"] or _begins_line(match)]
    if steps:
        return _parts(text, steps)
    for marks in (list(_CASE.finditer(text)), _lettered(text)):
        if len(marks) > 1:
            return _parts(text, marks)
    return (Step(title="", text=text),)


def _begins_line(match: re.Match[str]) -> bool:
    return match.start() == 0 or "\n" in match.string[match.start() - 1 : match.start("name")]


def _lettered(text: str) -> list[re.Match[str]]:
    """Return the items a), b), c) … where they run through without a gap and only once."""
    marks = list(_LETTER.finditer(text))
    letters = "".join(mark["letter"] for mark in marks)
    return marks if letters and _ALPHABET.startswith(letters) else []


def _parts(text: str, marks: Sequence[re.Match[str]]) -> tuple[Step, ...]:
    before = _without_end_mark(text[: marks[0].start()])
    steps = [Step(title="", text=before)] if before else []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        part = text[mark.end() : following.start() if following else len(text)]
        part, lead = _without_lead(part, following) if following else (part, "")
        steps.append(_step(mark, _without_end_mark(part) if following else part.strip()))
        if lead:
            steps.append(Step(title="", text=lead))
    return tuple(steps)


def _without_end_mark(text: str) -> str:
    """Return the text without the mark of the item that begins behind it: "… + Bước 1"."""
    return _END_MARK.sub("", _LETTER_AT_END.sub("", text)).strip()


def _without_lead(part: str, following: re.Match[str]) -> tuple[str, str]:
    """Return the part, and the line at its end that leads to steps counted anew: "(ii) Đối với tổ chức: Bước 1"."""
    name = following.groupdict().get("name") or following.groupdict().get("name_inside") or ""
    if not _FIRST_STEP.fullmatch(name):
        return part, ""
    text = _without_end_mark(part)
    rest, line_end, line = text.rpartition("\n")
    if line_end and _LEAD.match(line.strip()):
        return rest, _without_end_mark(line)
    if lead := _LEAD_AT_END.match(line.strip()):
        line = line.strip()
        mark = _MARK_AT_END.search(line, 0, lead.end())
        begin = mark.start() if mark else lead.end()
        return f"{rest}{line_end}{line[:begin].rstrip(_BULLET_SIGNS)}", line[begin:]
    return part, ""


def _step(mark: re.Match[str], text: str) -> Step:
    """A short first line is the title, where more follows it; a single line is the text."""
    found = mark.groupdict()
    name = re.sub(r"^Bước\s*", "Bước ", found.get("name") or found.get("name_inside") or "")
    colon = (found.get("mark") or found.get("colon") or "").strip()
    letter = f"{found['letter']}) " if found.get("letter") else ""
    line, _, rest = text.partition("\n")
    line, rest = line.strip(), rest.strip()
    bullet = _BULLET.match(line) if name else None
    if bullet and any(other.strip().startswith(bullet[1]) for other in rest.split("\n")):
        return Step(title=name, text=letter + text)  # the first of several items is no title
    if bullet and rest:
        line = line[bullet.end() :]
    if rest and len(line) <= _LONGEST_TITLE:
        return Step(title=f"{name}{colon} {letter}{line}".strip().removesuffix(":"), text=rest)
    return Step(title=name, text=letter + text)
