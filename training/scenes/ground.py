"""Grass or snow, patches of the other season, and ponds."""

import numpy as np

from training.scenes.canvas import Canvas
from training.scenes.colour import Colour, down, mix, shade
from training.scenes.setting import Setting
from training.scenes.shape import ellipse, rectangle

_GREEN = (0.36, 0.58, 0.24)
_DRY = (0.55, 0.62, 0.28)
_SNOW = (0.90, 0.93, 0.97)
_FAR_SNOW = (0.78, 0.84, 0.92)


def paint_ground(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    """Everything that lies on the ground, from the horizon down."""
    near = _grass(setting, random)
    far = shade(near, random.uniform(0.6, 0.8))
    if setting.winter:
        near, far = setting.lit(_SNOW), setting.lit(_FAR_SNOW)
    horizon = setting.horizon
    field = rectangle(0, horizon, 1, 1 - horizon)
    canvas.fill(field, down(horizon, 1, near, far), "snow" if setting.winter else "grass")
    _paint_tufts(canvas, setting, random, near)
    if random.random() < 0.22:
        for _ in range(random.integers(1, 4)):
            _paint_patch(canvas, setting, random)
    if random.random() < 0.3:
        _paint_pond(canvas, setting, random)


def _grass(setting: Setting, random: np.random.Generator) -> Colour:
    return setting.lit(mix(_GREEN, _DRY, random.random()))


def _paint_tufts(
    canvas: Canvas, setting: Setting, random: np.random.Generator, colour: Colour
) -> None:
    shades = (0.93, 1.02) if setting.winter else (0.72, 1.05)
    for _ in range(60):
        y = random.uniform(setting.horizon, 1)
        depth = setting.depth(y)
        tuft = ellipse(random.uniform(0, 1), y, 0.02 + 0.05 * depth, 0.004 + 0.008 * depth)
        canvas.fill(tuft, shade(colour, random.uniform(*shades)), None)


def _paint_patch(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    """Snow on grass or grass in snow, so that a scene's ground can change from place to place."""
    colour = _grass(setting, random) if setting.winter else setting.lit(_SNOW)
    y = random.uniform(setting.horizon + 0.04, 0.98)
    scale = 0.5 + setting.depth(y)
    for _ in range(4):
        blob = ellipse(
            random.uniform(0.0, 1),
            y + random.uniform(-0.02, 0.02),
            random.uniform(0.08, 0.22) * scale,
            random.uniform(0.015, 0.05) * scale,
        )
        label = "grass" if setting.winter else "snow"
        canvas.fill(blob, shade(colour, random.uniform(0.95, 1.02)), label)


def _paint_pond(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    y = random.uniform(setting.horizon + 0.05, 0.92)
    pond = ellipse(
        random.uniform(0.05, 0.95), y, random.uniform(0.15, 0.45), random.uniform(0.03, 0.09)
    )
    far = mix(setting.light.low, (0.2, 0.4, 0.55), 0.45)
    near = mix(setting.light.top, (0.1, 0.3, 0.45), 0.5)
    canvas.fill(pond, down(y - 0.05, y + 0.06, far, near), "water")
