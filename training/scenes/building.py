"""Buildings: where they stand, what kind they are, and what surrounds them."""

from dataclasses import dataclass, replace

import numpy as np

from training.scenes.bush import bush_colour, paint_bush
from training.scenes.canvas import Canvas
from training.scenes.colour import Colour, down, shade
from training.scenes.masonry import (
    Masonry,
    draw_masonry,
    draw_other_masonry,
    paint_wall,
    part_masonry,
)
from training.scenes.opening import paint_door, paint_window
from training.scenes.roof import draw_tiles, paint_hip
from training.scenes.setting import Setting
from training.scenes.shape import polygon
from training.scenes.superstructure import paint_superstructure

_COUNT_SHARES = (0.08, 0.66, 0.26)
_KINDS = ("house", "church", "dome", "tower")
_KIND_SHARES = (0.45, 0.25, 0.17, 0.13)
_ANNEXE_SHARE = 0.45
_OTHER_ANNEXE_SHARE = 0.5
_OTHER_FOOT_SHARE = 0.3
_PATH = (0.74, 0.66, 0.52)


@dataclass(frozen=True)
class Building:
    """`x` is the centre; the walls stand on `foot`, `width` wide and `height` high."""

    kind: str
    x: float
    foot: float
    width: float
    height: float
    masonry: Masonry
    tiles: Colour
    arched: bool

    @property
    def left(self) -> float:
        """x of the left wall."""
        return self.x - self.width / 2

    @property
    def top(self) -> float:
        """y of the eaves."""
        return self.foot - self.height


def paint_buildings(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    """None, one anywhere, or two smaller ones side by side, the farther first."""
    count = int(random.choice(3, p=_COUNT_SHARES))
    for index in range(count):
        _paint_building(canvas, setting, random, index, count)


def _paint_building(
    canvas: Canvas, setting: Setting, random: np.random.Generator, index: int, count: int
) -> None:
    building = _draw_building(setting, random, index, count)
    if random.random() < _ANNEXE_SHARE and building.kind != "tower":
        _paint_annexe(canvas, setting, random, building)
    if building.kind == "tower":
        width, height = random.uniform(0.16, 0.24), random.uniform(0.4, 0.55)
        building = replace(building, width=width, height=height)
    paint_superstructure(canvas, setting, random, building)
    if random.random() < _OTHER_FOOT_SHARE:
        _paint_foot(canvas, setting, random, building)
    door_x = _paint_openings(canvas, setting, random, building)
    _paint_surroundings(canvas, setting, random, building, door_x)


def _draw_building(
    setting: Setting, random: np.random.Generator, index: int, count: int
) -> Building:
    scale = 1.0 if count == 1 else (0.62 if index == 0 else 0.8)
    if count == 1:
        x = random.uniform(0.12, 0.88)
    else:
        on_left = (index == 0) == setting.sun_left
        x = random.uniform(0.08, 0.4) if on_left else random.uniform(0.6, 0.92)
    width, height = random.uniform(0.28, 0.56) * scale, random.uniform(0.2, 0.4) * scale
    nearer = (0.03, 0.16) if count == 1 else (0.02, 0.07)
    foot = setting.horizon + (random.uniform(*nearer) + (0.06 * index if count > 1 else 0))
    masonry = draw_masonry(setting, random)
    kind = str(random.choice(_KINDS, p=_KIND_SHARES))
    tiles = draw_tiles(setting, random)
    arched = kind in ("church", "dome") or random.random() < 0.15
    return Building(kind, x, foot, width, height, masonry, tiles, arched)


def _paint_annexe(
    canvas: Canvas, setting: Setting, random: np.random.Generator, building: Building
) -> None:
    width = building.width * random.uniform(0.35, 0.6)
    height = building.height * random.uniform(0.5, 0.75)
    on_left = random.random() < 0.5
    right = building.left + building.width
    x = building.left - width * 0.8 if on_left else right - width * 0.2
    top = building.foot - height
    masonry = part_masonry(setting, random, building.masonry, _OTHER_ANNEXE_SHARE)
    paint_wall(canvas, setting, masonry, (x, top, width, height), 0.9)
    eaves = (x, top, width)
    paint_hip(canvas, building.tiles, eaves, building.height * 0.25, 0.02, 0.15, (1.05, 0.8))
    for k in range(random.integers(0, 3)):
        box = (x + width * (0.2 + 0.35 * k), building.foot - height * 0.65, 0.05, 0.06)
        paint_window(canvas, setting, random, box, arched=False)


def _paint_foot(
    canvas: Canvas, setting: Setting, random: np.random.Generator, building: Building
) -> None:
    """The lower part of the front in another material."""
    height = building.height * random.uniform(0.2, 0.6)
    masonry = draw_other_masonry(setting, random, building.masonry)
    box = (building.left, building.foot - height, building.width, height)
    paint_wall(canvas, setting, masonry, box)


def _paint_openings(
    canvas: Canvas, setting: Setting, random: np.random.Generator, building: Building
) -> float:
    """Rows of windows and mostly a door; returns the x of the door's place."""
    rows, columns = max(1, int(building.height / 0.14)), max(1, int(building.width / 0.12))
    anywhere = random.random() < 0.65
    door_column = int(random.integers(0, columns)) if anywhere else columns // 2
    has_door = random.random() < 0.85
    drop, height = (0.03, 0.055) if building.arched else (0.0, 0.07)
    for row in range(rows):
        for column in range(columns):
            if row == rows - 1 and column == door_column and has_door:
                continue
            x = building.left + building.width * (column + 0.5) / columns - 0.0275
            y = building.top + 0.04 + row * (building.height - 0.04) / rows
            if random.random() < 0.9:
                box = (x, y + drop, 0.055, height)
                paint_window(canvas, setting, random, box, building.arched)
    door_x = building.left + building.width * (door_column + 0.5) / columns
    if has_door:
        width = random.uniform(0.07, 0.10)
        height = min(random.uniform(0.11, 0.16), building.height * 0.6)
        box = (door_x - width / 2, building.foot - height, width, height)
        paint_door(canvas, setting, random, building.masonry, box, building.arched)
    return door_x


def _paint_surroundings(
    canvas: Canvas,
    setting: Setting,
    random: np.random.Generator,
    building: Building,
    door_x: float,
) -> None:
    """A path from the door to the lower edge, and bushes along the wall."""
    foot = building.foot
    if random.random() < 0.65:
        colour = setting.lit(_PATH)
        end = door_x + random.uniform(-0.15, 0.15)
        corners = [
            (door_x - 0.05, foot),
            (door_x + 0.05, foot),
            (end + 0.2, 1.02),
            (end - 0.2, 1.02),
        ]
        canvas.fill(polygon(corners), down(foot, 1, shade(colour, 0.92), colour), "path")
    for _ in range(random.integers(0, 5)):
        x = building.left + random.uniform(-0.1, 1.1) * building.width
        if abs(x - door_x) < 0.09:
            continue
        colour = bush_colour(setting, random)
        paint_bush(canvas, random, (x, foot), random.uniform(0.03, 0.06), colour)
