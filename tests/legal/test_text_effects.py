"""Sentences at the end of texts say which documents they end; with an exception or by a schedule these end in part."""

from datetime import date

import pytest

from legal.relation_types import RelationType
from legal.sources.text_effects import acts_of_text
from legal.structure import structured

REPEALS, REPLACES, PARTLY = RelationType.REPEALS, RelationType.REPLACES, RelationType.REPEALS_PARTLY
AMENDS = RelationType.AMENDS


def read(*lines: str, own_key: str = "9/2020/nd-cp"):
    text = "\n".join(("Điều 7. Hiệu lực thi hành", *lines))
    acts = acts_of_text(structured(text), own_key=own_key)
    return [
        (one.act.relation_type, one.act.number, one.act.provision, one.subject.words) for one in acts if one.is_sure
    ]


def read_as_likely(*lines: str):
    """What the text leaves open, and nothing that is sure."""
    acts = acts_of_text(structured("\n".join(("Điều 7. Hiệu lực thi hành", *lines))), own_key="9/2020/nd-cp")
    assert not any(one.is_sure for one in acts)
    return [(one.act.relation_type, one.act.number, one.act.provision) for one in acts]


@pytest.mark.parametrize(
    ("sentence", "relation_type"),
    [
        ("1. Nghị định này thay thế Nghị định số 1/2012/NĐ-CP ngày 02 tháng 3 năm 2012 về một việc.", REPLACES),
        ("1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2020 và thay thế Nghị định số 1/2012/NĐ-CP.", REPLACES),
        ("1. Bãi bỏ Nghị định số 1/2012/NĐ-CP hướng dẫn thi hành Nghị định số 5/2010/NĐ-CP.", REPEALS),
        ("1. Nghị định số 1/2012/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực thi hành.", REPEALS),
        ("1. Kể từ ngày Nghị định này có hiệu lực, Nghị định số 1/2012/NĐ-CP hết hiệu lực thi hành.", REPEALS),
        ("1. Nghị định này có hiệu lực từ ngày 01/3/2020, thay thế Nghị định số 1/2012/NĐ-CP.", REPLACES),
        ("1. Nghị định này có hiệu lực từ ngày 01/3/2020; bãi bỏ Nghị định số 1/2012/NĐ-CP.", REPEALS),
        ("1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2020. Bãi bỏ Nghị định số 1/2012/NĐ-CP.", REPEALS),
        ("1. Bãi bỏ Nghị định số 1/2012/NĐ-CP quy định một số nội dung và lộ trình của một việc.", REPEALS),
        ("1. Bãi bỏ Nghị định số 1/2012/NĐ-CP về bù trừ, miễn trừ và khấu trừ.", REPEALS),
        ("1. Nghị định này thay thế Nghị định số 1/2012/NĐ-CP và các quy định trái với Nghị định này.", REPLACES),
        ("1. Nghị định số 1/2012/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực, trừ Điều 5.", PARTLY),
        ("1. Nghị định số 1/2012/NĐ-CP hết hiệu lực, trừ trường hợp quy định tại khoản 2 Điều này.", PARTLY),
        ("1. Bãi bỏ Nghị định số 1/2012/NĐ-CP, trừ các quy định về phí tiếp tục có hiệu lực đến hết năm.", PARTLY),
        ("1. Nghị định này thay thế Nghị định số 1/2012/NĐ-CP theo lộ trình như sau:", PARTLY),
    ],
)
def test_a_sentence_says_which_document_ends(sentence, relation_type):
    assert read(sentence) == [(relation_type, "1/2012/NĐ-CP", "", "khoản 1 Điều 7")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nghị định số 1/2012/NĐ-CP tiếp tục có hiệu lực.",
        "Nghị định số 1/2012/NĐ-CP có hiệu lực đến hết năm 2020.",
        "Nghị định số 1/2012/NĐ-CP hết hiệu lực sau 45 ngày.",
        "Nghị định này thay thế các quy định trước đây trái với Nghị định số 1/2012/NĐ-CP.",
        "Sửa đổi giấy phép theo quy định tại Nghị định số 1/2012/NĐ-CP.",
        "Bổ sung hồ sơ theo Nghị định số 1/2012/NĐ-CP.",
        "Trường hợp Nghị định số 1/2012/NĐ-CP được sửa đổi, thay thế thì thực hiện theo văn bản mới.",
        "“2. Nghị định này thay thế Nghị định số 1/2012/NĐ-CP.”",
        "Nghị định này thay thế Nghị định số 9/2020/NĐ-CP.",
    ],
)
def test_what_goes_on_or_is_another_matter_says_nothing(sentence):
    assert read(f"1. {sentence}") == []
    assert read_as_likely(f"1. {sentence}") == []


