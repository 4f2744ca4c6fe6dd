"""Documents are cited by number and by name; what only looks like a citation is none, whatever the text."""

import pytest

from legal.citations import THIS, find_citations
from legal.provisions import Level, ProvisionAddress
from tests.legal.cited import cited, provisions


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
        ("Nghị định số 30/2020 NĐ-CP", "30/2020 NĐ-CP"),
        ("nghị định 30/2020/Nđ-Cp", "30/2020/Nđ-Cp"),
        ("Quyết định 1956/QĐ-Ttg", "1956/QĐ-Ttg"),
        ("Thông tư số 89 TC/TCT", "89 TC/TCT"),
        ("Quyết định số 862 TC/QĐ/CSTC", "862 TC/QĐ/CSTC"),
        ("Nghị định 71/2024", "71/2024"),
        ("Luật Đất đai năm 2024 (số 31/2024/QH15)", "31/2024/QH15"),
        ("Decree No. 30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("Joint Circular No. 24/2016/TTLT-BTNMT-BTC", "24/2016/TTLT-BTNMT-BTC"),
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
    ("text", "numbers"),
    [
        ("Luật số 37/2024/QH1519/2024/TT-BTPLuật", ["37/2024/QH15", "19/2024/TT-BTP"]),
        ("Thông tư 37/2013/TT-NHNN37/2013/TT-NHNN", ["37/2013/TT-NHNN", "37/2013/TT-NHNN"]),
        ("Nghị định 38/2016/NĐ-CPNGHỊ ĐỊNH MỚI", ["38/2016/NĐ-CP"]),
        ("Phụ lục V Nghị định số 33/2026/NĐ-CPMẫu số 35.docx", ["33/2026/NĐ-CP"]),
        ("trong lĩnh vực hàng hải.69/2022/NĐ-CP", ["69/2022/NĐ-CP"]),
        ("THỦY VĂN48/2020/NĐ-CPquy định", ["48/2020/NĐ-CP"]),
        ("85/2005/TTLT/BTC-BCAngày", ["85/2005/TTLT/BTC-BCA"]),
        ("Thông tưsố 200/2014/TT-BTC", ["200/2014/TT-BTC"]),
        ("thực vậtsố 07/2026/TT-BNNMTsửa", ["07/2026/TT-BNNMT"]),
        ("Tên văn bản pháp lýMã văn bản50/2025/TT-NHNN", ["50/2025/TT-NHNN"]),
        ("Quy định về cổ phiếu50/2025/TT-BTCNghị định60/2025/NĐ-CP", ["50/2025/TT-BTC", "60/2025/NĐ-CP"]),
        ("kèm theo Thông tư số 50/2025/TT-BTC1 bản chính", ["50/2025/TT-BTC"]),
        ("kèm theo Quyết định 50/QĐ-UBND2 bản sao", ["50/QĐ-UBND"]),
    ],
)
def test_cells_of_tables_glued_to_each_other_are_read_apart(text, numbers):
    assert [document for document, _provision in provisions(text)] == numbers


def test_a_year_glued_to_the_number_behind_it_is_of_the_law():
    assert cited("Luật Đấu giá tài sản năm 201601/2016/QH14") == [
        ("Luật Đấu giá tài sản năm 2016", "luật đấu giá tài sản năm 2016", ""),
        ("01/2016/QH14", "01/2016/QH14", ""),
    ]
    assert provisions("Luật Nhà ở năm 2014cho người lao động") == [("luật nhà ở năm 2014", "")]


def test_a_number_glued_to_a_law_is_of_it_where_laws_bear_such_numbers():
    assert provisions("theo Luật Căn cước26/2023/QH15") == [("26/2023/QH15", "")]
    assert provisions("chi tiết Luật Căn cước70/2024/NĐ-CP") == [("luật căn cước", ""), ("70/2024/NĐ-CP", "")]


def test_the_name_of_a_file_is_not_an_appendix():
    assert provisions("theo mẫu tại Phụ lục IX (02 bản);Phụ lục IX.docx1 bản chính") == [(THIS, "phụ lục ix")]


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
        ("Luật Đất đai (sửa đổi) năm 2024", "luật đất đai năm 2024", "luat dat dai 2024"),
        ("Luật Đất đai (sửa đổi, bổ sung) số 31/2024/QH15", "31/2024/QH15", "31/2024/qh15"),
        ("Luật HN&GĐ năm 2014", "luật hôn nhân và gia đình năm 2014", "luat hon nhan va gia dinh 2014"),
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


def test_a_long_name_in_small_letters_is_a_law_and_a_short_one_a_field():
    assert provisions("biện pháp thi hành luật phòng, chống mua bán người") == [("luật phòng, chống mua bán người", "")]
    assert provisions("tư vấn luật doanh nghiệp, pháp luật bảo vệ môi trường") == []


