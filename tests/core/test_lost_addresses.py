"""An address that leads nowhere still says what its reader wanted."""

import pytest

from core.addresses import words_of


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/tin-tuc/lich-tiem-chung/", "lich tiem chung"),
        ("/en/news/ferry-times/", "ferry times"),
        ("/Pages/Tin_tuc.aspx", "Tin tuc"),
        ("/tin-tuc/gia-dat-12345.html", "gia dat 12345"),
        ("/tin-tuc/2019/", "tin tuc"),
        ("/văn-bản/", "văn bản"),
        ("/en/", ""),
        ("/", ""),
        ("/12/34/", ""),
        ("/index.php", ""),
    ],
)
def test_the_last_words_of_the_address_fill_the_search_box(path: str, words: str) -> None:
    assert words_of(path) == words


def test_an_endless_address_gives_a_short_question() -> None:
    assert len(words_of("/" + "a-" * 5000)) <= 100
