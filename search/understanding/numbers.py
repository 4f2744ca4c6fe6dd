"""Numbers of documents in words: "quyết định số 12 năm 2007 của uỷ ban nhân dân tỉnh", "thông tư 15/2014 btc"."""

import re

from core.document_numbers import DocumentNumber, find_number
from core.vietnamese import fold

ISSUERS = {
    "thu tuong chinh phu": "ttg", "thu tuong": "ttg", "van phong chinh phu": "vpcp", "thanh tra chinh phu": "ttcp",
    "chinh phu": "cp", "chu tich nuoc": "ctn", "uy ban nhan dan": "ubnd", "hoi dong nhan dan": "hdnd",
    "bo cong an": "bca", "bo quoc phong": "bqp", "bo ngoai giao": "bng", "bo noi vu": "bnv", "bo tu phap": "btp",
    "bo tai chinh": "btc", "bo cong thuong": "bct", "bo giao thong van tai": "bgtvt", "bo xay dung": "bxd",
    "bo thong tin va truyen thong": "btttt", "bo lao dong thuong binh va xa hoi": "bldtbxh",
    "bo van hoa the thao va du lich": "bvhttdl", "bo khoa hoc va cong nghe": "bkhcn",
    "bo ke hoach va dau tu": "bkhdt", "bo tai nguyen va moi truong": "btnmt",
    "bo nong nghiep va phat trien nong thon": "bnnptnt", "bo nong nghiep va moi truong": "bnnmt",
    "bo giao duc va dao tao": "bgddt", "bo y te": "byt", "ngan hang nha nuoc": "nhnn", "uy ban dan toc": "ubdt",
}  # fmt: skip
"""Who issues documents, as people name them, and the symbol in the number; both folded."""

_ISSUERS = re.compile(rf"\b(?:{'|'.join(sorted(ISSUERS, key=len, reverse=True))})\b")
_DAY = re.compile(r"\bngay\s+\d{1,2}\s*(?:[-/.]|\s+thang\s+)\s*\d{1,2}\s*(?:[-/.]|\s+nam\s+)\s*(?=\d{4}\b)")
_RUNNING_AND_YEAR = re.compile(r"(?<![\w/.,-])(\d{1,6})\s*/\s*(\d{4})(?![\w/-])")
_BETWEEN = re.compile(r"\b(?:cua|do|tinh|ban hanh|so|nam)\b|[,;:-]")
"""Words that only join the parts of a number."""
_YEAR = re.compile(r"(?:\bnam\s+|\bngay\s+\d{1,2}[-/.]\d{1,2}[-/.]|\s)((?:19[4-9]|20\d)\d)\b(?![/-])")
_SPACES = re.compile(r"\s+")


def number_in_words(words: str) -> DocumentNumber | None:
    """Return the number that ``words`` hold with type, issuer and year as far as they say them, or none.

    A number that is written with its symbols ("12/2007/QĐ-UBND") is complete as it stands.
    """
    written = find_number(words)
    if written is not None and written.symbols:
        plain = _in_symbols(words)
        spelled = find_number(plain) if written.year is None or not written.issuer_symbols else None
        return spelled if _completes(spelled, written) else written
    spelled = find_number(_in_symbols(words))
    if written is None:
        return spelled
    return spelled if _completes(spelled, written) else written


def numbers_of_a_year(words: str) -> tuple[str, ...]:
    """Return the numbers without a year that ``words`` name, with the year that they say: 12/qd-ubnd@2007."""
    number = number_in_words(words)
    if number is None or not number.symbols:
        return ()
    years = [int(year) for year in _YEAR.findall(fold(words))] if number.year is None else [number.year]
    return (number_of_year(number, years[-1]),) if years else ()


def number_of_year(number: DocumentNumber, year: int) -> str:
    """Return the form of a number that bears no year itself and is told from others by that of its date."""
    return f"{DocumentNumber(running=number.running, symbols=number.symbols).normalised}@{year}"


def _completes(spelled: DocumentNumber | None, written: DocumentNumber) -> bool:
    """Say whether ``spelled`` is the same number and says more of it."""
    if spelled is None or spelled.running != written.running or written.year not in (None, spelled.year):
        return False
    return len(spelled.symbols) >= len(written.symbols) and spelled.symbols[: len(written.symbols)] == written.symbols


def _in_symbols(words: str) -> str:
    """Return folded words with issuers as symbols and no dates, so that the parts of a number stand side by side."""
    plain = _DAY.sub(" ", _SPACES.sub(" ", fold(words)))
    plain = _ISSUERS.sub(lambda match: ISSUERS[match[0]], plain)
    return _SPACES.sub(" ", _BETWEEN.sub(" ", _RUNNING_AND_YEAR.sub(r"\1 \2", plain)))
