"""Names of laws, codes, ordinances and the Constitution, and how far such a name reaches in a text.

The names stand in ``law_names.txt``, one a line, as facts; a law that is not in it is told by its capital letter.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from core.vietnamese import tone_placement

NAMES_FILE = Path(__file__).with_name("law_names.txt")
TYPES = ("bộ luật", "hiến pháp", "luật", "pháp lệnh")

_WORD = re.compile(r"[\s,;()/–-]{0,4}([^\W_]+)")
_NEXT_WORD = re.compile(r"(?P<gap>,?[ \u00a0\n]{1,2})(?P<word>[^\W\d_]+)")
_INITIALS = re.compile(r"\s*([A-ZĐƯÂÔÊĂƠ]{2,8}(?:\s?&\s?[A-ZĐ]{1,5})?)(?![A-ZĐ\d/-])")
_AND = re.compile(r"\s?&\s?")
_LONGEST_UNKNOWN = 9
#: Words with which the sentence goes on behind a name.
_GOES_ON = frozenset({
    "và", "hoặc", "hay", "có", "được", "thì", "là", "của", "này", "năm", "số", "ngày", "do", "để", "khi", "theo",
    "trong", "tại", "với", "đối", "cho", "phải", "đã", "đang", "sẽ", "về", "quy", "ban", "nêu", "nói", "trên",
    "sau", "trước", "như", "mà", "nếu", "từ", "đến", "bằng", "cùng", "các", "những", "một", "khác", "hiện", "sửa",
    "bổ", "thay", "hướng", "ở", "thuộc", "căn", "nhằm", "còn", "vẫn", "chưa", "cũng", "trừ", "ngoài", "gồm", "bao",
    "áp", "thi", "việc", "nhưng", "vào", "ra", "điều", "khoản", "điểm", "luật", "nghị",
    "thông", "quyết", "pháp", "bộ", "liên",
})  # fmt: skip
_NOT_A_NAME = frozenset({"sư", "gia", "tnhh", "hà", "việt", "nhà", "quốc", "thành", "kinh", "sở", "tp"})
Trie = dict[str, Any]
_IS_NAME = ""


def known_name_end(small: str, position: int) -> int | None:
    """Return where the longest known name ends that begins with the type at ``position`` of a text in small letters."""
    node, end = _names(), None
    while True:
        word = _WORD.match(small, position)
        if word is None:
            return _with_bracket(small, end) if end else None
        following = node.get(_plain(word[1]))
        if following is None:
            return _glued_end(node, word) or (_with_bracket(small, end) if end else None)
        node = following
        position = word.end()
        if _IS_NAME in node:
            end = position


def unknown_name_end(text: str, small: str, position: int) -> int | None:
    """Return where a name ends that follows a type at ``position`` with a capital letter, or none.

    ``small`` is ``text`` in small letters, with the accents that it may lack.
    """
    end = None
    for count in range(_LONGEST_UNKNOWN):
        word = _NEXT_WORD.match(text, position)
        if word is None or not _goes_on_with(word, small[word.start("word") : word.end()], count=count):
            break
        position = end = word.end()
    return end


def acronym_name(text: str, position: int, type_name: str) -> tuple[int, str] | None:
    """Return where initials at ``position`` end that stand for the name of a law of that type, and the whole name.

    "NSNN" behind "Luật" is Luật Ngân sách nhà nước, "HN&GĐ" Luật Hôn nhân và gia đình. None where no name or more
    than one has these initials.
    """
    word = _INITIALS.match(text, position)
    names = _by_initials().get(f"{type_name} {_AND.sub('v', word[1]).lower()}", ()) if word else ()
    return (word.end(), names[0]) if word and len(names) == 1 else None


@cache
def _by_initials() -> Mapping[str, Sequence[str]]:
    """Return {"luật nsnn": ["luật ngân sách nhà nước"], …}."""
    found: dict[str, list[str]] = {}
    for line in _lines():
        name = line.lower()
        type_name = next(one for one in TYPES if name.startswith(one))
        initials = "".join(word[0] for word in re.findall(r"[^\W_]+", name.removeprefix(type_name)))
        if len(initials) > 1:
            found.setdefault(f"{type_name} {initials}", []).append(name)
    return found


def _goes_on_with(word: re.Match[str], small: str, *, count: int) -> bool:
    """Say whether a name goes on; a comma stands only behind its first word ("Phòng, chống …")."""
    if count == 0:
        return (
            word["word"][0].isupper() and small not in _NOT_A_NAME and small not in _GOES_ON and word["gap"][0] != ","
        )
    return (word["gap"][0] != "," or (count == 1 and word["word"].islower())) and small not in _GOES_ON


def _glued_end(node: Trie, word: re.Match[str]) -> int | None:
    """Return where the last word of a name ends to which the next is glued ("Luật Quản lý thuếvà")."""
    for length in range(len(word[1]) - 1, 0, -1):
        glued = word[1][length:]
        if (glued in _GOES_ON or glued[0].isdigit()) and _IS_NAME in node.get(_plain(word[1][:length]), ()):
            return word.start(1) + length
    return None


def _with_bracket(small: str, end: int) -> int:
    """Include the bracket that closes "(HIV/AIDS)"."""
    opens = small.rfind("(", max(0, end - 12), end)
    return end + 1 if opens >= 0 and small[end : end + 1] == ")" and ")" not in small[opens:end] else end


@cache
def _names() -> Trie:
    """Return the names as words that follow each other; "Luật Giá" is not "Luật gia", but "hoá" is "hóa"."""
    root: Trie = {}
    for name in _lines():
        node = root
        for word in re.findall(r"[^\W_]+", name):
            node = node.setdefault(_plain(word), {})
        node[_IS_NAME] = True
    return root


def _lines() -> Iterator[str]:
    return (line for line in NAMES_FILE.read_text(encoding="utf-8").splitlines() if line.strip())


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    return tone_placement(word.lower())
