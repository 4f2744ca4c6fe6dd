"""The words for types of documents, as they stand before a number, a name or "này"."""

import re

_NUMBERED = (
    "thông tư liên tịch", "thông tư liên bộ", "thông tư", "nghị quyết liên tịch", "nghị quyết", "nghị định",
    "quyết định", "chỉ thị", "công văn", "công điện", "thông báo", "kế hoạch", "báo cáo", "tờ trình", "kết luận",
    "hướng dẫn", "văn bản hợp nhất", "văn bản", "sắc lệnh", "sắc luật", "thông tri", "pháp lệnh", "bộ luật", "luật",
    "lệnh", "quy định", "quy chế", "chương trình", "đề án",
)  # fmt: skip
#: What is issued with a document and cited within itself.
_ATTACHED = (
    "quy chế", "quy định", "điều lệ", "quy trình", "hướng dẫn", "nội quy", "quy tắc", "quy chuẩn", "chương trình",
    "kế hoạch", "đề án", "phương án", "hiến pháp", "danh mục", "chuẩn mực", "tiêu chuẩn", "định mức", "thể lệ", "biểu",
)  # fmt: skip
#: As pages in English name them, before a number: "Decree No. 30/2020/NĐ-CP".
_ENGLISH = (
    "joint circular", "circular", "joint resolution", "resolution", "decree", "decision", "directive",
    "official letter", "official dispatch", "law", "code", "ordinance", "order", "plan", "report", "notice",
)  # fmt: skip
_TREATIES = (
    "công ước", "hiệp định", "hợp đồng", "nghị định thư", "thỏa thuận", "hiến chương", "hiệp ước", "điều ước", "cites",
    "marpol", "solas",
)  # fmt: skip
_ABBREVIATED = ("ttlt", "vbhn", "nđ", "qđ", "tt", "nq", "cv", "ct")


def _words(*words: str) -> str:
    longest_first = sorted(set(words), key=len, reverse=True)
    return "|".join(word.replace(" ", r"\s+") for word in longest_first)


TYPE_WORD = re.compile(
    rf"(?:{_words(*_NUMBERED)}|(?<!\w)(?:{_words(*_ABBREVIATED, *_ENGLISH)}))(?:(?![^\W\d_])|(?=số))"
)
"""A type in small letters, before a number."""

THIS_DOCUMENT = re.compile(rf"(?:bản\s+)?(?:{_words(*_NUMBERED, *_ATTACHED)})\s*này")
ATTACHED = re.compile(rf"(?:bản\s+)?(?:{_words(*_ATTACHED, 'phụ lục')})(?!\w)")
OTHER_DOCUMENT = re.compile(rf"(?:{_words(*_NUMBERED, *_ATTACHED, *_TREATIES)})(?!\w)")
