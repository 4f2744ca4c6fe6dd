"""Small judged sets in folders, as anybody might bring them."""

import gzip
import json
from pathlib import Path

TEXTS = [
    {"_id": "d1", "title": "Đăng ký khai sinh", "text": "Cha mẹ mang giấy chứng sinh đến xã."},
    {"_id": "d2", "title": "Đăng ký kết hôn", "text": "Hai người cùng có mặt."},
    {"_id": "d3", "text": "Vé xe buýt cho người cao tuổi.", "metadata": {}},
]
QUERIES = [
    {"_id": "q1", "text": "đăng ký khai sinh"},
    {"_id": "q2", "text": "vé xe buýt"},
    {"_id": "q3", "text": "không ai xét"},
]
JUDGEMENTS = "query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t1\nq2\td3\t1\nq3\td1\t0\n"


def judged_folder(folder: Path, *, judgements: str = JUDGEMENTS, compressed: bool = False) -> Path:
    """Write a set into ``folder`` and return it."""
    for name, text in (("corpus.jsonl", _lines(TEXTS)), ("queries.jsonl", _lines(QUERIES)), ("qrels.tsv", judgements)):
        if compressed:
            (folder / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
        else:
            (folder / name).write_text(text, "utf-8")
    return folder


def _lines(records: list[dict[str, object]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
