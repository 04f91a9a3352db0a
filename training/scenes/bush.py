"""Bushes beside buildings and in the open."""

import numpy as np

from training.scenes.canvas import Canvas
from training.scenes.colour import Colour, mix, shade
from training.scenes.setting import Setting
from training.scenes.shape import ellipse

_DARK = (0.18, 0.42, 0.18)
_BRIGHT = (0.34, 0.50, 0.20)


def bush_colour(setting: Setting, random: np.random.Generator) -> Colour:
    """A green under the scene's light."""
    return setting.lit(mix(_DARK, _BRIGHT, random.random()))


def paint_bush(
    canvas: Canvas,
    random: np.random.Generator,
    place: tuple[float, float],
    size: float,
    colour: Colour,
) -> None:
    """Three round tufts that stand at `place`."""
    x, y = place
    for _ in range(3):
        tuft = ellipse(
            x + random.uniform(-1, 1) * size * 0.6,
            y - size * random.uniform(0.1, 0.5),
            size,
            size * 0.8,
        )
        canvas.fill(tuft, shade(colour, random.uniform(0.75, 1.1)), "bush")


def paint_open_bushes(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    """Up to three bushes anywhere on the ground, larger where nearer."""
    for _ in range(random.integers(0, 4)):
        x, y = random.uniform(0, 1), random.uniform(setting.horizon + 0.06, 0.98)
        colour = bush_colour(setting, random)
        size = random.uniform(0.03, 0.07) * (0.6 + y - setting.horizon)
        paint_bush(canvas, random, (x, y), size, colour)