@pytest.mark.parametrize(
    ("sentence", "relation_type", "provision"),
    [
        ("Nghị định số 1/2012/NĐ-CP hết hiệu lực một phần.", PARTLY, ""),
        ("Bãi bỏ nội dung về phí tại Nghị định số 1/2012/NĐ-CP.", PARTLY, ""),
        ("Bãi bỏ quy định về phí tại Nghị định số 1/2012/NĐ-CP.", PARTLY, ""),
        ("Bãi bỏ một số nội dung tại Nghị định số 1/2012/NĐ-CP gồm:", PARTLY, ""),
        ("Sửa đổi khoản 2 Điều 3 Nghị định số 1/2012/NĐ-CP như sau: “Văn bản cũ.”", AMENDS, "khoản 2 Điều 3"),
        ("Sửa đổi, bổ sung một số điều của Nghị định số 1/2012/NĐ-CP như sau:", AMENDS, ""),
        ("Bãi bỏ cụm từ “một việc” tại Nghị định số 1/2012/NĐ-CP.", AMENDS, ""),
        ("Thay cụm từ “theo Luật cũ” bằng “một việc” tại Điều 6 Nghị định số 1/2012/NĐ-CP.", AMENDS, "Điều 6"),
    ],
)
def test_what_changes_or_ends_some_words_acts_in_part(sentence, relation_type, provision):
    assert read(f"1. {sentence}") == [(relation_type, "1/2012/NĐ-CP", provision, "khoản 1 Điều 7")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nghị định số 1/2012/NĐ-CP hết hiệu lực, trừ dần theo năm.",
        "Nghị định này thay thế Nghị định số 1/2012/NĐ-CP; hồ sơ đã nhận tiếp tục được giải quyết theo quy định cũ.",
    ],
)
def test_of_what_ends_while_something_goes_on_only_a_part_is_likely(sentence):
    assert read_as_likely(f"1. {sentence}") == [(PARTLY, "1/2012/NĐ-CP", "")]


def test_a_colon_behind_the_verb_makes_nothing_a_part():
    acts = read("1. Bãi bỏ: Điều 2 Nghị định số 1/2012/NĐ-CP; Nghị định số 2/2013/NĐ-CP.")
    assert [(kind, number) for kind, number, *_ in acts] == [(REPEALS, "1/2012/NĐ-CP"), (REPEALS, "2/2013/NĐ-CP")]


def test_a_part_of_several_documents_ends_none_of_them():
    acts = read("1. Bãi bỏ quy định về phí tại Nghị định số 1/2012/NĐ-CP và Nghị định số 2/2013/NĐ-CP.")
    assert [(kind, number) for kind, number, *_ in acts] == [(PARTLY, "1/2012/NĐ-CP"), (PARTLY, "2/2013/NĐ-CP")]
    acts = read("1. Bãi bỏ quy định về phí tại Điều 3 Nghị định số 1/2012/NĐ-CP và bãi bỏ Nghị định số 2/2013/NĐ-CP.")
    assert [(kind, number) for kind, number, *_ in acts] == [(PARTLY, "1/2012/NĐ-CP"), (REPEALS, "2/2013/NĐ-CP")]


def test_documents_of_one_kind_that_are_joined_are_all_meant_and_those_of_their_titles_are_not():
    sentence = (
        "1. Nghị định này thay thế Nghị định số 1/2012/NĐ-CP về một việc, Nghị định số 2/2014/NĐ-CP sửa đổi "
        "Nghị định số 3/2010/NĐ-CP và Nghị định số 4/2016/NĐ-CP."
    )
    assert [number for _kind, number, *_rest in read(sentence)] == ["1/2012/NĐ-CP", "2/2014/NĐ-CP"]


