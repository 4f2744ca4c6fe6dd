"""Provisions are cited one by one, in lists and ranges, and take their document from the words around them."""

import pytest

from legal.citations import THIS, find_citations, places_of
from legal.provisions import Level, ProvisionAddress
from legal.structure import structured
from tests.legal.cited import cited, provisions


def test_each_item_of_a_list_has_its_own_words_and_the_last_bears_the_document():
    assert cited("tại các điểm a, b và c khoản 2 Điều 5 Luật Nhà ở.") == [
        ("điểm a", "luật nhà ở", "điểm a khoản 2 điều 5"),
        ("b", "luật nhà ở", "điểm b khoản 2 điều 5"),
        ("c khoản 2 Điều 5 Luật Nhà ở", "luật nhà ở", "điểm c khoản 2 điều 5"),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("khoản 1, 2 và 3 Điều 7", ["khoản 1 điều 7", "khoản 2 điều 7", "khoản 3 điều 7"]),
        ("khoản 1 Điều 5, Điều 6 và khoản 3 Điều 9", ["khoản 1 điều 5", "điều 6", "khoản 3 điều 9"]),
        ("các điều 5, 6, 7 và 8", ["điều 5", "điều 6", "điều 7", "điều 8"]),
        ("các điều 5, từ 7 đến 9 và 12", ["điều 5", "điều 7", "điều 8", "điều 9", "điều 12"]),
        (
            "điểm a, điểm b khoản 1 và khoản 2 Điều 4",
            ["điểm a khoản 1 điều 4", "điểm b khoản 1 điều 4", "khoản 2 điều 4"],
        ),
        (
            "khoản 1, khoản 2 và các điểm a, b khoản 3 Điều 5",
            ["khoản 1 điều 5", "khoản 2 điều 5", "điểm a khoản 3 điều 5", "điểm b khoản 3 điều 5"],
        ),
        ("Khoản 3, Điều 5", ["khoản 3 điều 5"]),
        ("Điều 5 khoản 2 điểm a", ["điểm a khoản 2 điều 5"]),
        ("điểm a) khoản 2 Điều 5a", ["điểm a khoản 2 điều 5a"]),
        ("khoản 1 (đối với xe tải), khoản 2 Điều 5", ["khoản 1 điều 5", "khoản 2 điều 5"]),
        ("Mục 1, Mục 2 Chương III", ["mục 1 chương iii", "mục 2 chương iii"]),
        ("Điều 12 Mục 6 Chương II", ["điều 12"]),
        ("điểm 2.1 khoản 2 Mục I Phần A", ["điểm 2.1 khoản 2 mục i phần a"]),
    ],
)
def test_items_of_a_list_take_what_they_leave_out_from_the_others(words, expected):
    assert provisions(f"theo {words} Thông tư số 5/2020/TT-BTC.") == [("5/2020/TT-BTC", one) for one in expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("từ Điều 5 đến Điều 8", ["điều 5", "điều 6", "điều 7", "điều 8"]),
        ("các điều từ 5 đến 7", ["điều 5", "điều 6", "điều 7"]),
        ("từ khoản 1 đến khoản 3 Điều 9", ["khoản 1 điều 9", "khoản 2 điều 9", "khoản 3 điều 9"]),
        (
            "từ điểm c đến điểm e khoản 1 Điều 9",
            [f"điểm {letter} khoản 1 điều 9" for letter in "cdđe"],
        ),
        ("Chương II đến Chương IV", ["chương ii", "chương iii", "chương iv"]),
    ],
)
def test_every_provision_of_a_range_is_cited_with_the_words_of_the_range(words, expected):
    found = find_citations(f"theo {words} của Luật này.")
    assert [one.provision_words for one in found] == expected
    assert len({(one.start, one.end) for one in found}) == 1
    assert found[0].text.endswith("của Luật này")


def test_provisions_of_this_document_are_cited_with_it_or_without():
    assert provisions("khoản 2 Điều 5 Luật này; Điều 6 của Quy định này. Xem Điều 7.") == [
        (THIS, "khoản 2 điều 5"),
        (THIS, "điều 6"),
        (THIS, "điều 7"),
    ]


def test_a_document_that_names_itself_cites_nothing():
    assert cited("Nghị định này có hiệu lực; Điều này và khoản này do Bộ trưởng quy định.") == []


