"""How articles of other portals are read, without a database."""

import json
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.articles import (
    LONGEST_SUMMARY,
    LONGEST_TITLE,
    NotAnArticleError,
    article_from_json,
    article_from_text,
    clean,
    cut,
)

URL = "https://phapdien.example.vn/bai.aspx?ItemID=1"


def line(**changes: object) -> str:
    return json.dumps({"title": "Một tin", "url": URL, "text": "Nội dung."} | changes)


def test_the_american_date_of_the_old_portal_is_the_time_of_vietnam():
    article = article_from_text("Hội nghị\n\n1/30/2007 2:07:06 PM\n\nTóm tắt.\n\nNội dung.", name="bai.txt")
    assert article.published_at == datetime(2007, 1, 30, 14, 7, 6, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert article.published_at.astimezone(UTC).hour == 7


@pytest.mark.parametrize(
    ("written", "hour"), [("12:00:00 AM", 0), ("12:30:00 PM", 12), ("1:00:00 AM", 1), ("11:59:59 PM", 23)]
)
def test_noon_and_midnight_are_where_american_clocks_have_them(written, hour):
    article = article_from_text(f"Tin\n\n2/1/2007 {written}\n\nTóm tắt.\n\nNội dung.", name="bai.txt")
    assert (article.published_at.day, article.published_at.month, article.published_at.hour) == (1, 2, hour)


def test_the_first_paragraph_that_repeats_the_summary_is_left_out():
    article = article_from_text("Tin\n\n1/30/2007 2:07:06 PM\n\nTóm tắt.\n\n\nTóm tắt.\n\nMột.\n\nHai.", name="bai.txt")
    assert article.summary == "Tóm tắt."
    assert article.paragraphs == ("Một.", "Hai.")


def test_a_first_paragraph_of_its_own_stays():
    article = article_from_text("Tin\n\n1/30/2007 2:07:06 PM\n\nTóm tắt.\n\nMột.\n\nHai.", name="bai.txt")
    assert article.paragraphs == ("Một.", "Hai.")


def test_a_summary_too_long_for_a_page_is_cut_and_stands_whole_in_the_text():
    long = "chữ " * 200
    article = article_from_text(f"Tin\n\n1/30/2007 2:07:06 PM\n\n{long}\n\nHai.", name="bai.txt")
    assert len(article.summary) <= LONGEST_SUMMARY
    assert article.paragraphs == (long.strip(), "Hai.")


def test_a_text_without_a_date_line_has_no_date():
    article = article_from_text("Tin\n\nNgày 30/01/2007 có hội nghị.\n\nHai.", name="bai.txt")
    assert article.published_at is None
    assert article.paragraphs == ("Ngày 30/01/2007 có hội nghị.", "Hai.")


def test_a_date_named_in_the_text_is_not_taken_for_the_date_of_the_article():
    assert article_from_json(line(text="Sáng ngày 12/5/2026, Cục đã họp.")).published_at is None


@pytest.mark.parametrize("date", ["13/45/2007 2:07:06 PM", "2/30/2007 2:07:06 PM", "1/30/2007 13:07:06 PM"])
def test_a_date_that_does_not_exist_is_refused_and_not_guessed(date):
    with pytest.raises(NotAnArticleError, match=date.split()[0]):
        article_from_text(f"Tin\n\n{date}\n\nTóm tắt.\n\nNội dung.", name="bai.txt")


def test_the_buttons_below_the_text_are_no_part_of_it():
    article = article_from_json(line(text="Bài. In\nbài viết Gửi phản hồi Gửi Email \u200b\u200b Thông báo khác ..."))
    assert article.paragraphs == ("Bài.",)


def test_items_of_a_list_that_was_flattened_stand_in_lines_again():
    article = article_from_json(line(text="Gồm có: - Luật A; - Luật B. Hết - chấm."))
    assert article.paragraphs == ("Gồm có:", "- Luật A;", "- Luật B. Hết - chấm.")


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[1]",
        '"chữ"',
        "null",
        "{}",
        "[" * 100_000,
        line(title=""),
        line(title=" \u200b\n"),
        line(title=None),
        line(title=5),
        line(text="  \n "),
        line(text=["a"]),
        line(text="In\nbài viết Gửi phản hồi Gửi Email"),
        line(url=""),
        line(url="javascript:alert(1)"),
        line(url="http://"),
        line(url="http://[::1"),
        line(url="https://example.vn/" + "a" * 600),
        '{"title": "\\ud800", "url": "https://example.vn/", "text": "a"}',
    ],
)
def test_what_is_no_article_is_refused_with_a_reason(broken):
    with pytest.raises(NotAnArticleError) as refused:
        article_from_json(broken)
    assert str(refused.value)


def test_nul_and_other_characters_that_show_nothing_are_left_out():
    article = article_from_json(line(title="Một\u0000 tin\u200b", text="Nội\u0000 dung\ufeff."))
    assert (article.title, article.paragraphs) == ("Một tin", ("Nội dung.",))


def test_decomposed_letters_are_composed():
    assert article_from_json(line(title="Ho\u0323\u0302i nghi\u0323")).title == "Hội nghị"


def test_a_title_too_long_for_a_page_is_cut_at_a_word_and_stands_whole_above_the_text():
    title = "Quyết định về việc " * 40
    article = article_from_json(line(title=title))
    assert len(article.short_title) <= LONGEST_TITLE
    assert article.short_title.endswith("…")
    assert article.shown_paragraphs[0] == title.strip()


def test_two_files_of_one_name_with_articles_of_two_dates_are_two_articles():
    first = article_from_text("A\n\n1/30/2007 2:07:06 PM\n\nT.\n\nN.", name="bai.txt")
    second = article_from_text("A\n\n1/31/2007 2:07:06 PM\n\nT.\n\nN.", name="bai.txt")
    assert first.identity != second.identity


def test_a_changed_text_has_the_same_identity_and_another_digest():
    before, after = article_from_json(line()), article_from_json(line(text="Nội dung khác."))
    assert before.identity == after.identity
    assert before.digest != after.digest


def test_an_address_longer_than_the_column_still_identifies_its_article():
    one, other = (article_from_json(line(url="https://example.vn/" + "a" * 300 + end)) for end in "xy")
    assert len(one.identity) <= 255
    assert one.identity != other.identity


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    for read in (article_from_json, lambda sent: article_from_text(sent, name="bai.txt")):
        try:
            article = read(text)
        except NotAnArticleError:
            continue
        assert article.title
        assert article.paragraphs
        assert "\x00" not in article.title + "".join(article.paragraphs)


@given(st.text(max_size=200), st.text(min_size=1, max_size=200))
def test_any_record_is_read_or_refused(title, text):
    try:
        article = article_from_json(json.dumps({"title": title, "url": URL, "text": text}))
    except NotAnArticleError:
        return
    assert 0 < len(article.short_title) <= LONGEST_TITLE
    assert len(article.digest) == 64


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text(min_size=1, max_size=600), st.integers(min_value=2, max_value=300))
def test_a_cut_text_fits(text, longest):
    assert len(cut(text, longest)) <= longest
