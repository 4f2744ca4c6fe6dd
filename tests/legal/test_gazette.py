"""Lines of the gazette: what is taken over, what is no number, and what is refused with a reason."""

import json
from contextlib import suppress
from datetime import date
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.importing.pages import Found
from legal.relation_types import Direction, RelationType
from legal.sources.gazette import document_from_json, named_in_title, signers_of
from legal.sources.gazette_files import read_documents
from legal.sources.records import LONGEST_TITLE, NotADocumentError

RECORD = {
    "id": "949",
    "url": "https://congbao.example.vn/van-ban/949.htm",
    "loai": "Nghị định",
    "so_hieu": "81/2013/NĐ-CP",
    "co_quan": "CHÍNH PHỦ",
    "ngay_ban_hanh": "2013-07-19",
    "trich_yeu": "quy định một việc thử.",
    "nguoi_ky": "NGUYỄN VĂN AN",
    "ngay_hieu_luc": "2013-09-01",
    "cong_bao": ["459 + 460"],
    "files": ["2013_459 + 460-81_2013_NĐ-CP.pdf"],
    "lien_ket": {},
}


def read(**changes):
    return document_from_json(json.dumps(RECORD | changes))


def test_facts_are_taken_over_as_officials_write_them():
    found = read()
    assert found.identity == "congbao:949"
    assert found.issuers == ("Chính phủ",)
    assert (found.issued_on, found.effective_from) == (date(2013, 7, 19), date(2013, 9, 1))
    assert (found.sole_signer.name, found.gazette_number) == ("Nguyễn Văn An", "459 + 460 (2013)")
    assert found.short_title == "Nghị định 81/2013/NĐ-CP: Quy định một việc thử"
    assert found.slug == "nghi-dinh-81-2013-nd-cp"
    assert found.abstract == "Quy định một việc thử"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("quy định chức năng , nhiệm vụ của một bộ .", "Quy định chức năng, nhiệm vụ của một bộ"),
        ("Về tem, phong bì, v.v.", "Về tem, phong bì, v.v."),
        ("Về Chương trình “Một việc...”", "Về Chương trình “Một việc...”"),
    ],
)
def test_a_subject_stands_by_itself_with_a_capital_and_without_a_full_stop(written, shown):
    assert read(trich_yeu=written).abstract == shown


@pytest.mark.parametrize(
    ("issue", "file", "shown"),
    [
        ("1013+1014", "2013_1013+1014-176_2013_TT-BTC.pdf", "1013 + 1014 (2013)"),
        ("105 + 106", "2016_TT-BTC(16660).pdf", "105 + 106"),
        ("10", "2026_10_51/2025/TT-BXD.pdf", "10 (2026)"),
        ("10", "2026_1013_51.pdf", "10"),
    ],
)
def test_only_a_file_named_after_its_issue_tells_the_year_of_the_gazette(issue, file, shown):
    """The year of another name is the document's: what was issued in December is printed in an issue of January."""
    assert read(cong_bao=[issue], files=[file]).gazette_number == shown


def test_a_long_abstract_stays_whole_beside_a_title_cut_at_a_word():
    abstract = "Về việc " + "thử nghiệm " * 60
    found = read(trich_yeu=abstract)
    assert found.abstract == abstract.strip()
    assert len(found.short_title) <= LONGEST_TITLE
    assert found.short_title.endswith(("thử…", "nghiệm…"))


def test_the_placeholder_of_1900_is_no_day():
    assert read(ngay_hieu_luc="1900-01-01").effective_from is None
    assert read(ngay_hieu_luc=None).effective_from is None


def test_ranks_and_offices_stand_apart_from_names():
    (general,) = signers_of("ĐẠI TƯỚNG TRẦN VĂN BÌNH")
    assert (general.name, general.title) == ("Trần Văn Bình", "Đại tướng")
    (deputy,) = signers_of("PHÓ THỦ TƯỚNG\nLÊ THỊ CHI")
    assert (deputy.name, deputy.title) == ("Lê Thị Chi", "Phó Thủ tướng")
    assert [one.name for one in signers_of("Y Vinh Tơr - NGUYỄN VĂN AN")] == ["Y Vinh Tơr", "Nguyễn Văn An"]


