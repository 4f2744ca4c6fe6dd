"""Links set into rendered texts: only into words that may bear them, and never at the cost of the markup."""

import re
from html import escape

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from core import text_links
from core.marked_text import UnreadableMarkupError, read_markup
from core.text_links import TextLink, linked, register_linker, with_links

WORDS = "Nghị định 30"
ADDED = re.compile(r'<a class="law-link"[^>]*>(.*?)</a>(?: <span class="link-note">[^<]*</span>)?', re.DOTALL)


def link_of(words: str, text: str = WORDS, **more: str) -> list[TextLink]:
    return [
        TextLink(start=found.start(), end=found.end(), url="/van-ban/30/", css_class="law-link", **more)
        for found in re.finditer(re.escape(text), words)
    ]


def with_its_links(markup: str, text: str = WORDS, **more: str) -> str:
    read = read_markup(markup)
    return with_links(read, link_of(read.words, text, **more))


def one_linker(words: str, *, page: object, request: object) -> list[TextLink]:
    return link_of(words)


@pytest.fixture(autouse=True)
def _no_other_linker(monkeypatch):
    monkeypatch.setattr(text_links, "_linkers", [])
    register_linker(one_linker)


def test_words_become_a_link():
    link = '<a class="law-link" href="/van-ban/30/">Nghị định 30</a>'
    assert with_its_links("<p>Theo Nghị định 30.</p>") == f"<p>Theo {link}.</p>"


def test_what_readers_must_know_stands_behind_the_link():
    shown = with_its_links("<p>Nghị định 30 và</p>", title='a "b"', note="(hết hiệu lực)")
    assert shown == (
        '<p><a class="law-link" href="/van-ban/30/" title="a &quot;b&quot;">Nghị định 30</a>'
        ' <span class="link-note">(hết hiệu lực)</span> và</p>'
    )


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/x">Nghị định 30</a>',
        '<a href="/x">xem <b>Nghị định 30</b></a>',
        "<button>Nghị định 30</button>",
        "<h2>Nghị định 30</h2>",
        "<h3><em>Nghị định 30</em></h3>",
        "<script>Nghị định 30</script>",
        "<style>Nghị định 30</style>",
        "<code>Nghị định 30</code>",
        "<textarea>Nghị định 30</textarea>",
        "<p data-no-links>Nghị định 30</p>",
        "<div class=x data-no-links><div></div><p>Nghị định 30</p></div>",
        '<img alt="Nghị định 30">',
        "<!-- Nghị định 30 -->",
        "<p>Nghị định</p><p>30</p>",
        "<p>Nghị định<br>30</p>",
        'Nghị <a href="/x">định 30</a>',
        "<p title='<b>Nghị định 30</b>'>a</p>",
    ],
)
def test_no_link_is_set_where_none_may_be(markup):
    assert with_its_links(markup) == markup


def test_behind_what_bears_no_links_they_are_set_again():
    markup = "<div data-no-links><div>a</div></div><h2>b</h2>"
    assert with_its_links(f"{markup}<p>{WORDS}</p>").startswith(f"{markup}<p><a ")


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("Nghị <b>định</b> 30", "<a>Nghị <b>định</b> 30</a>"),
        ("<b>Nghị định</b> 30", "<a><b>Nghị định</b> 30</a>"),
        ("<i><b>Nghị định</b></i> <b>30</b>.", "<a><i><b>Nghị định</b></i> <b>30</b></a>."),
        ("<b>Theo Nghị</b> định 30", "<b>Theo <a>Nghị</a></b><a> định 30</a>"),
        ("Nghị&nbsp;định&#32;30", "<a>Nghị&nbsp;định&#32;30</a>"),
        ("Nghị\n định 30", "Nghị\n định 30"),
        ("Nghị\nđịnh 30", "<a>Nghị\nđịnh 30</a>"),
        ('Nghị <a id="x"></a>định 30', '<a>Nghị </a><a id="x"></a><a>định 30</a>'),
        ("Nghị<!-- > --> định 30", "<a>Nghị<!-- > --> định 30</a>"),
    ],
)
def test_words_in_several_elements_are_linked_without_crossing_them(markup, shown):
    assert with_its_links(markup).replace(' class="law-link" href="/van-ban/30/"', "") == shown


