"""Of which document an article is, where it stands there, and nothing that nobody can tell."""

import json
from datetime import date

from django.utils import translation

from core.importing.outcomes import Rejection
from legal.sources.codified_documents import SourceDocument, documents_of
from legal.sources.codified_files import ArticleFile, read_articles
from tests.factories.codified import article, articles, source, write_articles
from tests.legal.codified.lines import documents


def positions(document: SourceDocument) -> list[str]:
    return [held.position for held in document.articles]


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
