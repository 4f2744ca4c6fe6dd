"""A record of the national database of procedures, read whole: each cell by the module that knows its shape."""

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from core.text import database_text

from .bases import split_bases
from .lists import split_agencies, split_at_commas, split_related, split_results, text_or_none
from .papers import split_cases
from .steps import split_steps
from .values import CannotSplit, ProcedureRecord, UnreadableRecord
from .ways import split_ways

_Part = TypeVar("_Part")


class _Reader:
    """Reads cells of one record, and remembers which could not be split."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        self.raw = raw
        self.as_given: dict[str, str] = {}

    def text(self, key: str) -> str:
        value = self.raw.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise UnreadableRecord(f"{key} is no text")
        if database_text(value) != value:
            raise UnreadableRecord(f"{key} holds a character that no text has")
        return unicodedata.normalize("NFC", value).strip()

    def needed(self, key: str) -> str:
        value = " ".join(self.text(key).split())
        if not value:
            raise UnreadableRecord(f"{key} is empty")
        return value

    def split(self, key: str, splitter: Callable[[str], tuple[_Part, ...]], *, name: str) -> tuple[_Part, ...]:
        cell = self.text(key)
        try:
            return splitter(cell)
        except CannotSplit:
            self.as_given[name] = cell
            return ()


def read_record(raw: Mapping[str, object]) -> ProcedureRecord:
    """Return the procedure that a line of the national database holds, its letters composed (NFC).

    Cells of odd shape never raise: they come back whole in ``as_given``. Raises ``UnreadableRecord`` when there is no
    code or no name, or a cell is no text.
    """
    cells = _Reader(raw)
    return ProcedureRecord(
        code=cells.needed("ma_thu_tuc"),
        name=cells.needed("ten_thu_tuc"),
        national_url=cells.text("detail_url"),
        decision_number=text_or_none(cells.text("so_quyet_dinh")),
        levels=split_at_commas(cells.text("cap_thuc_hien")),
        kind=text_or_none(cells.text("loai_thu_tuc")),
        field=text_or_none(cells.text("linh_vuc")),
        audiences=split_at_commas(cells.text("doi_tuong_thuc_hien")),
        deciding_agencies=cells.split("co_quan_co_tham_quyen", split_agencies, name="deciding_agencies"),
        implementing_agencies=cells.split("co_quan_thuc_hien", split_agencies, name="implementing_agencies"),
        coordinating_agencies=cells.split("co_quan_phoi_hop", split_agencies, name="coordinating_agencies"),
        reception_address=text_or_none(cells.text("dia_chi_tiep_nhan")),
        steps=split_steps(cells.text("trinh_tu_thuc_hien")),
        ways=cells.split("cach_thuc_thuc_hien", split_ways, name="ways"),
        cases=cells.split("thanh_phan_ho_so", split_cases, name="cases"),
        bases=cells.split("can_cu_phap_ly", split_bases, name="bases"),
        results=split_results(cells.text("ket_qua_xu_ly")),
        conditions=text_or_none(cells.text("yeu_cau_dieu_kien")),
        related=cells.split("thu_tuc_lien_quan", split_related, name="related"),
        source=cells.text("nguon_bo"),
        as_given=MappingProxyType(cells.as_given),
    )
