"""Records as the national database writes them, invented, and files of them."""

import json
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

WAYS = "Hình thức nộpThời gianPhí, lệ phíMô tả"
PAPERS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
BASES = "Tên văn bản pháp lýMã văn bản"


def record(number: int, **changes: object) -> dict[str, object]:
    """Return a whole record; ``changes`` by the source's names of the cells."""
    return {
        "ma_thu_tuc": f"9.{number:06}",
        "detail_url": f"https://dichvucong.gov.vn/thu-tuc-hanh-chinh/{number}",
        "ten_thu_tuc": f"Cấp giấy thử số {number}",
        "so_quyet_dinh": "12/QĐ-BTP",
        "cap_thuc_hien": "Cấp xã, Cấp tỉnh",
        "loai_thu_tuc": "Loại khác",
        "linh_vuc": "Hộ tịch",
        "doi_tuong_thuc_hien": "Doanh nghiệp, Công dân Việt Nam",
        "co_quan_co_tham_quyen": "Bộ Tư pháp",
        "co_quan_thuc_hien": "Bộ Tư pháp",
        "trinh_tu_thuc_hien": "Bước 1: Nộp hồ sơ\nTại xã.\nBước 2: Nhận kết quả",
        "cach_thuc_thuc_hien": way_cell("5 Ngày làm việc", "Miễn phí"),
        "thanh_phan_ho_so": paper_cell("Đơn đề nghị"),
        "can_cu_phap_ly": f"{BASES}Luật Hộ tịch60/2014/QH13",
        "yeu_cau_dieu_kien": "Không có thông tin",
        "ket_qua_xu_ly": "Giấy thử",
    } | changes


def way_cell(time_limit: str, fee: str) -> str:
    """Return the cell of one way to apply, in person."""
    return f"{WAYS}Trực tiếp{time_limit}{fee}"


def paper_cell(*names: str) -> str:
    """Return the cell of papers in one case without a name."""
    return f"--{PAPERS}" + "".join(f"{name}1 bản chính" for name in names)


def write(path: Path, *records: object) -> Path:
    """Write ``records``, or lines as they are, to a file."""
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in records), encoding="utf-8")
    return path


def run_import(file: Path, *arguments: str, rejects: Path | None = None) -> list[str]:
    """Run the command and return its lines, whatever its exit code."""
    out = StringIO()
    given = [*arguments, f"--rejects={rejects}"] if rejects else list(arguments)
    try:
        call_command("import_procedures", str(file), *given, stdout=out, stderr=StringIO())
    except CommandError as error:
        if error.returncode != 3:
            raise
    return out.getvalue().strip().splitlines()


def counts(created: int = 0, updated: int = 0, unchanged: int = 0, rejected: int = 0) -> str:
    """Return the last line of the command, in English."""
    read = created + updated + unchanged + rejected
    return f"Read {read} = created {created} + updated {updated} + unchanged {unchanged} + rejected {rejected}"
