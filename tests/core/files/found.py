"""What was found in a file."""

import io

from core.files.child import read
from core.files.found import FileText, MarkKind

ARTICLE = "Điều 1. Quy định này quy định mức thu phí tham quan thắng cảnh trên địa bàn tỉnh"


SECOND = "Điều 2. Sở Tài chính hướng dẫn các xã, phường, đặc khu thực hiện Quyết định này"


OLD = "§iÒu 1. Quy ®Þnh vÒ qu¶n lý nhµ n­íc cña Uû ban nh©n d©n tØnh vÒ viÖc thùc hiÖn quyÕt ®Þnh nµy"


TODAY = "Điều 1. Quy định về quản lý nhà nước của Uỷ ban nhân dân tỉnh về việc thực hiện quyết định này"


def found_in(data: bytes) -> FileText:
    """Return the text of ``data``, read in this process: the rules, without the limits."""
    return read(io.BytesIO(data))


def kinds(found: FileText) -> set[MarkKind]:
    return {mark.kind for mark in found.marks}


def words_of(found: FileText, kind: MarkKind) -> str:
    return " | ".join(mark.words for mark in found.marks if mark.kind is kind)
