"""An official text as HTML: every word of it, escaped, each provision with its own address, headings without a gap."""

import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal.citing.spans import LinkSpan
from legal.showing.contents import contents_of
from legal.showing.headings import HeadingLevels
from legal.showing.marking import LinkedText
from legal.showing.markup import shown_text
from legal.showing.notes import ProvisionNote, Remarks, Tone, by_anchor
from legal.structure import structured
from tests.factories.legal_text import DECISION, made_up_law

LAW = """LUẬT
BẾN BÃI
Căn cứ tập quán của các thôn;
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về bến bãi.
Điều 2. Giải thích từ ngữ
1. Bến là nơi đậu thuyền, gồm:
a) Bến sông;
b) Bến cát;
c) Bến đá;
d) Bến cọc;
đ) Bến tre.
2. Bãi là chỗ phơi lưới.
Chương II
ĐIỀU KHOẢN THI HÀNH
Điều 3. Hiệu lực thi hành
Luật này có hiệu lực từ ngày 01 tháng 3 năm 2026."""


def html_of(text: str, **more: object) -> str:
    return shown_text(structured(text), **more).html


def words_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", html))


def without_blanks(text: str) -> str:
    return "".join(text.split())


def headings_in(html: str) -> list[int]:
    return [int(level) for level in re.findall(r"<h([1-6])", html)]


def test_every_provision_has_its_address_and_its_label_leads_there():
    html = html_of(LAW)
    for anchor, label in (
        ("chuong-i", "Chương I"),
        ("dieu-2", "Điều 2."),
        ("dieu-2.khoan-1", "1."),
        ("dieu-2.khoan-1.diem-da", "đ)"),
    ):
        assert f'id="{anchor}"' in html
        assert re.search(rf'<a class="label" href="#{re.escape(anchor)}"[^>]*>{re.escape(label)}</a>', html)


def test_a_chapter_is_one_heading_with_its_title_and_articles_stand_below_it():
    html = html_of(LAW)
    assert re.search(r'<h3 id="chuong-i"[^>]*><a [^>]*>Chương I</a><br>QUY ĐỊNH CHUNG</h3>', html)
    assert re.search(r'<h4 id="dieu-1"><a [^>]*>Điều 1\.</a> Phạm vi điều chỉnh</h4>', html)
    assert headings_in(html) == [3, 4, 4, 3, 4]


def test_an_article_without_a_title_is_no_heading_as_long_as_its_sentence():
    html = html_of("Điều 1. Ban hành kèm theo Quyết định này bảng giá thuê sạp.\nĐiều 2. Quyết định có hiệu lực ngay.")
    assert re.search(r'<h3 id="dieu-1"><a [^>]*>Điều 1\.</a></h3> <p>Ban hành kèm theo', html)
    assert headings_in(html) == [3, 3]


@given(st.lists(st.integers(0, 7), max_size=30))
def test_levels_of_headings_leave_none_out(depths: list[int]):
    given_out = HeadingLevels()
    last = 2
    for depth in depths:
        found = given_out.next(depth)
        assert 3 <= found <= 6
        assert found <= last + 1
        last = found


PLAN = """Điều 1. Phê duyệt Kế hoạch như sau:
I. MỤC TIÊU
1. Bến sạch.
2. Bãi rộng.
II. NHIỆM VỤ
1. Dọn bến.
Điều 2. Trưởng bến thi hành."""


def test_sections_of_a_plan_stand_below_the_article_that_approves_it():
    shown = shown_text(structured(PLAN))
    assert headings_in(shown.html) == [3, 4, 4, 3]
    first, second = shown.html.split('<div class="article">')[1:]
    assert 'id="dieu-1.muc-ii.khoan-1"' in first
    assert 'id="dieu-2"' in second
    contents = contents_of(shown.headings)
    assert contents is not None
    assert re.search(
        r'<a href="#dieu-1">[^<]*</a>\n<details><summary>I – II</summary>\n<ol>\n<li><a href="#dieu-1.muc-i">',
        contents.html,
    )


def test_where_an_article_with_sections_is_cited_stands_at_its_very_end():
    html = html_of(PLAN, remarks=Remarks(cited={"dieu-1": "<p>Ở 3 văn bản</p>\n"}))
    assert "Dọn bến.</p>\n<p>Ở 3 văn bản</p>\n</div>" in html


