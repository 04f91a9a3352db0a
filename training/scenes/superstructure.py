"""Main walls and what rises above them: house roof, steeple, dome or spire."""

from typing import Protocol

import numpy as np

from training.scenes.canvas import Canvas
from training.scenes.colour import Colour, shade
from training.scenes.masonry import Masonry, paint_wall, part_masonry
from training.scenes.opening import paint_window
from training.scenes.roof import draw_dome_colour, paint_dome, paint_gable, paint_hip
from training.scenes.setting import Setting
from training.scenes.shape import rectangle

_STEEP = (1.15, 0.75)
_CUPOLA_SHARE = 0.25
_OTHER_TOWER_SHARE = 0.3


class Walls(Protocol):
    """What of a building this module needs; see `building.Building`."""

    kind: str
    x: float
    foot: float
    width: float
    height: float
    masonry: Masonry
    tiles: Colour

    @property
    def left(self) -> float: ...

    @property
    def top(self) -> float: ...


def paint_superstructure(
    canvas: Canvas, setting: Setting, random: np.random.Generator, building: Walls
) -> None:
    """The main block of a building, by its kind."""
    if building.kind == "dome":
        _paint_domed(canvas, setting, random, building)
        return
    _paint_block(canvas, setting, building)
    if building.kind == "house":
        _paint_house_roof(canvas, setting, random, building)
    elif building.kind == "church":
        _paint_church(canvas, setting, random, building)
    else:
        eaves = (building.left, building.top, building.width)
        height = random.uniform(0.08, 0.2)
        paint_gable(canvas, setting, building.tiles, eaves, height, 0.02, _STEEP)


def _paint_block(canvas: Canvas, setting: Setting, building: Walls) -> None:
    box = (building.left, building.top, building.width, building.height)
    paint_wall(canvas, setting, building.masonry, box)


def _paint_house_roof(
    canvas: Canvas, setting: Setting, random: np.random.Generator, building: Walls
) -> None:
    left, top, width = building.left, building.top, building.width
    if random.random() < 0.5:
        height = random.uniform(0.12, 0.22)
        paint_gable(canvas, setting, building.tiles, (left, top, width), height)
    else:
        height = random.uniform(0.09, 0.16)
        shades = (1.1, 0.78)
        paint_hip(canvas, building.tiles, (left, top, width), height, 0.03, 0.14, shades)
        if random.random() < _CUPOLA_SHARE:
            radius = random.uniform(0.05, 0.09)
            x = building.x + random.uniform(-0.2, 0.2) * width
            colour = draw_dome_colour(setting, random)
            paint_dome(canvas, setting, colour, x, top - height + 0.03, radius)
    if random.random() < 0.4:
        chimney = rectangle(left + width * random.uniform(0.15, 0.75), top - 0.17, 0.04, 0.1)
        canvas.fill(chimney, shade(building.masonry.colour, 0.8), building.masonry.label)


def _paint_church(
    canvas: Canvas, setting: Setting, random: np.random.Generator, building: Walls
) -> None:
    left, width = building.left, building.width
    eaves = (left, building.top, width)
    paint_gable(canvas, setting, building.tiles, eaves, random.uniform(0.14, 0.22))
    tower_width = width * random.uniform(0.22, 0.3)
    centred = random.random() < 0.6
    x = building.x - tower_width / 2 if centred else left - tower_width * 0.3
    tower_height = building.height + random.uniform(0.14, 0.24)
    top = building.foot - tower_height
    masonry = part_masonry(setting, random, building.masonry, _OTHER_TOWER_SHARE)
    paint_wall(canvas, setting, masonry, (x, top, tower_width, tower_height), 0.97)
    spire = random.uniform(0.12, 0.24)
    paint_gable(canvas, setting, building.tiles, (x, top, tower_width), spire, 0.012, _STEEP)
    box = (x + tower_width * 0.3, top + 0.05, tower_width * 0.4, 0.06)
    paint_window(canvas, setting, random, box, arched=True)


def _paint_domed(
    canvas: Canvas, setting: Setting, random: np.random.Generator, building: Walls
) -> None:
    """A drum and its dome behind the main block, which ends in a cornice."""
    left, top, width = building.left, building.top, building.width
    radius = width * random.uniform(0.28, 0.4)
    colour = draw_dome_colour(setting, random)
    drum = (building.x - radius * 0.9, top - 0.06, radius * 1.8, 0.08)
    paint_wall(canvas, setting, building.masonry, drum, 0.92)
    paint_dome(canvas, setting, colour, building.x, top - 0.06, radius)
    _paint_block(canvas, setting, building)
    cornice = rectangle(left - 0.015, top - 0.012, width + 0.03, 0.02)
    canvas.fill(cornice, shade(building.masonry.colour, 0.75), "roof")
