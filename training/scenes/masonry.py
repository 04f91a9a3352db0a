"""What a building is made of: its walls and its roof colour."""

from dataclasses import dataclass

import numpy as np

from training.scenes.canvas import Canvas
from training.scenes.colour import Colour, across, shade
from training.scenes.setting import Setting
from training.scenes.shape import rectangle

_WALLS: tuple[tuple[str, Colour], ...] = (
    ("brick", (0.72, 0.36, 0.27)),
    ("plaster", (0.92, 0.86, 0.74)),
    ("stone", (0.66, 0.64, 0.60)),
    ("plaster", (0.80, 0.70, 0.52)),
)
_COURSE = {"brick": 0.016, "stone": 0.03}
_JOINT = 0.0028
PALE_PLASTER = 1


@dataclass(frozen=True)
class Masonry:
    """`kind` is the index of the wall kind, `label` its class, `colour` lit."""

    kind: int
    label: str
    colour: Colour


def draw_masonry(setting: Setting, random: np.random.Generator) -> Masonry:
    """Brick, pale plaster, stone or ochre plaster."""
    return _masonry(setting, random, int(random.choice(len(_WALLS))))


def draw_other_masonry(setting: Setting, random: np.random.Generator, beside: Masonry) -> Masonry:
    """One whose class is not that of the wall `beside` it."""
    kinds = [kind for kind, (label, _) in enumerate(_WALLS) if label != beside.label]
    return _masonry(setting, random, int(random.choice(kinds)))


def part_masonry(
    setting: Setting, random: np.random.Generator, main: Masonry, other_share: float
) -> Masonry:
    """What a part of a building is made of: mostly what the main block is, now and then another."""
    if random.random() < other_share:
        return draw_other_masonry(setting, random, main)
    return main


def _masonry(setting: Setting, random: np.random.Generator, kind: int) -> Masonry:
    label, colour = _WALLS[kind]
    return Masonry(kind, label, shade(setting.lit(colour), random.uniform(0.85, 1.08)))


def paint_wall(
    canvas: Canvas,
    setting: Setting,
    masonry: Masonry,
    box: tuple[float, float, float, float],
    brightness: float = 1.0,
) -> None:
    """A wall in `box` (x, y, width, height), brighter towards the sun, with its joints."""
    x, _, width, _ = box
    left, right = setting.sides(1.04, 0.9)
    colour = masonry.colour
    gradient = across(
        x, x + width, shade(colour, left * brightness), shade(colour, right * brightness)
    )
    canvas.fill(rectangle(*box), gradient, masonry.label)
    if masonry.label in _COURSE:
        _paint_joints(canvas, masonry, box, brightness)


def _paint_joints(
    canvas: Canvas, masonry: Masonry, box: tuple[float, float, float, float], brightness: float
) -> None:
    x, y, width, height = box
    course = _COURSE[masonry.label]
    level, row = y, 0
    while level < y + height - 0.004:
        joint = rectangle(x, level, width, _JOINT)
        canvas.fill(joint, shade(masonry.colour, 0.8 * brightness), None)
        upright = x + (course if row % 2 else 0)
        while upright < x + width:
            joint = rectangle(upright, level, _JOINT, min(course, y + height - level))
            canvas.fill(joint, shade(masonry.colour, 0.82 * brightness), None)
            upright += course * 2.2
        level += course
        row += 1
