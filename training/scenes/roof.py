"""Roofs: gable, hip and dome."""

import cairo
import numpy as np

from training.scenes.canvas import Canvas
from training.scenes.colour import Colour, across, down, shade
from training.scenes.setting import Setting
from training.scenes.shape import polygon, rectangle, upper_half_ellipse

_TILES = ((0.55, 0.24, 0.18), (0.32, 0.32, 0.38), (0.42, 0.30, 0.22), (0.30, 0.42, 0.40))
_DOMES = ((0.45, 0.62, 0.56), (0.72, 0.60, 0.30), (0.60, 0.62, 0.68))


def draw_tiles(setting: Setting, random: np.random.Generator) -> Colour:
    """A roof colour under the scene's light."""
    return setting.lit(_TILES[random.choice(len(_TILES))])


def draw_dome_colour(setting: Setting, random: np.random.Generator) -> Colour:
    """Verdigris, gold or lead under the scene's light."""
    return setting.lit(_DOMES[random.choice(len(_DOMES))])


def paint_gable(
    canvas: Canvas,
    setting: Setting,
    tiles: Colour,
    eaves: tuple[float, float, float],
    height: float,
    overhang: float = 0.03,
    contrast: tuple[float, float] = (1.15, 0.8),
) -> None:
    """A triangle over the wall top `eaves` (x, y, width); `contrast` lights its two slopes."""
    x, y, width = eaves
    left, right = setting.sides(*contrast)
    outline = polygon([(x - overhang, y), (x + width + overhang, y), (x + width / 2, y - height)])
    gradient = across(x, x + width, shade(tiles, left), shade(tiles, right))
    canvas.fill(outline, gradient, "roof")


def paint_hip(
    canvas: Canvas,
    tiles: Colour,
    eaves: tuple[float, float, float],
    height: float,
    overhang: float,
    inset: float,
    shades: tuple[float, float],
) -> None:
    """A trapezium over the wall top; `inset` is the ridge's distance from the ends, a share."""
    x, y, width = eaves
    outline = polygon(
        [
            (x - overhang, y),
            (x + width + overhang, y),
            (x + width * (1 - inset), y - height),
            (x + width * inset, y - height),
        ]
    )
    gradient = down(y - height, y, shade(tiles, shades[0]), shade(tiles, shades[1]))
    canvas.fill(outline, gradient, "roof")


def paint_dome(
    canvas: Canvas, setting: Setting, colour: Colour, x: float, y: float, radius: float
) -> None:
    """A half ellipse over (x, y) with a finial, lit from the sun's side."""
    towards_sun = 0.4 * radius if setting.sun_left else -0.4 * radius
    gradient = cairo.RadialGradient(
        x - towards_sun, y - radius * 0.55, radius * 0.1, x, y - radius * 0.3, radius * 1.2
    )
    gradient.add_color_stop_rgb(0, *shade(colour, 1.25))
    gradient.add_color_stop_rgb(1, *shade(colour, 0.6))
    canvas.fill(upper_half_ellipse(x, y, radius, radius * 1.05), gradient, "dome")
    finial = rectangle(x - 0.008, y - radius * 1.05 - 0.06, 0.016, 0.06)
    canvas.fill(finial, shade(colour, 0.8), "dome")
