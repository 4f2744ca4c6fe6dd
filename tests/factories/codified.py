"""Lines of the codified articles, in the shape of the source and in invented words."""

import json
from pathlib import Path
from typing import Any


def source(number: str = "12/2019/NĐ-CP", position: str = "Điều 1", **changes: Any) -> dict[str, Any]:
    """Return one document as an article names it."""
    return {
        "vi_tri": position,
        "loai": "Nghị định",
        "so_hieu": number,
        "ten": "Quy định về thuyền thúng",
        "ngay_ban_hanh": "2019-03-05",
        "co_quan": "Chính phủ",
        "hieu_luc_tu": "2019-05-01",
        "vbpl_item_id": "900100",
    } | changes


def article(code: str = "1.1.NĐ.1.1", *sources: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return one article."""
    return {
        "ma": code,
        "chu_de_so": 1,
        "chu_de": "Thuyền",
        "loai_ma": "NĐ",
        "de_muc_so": "1.1",
        "de_muc": "Thuyền thúng",
        "chuong": "Chương I - NHỮNG QUY ĐỊNH CHUNG",
        "anchor": None,
        "tieu_de": "Phạm vi điều chỉnh",
        "nguon": list(sources),
        "lien_quan": [],
        "noi_dung": "1. Quy định về thuyền thúng.\n2. Không áp dụng với thuyền nan.",
        "file": "thuyen.html",
    } | changes


def articles(number: str, count: int, group: str, **facts: Any) -> list[dict[str, Any]]:
    """Return ``count`` articles of one document, whose codes begin with ``group``."""
    return [
        article(
            f"{group}.{place}",
            source(number, f"Điều {place}", **facts),
            tieu_de=f"Việc thứ {place}",
            noi_dung=f"1. Làm việc thứ {place} của {number}.",
        )
        for place in range(1, count + 1)
    ]


def write_articles(folder: Path, *records: dict[str, Any] | str) -> Path:
    """Write records, or lines as they are, as the file of ``folder``; return the folder."""
    lines = (one if isinstance(one, str) else json.dumps(one) for one in records)
    (folder / "codified_articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder
