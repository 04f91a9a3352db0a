"""Broadleaved trees and conifers."""

import math

import numpy as np

from training.scenes.canvas import Canvas
from training.scenes.colour import Colour, across, mix, shade
from training.scenes.setting import Setting
from training.scenes.shape import ellipse, polygon, rectangle

_BARK = (0.36, 0.25, 0.16)
_SUMMER = ((0.16, 0.40, 0.16), (0.40, 0.52, 0.18))
_AUTUMN = ((0.75, 0.42, 0.14), (0.70, 0.25, 0.15))


def paint_tree(
    canvas: Canvas, setting: Setting, random: np.random.Generator, x: float, y: float, size: float
) -> None:
    """A tree or a conifer of height `size` that stands at (x, y)."""
    broadleaved = random.random() < 0.6
    colours = _SUMMER if random.random() < 0.85 else _AUTUMN
    leaves = setting.lit(mix(*colours, random.random()))
    if broadleaved:
        _paint_broadleaved(canvas, setting, random, (x, y, size), leaves)
    else:
        _paint_conifer(canvas, setting, (x, y, size), shade(leaves, 0.75))


def _paint_broadleaved(
    canvas: Canvas,
    setting: Setting,
    random: np.random.Generator,
    place: tuple[float, float, float],
    leaves: Colour,
) -> None:
    x, y, size = place
    bark = setting.lit(_BARK)
    half = 0.035 * size
    trunk = rectangle(x - half, y - 0.45 * size, 2 * half, 0.45 * size)
    canvas.fill(trunk, across(x - half, x + half, bark, shade(bark, 0.6)), "tree")
    for _ in range(9):
        angle, distance = random.uniform(0, 6.28), random.uniform(0.0, 0.26) * size
        radius = random.uniform(0.16, 0.26) * size
        drop = math.sin(angle) * distance * 1.1
        leaf = ellipse(x + math.cos(angle) * distance, y - 0.72 * size + drop, radius, radius)
        brightness = 0.72 - drop / size * 0.6 + random.uniform(-0.06, 0.06)
        canvas.fill(leaf, shade(leaves, brightness), "tree")
    lean = -0.06 * size if setting.sun_left else 0.06 * size
    for _ in range(5):
        angle, distance = random.uniform(3.4, 6.0), random.uniform(0.05, 0.25) * size
        centre_x = x + math.cos(angle) * distance + lean
        centre_y = y - 0.76 * size + math.sin(angle) * distance
        glint = ellipse(centre_x, centre_y, 0.12 * size, 0.1 * size)
        canvas.fill(glint, shade(leaves, 1.12 + random.uniform(0, 0.12)), "tree")


def _paint_conifer(
    canvas: Canvas, setting: Setting, place: tuple[float, float, float], needles: Colour
) -> None:
    x, y, size = place
    trunk = rectangle(x - 0.03 * size, y - 0.2 * size, 0.06 * size, 0.2 * size)
    canvas.fill(trunk, setting.lit(_BARK), "conifer")
    left, right = setting.sides(1.2, 0.75)
    for tier in range(4):
        half = (0.34 - 0.065 * tier) * size
        foot = y - (0.12 + 0.24 * tier) * size
        triangle = polygon([(x - half, foot), (x + half, foot), (x, foot - 0.42 * size)])
        gradient = across(x - half, x + half, shade(needles, left), shade(needles, right))
        canvas.fill(triangle, gradient, "conifer")
