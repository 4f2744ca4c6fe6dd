"""Document numbers come before words, however they are typed."""

import pytest

from search.documents import Kind
from tests.search.engines.conftest import Searched
from tests.search.entries import entry


@pytest.fixture
def _documents(db: None) -> None:
    entry("Bản hợp nhất", body="12/2007/QĐ-UBND " * 20, kind=Kind.LEGAL_DOCUMENT)
    entry("Quy định về chợ", identifiers=["12/2007/QĐ-UBND"], kind=Kind.LEGAL_DOCUMENT, weight=0.35)
    entry("Quy định về chợ đêm", identifiers=["12/2007/QĐ-UBND-KT"], kind=Kind.LEGAL_DOCUMENT)
    entry("Luật Đầu tư công", identifiers=["45/2019/QH14"], kind=Kind.LEGAL_DOCUMENT)
    entry("Đăng ký khai sinh", identifiers=["1.001193.000.00.00.H48"], kind=Kind.PROCEDURE)


@pytest.mark.usefixtures("_documents")
@pytest.mark.parametrize(
    "typed", ["12/2007/QĐ-UBND", "Số: 012/2007/QĐ – UBND", "12/2007/qd-ubnd", "quyết định 12/2007/QĐ-UBND về chợ đêm"]
)
def test_the_whole_number_stands_first_even_if_expired(searched: Searched, typed: str) -> None:
    assert searched.titles(typed)[0] == "Quy định về chợ"


@pytest.mark.usefixtures("_documents")
@pytest.mark.parametrize("typed", ["12/2007", "12/QĐ-UBND", "qd 12 ubnd 2007"])
def test_a_part_of_the_number_stands_before_words(searched: Searched, typed: str) -> None:
    entry("Sổ tay 12 2007 QĐ UBND", body="12 2007 qd ubnd " * 9)
    first, second, *_ = searched.titles(typed)
    assert {first, second} == {"Quy định về chợ", "Quy định về chợ đêm"}


@pytest.mark.usefixtures("_documents")
def test_a_law_is_found_by_its_number(searched: Searched) -> None:
    assert searched.titles("luật 45/2019/QH14")[0] == "Luật Đầu tư công"
    assert searched.titles("45/2019")[0] == "Luật Đầu tư công"


@pytest.mark.usefixtures("_documents")
@pytest.mark.parametrize("typed", ["1.001193.000.00.00.H48", "1.001193.000.00.00.h48 "])
def test_a_code_is_found_though_it_is_no_document_number(searched: Searched, typed: str) -> None:
    assert searched.titles(typed.strip())[0] == "Đăng ký khai sinh"


@pytest.mark.usefixtures("_documents")
@pytest.mark.parametrize("typed", ["thủ tục 2.000815", "mã 2.000815.000.00.00.H48, chứng thực", "Mã số: 2.000815."])
def test_a_code_is_found_among_other_words_and_in_its_full_form(searched: Searched, typed: str) -> None:
    entry("Chứng thực bản sao từ bản chính", identifiers=["2.000815"], kind=Kind.PROCEDURE)
    entry("Thủ tục chứng thực mã số", body="thủ tục mã số chứng thực 2 000815 " * 5, kind=Kind.PROCEDURE)
    assert searched.titles(typed)[0] == "Chứng thực bản sao từ bản chính"


@pytest.mark.usefixtures("_documents")
def test_a_room_is_no_number(searched: Searched) -> None:
    assert searched.find("phòng 45/2019").keys == searched.find("phong 45 2019").keys


@pytest.mark.usefixtures("_documents")
def test_a_private_document_is_not_found_by_its_number(searched: Searched) -> None:
    entry("Mật", identifiers=["99/2007/QĐ-UBND"], is_public=False)
    assert "Mật" not in searched.titles("99/2007/QĐ-UBND")


@pytest.mark.usefixtures("_documents")
def test_the_beginning_of_a_number_suggests_its_document(searched: Searched) -> None:
    assert "Luật Đầu tư công" in searched.suggested("45/20")