def test_documents_of_other_kinds_are_joined_by_semicolons_or_by_a_verb_of_their_own():
    sentence = (
        "1. Nghị định này thay thế Nghị định số 1/2012/NĐ-CP về một việc; Quyết định số 2/2014/QĐ-TTg hướng dẫn "
        "Nghị định số 3/2010/NĐ-CP và bãi bỏ Thông tư số 4/2016/TT-BTC hướng dẫn Luật số 5/2015/QH13."
    )
    assert [(kind, number) for kind, number, *_rest in read(sentence)] == [
        (REPLACES, "1/2012/NĐ-CP"),
        (REPLACES, "2/2014/QĐ-TTg"),
        (REPEALS, "4/2016/TT-BTC"),
    ]


def test_what_is_provided_in_a_provision_is_all_of_it():
    assert read("1. Bãi bỏ các quy định tại khoản 2 Điều 4 Nghị định số 1/2012/NĐ-CP.") == [
        (REPEALS, "1/2012/NĐ-CP", "khoản 2 Điều 4", "khoản 1 Điều 7"),
    ]


def test_a_list_with_an_exception_ends_in_part():
    lines = (
        "2. Các văn bản sau đây hết hiệu lực, trừ quy định tại Điều 8, cụ thể như sau:",
        "a) Nghị định số 1/2012/NĐ-CP về một việc;",
        "b) Điều 4 Nghị định số 2/2014/NĐ-CP.",
    )
    assert [(kind, number, provision) for kind, number, provision, _by in read(*lines)] == [
        (PARTLY, "1/2012/NĐ-CP", ""),
        (PARTLY, "2/2014/NĐ-CP", "Điều 4"),
    ]


def test_a_quotation_goes_on_in_further_lines_and_a_term_whose_quotes_nobody_closed_does_not():
    ending = "3. Bãi bỏ Nghị định số 1/2012/NĐ-CP."
    assert read("1. Cơ sở sản xuất (sau đây gọi là “cơ sở) đăng ký.", ending) != []
    assert read("1. Điều 5 được sửa như sau: “1. Một việc.", ending, "4. Một việc khác.”") == []


def test_provisions_end_one_by_one():
    assert read("1. Bãi bỏ Điều 3, khoản 2 Điều 4 và các quy định về phí tại Điều 9 Nghị định số 1/2012/NĐ-CP.") == [
        (REPEALS, "1/2012/NĐ-CP", "Điều 3", "khoản 1 Điều 7"),
        (REPEALS, "1/2012/NĐ-CP", "khoản 2 Điều 4", "khoản 1 Điều 7"),
        (PARTLY, "1/2012/NĐ-CP", "Điều 9", "khoản 1 Điều 7"),
    ]


def test_a_list_is_quoted_with_the_words_that_announce_it():
    lines = (
        "2. Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực:",
        "a) Nghị định số 1/2012/NĐ-CP về một việc;",
        "b) Điều 4 Nghị định số 2/2014/NĐ-CP.",
        "3. Nghị định số 3/2015/NĐ-CP được áp dụng.",
    )
    assert read(*lines) == [
        (REPEALS, "1/2012/NĐ-CP", "", "điểm a khoản 2 Điều 7"),
        (REPEALS, "2/2014/NĐ-CP", "Điều 4", "điểm b khoản 2 Điều 7"),
    ]
    text = "\n".join(("Điều 7. Hiệu lực", *lines))
    first = acts_of_text(structured(text), own_key="")[0]
    assert first.quote == f"{lines[0][3:]} […] {lines[1][3:]}"


def test_a_list_of_what_is_amended_or_repealed_leaves_open_which_is_which():
    """An item with a verb of its own says what happens to it; of another only that something does is likely."""
    lines = ("2. Sửa đổi, bãi bỏ các quy định sau đây:", "a) Điều 4 Nghị định số 1/2012/NĐ-CP;")
    own_verb = "b) Bãi bỏ Điều 5 Nghị định số 2/2014/NĐ-CP."
    assert read(*lines, own_verb) == [(REPEALS, "2/2014/NĐ-CP", "Điều 5", "điểm b khoản 2 Điều 7")]
    assert read_as_likely(*lines) == [(AMENDS, "1/2012/NĐ-CP", "Điều 4")]
    nested = ("b) Bãi bỏ một số nội dung của Nghị định số 3/2015/NĐ-CP gồm:", "- Cụm từ “một việc”.")
    assert read(*lines, *nested) == [(PARTLY, "3/2015/NĐ-CP", "", "điểm b khoản 2 Điều 7")]


