"""The pictures of the demonstration content: calm places of the province, drawn here, so that they are ours."""

import math
from collections.abc import Callable, Mapping

from home.demonstration import canvas as c
from home.demonstration.canvas import HEIGHT, WIDTH, Canvas


def draw(key: str) -> bytes:
    """Return the picture named ``key`` in ``content/pictures.toml`` as a PNG file."""
    return DRAWINGS[key]()


def _highlands() -> bytes:
    """Mountains one behind the other, and a communal house with its steep roof."""
    sheet = Canvas(c.DAWN)
    sheet.disc(880, 190, 70, c.RICE)
    sheet.ridge(350, ((60, 700, 120), (24, 260, 40)), c.HAZE)
    sheet.ridge(420, ((70, 640, 420), (18, 210, 0)), c.FAR)
    sheet.ridge(500, ((56, 820, 90), (16, 250, 70)), c.RIVER)
    sheet.ridge(580, ((40, 900, 500), (10, 300, 20)), c.LEAF_DARK)
    sheet.ridge(650, ((26, 1100, 260),), c.LEAF)
    _communal_house(sheet, 375, 630)
    for x, foot, size in ((650, 690, 110), (735, 705, 90), (1060, 690, 120), (960, 715, 84)):
        sheet.tree(x, foot, size, c.LEAF_DARK, c.FOREST)
    sheet.ridge(742, ((12, 900, 0),), c.LEAF_LIGHT)
    return sheet.png()


def _communal_house(sheet: Canvas, x: float, floor: float) -> None:
    """Draw a nhà rông: a roof like an axe blade, on posts."""
    for post in range(-80, 90, 40):
        sheet.box(x + post - 5, floor + 40, 10, 48, c.EARTH)
    sheet.box(x - 96, floor, 192, 46, c.EARTH)
    sheet.box(x - 22, floor + 4, 44, 42, c.INK)
    sheet.stroke([(x - 10, floor + 44), (x - 44, floor + 92)], c.STRAW, 9)
    right = [(x + 84 + 46 * t * t, floor + 6 - 380 * (1 - t)) for t in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)]
    left = [(2 * x - px, py) for px, py in right]
    sheet.area([*left, *right[::-1]], c.STRAW)
    sheet.area([(x + 20, floor - 374), *right, (x + 20, floor + 6)], c.GRAIN)
    sheet.stroke(
        [(x - 92, floor - 396), (x - 80, floor - 374), (x + 80, floor - 374), (x + 92, floor - 396)], c.EARTH, 9
    )


def _river() -> bytes:
    """A wide river in the plain, with a bamboo water wheel on its bank."""
    sheet = Canvas(c.SKY)
    sheet.ridge(330, ((46, 620, 60), (18, 240, 10)), c.HAZE)
    sheet.ridge(370, ((34, 780, 300), (12, 260, 90)), c.FAR)
    sheet.ridge(420, ((8, 700, 0),), c.LEAF_LIGHT)
    sheet.ridge(470, ((10, 900, 200),), c.LEAF)
    sheet.area(_bend(1.0), c.RIVER)
    sheet.area(_bend(0.45), "#5590b0")
    sheet.ripples(((610, 545, 60), (520, 640, 110), (430, 706, 150), (240, 752, 120), (560, 756, 130)), c.FOAM)
    for x, foot, size in ((80, 540, 120), (170, 560, 96), (1010, 530, 110), (1110, 560, 130)):
        sheet.tree(x, foot, size, c.LEAF_DARK, c.FOREST)
    _water_wheel(sheet, 830, 590, 120)
    return sheet.png()


def _bend(share: float) -> list[tuple[float, float]]:
    """Return the outline of a river that comes nearer in a bend; ``share`` of its width."""
    left, right = [], []
    for step in range(61):
        near = step / 60
        middle = 600 + 130 * math.sin(near * 2.3 * math.pi) * (1 - near * 0.3) - 130 * near * near
        half = (16 + 150 * near + 330 * near**3) * share
        height = 424 + 376 * near**1.2
        left.append((middle - half, height))
        right.append((middle + half, height))
    return left + right[::-1]


