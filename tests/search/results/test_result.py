"""One result as a reader sees it."""

import pytest

from search.documents import Facet, Kind
from search.registry import registry
from search.results.result import MOST_AGENCIES, result_of
from tests.search.entries import entry

pytestmark = pytest.mark.django_db


def snippet_of(title: str, official_title: str) -> str:
    made = entry(title, official_title=official_title, summary="Tóm tắt.", kind=Kind.LEGAL_DOCUMENT)
    return "".join(text for text, _ in result_of(made, words="chợ", labels={}).snippet)


def test_a_title_that_says_the_whole_name_is_not_repeated_below() -> None:
    assert snippet_of("Quyết định 12/2026/QĐ-UBND: Quy định về chợ", "Quy định về chợ.") == "Tóm tắt."


def test_a_longer_official_name_is_said_below() -> None:
    assert "chợ đêm" in snippet_of("Quyết định 12/2026/QĐ-UBND: Quy định…", "Quy định về chợ đêm")


def test_of_many_issuers_a_few_are_named() -> None:
    slugs = [f"bo-{number}" for number in range(14)]
    made = entry("Thông tư liên tịch", agencies=slugs, kind=Kind.LEGAL_DOCUMENT)
    labels = {Facet.AGENCY: {slug: slug.upper() for slug in slugs}}
    assert len(result_of(made, words="", labels=labels).agencies) == MOST_AGENCIES


def test_a_document_says_whether_it_is_in_force() -> None:
    assert Facet.VALIDITY in registry.labellers
    made = entry("Quyết định", facets={Facet.VALIDITY: ["con-hieu-luc"]}, kind=Kind.LEGAL_DOCUMENT)
    shown = result_of(made, words="", labels={Facet.VALIDITY: {"con-hieu-luc": "Còn hiệu lực"}})
    assert shown.validity == "Còn hiệu lực"


def test_in_a_list_official_title_and_summary_say_what_a_page_is_about() -> None:
    named = {"official_title": "Đăng ký biến động", "other_names": ["làm sổ đỏ"]}
    made = entry("Sang tên", summary="Khi mua nhà.", body="Đơn đề nghị", **named)
    listed, found = (result_of(made, words=words, labels={}) for words in ("", "sổ đỏ"))
    assert "".join(part.text for part in listed.snippet) == "Đăng ký biến động. Khi mua nhà."
    assert "làm sổ đỏ" in "".join(part.text for part in found.snippet)
