"""Reads lines that were typed without accents: "khoan 2 Dieu 5 Nghi dinh so 30/2020/ND-CP", "Luat Dat dai nam 2024".

Only the words by which citations are told get their accents back, letter for letter, and only in lines that have none
at all and name a document or a provision in such words.
"""

import re
from functools import cache

from core.vietnamese import fold

from .law_names import NAMES_FILE

_WORDS = (
    "thông tư liên tịch", "thông tư", "nghị quyết liên tịch", "nghị quyết", "nghị định", "quyết định", "chỉ thị",
    "công văn", "công điện", "thông báo", "kế hoạch", "văn bản hợp nhất", "văn bản", "pháp lệnh", "bộ luật", "luật",
    "hiến pháp", "quy định", "quy chế", "điều lệ", "điều", "khoản", "điểm", "tiết", "tiểu mục", "mục", "chương",
    "phần", "phụ lục", "ban hành kèm theo", "kèm theo", "số", "này", "của", "thuộc", "tại", "và", "hoặc", "các",
    "đến", "từ", "ngày", "tháng", "năm", "sửa đổi", "bổ sung", "một số", "ban hành kèm", "kèm", "sau đây", "bãi bỏ",
    "thay thế", "quy định chi tiết", "hướng dẫn", "nội dung", "hợp nhất", "được", "là", "có", "với", "đối với", "phải",
    "đã", "về", "nêu trên", "nêu", "trên", "như", "không", "bị", "để", "nhưng", "thì",
)  # fmt: skip
#: Letters with accents; "Đ" is typed in numbers of decrees without any.
_ACCENTED = re.compile("[\u00c0-\u010f\u0112-\u1ef9]")
_TELLS = re.compile(
    r"(?<![a-z])(?:(?:nghi dinh|thong tu|quyet dinh|nghi quyet|phap lenh|luat|chi thi|cong van)\s+(?:so\s+)?\d"
    r"|(?:dieu|khoan)\s+(?:\d|nay(?![a-z]))|phu luc\s+(?:so\s+)?[\divx]+(?![a-z])"
    r"|(?:luat|bo luat|phap lenh)\s+[a-z]+\s+[a-z]+)"
)
_LINE = re.compile(r"[^\n]+")


def with_accents(small: str) -> str:
    """Return a text in small letters with the accents that it lacks, or its lines without any; no place moves."""
    if not _TELLS.search(small):
        return small
    return _LINE.sub(_read, small) if _ACCENTED.search(small) else _known().sub(_accented, small)


def _read(line: re.Match[str]) -> str:
    words = line[0]
    return words if _ACCENTED.search(words) or not _TELLS.search(words) else _known().sub(_accented, words)


def _accented(words: re.Match[str]) -> str:
    return _meanings().get(words[0], words[0])


@cache
def _known() -> re.Pattern[str]:
    """Return the pattern of all words, the longest first, tried by their first syllables: 400 names begin alike."""
    by_first: dict[str, list[str]] = {}
    for words in sorted(_meanings(), key=len, reverse=True):
        first, space, rest = words.partition(" ")
        by_first.setdefault(first, []).append(re.escape(space + rest))
    alternatives = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in by_first.items())
    return re.compile(rf"(?<![a-z])(?:{alternatives})(?![a-z])(?<!hien phap(?= lenh))")


@cache
def _meanings() -> dict[str, str]:
    """Return {"nghi dinh": "nghị định", …}, names of laws included."""
    names = (line.strip().lower() for line in NAMES_FILE.read_text(encoding="utf-8").splitlines())
    return {fold(word): word for word in (*names, *_WORDS) if word and len(fold(word)) == len(word)}