@pytest.mark.parametrize("markup", ["<p", "a <!-- b", '<p title="a>b', "<script>x", '<i x=a"b> <i title="> c">', "</>"])
def test_markup_that_cannot_be_read_for_certain_stays_as_it_is(markup):
    whole = f"<p>{WORDS}</p>{markup}"
    with pytest.raises(UnreadableMarkupError):
        read_markup(whole)
    assert linked(whole) == whole


def test_a_mere_sign_is_no_markup():
    assert with_its_links("a < b <3 Nghị định 30").count("law-link") == 1


def test_of_two_overlapping_links_the_first_is_set():
    read = read_markup("<p>Nghị định 30</p>")
    links = [TextLink(start=0, end=9, url="/1/"), TextLink(start=5, end=12, url="/2/")]
    assert with_links(read, links).count("<a ") == 1


def test_the_tag_links_what_is_rendered_inside_it_and_nothing_else():
    template = Template("{% load text_links %}{{ words }}{% lawlinks %}<p>{{ words }}</p>{% endlawlinks %}")
    shown = template.render(Context({"words": f"{WORDS} <b>"}))
    assert shown == (f'{WORDS} &lt;b&gt;<p><a class="law-link" href="/van-ban/30/">{WORDS}</a> &lt;b&gt;</p>')


TEXTS = st.one_of(
    st.sampled_from([WORDS, "Nghị định ", "30", "&amp;", "&nbsp;", "&", "< ", "\n", "Nghị", " định 30", "&lt;b&gt;"]),
    st.text(max_size=8).map(escape),
)
ELEMENTS = ["p", "b", "i", "a", "em", "h2", "span", "td", "code", "div data-no-links", 'a href="/x?a=1&amp;b=2"', "sup"]


def _element(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def build(name: str, parts: list[str]) -> str:
        return f"<{name}>{''.join(parts)}</{name.split()[0]}>"

    return st.builds(build, st.sampled_from(ELEMENTS), st.lists(content, max_size=5))


MARKUP = st.lists(st.recursive(TEXTS, _element, max_leaves=30), max_size=8).map("".join)


@given(MARKUP)
def test_without_the_links_the_markup_is_the_same_to_the_byte(markup):
    shown = with_its_links(markup, note="(hết hiệu lực)")
    assert ADDED.sub(r"\1", shown) == markup


@given(MARKUP)
def test_a_link_never_stands_in_another_and_never_crosses_an_element(markup):
    open_elements: list[str] = []
    for closes, name in re.findall(r"<(/?)(\w+)[^>]*>", with_its_links(markup)):
        if closes:
            assert open_elements.pop() == name
        else:
            assert name != "a" or "a" not in open_elements or _is_nested_already(markup)
            open_elements.append(name)
    assert open_elements == []


def _is_nested_already(markup: str) -> bool:
    """Say whether a link stands in a link before any was added."""
    depth = 0
    for closes in re.findall(r"<(/?)a\b[^>]*>", markup):
        depth += -1 if closes else 1
        if depth > 1:
            return True
    return False


@given(st.text(alphabet="<>/!-\"'= abp&;#x\nNghị định30", max_size=60))
def test_hostile_markup_stays_as_it_is_or_loses_nothing(markup):
    shown = str(linked(f"<p>{WORDS}</p>{markup}"))
    assert ADDED.sub(r"\1", shown) == f"<p>{WORDS}</p>{markup}"
    if "script" not in markup:
        assert shown.count("<a class=") <= markup.count("30") + 1
