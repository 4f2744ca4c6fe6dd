"""What a text contains for contents lists and search, which provision a place belongs to, and how one is cited."""

import pytest

from legal.provisions import Level, ProvisionAddress, address_in
from legal.structure import Places, articles, citation_of, contents, provision_at, spans
from tests.legal.structure_texts import DECISION, LAW, lines, read


def test_the_contents_name_each_heading_with_what_it_stands_in():
    assert [(entry.depth, entry.label, entry.words) for entry in contents(read(LAW))] == [
        (0, "PHẦN THỨ NHẤT", "NHỮNG QUY ĐỊNH CHUNG"),
        (1, "Chương I", "PHẠM VI"),
        (2, "Điều 1", "Phạm vi điều chỉnh"),
        (1, "Chương II", "NGUYÊN TẮC"),
        (2, "Mục 1", "NGUYÊN TẮC CHUNG"),
        (3, "Điều 2", "Nguyên tắc"),
        (2, "Mục 2", "NGUYÊN TẮC RIÊNG"),
        (3, "Tiểu mục 1", "Hồ lớn"),
        (4, "Điều 3", "Hồ lớn"),
        (4, "Điều 3a", "Hồ vừa"),
        (3, "Tiểu mục 2", "Hồ nhỏ"),
        (4, "Điều 4", "Hồ nhỏ"),
        (0, "PHẦN THỨ HAI", "ĐIỀU KHOẢN THI HÀNH"),
        (1, "Chương I", "HIỆU LỰC"),
        (2, "Mục 1", "HIỆU LỰC"),
        (3, "Điều 5", "Hiệu lực thi hành"),
    ]


def test_an_article_without_a_heading_is_named_by_the_beginning_of_its_text():
    first, second, third = contents(
        read(lines("Điều 1. Bãi bỏ quyết định cũ.", "Điều 2", f"{'Hồ nước. ' * 40}", "Điều 3."))
    )
    assert (first.heading, first.opening) == ("", "Bãi bỏ quyết định cũ.")
    assert second.opening.endswith("Hồ…")
    assert len(second.opening) <= 121
    assert third.words == ""


def test_an_article_reaches_to_the_next_and_knows_what_stands_above_it():
    found = articles(read(LAW))
    assert [article.address.words for article in found] == ["Điều 1", "Điều 2", "Điều 3", "Điều 3a", "Điều 4", "Điều 5"]
    assert LAW[found[1].start : found[1].end] == "Điều 2. Nguyên tắc\n1. Giữ nước.\n2. Giữ hồ.\n"
    assert [entry.label for entry in found[3].above] == ["PHẦN THỨ NHẤT", "Chương II", "Mục 2", "Tiểu mục 1"]
    assert LAW[found[-1].end :].startswith("Luật này đã được Quốc hội")


def test_articles_of_an_enclosed_regulation_say_so():
    found = articles(read(DECISION))
    assert [article.anchor for article in found[3:]] == [f"phu-luc-quy-dinh.dieu-{number}" for number in (1, 2, 3)]
    assert [entry.words for entry in found[3].above] == [
        "Về sử dụng hồ nước của thôn (Ban hành kèm theo Quyết định số 12/2026/QĐ-UBND ngày 12 tháng 3 năm 2026 của "
        "Ủy ban nhân dân tỉnh)",
        "QUY ĐỊNH CHUNG",
    ]


def test_a_provision_reaches_over_all_that_stands_in_it():
    bounds = spans(read(DECISION))
    start, end = bounds["phu-luc-quy-dinh.dieu-2.khoan-1"]
    assert DECISION[start:end].split("\n")[-3:] == ["đ) Ao.", "Ao cạn không phải là hồ nước.", ""]
    start, end = bounds["phu-luc-quy-dinh"]
    assert DECISION[end:].startswith("PHỤ LỤC I")
    assert bounds["phu-luc-ii"][1] == len(DECISION)


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("có hiệu lực thi hành", "dieu-2.khoan-1"),
        ("Ao cạn", "phu-luc-quy-dinh.dieu-2.khoan-1.diem-da"),
        ("Mọi người giữ", "phu-luc-quy-dinh.dieu-3"),
        ("Căn cứ Luật", None),
        ("Lưu: VT", None),
    ],
)
def test_a_place_belongs_to_the_innermost_provision_around_it(words, anchor):
    found = provision_at(read(DECISION), DECISION.index(words))
    assert (found.anchor if found else None) == anchor


def test_places_before_and_behind_a_text_belong_to_nothing():
    places = Places(read("Điều 1. Một"))
    assert places.provision_at(-1) is None
    assert places.provision_at(3).anchor == "dieu-1"


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("điểm đ khoản 2 Điều 5", "điểm đ khoản 2 Điều 5 Quyết định số 12/2026/QĐ-UBND"),
        ("khoản 1 phụ lục II", "khoản 1 Phụ lục II ban hành kèm theo Quyết định số 12/2026/QĐ-UBND"),
        ("Chương II", "Chương II Quyết định số 12/2026/QĐ-UBND"),
        ("", "Quyết định số 12/2026/QĐ-UBND"),
    ],
)
def test_a_provision_is_cited_as_drafting_rules_say(words, cited):
    assert citation_of(address_in(words), type_name="quyết định", number="12/2026/QĐ-UBND") == cited


def test_laws_are_cited_by_name_and_enclosed_regulations_by_what_they_are():
    article = ProvisionAddress().within(Level.ARTICLE, "5")
    assert (
        citation_of(article, type_name="Luật", name="Hồ nước", number="91/2031/QH17")
        == "Điều 5 Luật Hồ nước số 91/2031/QH17"
    )
    enclosed = articles(read(DECISION))[3].address
    assert citation_of(enclosed, type_name="Quyết định", number="12/2026/QĐ-UBND") == (
        "Điều 1 Quy định ban hành kèm theo Quyết định số 12/2026/QĐ-UBND"
    )
    assert ProvisionAddress().within(Level.PART, "nhất").words == "Phần thứ nhất"