def test_of_a_joint_document_nobody_says_who_signed_for_whom():
    found = read(co_quan="BỘ Y TẾ - BỘ TÀI CHÍNH", nguoi_ky="NGUYỄN VĂN AN - Lê Thị Chi")
    assert found.issuers == ("Bộ Y tế", "Bộ Tài chính")
    assert found.sole_signer is None
    assert len(found.signers) == 2


def relations(group: str, count: int, *numbers: str):
    return read(lien_ket={group: {"count": count, "so_hieu": list(numbers)}}).relations


@pytest.mark.parametrize(
    ("group", "relation_type", "direction"),
    [
        ("Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ", RelationType.ENDS, Direction.PASSIVE),
        ("Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ", RelationType.ENDS, Direction.ACTIVE),
        ("Văn bản bị sửa đổi bổ xung/được đính chính", RelationType.CHANGES, Direction.ACTIVE),
        ("Văn bản hướng dẫn", RelationType.GUIDES, Direction.PASSIVE),
        ("Văn bản căn cứ", RelationType.BASED_ON, Direction.ACTIVE),
        ("Văn bản dẫn chiếu", RelationType.LINKED, Direction.ACTIVE),
    ],
)
def test_each_group_says_who_acts(group, relation_type, direction):
    (one,) = relations(group, 1, "1/2013/NĐ-CP")
    assert (one.relation_type, one.direction, one.number) == (relation_type, direction, "1/2013/NĐ-CP")


def test_the_own_number_days_and_repetitions_are_no_relations():
    found = relations("Văn bản căn cứ", 1, "81/2013/NĐ-CP", "25/5", "1/2015/NĐ-CP", "01/2015/NĐ-CP")
    assert [one.number for one in found] == ["1/2015/NĐ-CP"]


def test_what_is_counted_but_not_named_stays_on_record():
    named, unnamed = relations("Văn bản căn cứ", 3, "1/2015/NĐ-CP")
    assert (named.unnamed, unnamed.number, unnamed.unnamed) == (0, "", 2)


def test_the_heading_of_a_group_is_quoted_in_right_spelling():
    (one,) = relations("Văn bản bị sửa đổi bổ xung/được đính chính", 1, "1/2013/NĐ-CP")
    assert one.source.endswith("mục “Văn bản bị sửa đổi bổ sung/được đính chính”")


def test_more_numbers_than_documents_are_said_so():
    found = relations("Văn bản căn cứ", 1, "1/2015/NĐ-CP", "2/2015/NĐ-CP")
    assert all("nguồn tính 1 văn bản nhưng nêu 2 số ký hiệu" in one.source for one in found)


REPEALS = "Văn bản bị thay thế/bãi bỏ/hủy bỏ/đình chỉ"
REPEALED_BY = "Văn bản thay thế/bãi bỏ/hủy bỏ/đình chỉ"


def ended_by(count: int, *numbers: str, group: str = REPEALS, titles=MappingProxyType({})):
    line = json.dumps(RECORD | {"lien_ket": {group: {"count": count, "so_hieu": list(numbers)}}})
    return [(one.number, one.direction) for one in document_from_json(line, titles=titles).relations]


def test_what_the_title_of_another_names_is_no_document_of_the_group():
    titles = {"88/2011/tt-bnnptnt": {"12/2006/nd-cp"}}
    named = ("88/2011/TT-BNNPTNT", "12/2006/NĐ-CP", "23/01")
    assert ended_by(1, *named, titles=titles) == [("88/2011/TT-BNNPTNT", Direction.ACTIVE)]
    assert len(ended_by(2, *named, titles=titles)) == 2  # as many as counted: both are meant


def test_titles_that_name_more_than_is_too_much_decide_nothing():
    titles = {"9/2012/TT-X".lower(): {"8/2011/tt-x", "7/2010/tt-x"}}
    assert len(ended_by(2, "9/2012/TT-X", "8/2011/TT-X", "7/2010/TT-X", titles=titles)) == 3


def test_what_is_too_old_to_act_is_left_out_beside_what_is_counted():
    assert ended_by(1, "5/2016/NĐ-CP", "4/2009/NĐ-CP", group=REPEALED_BY) == [("5/2016/NĐ-CP", Direction.PASSIVE)]