@pytest.mark.parametrize("text", [PLAN, DECISION, made_up_law(200)])
def test_no_address_is_given_twice(text: str):
    given_out = re.findall(r' id="([^"]*)"', html_of(text))
    assert len(given_out) == len(set(given_out)) > 5


def test_nothing_of_the_text_is_lost_and_nothing_added():
    text = made_up_law(120)
    assert without_blanks(words_of(html_of(text))) == without_blanks(text)


@given(st.text(alphabet=st.sampled_from("Điều 1.a)\n <>&\"'đChương I\tb"), max_size=200))
def test_whatever_the_text_holds_is_shown_as_it_stands(text: str):
    html = html_of(text)
    assert without_blanks(words_of(html)) == without_blanks(text)
    assert "<<" not in html


def test_hostile_words_are_escaped_in_text_titles_and_contents():
    shown = shown_text(structured('Điều 1. <script>alert(1)</script>\n1. <img src=x onerror="y">\nĐiều 2. Hai'))
    contents = contents_of(shown.headings)
    assert "<script" not in shown.html
    assert "<img" not in shown.html
    assert contents is not None
    assert "<script" not in contents.html


TEXT = "Theo Luật Bến và Luật Bãi."


def test_a_link_encloses_its_words_and_shows_what_stands_there():
    linked = LinkedText(TEXT, [LinkSpan(start=5, end=13, url="/van-ban/ben/?a=1&b=2", title='Luật "Bến"')])
    assert linked.html(0, len(TEXT)) == (
        'Theo <a href="/van-ban/ben/?a=1&amp;b=2" title="Luật &quot;Bến&quot;">Luật Bến</a> và Luật Bãi.'
    )


def test_a_link_to_what_has_ended_says_so_once_behind_its_words():
    dead = LinkSpan(start=4, end=10, url="/x/", is_dead=True)
    linked = LinkedText("một hai\nba bốn", [dead], ended_words="hết hiệu lực")
    assert linked.html(0, 8) == 'một <a class="law-link ended" href="/x/">hai</a>'
    assert linked.html(8, 14) == (
        '<a class="law-link ended" href="/x/">ba</a> <span class="link-note">(hết hiệu lực)</span> bốn'
    )


def test_a_link_over_two_parts_is_cut_at_their_border():
    linked = LinkedText("một hai\nba bốn", [LinkSpan(start=4, end=10, url="/x/")])
    assert linked.html(0, 8) == 'một <a href="/x/">hai</a>'
    assert linked.html(8, 14) == '<a href="/x/">ba</a> bốn'


@given(
    st.text(alphabet="ab <&\n", max_size=60),
    st.lists(st.integers(0, 60), max_size=8),
    st.lists(st.integers(0, 60), max_size=5),
)
def test_links_change_no_word_wherever_parts_and_links_begin(text: str, borders: list[int], cuts: list[int]):
    marks = sorted(set(borders))
    spans = [LinkSpan(start=a, end=b, url="/x/") for a, b in zip(marks[::2], marks[1::2], strict=False)]
    linked = LinkedText(text, spans)
    places = [0, *sorted({min(cut, len(text)) for cut in cuts}), len(text)]
    parts = [linked.html(start, end) for start, end in pairwise(places)]
    assert without_blanks(words_of(" ".join(parts))) == without_blanks(text)


def test_links_stand_in_titles_and_in_provisions():
    text = "Điều 1. Theo Luật Bến\n1. Theo Luật Bến."
    first, second = (found.start() for found in re.finditer("Luật", text))
    spans = [LinkSpan(start=place, end=place + 8, url="/van-ban/ben/") for place in (first, second)]
    html = html_of(text, spans=spans)
    assert '</a> Theo <a href="/van-ban/ben/">Luật Bến</a></h3>' in html
    assert '</a> Theo <a href="/van-ban/ben/">Luật Bến</a>.</p>' in html


def noted(*notes: ProvisionNote) -> str:
    return html_of(LAW, remarks=Remarks(notes=by_anchor(notes), ended_words="hết hiệu lực"))


def test_a_note_stands_right_below_its_provision():
    html = noted(ProvisionNote(anchor="dieu-2.khoan-1", html="Được sửa đổi.", tone=Tone.CHANGED))
    assert re.search(r'gồm:</p>\n<p class="notice provision-note warning" role="note">Được sửa đổi\.</p>', html)