def _water_wheel(sheet: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a wheel of bamboo on its posts, its foot in the water."""
    for post in (-24, 24):
        sheet.stroke([(x + post, y - 12), (x + post * 1.6, y + radius + 20)], c.INK, 8)
    for spoke in range(20):
        angle = math.tau * spoke / 20
        tip = (x + radius * math.cos(angle), y + radius * math.sin(angle))
        sheet.stroke([(x, y), tip], c.EARTH, 3)
        paddle = (x + radius * 1.1 * math.cos(angle + 0.06), y + radius * 1.1 * math.sin(angle + 0.06))
        sheet.stroke([tip, paddle], c.GRAIN, 10)
    for share, width in ((1.0, 6), (0.7, 4), (0.35, 4)):
        sheet.ring(x, y, radius * share, c.EARTH, width)
    sheet.box(x - 60, y - 8, 120, 14, c.INK)
    sheet.area(_shore(x - 50, y + radius + 8, 200, 42), c.RIVER)
    sheet.ripples(((x - 120, y + radius * 0.86, 90), (x + 20, y + radius * 0.94, 110)), c.FOAM)


def _sea() -> bytes:
    """Fishing boats coming home over a quiet sea."""
    sheet = Canvas(c.DAWN)
    sheet.disc(300, 300, 84, c.STRAW)
    sheet.ridge(352, ((20, 900, 700), (8, 240, 30)), c.HAZE)
    for top, colour in ((360, "#7fa9bf"), (430, "#5a90ae"), (530, c.RIVER), (660, c.RIVER_DEEP)):
        sheet.ridge(top, ((5, 260, top), (3, 110, 40)), colour)
    sheet.ripples(((230, 384, 140), (250, 406, 100), (270, 428, 60)), c.STRAW)
    sheet.boat(880, 440, 110, c.RIVER_DEEP, c.RICE)
    sheet.boat(620, 545, 210, c.TILE, c.RICE)
    sheet.boat(190, 610, 160, c.NIGHT, c.STRAW)
    sheet.ripples(
        ((470, 575, 120), (700, 590, 150), (80, 640, 110), (900, 640, 130), (400, 720, 180), (820, 744, 160)), "#86b2c8"
    )
    return sheet.png()


def _island() -> bytes:
    """An old volcano in the sea, with gardens at its foot and a lighthouse."""
    sheet = Canvas(c.SKY)
    sheet.disc(230, 170, 62, c.RICE)
    sheet.ridge(390, ((2, 300, 0),), c.RIVER)
    sheet.area([(330, 400), (520, 210), (570, 196), (640, 218), (710, 200), (760, 214), (960, 400)], c.LEAF_DARK)
    sheet.area([(640, 218), (710, 200), (760, 214), (960, 400), (700, 400)], c.FOREST)
    sheet.area([(520, 210), (570, 196), (640, 218), (590, 232)], c.EARTH)
    sheet.area(_shore(640, 466, 520, 84), c.STRAW)
    sheet.area(_shore(640, 446, 470, 62), c.LEAF)
    for row, colour in enumerate((c.LEAF_LIGHT, c.STRAW, c.LEAF_LIGHT, c.STRAW)):
        sheet.area(
            [(340 + row * 130, 404), (440 + row * 130, 404), (460 + row * 140, 484), (330 + row * 140, 484)], colour
        )
    sheet.area([(994, 430), (1000, 290), (1030, 290), (1036, 430)], c.RICE)
    sheet.box(996, 340, 38, 30, c.LACQUER)
    sheet.box(994, 270, 42, 20, c.INK)
    sheet.area([(990, 270), (1015, 244), (1040, 270)], c.LACQUER)
    for top, colour in ((524, "#5590b0"), (600, c.RIVER), (700, c.RIVER_DEEP)):
        sheet.ridge(top, ((5, 230, top), (3, 90, 0)), colour)
    sheet.boat(420, 660, 150, c.TILE, c.RICE)
    sheet.ripples(((560, 570, 120), (160, 590, 90), (820, 620, 140), (260, 690, 120), (640, 740, 180)), "#86b2c8")
    return sheet.png()


def _shore(x: float, y: float, reach: float, depth: float) -> list[tuple[float, float]]:
    """Return the outline of flat land in the sea."""
    turns = [math.tau * step / 72 for step in range(72)]
    return [(x + reach * math.cos(turn), y + depth * math.sin(turn) + 6 * math.sin(5 * turn)) for turn in turns]


def _one_stop_office() -> bytes:
    """The front of a public service centre, with an open door, a ramp and two trees."""
    sheet = Canvas(c.SKY)
    sheet.ridge(420, ((30, 700, 0), (10, 260, 50)), c.HAZE)
    sheet.box(0, 640, WIDTH, 160, "#d9d3c3")
    sheet.box(180, 250, 840, 390, c.RICE)
    sheet.box(160, 226, 880, 34, c.RIVER_DEEP)
    sheet.box(180, 420, 840, 14, "#d9d3c3")
    sheet.windows(230, 300, (90, 96), step=130, count=6, colour=c.FAR)
    sheet.windows(230, 470, (100, 110), step=130, count=2, colour=c.FAR)
    sheet.windows(770, 470, (100, 110), step=130, count=2, colour=c.FAR)
    sheet.box(480, 450, 240, 190, c.RIVER)
    sheet.box(492, 462, 104, 178, c.FOAM)
    sheet.box(604, 462, 104, 178, c.FOAM)
    sheet.area([(440, 450), (760, 450), (790, 412), (410, 412)], c.RIVER_DEEP)
    sheet.box(430, 640, 340, 16, c.HAZE)
    sheet.area([(770, 656), (1010, 690), (770, 690)], c.HAZE)
    sheet.stroke([(772, 606), (1008, 642)], c.INK, 5)
    for x, height in ((774, 50), (890, 52), (1006, 48)):
        sheet.stroke([(x, 606 + (x - 772) * 0.15), (x, 606 + (x - 772) * 0.15 + height)], c.INK, 5)
    for x, foot, size in ((100, 690, 230), (1120, 690, 210)):
        sheet.tree(x, foot, size, c.LEAF, c.LEAF_DARK)
    sheet.box(250, 668, 120, 10, c.EARTH)
    for x in (262, 350):
        sheet.box(x, 678, 8, 26, c.INK)
    return sheet.png()


def _school() -> bytes:
    """A school of two floors with a tiled roof around a yard, with hills behind it."""
    sheet = Canvas(c.SKY)
    sheet.disc(1010, 150, 58, c.RICE)
    sheet.ridge(360, ((56, 660, 140), (16, 230, 20)), c.FAR)
    sheet.ridge(430, ((36, 820, 460),), c.LEAF_DARK)
    sheet.ridge(610, ((4, 900, 0),), c.LEAF_LIGHT)
    sheet.area([(110, 330), (160, 262), (1040, 262), (1090, 330)], c.TILE)
    sheet.box(140, 330, 920, 290, c.STRAW)
    sheet.box(140, 462, 920, 12, c.RICE)
    for floor in (366, 500):
        sheet.windows(180, floor, (70, 72), step=110, count=8, colour=c.RIVER)
    sheet.box(548, 494, 104, 126, c.RIVER_DEEP)
    for x in range(150, 1060, 110):
        sheet.box(x, 330, 10, 290, c.RICE)
    sheet.ridge(640, ((3, 700, 100),), "#ead9b5")
    sheet.box(1100, 380, 6, 290, c.INK)
    for x, foot, size, crown in ((90, 680, 220, c.LACQUER), (900, 690, 170, c.LEAF), (360, 690, 150, c.LEAF)):
        sheet.tree(x, foot, size, crown, c.LEAF_DARK if crown == c.LEAF else c.TILE)
    sheet.stroke([(480, 800), (560, 640), (640, 640), (740, 800)], c.RICE, 5)
    return sheet.png()


def _health_post() -> bytes:
    """A small health post in the hills; its cross is green, since the red one belongs to the Red Cross."""
    sheet = Canvas(c.DAWN)
    sheet.ridge(330, ((70, 620, 30), (20, 230, 80)), c.HAZE)
    sheet.ridge(420, ((60, 760, 400), (14, 250, 0)), c.FAR)
    sheet.ridge(510, ((30, 880, 150),), c.LEAF_DARK)
    sheet.ridge(600, ((12, 900, 300),), c.LEAF)
    sheet.area([(330, 420), (420, 320), (820, 320), (910, 420)], c.RIVER_DEEP)
    sheet.box(370, 420, 500, 220, c.RICE)
    sheet.box(560, 480, 120, 160, c.RIVER)
    sheet.box(572, 492, 96, 148, c.FOAM)
    sheet.windows(410, 480, (100, 84), step=0, count=1, colour=c.FAR)
    sheet.windows(730, 480, (100, 84), step=0, count=1, colour=c.FAR)
    sheet.disc(620, 372, 40, c.RICE)
    sheet.box(609, 346, 22, 52, c.LEAF_DARK)
    sheet.box(594, 361, 52, 22, c.LEAF_DARK)
    sheet.box(350, 640, 540, 14, c.HAZE)
    sheet.area([(560, 654), (680, 654), (800, 800), (400, 800)], "#ead9b5")
    for x, foot, size in ((240, 670, 190), (1000, 660, 160), (1100, 690, 200), (110, 700, 150)):
        sheet.tree(x, foot, size, c.LEAF_DARK, c.FOREST)
    return sheet.png()


def _fields() -> bytes:
    """Rice fields in different stages, their banks meeting far away."""
    sheet = Canvas(c.SKY)
    sheet.disc(760, 200, 66, c.RICE)
    sheet.ridge(350, ((40, 680, 200), (14, 240, 60)), c.HAZE)
    sheet.ridge(384, ((20, 820, 20),), c.FAR)
    far, vanishing = 400, 620
    sheet.ridge(far, (), c.LEAF_LIGHT)
    colours = (c.LEAF, c.GRAIN, c.LEAF_LIGHT, c.STRAW, c.LEAF, c.GRAIN, c.LEAF_LIGHT)
    for number, colour in enumerate(colours):
        left, right = -900 + number * 430, -900 + (number + 1) * 430
        near = [(vanishing + (right - vanishing) * 1.0, HEIGHT), (vanishing + (left - vanishing) * 1.0, HEIGHT)]
        sheet.area(
            [(vanishing + (left - vanishing) * 0.14, far), (vanishing + (right - vanishing) * 0.14, far), *near], colour
        )
    sheet.area([(684, far), (700, far), (1010, HEIGHT), (830, HEIGHT)], c.RIVER)
    for y, width in ((448, 3), (520, 5), (640, 8)):
        sheet.stroke([(0, y), (WIDTH, y + 6)], c.LEAF_DARK, width)
    sheet.box(150, 360, 120, 60, c.RICE)
    sheet.area([(136, 362), (168, 326), (252, 326), (284, 362)], c.TILE)
    for x, foot, size in ((110, 428, 86), (310, 430, 76), (1010, 420, 70), (1080, 424, 88)):
        sheet.tree(x, foot, size, c.LEAF_DARK, c.FOREST)
    return sheet.png()


DRAWINGS: Mapping[str, Callable[[], bytes]] = {
    "highlands": _highlands,
    "river": _river,
    "sea": _sea,
    "island": _island,
    "one-stop-office": _one_stop_office,
    "school": _school,
    "health-post": _health_post,
    "fields": _fields,
}
