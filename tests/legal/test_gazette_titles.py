"""A title says without doubt what its document does to another, or it says nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal.relation_types import Direction, RelationType
from legal.sources.gazette import document_from_json
from legal.sources.titles import acts_of_title

from .test_gazette import RECORD

AMENDS, REPEALS, PARTLY = RelationType.AMENDS, RelationType.REPEALS, RelationType.REPEALS_PARTLY


def read(title, **more):
    return [(act.relation_type, act.number, act.provision) for act in acts_of_title(title, **more)]


@pytest.mark.parametrize(
    ("title", "relation_type"),
    [
        ("Sửa đổi, bổ sung một số điều của Nghị định số 1/2012/NĐ-CP ngày 02 tháng 3 năm 2012", AMENDS),
        ("Về việc sửa đổi Nghị định 1/2012/NĐ-CP về một việc", AMENDS),
        ("Bổ sung một số nội dung tại Nghị định số 1/2012/NĐ-CP", AMENDS),
        ("Sửa đổi, bổ sung, bãi bỏ một số quy định của Nghị định số 1/2012/NĐ-CP", AMENDS),
        ("Sửa đổi bảng giá tại Quy chế mẫu ban hành kèm theo Nghị định số 1/2012/NĐ-CP", AMENDS),
        ("Bãi bỏ Nghị định số 1/2012/NĐ-CP", REPEALS),
        ("Quy định bãi bỏ toàn bộ Nghị định số 1/2012/NĐ-CP", REPEALS),
        ("Bãi bỏ một phần Nghị định số 1/2012/NĐ-CP", PARTLY),
        ("Bãi bỏ một số điều của Nghị định số 1/2012/NĐ-CP", PARTLY),
        ("Thay thế Nghị định số 1/2012/NĐ-CP", RelationType.REPLACES),
        ("Về việc đính chính Nghị định số 1/2012/NĐ-CP", RelationType.CORRECTS),
        ("Về việc ngưng hiệu lực thi hành đối với Nghị định số 1/2012/NĐ-CP", RelationType.SUSPENDS),
    ],
)
def test_the_verb_and_what_stands_behind_it_tell_the_act(title, relation_type):
    assert read(title) == [(relation_type, "1/2012/NĐ-CP", "")]


@pytest.mark.parametrize(
    "title",
    [
        "Hướng dẫn thi hành Nghị định số 1/2012/NĐ-CP sửa đổi Nghị định số 2/2010/NĐ-CP",
        "Sửa đổi, bổ sung một số quy định về thủ tục theo Nghị quyết số 1/2012/NQ-CP",
        "Sửa đổi nhiệm vụ của Chương trình thực hiện Nghị quyết số 1/2012/NQ-CP",
        "Bổ sung thành viên Ban chỉ đạo thực hiện Quyết định số 1/2012/QĐ-TTg",
        "Sửa đổi một số điều của các Thông tư hướng dẫn Nghị định số 1/2012/NĐ-CP",
        "Công bố văn bản hết hiệu lực của Nghị định số 1/2012/NĐ-CP",
        "Kéo dài thời hạn áp dụng của Nghị định số 1/2012/NĐ-CP",
        "Ngưng hiệu lực thi hành một số điều của Nghị định số 1/2012/NĐ-CP",
        "Sửa đổi, bổ sung một số điều của Luật Đất đai",
        "Bãi bỏ một số văn bản do Bộ trưởng ban hành",
        "",
    ],
)
def test_what_is_not_said_without_doubt_is_not_said(title):
    assert read(title) == []


def test_provisions_are_told_one_by_one_and_a_repeal_of_one_ends_only_that():
    assert read("Sửa đổi khoản 1 và khoản 4 Điều 12 của Thông tư số 1/2018/TT-BCT") == [
        (AMENDS, "1/2018/TT-BCT", "khoản 1 Điều 12"),
        (AMENDS, "1/2018/TT-BCT", "khoản 4 Điều 12"),
    ]
    assert read("Về việc bãi bỏ khoản 25 Điều 1 Quyết định số 1/2010/QĐ-TTg") == [
        (REPEALS, "1/2010/QĐ-TTg", "khoản 25 Điều 1")
    ]


def test_of_a_provision_behind_other_words_only_something_is_repealed():
    assert read("Bãi bỏ một phần khoản 2 Điều 1 của Thông tư số 1/2018/TT-BCT") == [
        (PARTLY, "1/2018/TT-BCT", "khoản 2 Điều 1")
    ]
    title = "Bãi bỏ Điều 7, Điều 8 và các quy định về phí tại Điều 12 Nghị định số 1/2012/NĐ-CP"
    assert read(title) == [
        (REPEALS, "1/2012/NĐ-CP", "Điều 7"),
        (REPEALS, "1/2012/NĐ-CP", "Điều 8"),
        (PARTLY, "1/2012/NĐ-CP", "Điều 12"),
    ]


def test_what_changed_the_other_document_before_is_not_acted_on():
    title = (
        "Sửa đổi, bổ sung một số điều của Nghị định số 1/2012/NĐ-CP về một việc, đã được sửa đổi, bổ sung bởi "
        "Nghị định số 2/2014/NĐ-CP và Nghị định số 3/2016/NĐ-CP"
    )
    listed = {"2/2014/nd-cp"}
    assert read(title, listed=listed) == [(AMENDS, "1/2012/NĐ-CP", "")]


def test_documents_listed_at_once_are_all_meant_and_those_behind_a_subject_only_if_the_source_lists_them():
    at_once = "Bãi bỏ Thông tư số 1/2012/TT-BTC ngày 01/02/2012 và Thông tư số 2/2012/TT-BTC ngày 03/04/2012"
    assert [number for _kind, number, _clause in read(at_once)] == ["1/2012/TT-BTC", "2/2012/TT-BTC"]
    behind = "Sửa đổi Thông tư số 1/2012/TT-BTC về một việc và Thông tư số 2/2012/TT-BTC về việc khác"
    assert [number for _kind, number, _clause in read(behind)] == ["1/2012/TT-BTC"]
    assert [number for _kind, number, _clause in read(behind, listed={"2/2012/tt-btc"})] == [
        "1/2012/TT-BTC",
        "2/2012/TT-BTC",
    ]


def test_documents_whose_issuer_is_named_are_joined_and_those_behind_a_subject_are_not():
    joined = "Sửa đổi Thông tư số 1/2012/TT-BTC ngày 02/3/2012 của Bộ Tài chính, Thông tư số 2/2014/TT-BTC"
    assert read(joined) == [(AMENDS, "1/2012/TT-BTC", ""), (AMENDS, "2/2014/TT-BTC", "")]
    behind = "Sửa đổi Thông tư số 1/2012/TT-BTC của Bộ Tài chính về một việc, Thông tư số 2/2014/TT-BTC"
    assert read(behind) == [(AMENDS, "1/2012/TT-BTC", "")]


def test_a_second_repeal_is_an_act_of_its_own():
    title = "Bãi bỏ một phần Nghị định số 1/2006/NĐ-CP về một việc và bãi bỏ Nghị định số 2/2009/NĐ-CP"
    assert read(title) == [(PARTLY, "1/2006/NĐ-CP", ""), (REPEALS, "2/2009/NĐ-CP", "")]


def test_spaces_within_a_number_are_not_kept():
    assert read("Bãi bỏ Thông tư số 12/2015/ TT-BCT") == [(REPEALS, "12/2015/TT-BCT", "")]


@given(st.text(max_size=80).map(lambda text: f"Sửa đổi {text} Nghị định số 1/2012/NĐ-CP {text}"))
def test_no_title_breaks_the_reader(title):
    assert {act.relation_type for act in acts_of_title(title)} <= {AMENDS}


CHANGED = "Văn bản bị sửa đổi bổ xung/được đính chính"


def relations(title: str, groups=None):
    return document_from_json(json.dumps(RECORD | {"trich_yeu": title, "lien_ket": groups or {}})).relations


def test_a_title_is_evidence_it_is_quoted_confirmed_and_more_exact_than_the_group():
    title = "Sửa đổi, bổ sung một số điều của Nghị định số 1/2012/NĐ-CP"
    (one,) = relations(title, {CHANGED: {"count": 1, "so_hieu": ["1/2012/NĐ-CP"]}})
    assert (one.relation_type, one.direction, one.is_confirmed) == (AMENDS, Direction.ACTIVE, True)
    assert (one.quote, one.source) == (title, "Trích yếu Nghị định 81/2013/NĐ-CP")


def test_a_title_tells_what_no_group_does_and_leaves_alone_what_it_does_not_tell():
    title = "Bãi bỏ một phần Nghị định số 1/2012/NĐ-CP"
    whole = {"Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ": {"count": 1, "so_hieu": ["1/2012/NĐ-CP"]}}
    assert [one.relation_type for one in relations(title)] == [PARTLY]
    assert [one.relation_type for one in relations(title, whole)] == [RelationType.ENDS, PARTLY]


def test_a_number_without_a_year_or_of_a_later_year_is_not_confirmed_by_a_title():
    (one,) = relations("Sửa đổi Quyết định số 43/QĐ-TTg ngày 09 tháng 01 năm 2012")
    assert not one.is_confirmed
    assert relations("Sửa đổi Nghị định số 1/2020/NĐ-CP") == ()
