"""One slip of the finger, worked out from how often words occur."""

from collections.abc import Mapping, Sequence

import pytest

from search.engines.spelling import corrected, corrections, edits, meant_by_keys

VOCABULARY = {
    "khai": 9, "sinh": 9, "dang": 9, "ky": 9, "linh": 50, "sin": 1, "hon": 9, "ket": 9,
    "khai_sinh": 8, "dang_ky": 8, "ky_khai": 5, "ket_hon": 4,
}  # fmt: skip


def frequencies(terms: Sequence[str]) -> Mapping[str, int]:
    return {term: VOCABULARY[term] for term in terms if term in VOCABULARY}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("khai sihn", "khai sinh"),  # two swapped
        ("khai sinhh", "khai sinh"),  # one too many
        ("khi sinh", "khai sinh"),  # one left out
        ("khai xinh", "khai sinh"),  # one wrong; "linh" is more frequent, but not after "khai"
        ("khaisinh", "khai sinh"),  # no space
        ("dang ky khai sinhh", "dang ky khai sinh"),
        ("ddawng kys khai sinh", "dang ky khai sinh"),  # a Vietnamese keyboard that was off
        ("Đăng ký, khai sinhh!", "Đăng ký, khai sinh!"),  # what was right stays as typed
        ("kheet hon", None),  # two letters away
        ("khai sinh", None),  # nothing to correct
        ("12/2007", None),
        ("", None),
    ],
)
def test_the_nearest_known_words_are_offered(typed: str, meant: str | None) -> None:
    changes = corrections(typed, frequencies)
    assert (corrected(typed, changes, {}) if changes else None) == meant


def test_known_words_that_never_stand_together_are_doubted() -> None:
    changes = corrections("khai sin", frequencies)
    assert corrected("khai sin", changes, {"sinh": "sính"}) == "khai sính"


def test_a_long_question_is_left_alone() -> None:
    assert corrections("mot hai ba bon nam sau bay tam chin", frequencies) == []


def test_everything_one_letter_away_is_tried() -> None:
    assert {"sinh", "ssinh", "sih", "isnh", "tinh"} <= edits("sinh") | {"sinh"}
    assert "sinh" not in edits("sinh")
    assert "" not in edits("a")


@pytest.mark.parametrize(
    ("keys", "meant"), [("ddaats", "dat"), ("dduwowngf", "duong"), ("nghieepj", "nghiep"), ("khai", "khai"), ("s", "s")]
)
def test_the_keys_of_a_vietnamese_keyboard_are_read(keys: str, meant: str) -> None:
    assert meant_by_keys(keys) == meant