def test_this_article_is_resolved_where_the_reader_knows_it():
    article = ProvisionAddress(((Level.ARTICLE, "5"), (Level.CLAUSE, "2")))
    assert provisions("khoản 1 Điều này; điểm a khoản này", within=article) == [
        (THIS, "khoản 1 điều 5"),
        (THIS, "điểm a khoản 2 điều 5"),
    ]
    open_one = find_citations("theo khoản 1 Điều này")[0]
    assert open_one.provision_words == "khoản 1 điều này"
    assert open_one.provision.anchor == "khoan-1"
    assert open_one.stands_in == Level.ARTICLE


def test_a_whole_text_tells_which_article_this_one_is():
    text = "Điều 1. Phạm vi\n1. Quy định chung.\n2. Trừ khoản 1 Điều này.\nĐiều 2. Hiệu lực\n1. Theo Điều 1."
    assert provisions(text, places=places_of(structured(text))) == [(THIS, "khoản 1 điều 1"), (THIS, "điều 1")]


def test_what_an_amendment_quotes_stands_in_no_article_of_the_amending_text():
    text = "Điều 1. Sửa đổi khoản 2 Điều 9 như sau:\n“2. Hồ sơ theo khoản 1 Điều này.”\nĐiều 2. Hiệu lực"
    assert provisions(text, places=places_of(structured(text)))[-1] == (THIS, "khoản 1 điều này")


@pytest.mark.parametrize(
    "words",
    [
        "Phụ lục I ban hành kèm theo Nghị định số 30/2020/NĐ-CP",
        "Phụ lục số I kèm theo Nghị định số 30/2020/NĐ-CP",
        "Phụ lục I Nghị định số 30/2020/NĐ-CP",
    ],
)
def test_appendices_are_provisions(words):
    assert cited(f"theo mẫu tại {words}.") == [(words, "30/2020/NĐ-CP", "phụ lục i")]


def test_a_regulation_is_cited_with_the_decision_that_issued_it():
    words = "Điều 4 của Quy chế phối hợp ban hành kèm theo Quyết định số 12/2026/QĐ-UBND"
    assert cited(f"theo {words}.") == [(words, "12/2026/QĐ-UBND", "điều 4")]


def test_articles_in_one_sentence_share_the_document_at_its_end():
    assert provisions("Nội dung tại Điều 4 và danh mục quy định tại Điều 5 của Nghị định số 9/2020/NĐ-CP.") == [
        ("9/2020/NĐ-CP", "điều 4"),
        ("9/2020/NĐ-CP", "điều 5"),
    ]


def test_items_of_an_amendment_are_of_the_amended_document():
    text = (
        "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 9/2020/NĐ-CP như sau:\n"
        "1. Sửa đổi khoản 2 Điều 5 như sau:\n“2. Mới.”\n2. Bãi bỏ Điều 7.\nĐiều 2. Theo Điều 1."
    )
    assert provisions(text)[1:] == [("9/2020/NĐ-CP", "khoản 2 điều 5"), ("9/2020/NĐ-CP", "điều 7"), (THIS, "điều 1")]


def test_clauses_of_an_amended_article_are_of_the_item_above():
    text = (
        "1. Sửa đổi, bổ sung một số điều của Nghị định số 9/2020/NĐ-CP như sau:\n"
        "a) Sửa đổi Điều 5 như sau:\n- Sửa đổi khoản 1 như sau:\n“1. Theo khoản 2.”\n- Bãi bỏ điểm a khoản 3.\n"
    )
    assert provisions(text)[1:] == [
        ("9/2020/NĐ-CP", "điều 5"),
        ("9/2020/NĐ-CP", "khoản 1 điều 5"),
        (THIS, "khoản 2"),
        ("9/2020/NĐ-CP", "điểm a khoản 3 điều 5"),
    ]


def test_short_forms_stand_for_the_document_that_they_were_given_to():
    text = (
        "Luật Nhà ở số 27/2023/QH15 (sau đây gọi là Luật) và Nghị định số 10/2010/NĐ-CP (sau đây gọi tắt là Nghị định "
        "số 10). Theo Điều 5 của Luật, Điều 6 Nghị định số 10 và Nghị định số 10."
    )
    assert provisions(text)[2:] == [("27/2023/QH15", "điều 5"), ("10/2010/NĐ-CP", "điều 6"), ("10/2010/NĐ-CP", "")]


def test_provisions_of_documents_that_are_not_named_are_not_of_this_one():
    assert provisions("Điều 24 Điều lệ Hội; Điều 5 Công ước Viên; Điều 4 Hợp đồng mua bán.") == []
    assert provisions("theo khoản 1 Điều 13 của Luật, người đó được cấp.") == [("luật", "khoản 1 điều 13")]
