"""Names of agencies: one form to compare, one as an official writes it, and joint issuers apart."""

import gzip
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directory.known_bodies import ENDED, OFFICIAL_NAMES
from directory.naming import (
    guessed_kind,
    is_of_every_commune,
    name_key,
    official_case,
    place_key,
    split_issuers,
)


@pytest.mark.parametrize(
    "spelling",
    [
        "ỦY BAN NHÂN DÂN TỈNH",
        "Uỷ ban nhân dân tỉnh",
        "  Ủy   ban nhân dân\xa0tỉnh ",
        unicodedata.normalize("NFD", "Ủy ban nhân dân tỉnh"),
    ],
)
def test_spellings_of_one_name_have_one_key(spelling: str) -> None:
    assert name_key(spelling) == name_key("Ủy ban nhân dân tỉnh")


def test_dashes_and_commas_say_nothing() -> None:
    assert name_key("Sở Lao động-Thương binh, và Xã hội") == name_key("Sở Lao động – Thương binh và Xã hội")


def test_two_communes_that_differ_by_an_accent_stay_two_until_accents_are_given_up() -> None:
    assert name_key("Xã Sơn Hà") != name_key("Xã Sơn Hạ")
    assert place_key("Xã Sơn Hà") == place_key("xa son ha")


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "Bộ Giáo dục và Đào tạo"),
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI", "Ủy ban Thường vụ Quốc hội"),
        ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "Ngân hàng Nhà nước Việt Nam"),
        ("HỘI ĐỒNG THẨM PHÁN TÒA ÁN NHÂN DÂN TỐI CAO", "Hội đồng Thẩm phán Tòa án nhân dân tối cao"),
        ("BỘ VĂN HOÁ, THỂ THAO VÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI", "Ủy ban nhân dân tỉnh Quảng Ngãi"),
        ("UBND XÃ SƠN HẠ", "Ủy ban nhân dân xã Sơn Hạ"),
        ("SỞ DU LỊCH VÀ THỂ THAO", "Sở Du lịch và Thể thao"),
        ("BCH TRUNG ƯƠNG ĐOÀN TNCS HỒ CHÍ MINH", "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
        ("Bộ tài chính", "Bộ Tài chính"),
        ("Cục Thuế - Bộ tài chính", "Cục Thuế - Bộ Tài chính"),
        ("Cục Chăn nuôi và Thú y - Bộ NN và MT", "Cục Chăn nuôi và Thú y - Bộ Nông nghiệp và Môi trường"),
        ("Cục cảnh sát giao thông", "Cục Cảnh sát giao thông"),
        ("Chủ tịch ủy ban nhân dân cấp tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ("Tòa án nhân dân_old", "Tòa án nhân dân"),
        ("Hải quan cửa khẩu", "Hải quan cửa khẩu"),
        ("Ủy ban nhân dân cấp tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Công an cấp Tỉnh", "Công an tỉnh"),
        ("Công an cấp Xã", "Công an cấp xã"),
        ("Cơ quan chuyên môn thuộc UBND cấp tỉnh", "Cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh"),
        ("Cục Y tế-Bộ Công an", "Cục Y tế - Bộ Công an"),
        ("Cục Bản đồ VN- Bộ NN và MT", "Cục Bản đồ Việt Nam - Bộ Nông nghiệp và Môi trường"),
        ("Chi cục Thuế khu vực/ đội thuế", "Chi cục Thuế khu vực/đội thuế"),
        ("Sở Tài chính TP.Đà Nẵng", "Sở Tài chính Thành phố Đà Nẵng"),
        ("Phòng Cảnh sát TP HCM", "Phòng Cảnh sát Thành phố Hồ Chí Minh"),
        ("Sở Giao thông công chánh - TP.HCM", "Sở Giao thông công chánh - Thành phố Hồ Chí Minh"),
        ("SỞ Y TẾ TP. HÀ NỘI", "Sở Y tế thành phố Hà Nội"),
        ("Ban QLDA đầu tư", "Ban Quản lý dự án đầu tư"),
    ],
)
def test_names_are_written_as_officials_write_them(written: str, official: str) -> None:
    assert official_case(written) == official