def test_a_group_of_both_directions_keeps_those_that_can_stand_in_it_where_they_are_enough():
    mixed = ("4/2012/NĐ-CP", "3/2011/NĐ-CP", "9/2015/NĐ-CP")
    assert ended_by(1, *mixed) == [("4/2012/NĐ-CP", Direction.ACTIVE), ("3/2011/NĐ-CP", Direction.ACTIVE)]
    assert ended_by(3, *mixed)[-1] == ("9/2015/NĐ-CP", Direction.PASSIVE)  # all are meant: this one is turned round


@pytest.mark.parametrize(("group", "number"), [(REPEALED_BY, "6/2016/TT-BTC"), (REPEALS, "59/2010/QH12")])
def test_a_lower_document_ends_no_higher_one_and_is_only_linked_with_it(group, number):
    own = {"so_hieu": "81/2013/NĐ-CP" if group == REPEALED_BY else "81/2013/TT-BTC"}
    (one,) = read(**own, lien_ket={group: {"count": 1, "so_hieu": [number]}}).relations
    assert (one.relation_type, one.number) == (RelationType.LINKED, number)
    assert "cấp dưới" in one.source


def test_what_stands_too_low_is_not_counted_with_what_a_group_names():
    """Of one more than counted that stands too low the others are exactly what is counted."""
    ended, linked = relations(REPEALED_BY, 1, "5/2016/NĐ-CP", "6/2016/TT-BTC")
    assert (ended.number, "nguồn tính" in ended.source) == ("5/2016/NĐ-CP", False)
    assert (linked.relation_type, linked.number) == (RelationType.LINKED, "6/2016/TT-BTC")


def test_guidance_may_come_from_below():
    (one,) = relations("Văn bản hướng dẫn", 1, "6/2016/TT-BTC")
    assert one.relation_type == RelationType.GUIDES


@pytest.mark.parametrize(
    ("group", "number", "direction"),
    [(REPEALS, "108/2017/NĐ-CP", Direction.PASSIVE), (REPEALED_BY, "19/2010/NĐ-CP", Direction.ACTIVE)],
)
def test_a_document_never_acts_on_a_later_one(group, number, direction):
    """The source has put it into the opposite group: it is turned round, and its evidence says so."""
    (one,) = relations(group, 1, number)
    assert one.direction == direction
    assert "xếp lại theo năm ban hành" in one.source


def test_numbers_in_a_title_are_found():
    line = json.dumps({"so_hieu": "9/2012/TT-X", "trich_yeu": "sửa đổi 8/2011/TT-BTC ngày 20/11/2011 và 40/NQ-CP."})
    assert named_in_title(line) == ("9/2012/tt-x", {"8/2011/tt-btc", "40/nq-cp"})
    assert named_in_title("[]") == ("", ())


@pytest.mark.parametrize(
    "changes",
    [
        {"so_hieu": ""},
        {"so_hieu": 12},
        {"id": None},
        {"co_quan": " "},
        {"co_quan": "VĂN BẢN HỢP NHẤT"},
        {"trich_yeu": None},
        {"trich_yeu": "\ud800"},
        {"ngay_ban_hanh": "2013-02-30"},
        {"url": "javascript:alert(1)"},
        {"lien_ket": []},
        {"lien_ket": {"Văn bản lạ": {"count": 1, "so_hieu": []}}},
        {"lien_ket": {"Văn bản căn cứ": {"count": True, "so_hieu": []}}},
        {"lien_ket": {"Văn bản căn cứ": {"count": 1, "so_hieu": [1]}}},
        {"cong_bao": "459"},
    ],
)
def test_what_cannot_be_taken_over_is_refused_with_a_reason(changes):
    with pytest.raises(NotADocumentError, match=r"\w"):
        read(**changes)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(name=st.sampled_from(sorted(RECORD)), value=values)
def test_no_value_breaks_the_reader(name, value):
    with suppress(NotADocumentError):
        assert read(**{name: value}).number


def test_every_real_line_comes_out_once(shared_data):
    read_all = list(read_documents(shared_data / "legal" / "gazette_documents.jsonl.gz"))
    records = [found.record for found in read_all if isinstance(found, Found)]
    assert (len(read_all), len(records)) == (3833, 3832)
    assert len({record.identity for record in records}) == len(records)
    assert all(signer.name != signer.name.upper() for record in records for signer in record.signers)
