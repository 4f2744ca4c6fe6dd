"""A document that another one has replaced."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from legal.models import LegalDocumentPage
from tests.factories.legal import DocumentTypeFactory, LegalDocumentFactory, relation

ENDED_ON = date(2026, 3, 1)
Replaced = Callable[..., LegalDocumentPage]


@pytest.fixture
def replaced() -> Replaced:
    """Make a document of 2020 that "12/2026/QĐ-UBND" (or ``by``) has replaced since March 2026, or done else to it."""

    def make(by: str = "12/2026/QĐ-UBND", number: str = "30/2020/QĐ-UBND", **more: Any) -> LegalDocumentPage:
        kind = DocumentTypeFactory(name="Quyết định", name_en="Decision")
        old = LegalDocumentFactory(number=number, document_type=kind)
        LegalDocumentFactory(
            number=by,
            issued_on=date(2026, 2, 1),
            effective_from=ENDED_ON,
            relations=[relation(**({"target": old} | more))],
        )
        return old

    return make