def test_a_list_of_laws_is_one_citation_for_each():
    assert provisions("theo Luật Đất đai, Luật Nhà ở và Luật Kinh doanh bất động sản.") == [
        ("luật đất đai", ""),
        ("luật nhà ở", ""),
        ("luật kinh doanh bất động sản", ""),
    ]


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
        "kế hoạch 12/2020, báo cáo 6/2020, Plan No. 3/2024, Mẫu số 02 CNKD-TNCN",
    ],
)
def test_what_only_looks_like_a_citation_is_none(text):
    assert cited(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tại Phụ lục I, II và III Thông tư này", ["phụ lục i", "phụ lục ii", "phụ lục iii"]),
        ("từ Phụ lục I đến Phụ lục V Thông tư này", [f"phụ lục {number}" for number in ("i", "ii", "iii", "iv", "v")]),
        ("tại các Phụ lục IB, IC và Phụ lục IIA Thông tư này", ["phụ lục ib", "phụ lục ic", "phụ lục iia"]),
        ("tại Phụ lục I.9 và Mục II.1 Thông tư này", ["phụ lục i.9", "mục ii.1"]),
        ("tại khoản 1 các Điều 5, 6 Thông tư này", ["khoản 1 điều 5", "khoản 1 điều 6"]),
        ("tại Phụ lục I, v.v. của Thông tư này", ["phụ lục i"]),
    ],
)
def test_numbers_in_roman_figures_and_clauses_of_several_articles_are_counted(text, expected):
    assert provisions(text) == [(THIS, words) for words in expected]


@pytest.mark.parametrize(
    ("text", "number", "provision"),
    [
        ("theo Khoản 2, Điều 5 - Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "khoản 2 điều 5"),
        ("theo Điều 5 Nghị định Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "điều 5"),
        ("theo Phụ lục I - Danh mục hồ sơ ban hành kèm theo Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "phụ lục i"),
        ("theo Mục I.4 của Phụ lục Thông tư số 21/2019/TT-BKHCN", "21/2019/TT-BKHCN", "mục i.4"),
    ],
)
def test_odd_words_between_a_provision_and_its_document_are_of_the_citation(text, number, provision):
    assert cited(text) == [(text.removeprefix("theo "), number, provision)]


def test_provisions_in_brackets_behind_a_document_are_of_it():
    text = "Nghị định số 38/2021/NĐ-CP về quảng cáo (từ Điều 3 đến Điều 4); theo mẫu (Điều 5)"
    assert provisions(text) == [
        ("38/2021/NĐ-CP", ""),
        ("38/2021/NĐ-CP", "điều 3"),
        ("38/2021/NĐ-CP", "điều 4"),
        (THIS, "điều 5"),
    ]


def test_all_provisions_of_a_list_of_those_that_follow_are_of_its_law():
    text = (
        "Quy định chi tiết các điều sau đây của Bộ luật Lao động:\n1. Hợp đồng theo khoản 4 Điều 21; khoản 3 Điều 51.\n"
    )
    assert provisions(text)[1:] == [("bộ luật lao động", "khoản 4 điều 21"), ("bộ luật lao động", "khoản 3 điều 51")]


def test_chapters_and_articles_with_which_a_sentence_begins_are_described():
    assert (
        cited("gồm hai chương. Chương I quy định về phạm vi. Điều 2. Thông tư này có hiệu lực. - Chương II gồm") == []
    )
    assert provisions("theo quy định tại Chương II và Điều 2. Hồ sơ gồm") == [(THIS, "chương ii"), (THIS, "điều 2")]


def test_appendices_of_treaties_are_left_out():
    assert cited("loài thuộc Phụ lục I, II CITES, Chương VII của Hiến chương Liên hợp quốc") == []


def test_labels_of_provisions_are_not_citations():
    text = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 5. Phạm vi\n1. Theo Điều 6.\nMục 2. HỒ SƠ\n“Điều 7. Trích”\nPhụ lục I\nMẪU"
    assert provisions(text) == [(THIS, "điều 6")]


def test_the_number_of_the_text_itself_is_not_a_citation():
    assert cited("ỦY BAN NHÂN DÂN\nSố: 12/2026/QĐ-UBND\nQuảng Ngãi, ngày 01 tháng 02 năm 2026\nQUYẾT ĐỊNH") == []


def test_a_number_in_a_list_is_followed_by_no_unit():
    assert provisions("theo Điều 5, 30 ngày sau và Điều 7, 02 bản") == [(THIS, "điều 5"), (THIS, "điều 7")]
    assert provisions("theo Điều 5, từ 8 đến 10 ngày sau") == [(THIS, "điều 5")]
    assert provisions("theo Điều 3;\n5. Gửi mẫu") == [(THIS, "điều 3")]
