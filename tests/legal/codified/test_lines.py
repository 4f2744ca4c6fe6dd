"""Lines of the codification: what each says is read however it is written, or refused with a reason."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal.sources.codified import article_from_json, sorting_key
from legal.sources.codified_text import (
    issuers_of,
    name_of,
    place_in_order,
    position_of,
    title_day_and_issuer,
    whole_number,
)
from legal.sources.records import NotADocumentError
from tests.factories.codified import article, source
from tests.legal.codified.lines import WORDS


@pytest.mark.parametrize(
    ("number", "name", "whole", "rest"),
    [
        ("12/2019/N", "Đ-CP Quy định về thuyền", "12/2019/NĐ-CP", "Quy định về thuyền"),
        ("12/2019/NĐ", "_CP quy định về thuyền", "12/2019/NĐ-CP", "quy định về thuyền"),
        ("12/2019/TT-", "BGTVT Quy định về thuyền", "12/2019/TT-BGTVT", "Quy định về thuyền"),
        ("12/2019/TT-BGD", "ĐT", "12/2019/TT-BGDĐT", ""),
        ("12/2019/NĐ-CP", "Đất đai", "12/2019/NĐ-CP", "Đất đai"),
        ("12/2019/NĐ-CP", "QUY ĐỊNH VỀ THUYỀN", "12/2019/NĐ-CP", "QUY ĐỊNH VỀ THUYỀN"),
        ("12/2019/QĐ-TTg", "", "12/2019/QĐ-TTg", ""),
    ],
)
def test_a_number_that_was_cut_is_whole_again(number, name, whole, rest):
    assert whole_number(number, name) == (whole, rest)


def test_the_day_of_another_document_is_not_the_day_of_this_one():
    name, day, issuer = title_day_and_issuer(
        "Sửa đổi Thông tư số 1/2010/TT-BYT",
        date(2010, 5, 28),
        "Bộ trưởng Bộ Y tế về thuyền ngày 30/12/2014 của Bộ Y tế",
    )
    assert name == "Sửa đổi Thông tư số 1/2010/TT-BYT ngày 28/05/2010 của Bộ trưởng Bộ Y tế về thuyền"
    assert (day, issuer) == (date(2014, 12, 30), "Bộ Y tế")


def test_a_day_that_does_not_exist_stays_unknown():
    assert title_day_and_issuer("Sửa đổi", date(2010, 5, 28), "Bộ Y tế ngày 31/02/2014 của Bộ Y tế")[1] is None


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("", ()),
        ("Chính phủ", ("Chính phủ",)),
        ("Bộ Giáo Dục và Đào Tạo", ("Bộ Giáo dục và Đào tạo",)),
        (
            "Bộ Lao động - Thương binh và Xã hội, Bộ Văn hóa, Thể thao và Du lịch và Bộ Y tế",
            ("Bộ Lao động - Thương binh và Xã hội", "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Y tế"),
        ),
        ("Bộ Tài chính ( đã được sửa đổi", ("Bộ Tài chính",)),
        ("Chính phủ quy định chi tiết Luật Thuyền", ("Chính phủ",)),
        ("Bộ trưởng Bộ Tư pháp", ("Bộ Tư pháp",)),
    ],
)
def test_each_body_that_issued_together_is_told_apart(text, bodies):
    assert issuers_of(text) == bodies


@pytest.mark.parametrize(
    ("text", "name"), [("An ninh trên sông.", "An ninh trên sông"), (". ", ""), ("(1", ""), ("", "")]
)
def test_a_name_of_signs_alone_is_none(text, name):
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("stated", "code", "position"),
    [
        ("Điều 5a", "1.1.NĐ.1.5", "Điều 5a"),
        ("27", "1.1.NĐ.1.27", "Điều 27"),
        ("Điều", "1.1.NĐ.1.3", "Điều 3"),
        ("Điều 1 Thông tư số", "1.1.TT.1.1", "Điều 1"),
        ("Điều 52Đ", "1.1.TT.1.52đ", "Điều 52đ"),
        ("Mục IV", "1.1.TT.1.4", "Mục IV"),
        ("", "1.1.TT.1.4", ""),
    ],
)
def test_where_an_article_stands_is_read_however_it_is_written(stated, code, position):
    assert position_of(stated, code) == position


@pytest.mark.parametrize(
    ("copied", "read"),
    [
        ("Theo [07/2031/TT-ABC](https://a.example/x.aspx?so=07&y) thì nộp.", "Theo 07/2031/TT-ABC thì nộp."),
        ("số [ 8/2031/NĐ-CP](http://a.example/so_(8)/x) và [9/2031](https://b.example)", "số 8/2031/NĐ-CP và 9/2031"),
        ("tại [https://a.example](https://a.example/)", "tại https://a.example"),
        ("ghi ở cột [1] (xem mục [a](khoản 2))", "ghi ở cột [1] (xem mục [a](khoản 2))"),
        ("[dòng\nkhác](https://a.example)", "[dòng\nkhác](https://a.example)"),
    ],
)
def test_of_a_link_in_a_text_the_words_stay(copied, read):
    assert article_from_json(json.dumps(article(noi_dung=copied))).text == read


def test_inserted_articles_stand_behind_the_one_that_they_follow():
    mixed = ["Mục IV", "Điều 10", "Điều 5đ", "Điều 6", "Điều 5", "Điều 5d", "Điều 5a", "Điều 5e"]
    ordered = ["Điều 5", "Điều 5a", "Điều 5d", "Điều 5đ", "Điều 5e", "Điều 6", "Điều 10", "Mục IV"]
    assert sorted(mixed, key=place_in_order) == ordered


def test_the_sorting_key_ends_in_day_number_and_article():
    long = f"{'0' * 44}{26008:05}{197:04}{7:05}00"
    key = sorting_key(long)
    assert key is not None
    assert (key.day, key.running, key.article) == (date(2016, 11, 16), 197, 7)
    assert sorting_key("0" * 60) is None
    assert sorting_key("1" * 37) is None
    assert sorting_key("") is None


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[" * 100_000,
        "[]",
        '"Điều 1"',
        json.dumps(article("")),
        json.dumps(article("1" * 100)),
        json.dumps(article(nguon="Luật")),
        json.dumps(article(nguon=["Luật"])),
        json.dumps(article(lien_quan=[1])),
        json.dumps(article(noi_dung=["1. Một"])),
        json.dumps(article("1.1.NĐ.1.1", source(number=""))),
        json.dumps(article("1.1.NĐ.1.1", source(number="1" * 200))),
        json.dumps(article("1.1.NĐ.1.1", source(ngay_ban_hanh="2019-02-30"))),
        json.dumps(article("1.1.NĐ.1.1", source(loai=7))),
        json.dumps(article(tieu_de="\ud800")),
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(line):
    with pytest.raises(NotADocumentError, match=r"\w"):
        article_from_json(line)


ANYTHING = st.none() | st.booleans() | st.integers() | WORDS | st.lists(WORDS, max_size=3) | st.just({"ma": "1"})


@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(article(), ANYTHING)
        | {"nguon": st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(source(), ANYTHING)), max_size=2)},
    )
)
def test_whatever_a_line_holds_it_is_an_article_or_refused(record):
    try:
        read = article_from_json(json.dumps(article() | record))
    except NotADocumentError:
        return
    assert read.code
