"""Every pair of colours that stands together can be read: WCAG 2.2 AA, in the light and in the dark scheme."""

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
SHEETS = sorted(SHEET.parent.glob("*.css"))

TEXT, PART = 4.5, 3.0
PAIRS = [
    *(
        (ink, surface, TEXT)
        for ink in ("ink", "ink-soft", "river")
        for surface in ("paper", "rice", "river-wash", "sky")
    ),
    ("river-hover", "paper", TEXT),
    ("ink", "mark", TEXT),
    ("ink", "amber-wash", TEXT),
    ("ink", "lacquer-wash", TEXT),
    ("river", "amber-wash", TEXT),
    ("river", "lacquer-wash", TEXT),
    ("leaf", "leaf-wash", TEXT),
    ("amber", "amber-wash", TEXT),
    ("lacquer", "lacquer-wash", TEXT),
    ("lacquer", "paper", TEXT),
    ("on-action", "action", TEXT),
    ("on-action", "action-hover", TEXT),
    ("on-header", "header", TEXT),
    ("on-header-soft", "header", TEXT),
    ("on-national", "national", TEXT),
    ("edge", "paper", PART),
    ("action", "paper", PART),
    ("focus", "paper", PART),
    ("focus", "rice", PART),
    ("focus", "sky", PART),
    ("sun", "header", PART),
    ("sun", "national", PART),
    ("on-header-soft", "header", PART),
]


def schemes() -> dict[str, dict[str, str]]:
    light_text, dark_text = SHEET.read_text().split("@media screen and (prefers-color-scheme: dark)")
    light = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", light_text))
    dark = light | dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", dark_text))
    return {"light": light, "dark": dark}


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_the_formula_is_that_of_the_guidelines() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_a_pair_of_colours_can_be_told_apart(scheme: str, front: str, back: str, least: float) -> None:
    tokens = schemes()[scheme]
    assert contrast(tokens[front], tokens[back]) >= least


def test_colours_come_from_tokens_only() -> None:
    for sheet in SHEETS:
        if sheet == SHEET:
            continue
        on_screen = sheet.read_text().split("@media print")[0]
        raw = re.findall(r"#[0-9a-f]{3,8}\b(?=[^{}]*[;}])", on_screen)
        assert set(raw) <= {"#ffffff"}, sheet.name  # the ground of a picture that a phone must scan


def test_vietnamese_is_never_spaced_out_or_set_in_capitals() -> None:
    for sheet in SHEETS:
        text = sheet.read_text()
        assert "letter-spacing" not in text
        assert "text-transform" not in text


def test_readers_load_at_most_three_sheets() -> None:
    assert len([sheet for sheet in SHEETS if not sheet.name.startswith("admin-")]) <= 3
