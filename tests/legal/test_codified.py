"""Lines of the codification say of which document an article is, where it stands there, and nothing else."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.imports import Rejection
from legal.provisions import Level
from legal.sources.codified import article_from_json, sorting_key
from legal.sources.codified_assembly import ArticleText, Draft
from legal.sources.codified_documents import SourceDocument, documents_of
from legal.sources.codified_files import ArticleFile, read_articles
from legal.sources.codified_text import (
    fingerprint,
    issuers_of,
    name_of,
    place_in_order,
    position_of,
    title_day_and_issuer,
    whole_number,
)
from legal.sources.records import NotADocumentError
from legal.structure import structured
from tests.factories.codified import article, articles, source, write_articles


def documents(folder: Path, *records) -> tuple[list[SourceDocument], list[str]]:
    """Return the documents of the records and the reasons of those that are of none."""
    write_articles(folder, *records)
    with translation.override("en"), read_articles(folder / "codified_articles.jsonl") as file:
        found, refused = documents_of(file.entries)
    return found, [reason for _entry, reason in refused]


def positions(document: SourceDocument) -> list[str]:
    return [held.position for held in document.articles]


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


WORDS = st.text("aĐ5./ -\n\u200b", max_size=12)
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


def test_an_article_without_a_source_is_of_the_document_of_its_group(tmp_path):
    found, refused = documents(tmp_path, *articles("12/2019/NĐ-CP", 2, "1.1.NĐ.1"), article("1.1.NĐ.1.3a"))
    assert [positions(one) for one in found] == [["Điều 1", "Điều 2", "Điều 3a"]]
    assert refused == []


def test_where_the_group_names_several_documents_or_none_nobody_can_tell(tmp_path):
    found, refused = documents(
        tmp_path,
        article("1.1.NĐ.1.1", source("12/2019/NĐ-CP")),
        article("1.1.NĐ.1.2", source("13/2019/NĐ-CP", "Điều 2")),
        article("1.1.NĐ.1.3"),
        article("1.1.NĐ.2.1"),
    )
    assert len(found) == 2
    assert refused == [
        "1.1.NĐ.1.3 names no source, and the articles of 1.1.NĐ.1 name several documents: "
        "12/2019/NĐ-CP, 13/2019/NĐ-CP.",
        "1.1.NĐ.2.1 names no source, and no other article of 1.1.NĐ.2 does.",
    ]


def test_an_article_whose_sorting_key_names_another_number_is_not_of_the_document_of_its_group(tmp_path):
    key = f"{'0' * 44}{26008:05}{{running:04}}{3:05}00"
    first = article("1.1.NĐ.1.1", source("12/2019/NĐ-CP"))
    found, refused = documents(tmp_path, first, article("1.1.NĐ.1.3", anchor=key.format(running=11)))
    assert positions(found[0]) == ["Điều 1"]
    assert "the sorting key names a document of 2016-11-16 with the number 11" in refused[0]
    found, refused = documents(tmp_path, first, article("1.1.NĐ.1.3", anchor=key.format(running=12)))
    assert positions(found[0]) == ["Điều 1", "Điều 3"]


def test_one_document_under_several_subjects_is_one(tmp_path):
    (found,), refused = documents(
        tmp_path,
        article("9.1.NĐ.4.2", source(position="Điều 2", ngay_ban_hanh=None, co_quan=None, ten="")),
        article("1.1.NĐ.1.1", source(so_hieu="12/2019/nđ-cp")),
        article("1.1.NĐ.1.10", source(position="Điều 10")),
    )
    assert (found.number, found.issued_on, found.issuers) == ("12/2019/NĐ-CP", date(2019, 3, 5), ("Chính phủ",))
    assert positions(found) == ["Điều 1", "Điều 2", "Điều 10"]
    assert refused == []


def test_two_documents_of_one_number_are_told_apart_by_their_days_of_effect(tmp_path):
    found, _refused = documents(
        tmp_path,
        article("1.1.NĐ.1.1", source("7-CP", vbpl_item_id="1", ngay_ban_hanh="1993-10-25", hieu_luc_tu="1993-10-25")),
        article("1.2.NĐ.1.1", source("7-CP", vbpl_item_id="2", ngay_ban_hanh="1994-07-30", hieu_luc_tu="1994-07-30")),
        article("1.2.NĐ.1.2", source("7-CP", "Điều 2", vbpl_item_id="2", hieu_luc_tu="1994-07-30", ngay_ban_hanh=None)),
    )
    assert [(one.issued_on.year, len(one.articles)) for one in found] == [(1993, 1), (1994, 2)]
    assert len({one.identity for one in found}) == 2


def test_two_spellings_of_a_number_under_one_key_of_the_national_database_are_one_document(tmp_path):
    (found,), _refused = documents(
        tmp_path,
        article("1.1.TT.1.1", source("12/2019/TT-BTC")),
        article("1.1.TT.1.2", source("12/2019/TT-BTC", "Điều 2")),
        article("1.1.TT.1.3", source("12/2019/TT-BTP", "Điều 3")),
    )
    assert (found.number, len(found.articles)) == ("12/2019/TT-BTC", 3)


def test_a_day_that_contradicts_the_year_of_the_number_is_unknown_unless_the_sorting_key_tells(tmp_path):
    wrong = source("12/2016/TT-BTC", ngay_ban_hanh="2006-11-16")
    (found,), _refused = documents(tmp_path, article("1.1.TT.1.1", wrong))
    assert found.issued_on is None
    (found,), _refused = documents(
        tmp_path, article("1.1.TT.1.1", wrong, anchor=f"{'0' * 44}{26008:05}{12:04}{1:05}00")
    )
    assert found.issued_on == date(2016, 11, 16)


def test_the_day_of_effect_of_some_articles_is_not_the_document_s(tmp_path):
    (found,), _refused = documents(
        tmp_path,
        article("1.1.NĐ.1.1", source(hieu_luc_tu="2019-01-01")),
        article("1.1.NĐ.1.2", source(position="Điều 2", hieu_luc_tu="2022-01-01")),
        article("1.1.NĐ.1.3", source(position="Điều 3", hieu_luc_tu="2019-05-01")),
    )
    assert found.effective_from == date(2019, 5, 1)


def test_the_number_tells_who_issued_a_document_where_all_others_of_its_symbols_agree(tmp_path):
    known = [
        article(f"1.1.TT.{place}.1", source(f"{place}/2019/TT-BYT", co_quan="Bộ Y tế", vbpl_item_id=str(place)))
        for place in range(1, 4)
    ]
    silent = [
        article("1.1.TT.8.1", source("8/2019/TT-BYT", co_quan=None, vbpl_item_id="8")),
        article("1.1.TT.9.1", source("9/2019/TT-BXD", co_quan=None, vbpl_item_id="9")),
    ]
    found, _refused = documents(tmp_path, *known, *silent)
    assert [one.issuers for one in found[-2:]] == [("Bộ Y tế",), ()]


def test_what_stands_in_the_place_of_another_moves_to_the_free_place_in_its_code(tmp_path):
    (found,), _refused = documents(
        tmp_path,
        article("1.1.NĐ.1.3", source(position="Điều 3")),
        article("1.1.NĐ.1.4", source(position="Điều 3")),
        article("1.9.NĐ.1.3", source(position="Điều 3")),
    )
    assert [(held.entry.code, held.position) for held in found.articles] == [
        ("1.1.NĐ.1.3", "Điều 3"),
        ("1.9.NĐ.1.3", "Điều 3"),
        ("1.1.NĐ.1.4", "Điều 4"),
    ]


def test_a_further_source_is_no_source_but_may_say_what_it_repealed(tmp_path):
    (found,), _refused = documents(
        tmp_path,
        article(
            "1.1.NĐ.1.1",
            source(),
            source(),
            source("20/2020/NĐ-CP", "có nội dung bị bãi bỏ bởi Điều 2 của"),
        ),
    )
    ((position, further),) = found.further_sources
    assert (position, further.number, further.position) == ("Điều 1", "20/2020/NĐ-CP", "Điều 2")
    assert further.is_repeal


def law(*chapters: str, code: str = "1.1.LQ") -> list[dict]:
    """Return the articles of a law with the chapters of its subject."""
    return [
        article(f"{code}.{place}", source("1/2019/QH14", f"Điều {place}", loai="Luật"), chuong=chapter)
        for place, chapter in enumerate(chapters, start=1)
    ]


def above(document: SourceDocument) -> list[tuple[str, ...]]:
    return [held.above for held in document.articles]


def test_chapters_of_a_subject_are_those_of_the_law_that_lays_it_out(tmp_path):
    chapters = (
        "Phần nhất - CHUNG - Chương I - THUYỀN",
        "Phần nhất - CHUNG - Chương I - THUYỀN",
        "Chương lI - NGƯỜI - Mục 1 - CHỦ THUYỀN",
        "Mục 2 - NGƯỜI CHÈO",
        "Phần hai - BẾN",
    )
    found, _refused = documents(tmp_path, *law(*chapters), *articles("12/2019/NĐ-CP", 2, "1.1.NĐ.1"))
    assert above(found[0]) == [
        ("Phần thứ nhất. CHUNG", "Chương I. THUYỀN"),
        (),
        ("Chương II. NGƯỜI", "Mục 1. CHỦ THUYỀN"),
        ("Mục 2. NGƯỜI CHÈO",),
        ("Phần thứ hai. BẾN",),
    ]
    assert above(found[1]) == [(), ()]


def test_a_chapter_that_begins_with_an_article_of_no_document_is_not_lost(tmp_path):
    one, two, three, four = law("Chương I - A", "Chương II - B - Mục 1 - C", "Mục 2 - D", "Mục 2 - D")
    other = article("1.1.LQ.9", source("2/2020/QH14", "Điều 2", loai="Luật", vbpl_item_id="2"), chuong="Chương III - E")
    found, refused = documents(tmp_path, one, two | {"nguon": []}, three, four, other)
    assert len(refused) == 1
    assert above(found[0]) == [("Chương I. A",), ("Chương II. B", "Mục 2. D"), ()]
    assert above(found[1]) == [()]


def test_a_law_whose_name_is_missing_is_called_as_the_subject_that_it_lays_out(tmp_path):
    nameless = [one | {"nguon": [one["nguon"][0] | {"ten": ""}]} for one in law("Chương I - A", "Chương I - A")]
    decree = [article("1.1.NĐ.1.1", source(ten="", vbpl_item_id="3"))]
    found, _refused = documents(tmp_path, *nameless, *decree)
    assert [one.name for one in found] == ["Thuyền thúng", ""]
    on_lawyers = [one | {"de_muc": "Luật sư"} for one in nameless]
    found, _refused = documents(tmp_path, *on_lawyers)
    assert [one.name for one in found] == ["Luật Luật sư"]


@pytest.mark.parametrize(
    "chapters", [("Chương I - A", "Chương II - B", "Chương I - A"), ("Những quy định chung", "Khác", "")]
)
def test_chapters_that_do_not_fit_the_order_of_a_law_are_left_out(tmp_path, chapters):
    (found,), _refused = documents(tmp_path, *law(*chapters))
    assert above(found) == [(), (), ()]


def draft(*parts: tuple[str, str, str]) -> Draft:
    return Draft(tuple(ArticleText(position=position, title=title, text=text) for position, title, text in parts))


def anchors(text: str) -> list[str]:
    return [piece.anchor for piece in structured(text).pieces if piece.level == Level.ARTICLE]


def test_articles_are_found_again_in_the_text_and_what_they_quote_is_text():
    made = draft(
        ("Điều 1", "Sửa đổi", "1. Điều 7 được sửa như sau:\n“Điều 7. Thuyền nan\n1. Thuyền nan được đăng ký.”"),
        ("Điều 2", "", "Chương II\nQUY ĐỊNH KHÁC"),
        ("Điều 2a", "Thuyền thúng", "1. Một\u200b.\r\n\r\n  2. Hai.  "),
    )
    settled = made.settled(structured)
    assert settled.is_exact
    assert anchors(settled.text) == list(made.anchors) == ["dieu-1", "dieu-2", "dieu-2a"]
    assert settled.text.endswith("Điều 2.\n Chương II\nQUY ĐỊNH KHÁC\nĐiều 2a. Thuyền thúng\n1. Một.\n2. Hai.")
    assert fingerprint(settled.text) == made.fingerprint


def test_chapters_stand_above_their_articles_and_are_read_as_such():
    made = Draft(
        (
            ArticleText(position="Điều 1", title="A", text="1. Một.", above=("Chương I. CHUNG",)),
            ArticleText(position="Điều 2", title="B", text="", above=("Chương II. NGƯỜI", "Mục 1. CHỦ")),
        )
    )
    settled = made.settled(structured)
    assert settled.is_exact
    assert settled.text == ("Chương I. CHUNG\nĐiều 1. A\n1. Một.\nChương II. NGƯỜI\nMục 1. CHỦ\nĐiều 2. B")
    assert [piece.anchor for piece in structured(settled.text).pieces if piece.anchor][-3:] == [
        "chuong-ii",
        "chuong-ii.muc-1",
        "dieu-2",
    ]


def test_an_article_that_is_said_twice_stands_once_and_what_differs_stands_below_it():
    short, full = "1. Một.\nphu-luc.docx", "1. Một.\nTên\nGiá\nThuyền\nMười đồng"
    same = draft(("Điều 1", "A", full), ("Điều 1", "A", "1.  Một. Tên Giá Thuyền\nMười đồng"), ("Điều 2", "B", ""))
    assert same.settled(structured).text == f"Điều 1. A\n{full}\nĐiều 2. B"
    different = draft(("Điều 1", "A", short), ("Điều 1", "A", full), ("Điều 2", "B", ""))
    settled = different.settled(structured)
    assert settled.text == f"Điều 1. A\n{full}\n Điều 1. A\n 1. Một.\n phu-luc.docx\nĐiều 2. B"
    assert settled.is_exact
    assert different.anchors == ("dieu-1", "dieu-1", "dieu-2")


def test_an_article_without_a_number_keeps_its_words():
    assert draft(("", "", "Một đoạn."), ("Mục IV", "Thuyền", "1. Một.")).text == "Một đoạn.\nMục IV. Thuyền\n1. Một."


LINE = (
    st.sampled_from(
        [
            "Điều 3. Thuyền",
            "“Điều 9. Thuyền",
            "Chương II",
            "PHỤ LỤC I",
            "1. Một",
            "a) Hai",
            "Nơi nhận:",
            "Căn cứ Luật Thuyền",
            "- Ba”",
        ]
    )
    | WORDS
)


@given(st.lists(st.tuples(st.sampled_from(["", "Thuyền"]), st.lists(LINE, max_size=6)), min_size=1, max_size=5))
def test_whatever_articles_quote_none_of_their_words_is_lost(parts):
    made = draft(*((f"Điều {place}", title, "\n".join(lines)) for place, (title, lines) in enumerate(parts, start=1)))
    settled = made.settled(structured)
    assert settled.text.split() == made.text.split()
    assert fingerprint(settled.text) == made.fingerprint


def test_every_line_comes_out_once_whatever_it_holds(tmp_path):
    good = article("1.1.NĐ.1.1", source())
    long = json.dumps(article(noi_dung="dai " * 1_500_000))
    write_articles(tmp_path, good, "{", "", long, article("1.1.NĐ.1.2", source(position="Điều 2")))
    with (tmp_path / "codified_articles.jsonl").open("ab") as file:
        file.write(b'\n{"ma": "\xff"}')
    with read_articles(tmp_path / "codified_articles.jsonl") as read:
        assert isinstance(read, ArticleFile)
        assert [entry.line for entry in read.entries] == [1, 5]
        assert [rejection.place.line for rejection in read.rejections] == [2, 4, 6]
        assert all(isinstance(rejection, Rejection) and rejection.reason for rejection in read.rejections)
        assert read.article(read.entries[1]).code == "1.1.NĐ.1.2"
        assert read.place(read.entries[0]).text == json.dumps(good)


def test_the_real_articles_belong_to_documents_as_the_data_say(shared_data):
    with translation.override("en"), read_articles(shared_data / "legal" / "codified_articles.jsonl.gz") as file:
        found, refused = documents_of(file.entries)
    assert len(file.entries) == 66_715
    assert file.rejections == []
    assert len(found) == 4_603
    reasons = [reason for _entry, reason in refused]
    assert sum("several documents" in reason for reason in reasons) == 2_679
    assert sum("no other article" in reason for reason in reasons) == 418
    assert sum("sorting key" in reason for reason in reasons) == 22
    assert len(reasons) + sum(len(document.articles) for document in found) == 66_715
