"""Words typed without spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vietnamese import fold
from search.understanding.joined import MOST_PARTS, taken_apart
from search.understanding.syllables import is_syllable, toneless


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("thutuc", "thu tuc"), ("dangkykhaisinh", "dang ky khai sinh"), ("quyetdinh", "quyet dinh"),
        ("uybannhandan", "uy ban nhan dan"), ("canhan", "ca nhan"), ("lylichtuphap", "ly lich tu phap"),
        ("ThủTục", "thu tuc"), ("kontum", "kon tum"),
    ],
)  # fmt: skip
def test_joined_syllables_come_apart(typed: str, meant: str) -> None:
    assert " ".join(taken_apart(typed)) == meant


@pytest.mark.parametrize("typed", ["nghieng", "internet", "facebook", "covid19", "gplx", "ubnd", "12/2007", "", "an"])
def test_what_is_no_row_of_syllables_stays_whole(typed: str) -> None:
    assert taken_apart(typed) == ()


@given(st.lists(st.sampled_from(sorted(map(fold, toneless()))), min_size=2, max_size=4))
def test_any_joined_syllables_come_apart_into_syllables(parts: list[str]) -> None:
    found = taken_apart("".join(parts))
    assert "".join(found) in ("", "".join(parts))
    assert all(is_syllable(part) for part in found)
    if all(len(part) > 1 for part in parts) and not is_syllable("".join(parts)):
        assert 2 <= len(found) <= len(parts)


@given(st.text(max_size=400))
def test_any_text_has_few_parts(text: str) -> None:
    assert len(taken_apart(text)) <= MOST_PARTS
