"""Whole scenes from a seed."""

import numpy as np
from numpy.typing import NDArray

from training.scenes.building import paint_buildings
from training.scenes.bush import paint_open_bushes
from training.scenes.canvas import Canvas
from training.scenes.fence import paint_fence
from training.scenes.ground import paint_ground
from training.scenes.mountain import paint_mountains
from training.scenes.setting import Setting, draw_setting
from training.scenes.sky import paint_sky
from training.scenes.tree import paint_tree

_NEAR_TREE_SHARES = (0.35, 0.35, 0.2, 0.1)


def paint_scene(seed: int, size: int) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Colours [size, size, 3] and class indices [size, size] of one scene, both uint8.

    Composition varies from scene to scene (horizon, places, sizes), and every concept borders
    on its usual contexts, so that a generator cannot learn it by its place alone.
    """
    random = np.random.default_rng(seed)
    canvas = Canvas(size)
    setting = draw_setting(random)
    paint_sky(canvas, setting, random)
    paint_mountains(canvas, setting, random)
    paint_ground(canvas, setting, random)
    _paint_far_trees(canvas, setting, random)
    paint_buildings(canvas, setting, random)
    paint_fence(canvas, setting, random)
    paint_open_bushes(canvas, setting, random)
    _paint_near_trees(canvas, setting, random)
    return canvas.pixels()


def _paint_far_trees(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    for _ in range(random.integers(0, 5)):
        x = random.uniform(-0.05, 1.05)
        y = setting.horizon + random.uniform(0.0, 0.03)
        paint_tree(canvas, setting, random, x, y, random.uniform(0.14, 0.3))


def _paint_near_trees(canvas: Canvas, setting: Setting, random: np.random.Generator) -> None:
    """At the sides, so that they frame the scene."""
    for _ in range(random.choice(4, p=_NEAR_TREE_SHARES)):
        on_left = random.random() < 0.5
        x = random.uniform(-0.02, 0.28) if on_left else random.uniform(0.72, 1.02)
        y = random.uniform(setting.horizon + 0.12, 0.95)
        paint_tree(canvas, setting, random, x, y, random.uniform(0.4, 0.75))
