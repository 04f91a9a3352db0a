"""Ridges behind the horizon."""

import numpy as np

from training.scenes.canvas import Canvas
from training.scenes.colour import down, mix
from training.scenes.setting import Setting
from training.scenes.shape import polygon

_ROCK = (0.30, 0.38, 0.50)


def paint_mountains(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    """None, one or two ridges; the nearer one is lower and less hazy."""
    if random.random() >= 0.6:
        return
    horizon, haze, rock = setting.horizon, setting.light.low, setting.lit(_ROCK)
    for ridge in range(random.integers(1, 3)):
        colour = mix(rock, haze, 0.35 - 0.25 * ridge)
        height = horizon - random.uniform(0.06, 0.22) * (1 - 0.3 * ridge)
        points = [(-0.05, horizon + 0.02)]
        x = -0.05
        while x < 1.1:
            points.append((x, height + random.uniform(-0.07, 0.07)))
            x += random.uniform(0.06, 0.18)
        points.append((1.1, horizon + 0.02))
        gradient = down(horizon - 0.25, horizon, colour, mix(colour, haze, 0.3))
        canvas.fill(polygon(points), gradient, "mountain")
