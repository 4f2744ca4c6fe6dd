"""Who types just what something is called finds that first, before all that only mentions it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.documents import Kind
from search.engines.names import MOST_SYLLABLES, name_key
from tests.search.engines.conftest import Searched
from tests.search.entries import entry


@pytest.fixture
def _ministry_and_its_documents(db: None) -> None:
    for number in range(8):
        entry(
            f"Thông tư {number} sửa đổi Thông tư của Bộ Tài chính về Bộ Tài chính",
            body="Bộ Tài chính " * 50,
            kind=Kind.LEGAL_DOCUMENT,
        )
    entry("Bộ Tài chính", kind=Kind.AGENCY, weight=0.8, dated_on=None)


@pytest.mark.usefixtures("_ministry_and_its_documents")
@pytest.mark.parametrize("typed", ["Bộ Tài chính", "bo tai chinh", "BỘ TÀI CHÍNH", "  bộ  tài chính. "])
def test_an_agency_stands_before_the_documents_that_name_it(searched: Searched, typed: str) -> None:
    assert searched.titles(typed.strip())[0] == "Bộ Tài chính"


@pytest.mark.usefixtures("_ministry_and_its_documents")
def test_more_words_than_the_name_ask_for_something_else(searched: Searched) -> None:
    assert searched.titles("thong tu sua doi bo tai chinh")[0] != "Bộ Tài chính"


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("typed", ["đăng ký khai sinh", "dang ky khai sinh", "thủ tục đăng ký khai sinh"])
def test_a_procedure_is_found_with_and_without_the_word_for_procedures(searched: Searched, typed: str) -> None:
    entry("Đề án đăng ký khai sinh, đăng ký khai sinh, đăng ký khai sinh", kind=Kind.LEGAL_DOCUMENT)
    entry("Thủ tục đăng ký khai sinh lưu động", kind=Kind.PROCEDURE)
    entry("Thủ tục đăng ký khai sinh", kind=Kind.PROCEDURE)
    assert searched.titles(typed)[0] == "Thủ tục đăng ký khai sinh"


@pytest.mark.usefixtures("db")
def test_the_official_name_is_a_name_too(searched: Searched) -> None:
    entry("Xác nhận tình trạng hôn nhân", official_title="Cấp giấy xác nhận tình trạng hôn nhân")
    entry("Cấp giấy xác nhận tình trạng hôn nhân cho người nước ngoài, xác nhận tình trạng hôn nhân")
    assert searched.titles("cap giay xac nhan tinh trang hon nhan")[0] == "Xác nhận tình trạng hôn nhân"


@pytest.mark.usefixtures("db")
def test_a_private_thing_is_not_found_by_its_name(searched: Searched) -> None:
    entry("Bộ Bí mật", is_public=False)
    assert searched.find("bộ bí mật").total == 0


def test_names_are_compared_without_accents_signs_and_the_word_for_procedures() -> None:
    assert name_key("Thủ tục đăng ký, khai sinh!") == name_key("dang ky khai sinh") == "dang_ky_khai_sinh"
    assert name_key("Thủ tục") == "thu_tuc"
    assert name_key("Xã Trà Bùi (cũ)") == name_key("xa tra bui")
    assert name_key("Kĩ thuật") == name_key("Kỹ thuật")


@given(text=st.text(max_size=400))
def test_any_text_has_a_form_or_none(text: str) -> None:
    key = name_key(text)
    assert key == "" or len(key.split("_")) <= MOST_SYLLABLES + 2


def test_a_whole_sentence_is_no_name() -> None:
    assert name_key("một " * (MOST_SYLLABLES + 1)) == ""


def test_what_people_call_a_thing_is_as_good_as_its_title(searched: Searched) -> None:
    entry("Cấp giấy chứng nhận quyền sử dụng đất", other_names=["làm sổ đỏ", "bìa đỏ"])
    for number in range(3):
        entry(f"Hỏi đáp số {number}", body="Làm sổ đỏ ở đâu? " * 5)
    assert searched.titles("làm sổ đỏ")[0] == "Cấp giấy chứng nhận quyền sử dụng đất"
    assert searched.titles("bia do") == ["Cấp giấy chứng nhận quyền sử dụng đất"]
    assert searched.suggested("bìa đ") == ["Cấp giấy chứng nhận quyền sử dụng đất"]
