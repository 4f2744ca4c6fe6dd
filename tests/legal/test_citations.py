"""Citations in texts: what is one, where it begins and ends, and which document and provision it names."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legal.citations import THIS, find_citations, places_of
from legal.provisions import Level, ProvisionAddress
from legal.structure import structured


def cited(text, **options):
    """Return what is cited as people read it: words, document, provision."""
    return [(one.text, one.document, one.provision_words) for one in find_citations(text, **options)]


def provisions(text, **options):
    return [(one.document, one.provision_words) for one in find_citations(text, **options)]


def test_a_provision_and_its_decree_are_one_citation():
    (found,) = find_citations("Thực hiện theo khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020.")
    assert found.text == "khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP"
    assert (found.start, found.end) == (15, 56)
    assert found.document == "30/2020/NĐ-CP"
    assert found.key == "30/2020/nd-cp"
    assert found.provision == ProvisionAddress(((Level.ARTICLE, "5"), (Level.CLAUSE, "2")))
    assert found.provision_words == "khoản 2 điều 5"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Nghị định 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("NĐ 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Nghị định\nsố 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Nghị định\u00a0số\u00a030/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Nghị định của Chính phủ số 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Nghị định số30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("nghị định số 30/2020/nđ-cp", "30/2020/nđ-cp"),
        ("Quyết định số 345/QĐ-UBND", "345/QĐ-UBND"),
        ("Quyết định số 12/1998/QĐ.UB", "12/1998/QĐ.UB"),
        ("Thông tư liên tịch số 08/2004/TTLT/BTM-BTC-BGTVT", "08/2004/TTLT/BTM-BTC-BGTVT"),
        ("Thông tư số 02/2013/TT- BTP", "02/2013/TT- BTP"),
        ("Nghị quyết số 66.13/2026/NQ-CP", "66.13/2026/NQ-CP"),
        ("Nghị quyết số 18-NQ/TW", "18-NQ/TW"),
        ("Nghị quyết số 51/2001", "51/2001"),
        ("Luật số 21-LCT/HDNN8", "21-LCT/HDNN8"),
        ("Tờ trình số 45/TTr-SNV", "45/TTr-SNV"),
        ("Công văn số 104/TTg-NN", "104/TTg-NN"),
        ("số 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("31/2024/QH15", "31/2024/QH15"),
        ("Luật Đất đai số 31/2024/QH15", "31/2024/QH15"),
        ("Luật Đất đai (số 31/2024/QH15)", "31/2024/QH15"),
        ("Luật Ban hành văn bản quy phạm pháp luật số 64/2025/QH15", "64/2025/QH15"),
    ],
)
def test_documents_are_named_by_number(words, number):
    assert cited(f"Căn cứ {words};") == [(words, number, "")]


def test_a_word_glued_to_a_number_is_not_of_it():
    assert cited("theo Nghị định số 30/2020/NĐ-CPngày") == [("Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "")]
    assert provisions("98/2024/NĐ-CPNghị định15/2020/NĐ-CP") == [("98/2024/NĐ-CP", ""), ("15/2020/NĐ-CP", "")]


@pytest.mark.parametrize(
    ("words", "name", "key"),
    [
        ("Luật Đất đai năm 2024", "luật đất đai năm 2024", "luat dat dai 2024"),
        ("Luật Đất đai 2024", "luật đất đai 2024", "luat dat dai 2024"),
        ("Luật Đất đai", "luật đất đai", "luat dat dai"),
        ("LUẬT ĐẤT ĐAI", "luật đất đai", "luat dat dai"),
        ("Luật đất đai", "luật đất đai", "luat dat dai"),
        ("Luật Đất đai ngày 18 tháng 01 năm 2024", "luật đất đai năm 2024", "luat dat dai 2024"),
        ("Luật Đất đai ngày 18/01/2024", "luật đất đai năm 2024", "luat dat dai 2024"),
        ("Bộ luật Dân sự (năm 2015)", "bộ luật dân sự năm 2015", "bo luat dan su 2015"),
        ("BLDS năm 2015", "bộ luật dân sự năm 2015", "bo luat dan su 2015"),
        ("Luật Phòng, chống tham nhũng", "luật phòng, chống tham nhũng", "luat phong, chong tham nhung"),
        ("Luật Hôn nhân và gia đình", "luật hôn nhân và gia đình", "luat hon nhan va gia dinh"),
        ("Hiến pháp năm 2013", "hiến pháp năm 2013", "hien phap 2013"),
        ("Pháp lệnh Ngoại hối", "pháp lệnh ngoại hối", "phap lenh ngoai hoi"),
        ("Luật Bảo vệ sức khoẻ nhân dân", "luật bảo vệ sức khoẻ nhân dân", "luat bao ve suc khoe nhan dan"),
        ("Luật Bảo vệ sức khỏe nhân dân", "luật bảo vệ sức khỏe nhân dân", "luat bao ve suc khoe nhan dan"),
        ("Luật Du hành vũ trụ", "luật du hành vũ trụ", "luat du hanh vu tru"),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Hải quan và Luật Quản lý thuế",
            "luật sửa đổi, bổ sung một số điều của luật hải quan và luật quản lý thuế",
            "luat sua doi, bo sung mot so dieu cua luat hai quan va luat quan ly thue",
        ),
    ],
)
def test_laws_are_named_by_name(words, name, key):
    (found,) = find_citations(f"Căn cứ {words} và quy định khác.")
    assert (found.text, found.document, found.key) == (words, name, key)


def test_a_list_of_laws_is_one_citation_for_each():
    assert provisions("theo Luật Đất đai, Luật Nhà ở và Luật Kinh doanh bất động sản.") == [
        ("luật đất đai", ""),
        ("luật nhà ở", ""),
        ("luật kinh doanh bất động sản", ""),
    ]


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


@pytest.mark.parametrize(
    "text",
    [
        "ngày 30/1/2007, tỷ lệ 1/2, điện thoại 0255/3822456",
        "Điều kiện, điều lệ, khoản tiền, khoản vay 5 triệu, tài khoản 111",
        "đạt điểm 5, địa điểm 2, thời điểm t, chi tiết a",
        "danh mục 1, hạng mục 2, thành phần 3, mục tiêu 4, chương trình 5",
        "QCVN 41:2019/BGTVT, TCVN 1234:2015",
        "theo mẫu số 01/2020/TT-BTC, Biểu 02/QĐ-BTC, giấy phép số 01/GP-UBND, hợp đồng số 12/2007/HĐ-XD",
        "pháp luật đất đai, kỷ luật lao động, Luật sư, Hội Luật gia, Công ty Luật Bình Minh, Luật thi đấu bóng đá",
        "Công ước của Liên hợp quốc về Luật Biển năm 1982; Quy định 16 Chương II-2 của Công ước SOLAS",
        "Điều 39.13.LQ.1 của Bộ pháp điển",
        "dự thảo Luật Đất đai",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text):
    assert cited(text) == []


def test_labels_of_provisions_are_not_citations():
    text = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 5. Phạm vi\n1. Theo Điều 6.\nMục 2. HỒ SƠ\n“Điều 7. Trích”\nPhụ lục I\nMẪU"
    assert provisions(text) == [(THIS, "điều 6")]


def test_the_number_of_the_text_itself_is_not_a_citation():
    assert cited("ỦY BAN NHÂN DÂN\nSố: 12/2026/QĐ-UBND\nQuảng Ngãi, ngày 01 tháng 02 năm 2026\nQUYẾT ĐỊNH") == []


def test_a_number_in_a_list_is_followed_by_no_unit():
    assert provisions("theo Điều 5, 30 ngày sau và Điều 7, 02 bản") == [(THIS, "điều 5"), (THIS, "điều 7")]
    assert provisions("theo Điều 3;\n5. Gửi mẫu") == [(THIS, "điều 3")]


@pytest.mark.parametrize(
    "text",
    [
        "theo khoa\u0309n 2 Đie\u0302\u0300u 5 Lua\u0323\u0302t Đa\u0302\u0301t đai na\u0306m 2024.",
        "theo **khoản 2** **Điều** 5 Luật Đất đai năm 2024.",
        "theo kho\u00adản 2 Ðiều 5 Luật Đất đai năm 2024.",
    ],
)
def test_offsets_are_of_the_text_as_given(text):
    (found,) = find_citations(text)
    assert (found.document, found.provision_words) == ("luật đất đai năm 2024", "khoản 2 điều 5")
    assert found.text == text[found.start : found.end]
    assert found.text.startswith("kho")
    assert found.text.endswith("2024")


PIECES = st.sampled_from(
    [
        *(
            "khoản ",
            "Điều ",
            "điểm ",
            "Chương ",
            "Mục ",
            "Phụ lục ",
            "1",
            "2, ",
            "a",
            " và ",
            "; ",
            ", ",
            "\n",
            " đến ",
        ),
        *(
            "Luật ",
            "Đất đai",
            " năm 2024",
            "Nghị định số ",
            "30/2020/NĐ-CP",
            " này",
            "sửa đổi, bổ sung một số điều của ",
        ),
        *("(sau đây gọi là ", ")", "“", "”", "ban hành kèm theo ", "\u0301", "İ", "**", "\u200b", "II", "/QĐ-", ":\n"),
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join)))
@example("Điều 5\u0301")
@example("İ Điều 5 Luật này")
def test_citations_of_any_text_are_in_order_and_within_it(text):
    end, last = 0, (0, 0)
    for found in find_citations(text):
        assert found.text == text[found.start : found.end] != ""
        assert (found.start, found.end) == last or found.start >= end
        assert found.document
        end, last = found.end, (found.start, found.end)


HOSTILE = (
    "khoản ", "khoản 1, ", "điểm a ", "Điều 5, 6 và ", "khoản 1 (", "Luật ", "Luật sửa đổi, bổ sung một số điều của ",
    "30/2020/NĐ-CP ", "số 1/", "Điều 5 Quy chế x ", "Luật Nhà ở (sau đây gọi là Luật X) ", "Điều 5 và x ",
    "Sửa đổi một số điều của Luật Nhà ở:\na) Điều 5\n", "Điều 1 đến Điều 9 ", "“", "Điều này ", "Số: 1/QĐ-UBND\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_costs_in_proportion_to_its_length(piece):
    def cost(length):
        text = (piece * (length // len(piece) + 1))[:length]
        begin = time.process_time()
        find_citations(text)
        return time.process_time() - begin

    cost(1_000)
    assert cost(80_000) < 16 * max(cost(20_000), 0.005)