def test_what_stands_in_an_ended_provision_is_marked_and_heard_and_nothing_else():
    html = noted(ProvisionNote(anchor="dieu-2.khoan-1", html="Bị bãi bỏ.", tone=Tone.ENDED))
    assert '<p class="clause ended" id="dieu-2.khoan-1">' in html
    assert re.search(r'<p class="point ended" id="dieu-2\.khoan-1\.diem-a">.*\(hết hiệu lực\)</span> Bến sông', html)
    assert '<p class="clause" id="dieu-2.khoan-2">' in html
    assert html.count("(hết hiệu lực)") == 5


def test_an_ended_article_takes_its_further_paragraphs_along():
    html = noted(ProvisionNote(anchor="dieu-1", html="Bị bãi bỏ.", tone=Tone.ENDED))
    assert '<div class="article ended">' in html
    assert re.search(r'<p class="law-more ended">Luật này quy định về bến bãi', html)
    assert html.count('<div class="article">') == 2


def test_each_article_of_an_ended_chapter_says_so_at_itself():
    html = noted(ProvisionNote(anchor="chuong-i", html="Bị bãi bỏ.", tone=Tone.ENDED))
    chapter, first, second, last = re.split(r"(?=<div class=\"article)", html)
    told = '<a href="#chuong-i" lang="vi">Chương I</a>: Bị bãi bỏ.</p>'
    assert "Bị bãi bỏ." in chapter
    for article in (first, second):
        assert article.startswith('<div class="article ended">')
        assert article.count(told) == 1
    assert "(hết hiệu lực)</span> Bến là nơi" in second
    assert "Bị bãi bỏ" not in last
    assert 'class="article ended"' not in last


def test_an_appendix_that_has_ended_ends_nothing_behind_it():
    text = f"{DECISION}PHỤ LỤC II\nDANH SÁCH THUYỀN\n1. Thuyền một\n"
    note = ProvisionNote(anchor="phu-luc-i", html="Bị bãi bỏ.", tone=Tone.ENDED)
    html = html_of(text, remarks=Remarks(notes=by_anchor([note]), ended_words="hết hiệu lực"))
    assert '<p class="clause ended" id="phu-luc-i.khoan-1">' in html
    assert '<p class="clause" id="phu-luc-ii.khoan-1">' in html


def test_in_how_many_documents_an_article_is_cited_stands_at_its_end():
    html = html_of(LAW, remarks=Remarks(cited={"dieu-2": "<p>Ở 3 văn bản</p>\n"}))
    assert "Bãi là chỗ phơi lưới.</p>\n<p>Ở 3 văn bản</p>\n</div>" in html


def test_the_contents_list_folds_articles_below_their_chapters():
    contents = contents_of(shown_text(structured(LAW)).headings)
    assert contents is not None
    assert contents.articles == 3
    assert re.search(
        r'<a href="#chuong-i">Chương I\. QUY ĐỊNH CHUNG</a>\n<details><summary>Điều 1 – Điều 2</s', contents.html
    )
    assert '<li><a href="#dieu-2">Điều 2. Giải thích từ ngữ</a></li>' in contents.html
    assert "<summary>Điều 3</summary>" in contents.html


def test_hundreds_of_articles_in_no_chapter_are_folded_by_fifty():
    text = "\n".join(f"Điều {number}. Việc thứ {number}\n1. Bến." for number in range(1, 121))
    contents = contents_of(shown_text(structured(text)).headings)
    assert contents is not None
    assert re.findall("<summary>(.*?)</summary>", contents.html) == [
        "Điều 1 – Điều 50",
        "Điều 51 – Điều 100",
        "Điều 101 – Điều 120",
    ]
    assert contents.html.count("<li><a ") == 120


def test_one_heading_needs_no_contents_list():
    assert contents_of(shown_text(structured("Điều 1. Tên gọi\n1. Bến.")).headings) is None


@pytest.mark.parametrize("text", ["", "\n\n", "Thông báo về việc phơi lưới."])
def test_a_text_without_provisions_is_shown_without_a_list(text: str):
    shown = shown_text(structured(text))
    assert without_blanks(words_of(shown.html)) == without_blanks(text)
    assert contents_of(shown.headings) is None
