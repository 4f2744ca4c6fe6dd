"""A personal list holds what its owner's cases need, once each, and keeps its meaning when the procedure comes anew."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from preparing.checklist import Group, checklist
from preparing.held_papers import HeldRule
from services.case_keys import key_of


def paper(name, **facts):
    given_facts = {"originals": 1, "copies": None, "quantity": "", "note": ""} | facts
    return SimpleNamespace(name=name, **given_facts)


def group(heading, *names):
    return Group(heading=heading, papers=[paper(name) for name in names])


GROUPS = [
    group("", "Đơn đề nghị"),
    group("Trường hợp thừa kế", "Di chúc", "Đơn đề nghị"),
    group("Trường hợp tặng cho", "Hợp đồng tặng cho"),
    group("Lưu ý:", "Bản sao phải được chứng thực."),
]


def names(shown):
    return [item.paper.name for item in shown.items]


def test_without_a_case_only_what_everybody_needs_is_listed():
    shown = checklist(GROUPS)
    assert names(shown) == ["Đơn đề nghị"]
    assert [case.label for case in shown.cases] == ["Trường hợp thừa kế", "Trường hợp tặng cho"]
    assert not shown.has_choice


def test_the_colon_before_the_papers_is_no_part_of_a_cases_name():
    assert [case.label for case in checklist([group("Trường hợp mất thẻ, nộp:", "Đơn")]).cases] == [
        "Trường hợp mất thẻ, nộp"
    ]


def test_a_chosen_case_adds_its_papers_each_once():
    shown = checklist(GROUPS, chosen={key_of("Trường hợp thừa kế")})
    assert names(shown) == ["Đơn đề nghị", "Di chúc"]
    assert shown.has_choice


def test_remarks_are_not_ticked():
    assert [section.heading for section in checklist(GROUPS).notes] == ["Lưu ý:"]


def test_what_the_state_holds_need_not_be_brought():
    shown = checklist([group("", "Đơn", "Sổ hộ khẩu")], rules=[HeldRule(name="Sổ", phrases=("sổ hộ khẩu",))])
    assert [item.paper.name for item in shown.to_bring] == ["Đơn"]
    assert [item.paper.name for item in shown.held] == ["Sổ hộ khẩu"]


def test_only_papers_to_bring_are_counted_as_ready():
    rules = [HeldRule(name="Sổ", phrases=("sổ hộ khẩu",))]
    ticked = {key_of("Đơn"), key_of("Sổ hộ khẩu"), "deadbeef"}
    assert checklist([group("", "Đơn", "Sổ hộ khẩu", "Ảnh")], ticked=ticked, rules=rules).ready == 1


def test_keys_survive_another_spelling():
    assert key_of("Đơn đề nghị (bản chính)") == key_of("đơn đề nghị  - bản chính;")


class TestWhatAnEditorSays:
    def test_it_goes_before_what_the_heading_says(self):
        groups = [
            Group(heading="Trường hợp chung", papers=[paper("Đơn")], needed_by="always"),
            Group(heading="Hồ sơ của tổ chức", papers=[paper("Điều lệ")], needed_by="chosen"),
        ]
        assert names(checklist(groups)) == ["Đơn"]
        assert [case.label for case in checklist(groups).cases] == ["Hồ sơ của tổ chức"]
        assert names(checklist(groups, chosen={key_of("Hồ sơ của tổ chức")})) == ["Đơn", "Điều lệ"]

    def test_of_papers_of_which_one_is_enough_one_is_counted(self):
        groups = [group("", "Đơn"), Group(heading="x", papers=[paper("Sổ"), paper("Thẻ")], needed_by="one")]
        shown = checklist(groups, ticked={key_of("Sổ"), key_of("Thẻ")})
        assert (shown.ready, shown.needed) == (1, 2)
        assert shown.sections[1].is_one_of

    def test_none_of_them_is_brought_where_the_state_holds_one(self):
        rules = [HeldRule(name="Sổ", phrases=("sổ hộ khẩu",))]
        one = Group(heading="x", papers=[paper("Sổ hộ khẩu"), paper("Thẻ căn cước")], needed_by="one")
        shown = checklist([group("", "Đơn"), one], rules=rules)
        assert [item.paper.name for item in shown.to_bring] == ["Đơn"]
        assert shown.needed == 1
        assert shown.sections[1].is_met
        assert [item.paper.name for item in shown.sections[1].wanted] == ["Thẻ căn cước"]

    def test_one_paper_may_be_enough_for_who_is_in_a_case(self):
        groups = [Group(heading="Thừa kế", papers=[paper("Di chúc"), paper("Bản án")], needed_by="chosen_one")]
        assert checklist(groups).sections == ()
        shown = checklist(groups, chosen={key_of("Thừa kế")}, ticked={key_of("Bản án")})
        assert (shown.ready, shown.needed) == (1, 1)

    def test_a_saved_list_is_warned_when_they_change_it(self):
        before, after = (Group(heading="x", papers=[paper("Đơn")], needed_by=told) for told in ("", "one"))
        assert checklist([before]).version != checklist([after]).version


class TestAlternatives:
    def test_a_heading_that_says_so_is_counted_as_one(self):
        shown = checklist([group("", "Đơn"), group("Nộp một trong các giấy tờ sau:", "Sổ", "Thẻ", "Hộ chiếu")])
        assert shown.needed == 2
        assert [section.is_one_of for section in shown.sections] == [False, True]

    def test_a_paper_that_is_asked_for_elsewhere_too_stays_a_choice_and_stays_asked_for(self):
        one_of = group("Nộp một trong các giấy tờ sau:", "Hộ chiếu", "Thẻ căn cước")
        for groups in ([group("", "Hộ chiếu"), one_of], [one_of, group("", "Hộ chiếu")]):
            shown = checklist(groups, ticked={key_of("Hộ chiếu")})
            assert sorted(names(shown)) == ["Hộ chiếu", "Hộ chiếu", "Thẻ căn cước"]
            assert (shown.ready, shown.needed) == (2, 2)

    def test_a_remark_among_them_is_no_choice(self):
        shown = checklist([group("Nộp một trong các giấy tờ sau:", "Sổ", "Lưu ý: bản sao phải chứng thực.", "Thẻ")])
        assert names(shown) == ["Sổ", "Thẻ"]
        assert [item.paper.name for item in shown.sections[0].remarks] == ["Lưu ý: bản sao phải chứng thực."]


class TestVersion:
    def test_it_is_the_same_whatever_is_chosen_and_ticked(self):
        one = checklist(GROUPS, chosen={key_of("Trường hợp thừa kế")}, ticked={key_of("Di chúc")})
        assert one.version == checklist(GROUPS).version

    def test_it_is_the_same_in_whatever_order_papers_stand(self):
        one, other = group("", "Đơn", "Ảnh"), group("Trường hợp mất", "Bản cam kết")
        assert checklist([one, other]).version == checklist([other, group("", "Ảnh", "Đơn")]).version

    def test_it_changes_with_a_paper_a_number_of_copies_and_a_fee(self):
        versions = {
            checklist([Group(heading="", papers=[paper("Đơn")])], also=["miễn phí"]).version,
            checklist([Group(heading="", papers=[paper("Đơn mới")])], also=["miễn phí"]).version,
            checklist([Group(heading="", papers=[paper("Đơn", copies=1)])], also=["miễn phí"]).version,
            checklist([Group(heading="", papers=[paper("Đơn")])], also=["8.000 đồng"]).version,
        }
        assert len(versions) == 4


HEADINGS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "Lưu ý", "Trường hợp thừa kế", "Nộp một trong các giấy tờ sau:", "Nếu mất, một trong các giấy tờ"]
    ),
)
NAMES = st.one_of(st.text(max_size=30), st.sampled_from(["Sổ hộ khẩu", "Thẻ", "Đơn", "Lưu ý: chứng thực"]))


@given(
    st.lists(st.tuples(HEADINGS, st.lists(NAMES, max_size=4), st.sampled_from(["", "always", "one", "chosen_one"]))),
    st.sets(NAMES),
)
def test_alternatives_count_as_one_and_all_papers_together_are_always_enough(given_groups, ticked):
    groups = [
        Group(heading=heading, papers=[paper(name) for name in papers], needed_by=told)
        for heading, papers, told in given_groups
    ]
    chosen = {key_of(one.heading) for one in groups}
    rules = [HeldRule(name="Sổ", phrases=("sổ hộ khẩu",))]
    shown = checklist(groups, chosen=chosen, ticked={key_of(name) for name in ticked}, rules=rules)
    for section in shown.sections:
        assert section.needed == (min(1, len(section.to_bring)) if section.is_one_of else len(section.wanted))
        assert section.is_met or section.to_bring == section.wanted
    assert 0 <= shown.ready <= shown.needed
    everything = checklist(groups, chosen=chosen, ticked={item.key for item in shown.items}, rules=rules)
    assert everything.ready == everything.needed == shown.needed
    listed = {item.key for section in (*shown.sections, *shown.notes) for item in (*section.items, *section.remarks)}
    assert listed == {key_of(one.name) for each in groups for one in each.papers}


@given(
    st.lists(st.tuples(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=4)), max_size=5),
    st.sets(st.text(max_size=9), max_size=5),
)
def test_no_paper_of_somebody_in_every_case_is_lost(given_groups, ticked):
    groups = [group(heading, *papers) for heading, papers in given_groups]
    shown = checklist(groups, chosen={key_of(one.heading) for one in groups}, ticked=ticked)
    listed = {item.key for section in (*shown.sections, *shown.notes) for item in (*section.items, *section.remarks)}
    assert listed == {key_of(one.name) for each in groups for one in each.papers}
