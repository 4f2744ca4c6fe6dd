"""What a question asks about is not its question words: a result need not hold those."""

import pytest

from search.engines.questions import asking
from search.engines.words import asked


@pytest.mark.parametrize(
    ("words", "only_asking"),
    [
        ("giấy phép xây dựng có thời hạn bao lâu", {"bao", "lau"}),
        ("Tạm trú là gì?", {"la", "gi"}),
        ("nop ho so o dau", {"o", "dau"}),
        ("ai được cấp thẻ căn cước", {"ai"}),
        ("có được đăng ký hai nơi không?", {"khong"}),
        ("không khí sạch", set()),
        ("bản sao giấy khai sinh", set()),
        ("dau tu nuoc ngoai", set()),
        ("báo cáo", set()),
    ],
)
def test_words_that_only_ask_are_told_from_the_others(words: str, only_asking: set[str]) -> None:
    assert asking(words) == only_asking


@pytest.mark.parametrize("words", ["là gì", "bao nhiêu?", "", "???"])
def test_nothing_but_a_question_is_asked_as_it_stands(words: str) -> None:
    assert asking(words) == set()


def test_of_a_question_fewer_words_must_be_held_than_of_a_name() -> None:
    question, name = asked("đăng ký tạm trú ở đâu"), asked("đăng ký tạm trú")
    assert question.telling == name.syllables
    assert question.required < name.required