def test_what_is_sure_of_a_document_stands_for_what_is_likely_of_it():
    lines = ("2. Sửa đổi, bãi bỏ các quy định sau đây:", "a) Điều 4 Nghị định số 1/2012/NĐ-CP;")
    acts = acts_of_text(
        structured("\n".join(("Điều 7. Hiệu lực", *lines, "3. Bãi bỏ Điều 6 Nghị định số 1/2012/NĐ-CP."))), own_key=""
    )
    assert [(one.act.provision, one.is_sure) for one in acts] == [("Điều 6", True)]


@pytest.mark.parametrize(
    ("announced", "relation_type"),
    [
        ("Các nội dung sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực:", PARTLY),
        ("Nghị định này bãi bỏ một số điều của các Nghị định sau:", PARTLY),
        ("Bãi bỏ các nội dung quy định về một việc rất dài của nhiều nơi và nhiều lúc khác nhau tại:", PARTLY),
        ("Các quy định trước đây trái với Nghị định này và các quy định sau đây hết hiệu lực:", REPEALS),
        ("Bãi bỏ các quy định sau:", REPEALS),
        ("Bãi bỏ các quy định tại các văn bản sau:", REPEALS),
        ("Bãi bỏ các quy định về phí của các văn bản sau:", PARTLY),
    ],
)
def test_an_announcement_says_how_much_of_its_items_ends(announced, relation_type):
    acts = read(f"2. {announced}", "a) Điều 4 Nghị định số 1/2012/NĐ-CP;")
    assert acts == [(relation_type, "1/2012/NĐ-CP", "Điều 4", "điểm a khoản 2 Điều 7")]


@pytest.mark.parametrize(
    ("announced", "relation_type"),
    [
        ("Nghị định này thay thế các văn bản sau:", REPLACES),
        ("Các văn bản sau được thay thế bởi Nghị định này:", REPLACES),
        ("Nghị định này thay thế, bãi bỏ các văn bản sau:", REPEALS),
    ],
)
def test_an_item_is_replaced_where_the_announcement_says_nothing_else(announced, relation_type):
    acts = read(f"2. {announced}", "a) Nghị định số 1/2012/NĐ-CP;")
    assert acts == [(relation_type, "1/2012/NĐ-CP", "", "điểm a khoản 2 Điều 7")]


def test_an_item_that_repeats_the_verb_ends_as_it_says():
    acts = read("2. Bãi bỏ toàn bộ, bãi bỏ một phần các văn bản sau:", "a) Bãi bỏ Thông tư số 1/2012/TT-BTC;")
    assert acts == [(REPEALS, "1/2012/TT-BTC", "", "điểm a khoản 2 Điều 7")]


def test_an_amendment_in_the_title_of_what_ends_does_not_open_the_list():
    acts = read(
        "2. Thông tư này thay thế khoản 1 Điều 4 Thông tư số 9/2009/TT-BTC về Luật sửa đổi, bổ sung một số điều của "
        "Luật Bến bãi và thay thế các Thông tư sau:",
        "a) Thông tư số 1/2012/TT-BTC về lệ phí neo đậu;",
    )
    assert acts[-1] == (REPLACES, "1/2012/TT-BTC", "", "điểm a khoản 2 Điều 7")


@pytest.mark.parametrize(
    "verbs", ["Sửa đổi, bãi bỏ", "Bãi bỏ và bổ sung", "Bãi bỏ, bổ sung, thay thế", "Thay thế hoặc đính chính"]
)
def test_an_announcement_of_both_opens_it(verbs):
    lines = (f"2. {verbs} các quy định sau đây:", "a) Điều 4 Nghị định số 1/2012/NĐ-CP;")
    assert read(*lines) == []
    assert read_as_likely(*lines) == [(AMENDS, "1/2012/NĐ-CP", "Điều 4")]


def test_a_day_that_the_sentence_names_is_the_first_day_of_the_act():
    text = "Điều 7. Hiệu lực\n1. Nghị định số 1/2012/NĐ-CP hết hiệu lực kể từ ngày 01 tháng 7 năm 2021."
    (act,) = acts_of_text(structured(text), own_key="")
    assert act.from_day == date(2021, 7, 1)
