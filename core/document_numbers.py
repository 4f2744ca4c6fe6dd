"""Numbers of documents (số ký hiệu): one form for comparing them, and finding one in what a citizen typed.

A number is "12/2007/QĐ-UBND": a running number, often a year, then symbols of the type and of who issued it.
Older ones are odd ("119-CP", "23-L/CTN", "08/2004/TTLT/BTM-BTC"); the same document is quoted with other dashes,
slashes, spaces, zeros or without accents, and all of these give one normalised form: ``12/2007/qd-ubnd``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.vietnamese import fold

#: Symbols of types of documents, folded: QĐ, NĐ, TT, … A symbol that is none of them names an issuer.
TYPE_SYMBOLS = frozenset(
    {
        "bb", "bc", "cd", "ct", "ctr", "cv", "da", "dn", "gb", "gm", "gp", "hd", "kh", "kl", "l", "lct", "ld", "nd",
        "nq", "nqlt", "pa", "pc", "pl", "qc", "qd", "sl", "tb", "tbn", "td", "thd", "tl", "tr", "tt", "ttr", "ttlb",
        "ttlt", "tttt", "tv", "vb", "vbhn",
    }
)  # fmt: skip

#: Names of types that people write out, folded, and their symbols ("" where the number itself carries none).
TYPE_NAMES = {
    "thong tu lien tich": "ttlt", "nghi quyet lien tich": "nqlt", "nghi dinh": "nd", "quyet dinh": "qd",
    "thong tu": "tt", "nghi quyet": "nq", "chi thi": "ct", "ke hoach": "kh", "thong bao": "tb", "cong van": "cv",
    "cong dien": "cd", "bao cao": "bc", "to trinh": "ttr", "phap lenh": "pl", "sac lenh": "sl", "luat": "l",
}  # fmt: skip

#: Issuers that people name without slashes ("qd 12 ubnd 2025"), folded.
ISSUER_SYMBOLS = frozenset(
    {
        "ubnd", "hdnd", "cp", "ttg", "vpcp", "ctn", "qh", "ubtvqh", "bca", "bqp", "bng", "bnv", "btp", "btc", "bct",
        "bgtvt", "bxd", "btttt", "bldtbxh", "bvhttdl", "bkhcn", "bkhdt", "btnmt", "bnnptnt", "bnnmt", "bgddt", "byt",
        "bdttg", "nhnn", "ttcp", "ubdt", "ktnn", "tandtc", "vksndtc", "hdtp", "hdbt", "bvhtt", "bnn", "bkhcnmt", "tc",
        "tct",
    }
)  # fmt: skip

_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_LABEL = re.compile(r"^\s*so(?:\s*(?:hieu|ky\s+hieu))?\s*[:.]?\s*(?=\d)")
_RUNNING = r"\d{1,6}(?:\.\d{1,3})?[a-z]?"
_YEAR = r"(?:1945|194[6-9]|19[5-9]\d|20\d\d)"
_SYMBOLS = r"[a-z][a-z0-9]*(?:[-/.][a-z][a-z0-9]*)*"
_NUMBER = re.compile(rf"(?P<running>{_RUNNING})(?:/(?P<year>{_YEAR})(?!\d))?(?:[-/](?P<symbols>{_SYMBOLS})-?)?")
#: A number inside other words: not the end of a date, and nothing glued to it.
_NUMBER_INSIDE = re.compile(rf"(?<![\w/.,-])(?:{_NUMBER.pattern})(?![\w/]|\.\w)")
#: "12/2007/QĐ – UBND": a space around a separator belongs to the number only before a known symbol or a figure,
#: since what follows may be the subject ("12/QĐ-UBND - về việc …").
_SPACED_SEPARATOR = re.compile(
    rf"\s*(/)\s*(?=[a-z0-9])|\s*(-)\s*(?=(?:{'|'.join(sorted(ISSUER_SYMBOLS | TYPE_SYMBOLS))}|qh\d+|ubtvqh\d+)\b)"
)

#: Words before a figure that make it a day, a room or a span of time rather than a number of a document.
_NOT_BEFORE = re.compile(
    r"\b(?:ngay|thang|quy|ky|hop|dot|nam hoc|nien khoa|giai doan|phong|nha|hem|ngo|kiet|duong)\s+(?:so\s+)?$"
)
_SYMBOL_AND_NUMBER = re.compile(r"^(qh|ubtvqh)\d{1,2}$")


class NotADocumentNumber(ValueError):
    """The text is not one number of a document."""


@dataclass(frozen=True)
class DocumentNumber:
    """A number of a document in parts, all folded: ``running`` "12" (or "66.13", "8a"), ``year``, ``symbols``."""

    running: str
    year: int | None = None
    symbols: tuple[str, ...] = ()

    @property
    def normalised(self) -> str:
        """The one form for comparing: ``12/2007/qd-ubnd``."""
        year = "" if self.year is None else str(self.year)
        return "/".join(part for part in (self.running, year, "-".join(self.symbols)) if part)

    @property
    def type_symbol(self) -> str:
        """The symbol of the type ("qd"), or "" where the number names none ("45/2019/QH14")."""
        return self.symbols[0] if self.symbols and self.symbols[0] in TYPE_SYMBOLS else ""

    @property
    def issuer_symbols(self) -> tuple[str, ...]:
        """The symbols of who issued it ("ubnd"), several for a joint document."""
        return self.symbols[1:] if self.type_symbol else self.symbols


@dataclass(frozen=True)
class NumberForms:
    """What is stored of a number and asked for: the whole, what it may begin with, and all of its parts."""

    exact: str
    prefixes: tuple[str, ...]
    parts: tuple[str, ...]


def parse(text: str) -> DocumentNumber:
    """Return the number that ``text`` is: "Số: 012/2007/QĐ – UBND" gives 12, 2007 and qd, ubnd.

    Raises ``NotADocumentNumber`` when it is none, or more than one.
    """
    match = _NUMBER.fullmatch(re.sub(r"\s*([-/.])\s*", r"\1", _LABEL.sub("", _plain(text))).strip(" .,;"))
    if match is None or (match["year"] is None and match["symbols"] is None):
        raise NotADocumentNumber(text)
    return _number(match)


def normalise(text: str) -> str:
    """Return the form for comparing; a text that is no number is folded and loses its spaces, so never raises."""
    try:
        return parse(text).normalised
    except NotADocumentNumber:
        return re.sub(r"\s+", "", _plain(text))


def forms(number: DocumentNumber) -> NumberForms:
    """Return what to index for ``number``, or to ask for.

    The prefixes are whole steps, longest first: "12/2007/qd-ubnd" is found by "12/2007/qd" and by "12/2007", and
    without its year as "12/qd-ubnd" too.
    """
    steps = [number.running] if number.year is None else [f"{number.running}/{number.year}"]
    for separator, symbol in zip(("/", *("-",) * len(number.symbols)), number.symbols, strict=False):
        steps.append(f"{steps[-1]}{separator}{symbol}")
    without_year = DocumentNumber(running=number.running, symbols=number.symbols).normalised
    prefixes = [step for step in reversed(steps) if step not in (number.normalised, number.running)]
    if number.year is not None and number.symbols:
        prefixes.append(without_year)
    year = () if number.year is None else (str(number.year),)
    return NumberForms(
        exact=number.normalised, prefixes=tuple(prefixes), parts=(number.running, *year, *number.symbols)
    )


def find_number(query: str) -> DocumentNumber | None:
    """Return the number of a document that a citizen's words hold, or none.

    "quyết định 12/2007", "12/QĐ-UBND" and "qd 12 ubnd 2025" hold one; "phòng 3/4" and "ngày 05/3/2007" do not.
    """
    plain = _SPACED_SEPARATOR.sub(lambda match: match[1] or match[2], _plain(query))
    for match in _NUMBER_INSIDE.finditer(plain):
        if _is_meant(match, plain):
            return _number(match)
    return _spelled_out(plain)


def _plain(text: str) -> str:
    """Fold, make every dash a hyphen, and drop the ampersands that only some spellings have (BGD&ĐT, BGDĐT)."""
    return re.sub(r"\s*&\s*", "", _DASHES.sub("-", fold(text)))


def _number(match: re.Match[str]) -> DocumentNumber:
    symbols = tuple(re.findall(r"[a-z0-9]+", match["symbols"] or ""))
    running = match["running"].lstrip("0") or "0"
    return DocumentNumber(running=running, year=int(match["year"]) if match["year"] else None, symbols=symbols)


def _is_meant(match: re.Match[str], plain: str) -> bool:
    number = _number(match)
    if match["year"] is None:
        return _are_symbols(number.symbols)
    if number.symbols:
        return True
    # "12/2007" alone: not the month of a date, not a room, not the school year 2024/2025.
    follows_year = number.year is not None and number.running == str(number.year - 1)
    return not follows_year and _NOT_BEFORE.search(plain[: match.start()]) is None


def _are_symbols(symbols: tuple[str, ...]) -> bool:
    return any(symbol in TYPE_SYMBOLS and len(symbol) > 1 for symbol in symbols) or any(map(_is_issuer, symbols))


def _is_issuer(word: str) -> bool:
    return word in ISSUER_SYMBOLS or _SYMBOL_AND_NUMBER.match(word) is not None


def _spelled_out(plain: str) -> DocumentNumber | None:
    """Return a number typed with spaces: a type, a figure, and an issuer or a year, next to each other."""
    for name, symbol in TYPE_NAMES.items():
        plain = re.sub(rf"\b{name}\b(?!\s+(?:hanh chinh|dan su))", symbol, plain)
    words = re.findall(rf"{_RUNNING}(?![\w.])|[a-z0-9]+", plain)
    for start, word in enumerate(words):
        if word in TYPE_SYMBOLS:
            found = _gathered(symbol=word, before=words[start - 1 : start], after=words[start + 1 : start + 7])
            if found is not None:
                return found
    return None


def _gathered(*, symbol: str, before: list[str], after: list[str]) -> DocumentNumber | None:
    running, years, issuers = "", list[int](), list[str]()
    for word in (*_figures(before), *_words_of_a_number(after)):
        if not running and re.fullmatch(_RUNNING, word):
            running = word
        elif re.fullmatch(_YEAR, word):
            years.append(int(word))
        elif _is_issuer(word):
            issuers.append(word)
        else:
            break
    # Two years are a span ("kế hoạch 5 năm 2026 2030").
    if not running or len(years) > 1 or not (years or issuers):
        return None
    # A law's number names the National Assembly only: 45/2019/QH14.
    symbols = tuple(issuers) if symbol == "l" else (symbol, *issuers)
    return DocumentNumber(running=running.lstrip("0") or "0", year=years[0] if years else None, symbols=symbols)


def _figures(words: list[str]) -> list[str]:
    return [word for word in words if re.fullmatch(_RUNNING, word)]


def _words_of_a_number(words: list[str]) -> Iterator[str]:
    """Leave out "số" and "năm", which only introduce what follows."""
    return (word for word in words if word not in ("so", "nam"))
