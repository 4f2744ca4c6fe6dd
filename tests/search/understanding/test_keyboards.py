"""What Telex and VNI keys meant whose keyboard was off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.understanding.keyboards import decoded
from search.understanding.syllables import TONES, is_syllable, spelled, toneless

TELEX = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
VNI_TONES = {"": "", "s": "1", "f": "2", "r": "3", "x": "4", "j": "5"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nghij", "nghị"), ("ddinhj", "định"), ("DDINHJ", "định"), ("quyeets", "quyết"), ("quyetes", "quyết"),
        ("dduwowngf", "đường"), ("dduowngf", "đường"), ("duongwfd", "đường"), ("luaatj", "luật"), ("hoaf", "hoà"),
        ("uwr", "ử"), ("muaw", "mưa"), ("gif", "gì"), ("quye61t", "quyết"), ("d9i5nh", "định"), ("dinh59", "định"),
        ("tru7o7ng2", "trường"), ("truong72", "trường"), ("d9a8ng", "đăng"),
    ],
)  # fmt: skip
def test_keys_are_read_wherever_they_were_pressed(typed: str, meant: str) -> None:
    found = decoded(typed)
    assert found is not None
    assert found.syllable == meant


@pytest.mark.parametrize(
    "typed", ["dinh", "định", "an", "internet", "new", "covid", "12", "a1", "b2", "m2", "h48", "qh14", "5g", "ss", ""]
)
def test_syllables_codes_and_foreign_words_stay_what_they_are(typed: str) -> None:
    assert decoded(typed) is None


@given(st.sampled_from(sorted(toneless())), st.sampled_from(sorted(TONES)), st.booleans())
def test_each_syllable_is_read_from_its_keys_unless_they_are_one_themselves(letters: str, tone: str, vni: bool) -> None:
    word = spelled(letters, tone)
    marks, key = (VNI, VNI_TONES[tone]) if vni else (TELEX, tone)
    keys = "".join(marks.get(letter, letter) for letter in letters) + key
    if word is None or is_syllable(keys):
        return
    found = decoded(keys)
    # "oo" and "uo7" mean two things; what is read instead is a syllable all the same.
    assert found is None or is_syllable(found.syllable)
    if not any(ambiguous in letters for ambiguous in ("oo", "oao", "oeo", "uơ")) and len(keys) > 2:
        assert found is not None
        assert found.syllable == word


@given(st.text(max_size=40))
def test_whatever_is_read_is_a_syllable(text: str) -> None:
    found = decoded(text)
    assert found is None or is_syllable(found.syllable)