@pytest.mark.parametrize("name", OFFICIAL_NAMES)
def test_a_known_body_is_written_so_whatever_the_capitals(name: str) -> None:
    assert official_case(name.upper()) == official_case(name.lower()) == name


@given(st.text(max_size=80))
def test_writing_a_name_officially_twice_changes_nothing_more(text: str) -> None:
    once = official_case(text)
    assert official_case(once) == once


def test_joint_issuers_come_apart_and_a_ministry_with_a_dash_stays_one() -> None:
    assert split_issuers("BỘ Y TẾ - BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI - BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH") == (
        "Bộ Y tế",
        "Bộ Lao động - Thương binh và Xã hội",
        "Bộ Văn hóa, Thể thao và Du lịch",
    )


def test_a_label_among_the_issuers_is_no_body() -> None:
    assert split_issuers("VĂN BẢN HỢP NHẤT - BỘ TÀI CHÍNH") == ("Bộ Tài chính",)
    assert split_issuers("VĂN BẢN HỢP NHẤT") == ()


def test_every_issuer_of_the_gazette_is_a_body_that_we_know_to_write(shared_data: Path) -> None:
    with gzip.open(shared_data / "legal/gazette_documents.jsonl.gz", "rt", encoding="utf-8") as lines:
        written = {json.loads(line)["co_quan"] for line in lines}
    found = {body for text in written for body in split_issuers(text)}
    assert found <= set(OFFICIAL_NAMES)
    assert len(found) == 61
    assert {guessed_kind(body) for body in found} == {"central"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Bộ Y tế", "central"),
        ("Bộ phận Một cửa Sở Xây dựng", "other"),
        ("Chính phủ", "central"),
        ("Cục Hàng không Việt Nam", "central"),
        ("Sở Y tế", "department"),
        ("Sở Y tế Thành phố Hà Nội", "other"),
        ("Uỷ ban nhân dân tỉnh Quảng Ngãi", "province"),
        ("Văn phòng Ủy ban nhân dân tỉnh", "province"),
        ("Ủy ban nhân dân đặc khu Lý Sơn", "commune"),
        ("Công an cấp xã", "other"),
        ("Chủ tịch Ủy ban nhân dân tỉnh", "province"),
        ("Ủy ban nhân dân tỉnh và thành phố trực thuộc trung ương", "other"),
        ("Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh", "province"),
        ("Thuế cơ sở", "other"),
        ("Công an tỉnh", "department"),
        ("Công an tỉnh Sơn La", "other"),
        ("Công an xã Ba Tơ", "commune"),
        ("Ủy ban nhân dân tỉnh Kon Tum", "province"),
        ("Ủy ban nhân dân tỉnh Sơn La", "other"),
        ("Ủy ban nhân dân cấp xã - tỉnh Quảng Trị", "other"),
        ("Ủy ban nhân dân xã, phường, thị trấn", "other"),
        ("Tòa án nhân dân tỉnh, thành phố trực thuộc trung ương", "other"),
        ("Kho bạc Nhà nước khu vực", "central"),
    ],
)
def test_the_name_tells_the_kind(name: str, kind: str) -> None:
    assert guessed_kind(name) == kind


@pytest.mark.parametrize(
    ("name", "stands_for_all"),
    [
        ("Công an cấp xã", True),
        ("Ủy ban nhân dân cấp xã, phường, thị trấn", True),
        ("Chủ tịch Ủy ban nhân dân xã", True),
        ("Ủy ban nhân dân xã Ba Tơ", False),
        ("Ủy ban nhân dân cấp xã - tỉnh Quảng Trị", False),
        ("Ủy ban nhân dân cấp huyện", False),
    ],
)
def test_a_name_that_stands_for_one_body_of_each_commune_is_known(name: str, stands_for_all: bool) -> None:
    assert is_of_every_commune(name) is stands_for_all


def test_what_is_no_more_and_what_followed_are_known_bodies_and_what_followed_goes_on() -> None:
    followed = {name for _day, names in ENDED.values() for name in names}
    assert set(ENDED) | followed <= set(OFFICIAL_NAMES)
    assert not followed & set(ENDED)
