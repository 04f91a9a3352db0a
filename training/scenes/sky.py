"""Sky, sun and clouds."""

import numpy as np

from training.scenes.canvas import Canvas
from training.scenes.colour import down, mix, shade
from training.scenes.setting import Setting
from training.scenes.shape import ellipse, rectangle

_WHITE = (1.0, 1.0, 1.0)


def paint_sky(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    """Sky down to the horizon, sometimes a sun, and up to four clouds."""
    horizon, colours = setting.horizon, setting.light
    canvas.fill(
        rectangle(0, 0, 1, horizon + 0.02), down(0, horizon, colours.top, colours.low), "sky"
    )
    if random.random() < 0.35:
        x = random.uniform(0.05, 0.5) if setting.sun_left else random.uniform(0.5, 0.95)
        disc = ellipse(x, random.uniform(0.06, 0.7 * horizon), 0.05, 0.05)
        canvas.fill(disc, mix((1, 0.95, 0.7), colours.tint, 0.2), "sun")
    for _ in range(random.integers(0, 5)):
        _paint_cloud(canvas, setting, random)


def _paint_cloud(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    x, y = random.uniform(-0.05, 1.05), random.uniform(0.04, setting.horizon * 0.6)
    size = random.uniform(0.06, 0.14)
    colour = mix(_WHITE, setting.light.low, random.uniform(0.0, 0.35))
    for _ in range(random.integers(3, 6)):
        offset = random.uniform(-1.2, 1.2) * size
        radius = size * random.uniform(0.35, 0.6)
        puff = ellipse(x + offset, y - random.uniform(0, 0.25) * size, radius, radius * 0.6)
        canvas.fill(puff, shade(colour, random.uniform(0.96, 1)), "cloud")
    base = ellipse(x, y + 0.12 * size, size * 1.5, size * 0.32)
    canvas.fill(base, shade(colour, 0.95), "cloud")
