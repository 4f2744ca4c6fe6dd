"""Which spellings are Vietnamese syllables, by rule and over all real ones."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese import tone_placement
from search.understanding.syllables import TONES, is_syllable, spelled, toneless, without_tone


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "ĐƯỜNG", "gì", "giếng", "hòa", "hoà", "thúy", "khuya", "đất", "y"]
)
def test_syllables_are_told_with_capitals_and_either_placement_of_tones(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["dinh", "dat", "quyet", "khuyen"])
def test_a_syllable_may_be_typed_without_accents(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "nghij", "ddinh", "telex", "web", "gplx", "kế-hoạch", "ngi", "ca1", "đầt", "ñu"])
def test_other_spellings_are_refused(word: str) -> None:
    assert not is_syllable(word)


@given(st.sampled_from(sorted(toneless())), st.sampled_from(sorted(TONES)))
def test_what_is_spelled_is_a_syllable_and_comes_apart_again(letters: str, tone: str) -> None:
    word = spelled(letters, tone)
    if word is None:
        assert letters[-1] in "cpthk"
        return
    assert is_syllable(word)
    assert without_tone(word) == (letters, tone)
    assert tone_placement(word) == word


@given(st.text(max_size=30))
def test_any_text_is_a_syllable_or_not(text: str) -> None:
    assert is_syllable(text) in (True, False)


def test_nearly_all_real_syllables_follow_the_rules(shared_data: Path) -> None:
    real = (shared_data / "text" / "syllables.txt").read_text("utf-8").split()
    told = [word for word in real if is_syllable(word)]
    assert len(told) >= 0.975 * len(real)
    unknown = toneless() - {without_tone(tone_placement(word).lower())[0] for word in real}
    assert len(unknown) <= 0.01 * len(toneless())
