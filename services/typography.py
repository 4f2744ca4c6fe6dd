"""How texts of the national database are set on our pages: spaces, stops and lines as printed text has them.

The database lost line ends and gained stray ones. Words and their order stay; only what says nothing is mended.
"""

import re
from functools import lru_cache

REMEMBERED = 500
"""Texts: the ways of a procedure say the same, and neighbours in the list are based on the same law."""
_TYPES = "Luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Pháp lệnh|Chỉ thị|Hiến pháp"
#: An item of a list in the middle of a line: "…sau: - Đơn", and any mark behind a tab, where a line end was.
_INNER_ITEM = re.compile(
    r"(?:(?<=[.;:])[^\S\n]+|[^\S\n]*\t[^\S\n]*)(?=[-+*][^\S\n]+[^\W\d])|(?<=[.;:])[^\S\n]+(?=\+ \d)"
)
_SENTENCE_ENDS = re.compile(r"[.;:!?…)”\"]$")
_BEGINS_ITEM = re.compile(r"[-+*•–·(\uf000-\uf0ff]|\(?[a-zđ\d]{1,3}[).]|[ivx]+[).]|Bước\b")
_LONG_LINE = 45
"""Characters, from which a line without a stop is taken for one that the source broke."""
_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"[^\S\n]+", " "),
        (r"(?<=\() (?=\S)|(?<=\S) (?=\))", ""),
        (r"(?<=[\w)]) (?=[,;](?:\s|$))", ""),
        (r"(?<=[^\W\d]) ?:(?=[^\W\d])(?!//)", ": "),
        (r"(?<=[^\W\d]) :(?=\s|$)", ":"),
        (r"(?<=[,;])\((?=\w)", " ("),
        (r"(?<=\w)\. \.(?! ?\.)", "."),
        (r"(?<=[\w)])\.\.(?!\.)", "."),
        # "v.v.;" is right: there the stop shortens a word.
        (r"(?<=[\w)])(?<!v\.v)\.(?=;)", ""),
        # Marks that the source adds to tell equal names apart: "(i) .Thông báo", "(ii)!Giấy".
        (r"^(\([ivx]+\)|[a-zđ]\)|\d{1,2}\))\.?\s*[.!]+\s*(?=\w)", r"\1 "),
        (r"(?<=[A-ZĐ]{2})(?=(?:ngày|của) )", " "),
    )
)
#: What any of the rules begins with: most lines hold none of it, and eleven rules are slow.
_MAY_BE_ODD = re.compile(
    r"[^\S\n]{2}|[^\S\n ]|\( | \)| [,;:]|\w:\w|[,;]\(|\. ?\.|\.;|^\(|^\w{1,2}\)|[A-ZĐ]{2}(?:ngày|của) "
)
_UNITS = re.compile(r"(?<=\d )(?:Ngày làm việc|Ngày|Giờ|Tháng|Năm)\b")
_SUM = re.compile(r"(\d[\d,]*) (?:Việt Nam Đồng|VNĐ)")
_NEXT_FEE = re.compile(r"(?<=\))(?=Miễn phí|\d[\d.]* (?:đồng|USD))")
_NUMBER = re.compile(r"\d[\d/]*/[\w&-]+")
_VOWEL, _CONSONANT = "[aeiouy]", "[b-df-hj-np-tv-xz]"
#: With words of several syllables, as no Vietnamese word has: "Kimberley".
_PROPER = re.compile(
    rf"\b(?:(?:{_TYPES})(?= số\b)|Luật|Bộ luật|Bộ trưởng|Việt Nam|Nhà nước|Chính phủ|Quốc hội)\b"
    rf"|\b\w*{_VOWEL}{_CONSONANT}+{_VOWEL}\w*\b",
    re.IGNORECASE,
)
_NAMES = {"việt nam": "Việt Nam"}
_MOST_CAPITALS_OF_A_NAME = 3
_GLUED_ROWS = re.compile(
    rf"(?<=[a-zà-ỹđ\d.;)”])(?=(?:{_TYPES}|Cơ quan thực hiện)[\s\d])|(?<=QH1\d)(?=\d+/)|(?<=NĐ-CP)(?=[A-ZĐ\d])"
)
_HEADERS = ("Tên văn bản pháp lýMã văn bản", "Hình thức nộpThời gianPhí, lệ phíMô tả")


@lru_cache(maxsize=REMEMBERED)
def tidied(text: str) -> str:
    """Return ``text`` with its lines whole, an item of a list in each, and with the spaces and stops of print."""
    lines = [" ".join(line.split()) for line in _INNER_ITEM.sub("\n", text).split("\n")]
    return "\n".join(_set(line) for line in _unwrapped(lines)).strip()


def plain_time(text: str) -> str:
    """Return a time limit as it stands in a sentence: "5 ngày làm việc"."""
    return _UNITS.sub(lambda unit: unit[0].lower(), tidied(text))


def plain_fee(text: str) -> str:
    """Return a fee as people write it, each on its own line: "200.000 đồng (cấp mới)"."""
    text = _SUM.sub(lambda found: found[1].replace(",", ".") + " đồng", text)
    text = re.sub(
        r"^(Miễn phí|[\d.]+ (?:đồng|USD))\(\s*(?:- )?", r"\1 (", _NEXT_FEE.sub("\n", text), flags=re.MULTILINE
    )
    return "\n".join(_set(line) for line in text.split("\n")).strip()


def without_capitals(text: str) -> str:
    """Return a title written all in capitals as a sentence; numbers of documents and other titles stay."""
    if not text.isupper() or len(text.split()) <= _MOST_CAPITALS_OF_A_NAME:
        return text
    lower, done = "", 0
    for number in _NUMBER.finditer(text):
        lower, done = lower + text[done : number.start()].lower() + number[0], number.end()
    lower += text[done:].lower()
    named = _PROPER.sub(lambda found: _NAMES.get(found[0], found[0][:1].upper() + found[0][1:]), lower)
    return named[:1].upper() + named[1:]


def parted(cell: str) -> str:
    """Return a table that could not be split without its header, and with a line for each row that shows itself."""
    for header in _HEADERS:
        cell = cell.removeprefix(header)
    return _GLUED_ROWS.sub("\n", cell).strip()


def _set(line: str) -> str:
    if not _MAY_BE_ODD.search(line):
        return line.strip()
    for pattern, put in _RULES:
        line = pattern.sub(put, line)
    return line.strip()


def _unwrapped(lines: list[str]) -> list[str]:
    """Join lines that were broken in the middle of a sentence; a line that begins an item is never joined."""
    whole: list[str] = []
    last, is_broken = "", False
    for line in lines:
        continues = bool(line and last) and not _SENTENCE_ENDS.search(last) and not _BEGINS_ITEM.match(line)
        if continues and (line[0].islower() or (is_broken and len(last) >= _LONG_LINE)):
            whole[-1] += f" {line}"
            is_broken = True
        else:
            whole.append(line)
            is_broken = False
        last = line
    return whole
