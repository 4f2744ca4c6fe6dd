"""The same question, typed in other ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.evaluating.variants import Variant, typed, with_slips

WORDS = "thủ tục đăng ký khai sinh cho trẻ em sinh ra ở nước ngoài"


def test_accents_are_left_out() -> None:
    assert typed("Đăng ký", Variant.NO_ACCENTS, query_id="1") == "dang ky"
    assert typed("Đăng ký", Variant.PLAIN, query_id="1") == "Đăng ký"


def test_slips_are_the_same_each_time_and_others_for_another_question() -> None:
    assert with_slips(WORDS, seed="1") == with_slips(WORDS, seed="1")
    assert len({with_slips(WORDS, seed=str(seed)) for seed in range(20)}) > 15


@pytest.mark.parametrize("seed", range(20))
def test_there_is_one_slip_in_every_six_words_begun(seed: int) -> None:
    slipped = with_slips(WORDS, seed=str(seed)).split()
    others = [word for word, before in zip(slipped, WORDS.split(), strict=True) if word != before]
    assert 1 <= len(others) <= 3


@given(words=st.text(max_size=60), seed=st.text(max_size=5))
def test_anything_can_be_typed_in_any_way(words: str, seed: str) -> None:
    for variant in Variant:
        assert isinstance(typed(words, variant, query_id=seed), str)
