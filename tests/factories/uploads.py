"""An invented decision as a file, and the browser of an editor who brings it in."""

import io
from typing import Any

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from tests.factories.files import pdf_of

LINES = (
    "UỶ BAN NHÂN DÂN",
    "TỈNH QUẢNG NGÃI",
    "Số: 27/2026/QĐ-UBND",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Quảng Ngãi, ngày 12 tháng 3 năm 2026",
    "QUYẾT ĐỊNH",
    "Quy định mức thu phí tham quan thác nước Trà Bồng",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Theo đề nghị của Giám đốc Sở Tài chính.",
    "Điều 1. Phạm vi điều chỉnh",
    "1. Quyết định này quy định mức thu phí tham quan thác nước Trà Bồng.",
    "2. Mức thu như sau:",
    "a) Người lớn: 40.000 đồng một lượt;",
    "b) Trẻ em dưới 16 tuổi: 20.000 đồng một lượt.",
    "Điều 2. Hiệu lực thi hành",
    "Quyết định này có hiệu lực thi hành kể từ ngày 01 tháng 4 năm 2026.",
    "Nơi nhận:",
    "- Như Điều 2;",
    "- Lưu: VT.",
    "TM. UỶ BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Trần Thị Bình",
)
"""One paragraph a line."""
ISSUER = "Uỷ ban nhân dân tỉnh Quảng Ngãi"


def decision_docx(*lines: str) -> bytes:
    """Return the decision as Word saves it, or other ``lines``."""
    document = docx.Document()
    for line in lines or LINES:
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def decision_pdf(*lines: str) -> bytes:
    """Return the decision as a PDF of two pages, or other ``lines``."""
    lines = lines or LINES
    return pdf_of([lines[:10], ["2", *lines[10:]]])


def send_file(client: Client, data: bytes, *, name: str = "quyet-dinh.pdf", index: Any) -> HttpResponse:
    """Send a file at the first step."""
    return client.post(reverse("legal_upload:choose"), {"file": SimpleUploadedFile(name, data), "index": index.pk})  # type: ignore[return-value]


def review_data(response: HttpResponse, *, step: str = "save", **changes: Any) -> dict[str, Any]:
    """Return what the form of the review sends as it was shown, with ``changes``."""
    form = response.context["form"]  # type: ignore[attr-defined]
    fields = {name: _sent(form[name].value()) for name in form.fields}
    rows = [
        {name: _sent(row[name].value()) for name in ("agency", "signer", "signer_title")}
        for row in form.formsets["issuers"].forms
    ]
    return nested_form_data({**fields, "issuers": inline_formset(rows), "step": step, **changes})


def _sent(value: Any) -> Any:
    return "" if value is None else value
