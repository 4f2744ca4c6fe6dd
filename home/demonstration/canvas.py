"""A flat picture of 1200 by 800 points: the colours and the few shapes that the demonstration pictures are made of.

Everything is drawn at twice the size and reduced at the end, so that edges are smooth.
"""

import math
from collections.abc import Iterable, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 800
_SCALE = 2

Point = tuple[float, float]

# The colours of the portal (static/css/tokens.css), with lighter and darker neighbours for distance.
SKY = "#e3edf1"
DAWN = "#f3ead6"
HAZE = "#c3d5de"
FAR = "#8fb0c2"
RIVER = "#3d7b9e"
RIVER_DEEP = "#0b4a6f"
NIGHT = "#062f47"
FOAM = "#d8e7ee"
RICE = "#f7f5ef"
STRAW = "#e2cf9a"
GRAIN = "#cfae5e"
EARTH = "#8a6a4a"
LEAF_LIGHT = "#a9c08a"
LEAF = "#739a5d"
LEAF_DARK = "#45703f"
FOREST = "#2c5138"
LACQUER = "#9d1c20"
TILE = "#b5543f"
INK = "#22313a"


class Canvas:
    """A sheet in one colour on which shapes are laid from far to near."""

    def __init__(self, sky: str) -> None:
        self._image = Image.new("RGB", (WIDTH * _SCALE, HEIGHT * _SCALE), sky)
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        out = BytesIO()
        self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(out, "PNG", compress_level=6)
        return out.getvalue()

    def area(self, points: Iterable[Point], colour: str) -> None:
        """Fill the polygon of ``points``."""
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle whose upper left corner is ``x``, ``y``."""
        self.area([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle."""
        corners = [(x - radius) * _SCALE, (y - radius) * _SCALE, (x + radius) * _SCALE, (y + radius) * _SCALE]
        self._draw.ellipse(corners, fill=colour)

    def ring(self, x: float, y: float, radius: float, colour: str, width: float) -> None:
        """Draw the line of a circle."""
        corners = [(x - radius) * _SCALE, (y - radius) * _SCALE, (x + radius) * _SCALE, (y + radius) * _SCALE]
        self._draw.ellipse(corners, outline=colour, width=round(width * _SCALE))

    def stroke(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw a line through ``points``."""
        scaled = [(x * _SCALE, y * _SCALE) for x, y in points]
        self._draw.line(scaled, fill=colour, width=round(width * _SCALE), joint="curve")

    def ridge(self, height: float, waves: Iterable[tuple[float, float, float]], colour: str) -> None:
        """Fill everything below a line of hills at ``height``; a wave is (rise, length, shift) in points."""
        waves = tuple(waves)
        line = [
            (
                float(x),
                height - sum(rise * math.sin(2 * math.pi * (x + shift) / length) for rise, length, shift in waves),
            )
            for x in range(0, WIDTH + 1, 4)
        ]
        self.area([(0, HEIGHT), *line, (WIDTH, HEIGHT)], colour)

    def ripples(self, rows: Iterable[tuple[float, float, float]], colour: str, width: float = 4) -> None:
        """Draw short level lines on water; a row is (x, y, length)."""
        for x, y, length in rows:
            self.stroke([(x, y), (x + length, y)], colour, width)

    def tree(self, x: float, foot: float, size: float, crown: str, shade: str) -> None:
        """Draw a round tree that stands at ``foot``."""
        self.box(x - size * 0.05, foot - size * 0.45, size * 0.1, size * 0.45, EARTH)
        for dx, dy, radius in ((-0.22, 0.62, 0.26), (0.22, 0.62, 0.26), (0.0, 0.82, 0.3)):
            self.disc(x + dx * size, foot - dy * size, radius * size, crown)
        self.disc(x + 0.12 * size, foot - 0.6 * size, 0.2 * size, shade)

    def boat(self, x: float, water: float, size: float, hull: str, cabin: str) -> None:
        """Draw a fishing boat whose middle is ``x`` and which lies in the water at ``water``."""
        self.stroke([(x + size * 0.1, water - size * 0.2), (x + size * 0.1, water - size * 0.95)], INK, size * 0.03)
        self.stroke([(x + size * 0.1, water - size * 0.92), (x - size * 0.52, water - size * 0.28)], INK, size * 0.014)
        self.box(x - size * 0.2, water - size * 0.48, size * 0.36, size * 0.26, cabin)
        self.box(x - size * 0.25, water - size * 0.52, size * 0.46, size * 0.06, INK)
        bow, stern = x - size * 0.72, x + size * 0.62
        self.area(
            [
                (bow, water - size * 0.36),
                (x - size * 0.42, water - size * 0.22),
                (stern, water - size * 0.26),
                (stern - size * 0.08, water),
                (bow + size * 0.26, water),
            ],
            hull,
        )
        self.stroke(
            [(bow + size * 0.12, water - size * 0.2), (stern - size * 0.03, water - size * 0.15)], RICE, size * 0.03
        )

    def windows(self, x: float, y: float, size: tuple[float, float], *, step: float, count: int, colour: str) -> None:
        """Draw ``count`` equal windows in a row, ``step`` points apart."""
        width, height = size
        for number in range(count):
            left = x + number * step
            self.box(left, y, width, height, colour)
            self.box(left + width / 2 - 2, y, 4, height, RICE)
