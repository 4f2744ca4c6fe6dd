"""Results show what was found for a reader's words, also where it says otherwise what they say."""

import pytest

from search.queries import SearchQuery
from search.results.searching import search
from tests.search.entries import entry

pytestmark = pytest.mark.django_db


def marked(words: str) -> tuple[list[str], list[str]]:
    """Return what is marked in the title and in the lines of the first result."""
    first = search(SearchQuery(words=words), language="vi").results[0]
    titles, lines = ([part.text for part in parts if part.is_match] for parts in (first.title, first.snippet))
    return titles, lines


@pytest.mark.parametrize("typed", ["gplx", "giaays pheps laix xe", "giayphep laixe"])
def test_what_an_abbreviation_or_a_keyboard_meant_is_marked(typed: str) -> None:
    entry("Đổi giấy phép lái xe", body="Người có giấy phép lái xe sắp hết hạn.")
    titles, lines = marked(typed)
    assert titles
    assert lines
    assert set("".join(titles).split()) <= {"giấy", "phép", "lái", "xe"}


def test_the_words_that_were_read_are_told() -> None:
    entry("Nghị định về bến bãi")
    found = search(SearchQuery(words="nghij ddinhj"), language="vi")
    assert (found.read_as, found.total) == ("nghị định", 1)
    assert search(SearchQuery(words="nghi dinh"), language="vi").read_as == ""
