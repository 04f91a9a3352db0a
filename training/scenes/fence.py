"""A picket fence across the scene."""

import numpy as np

from training.scenes.canvas import Canvas
from training.scenes.colour import shade
from training.scenes.setting import Setting
from training.scenes.shape import rectangle

_WHITE = (0.92, 0.90, 0.86)
_WOOD = (0.5, 0.36, 0.24)


def paint_fence(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    """In about one scene of six."""
    if random.random() >= 0.18:
        return
    y = random.uniform(setting.horizon + 0.12, 0.92)
    colour = _WHITE if random.random() < 0.5 else _WOOD
    x = random.uniform(-0.05, 0.03)
    for rail in (0.06, 0.028):
        canvas.fill(rectangle(0, y - rail, 1, 0.012), colour, "fence")
    while x < 1:
        canvas.fill(rectangle(x, y - 0.085, 0.016, 0.085), shade(colour, 0.95), "fence")
        x += 0.055
