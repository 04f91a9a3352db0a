"""Windows and doors."""

import numpy as np

from training.scenes.canvas import Canvas
from training.scenes.colour import Source, across, down, mix, shade
from training.scenes.masonry import PALE_PLASTER, Masonry
from training.scenes.setting import Setting
from training.scenes.shape import ellipse, rectangle

_FRAME = (0.95, 0.94, 0.90)
_GLASS = (0.20, 0.28, 0.38)
_LAMPLIGHT = (0.98, 0.82, 0.42)
_WINDOW_MARGIN = 0.008

_DOORS = ((0.42, 0.24, 0.12), (0.20, 0.36, 0.30), (0.62, 0.16, 0.14), (0.20, 0.26, 0.46))
_PALE_FRAME = (0.90, 0.88, 0.82)
_DARK_FRAME = (0.55, 0.45, 0.35)
_HANDLE = (0.9, 0.8, 0.4)
_DOOR_MARGIN = 0.01

Box = tuple[float, float, float, float]


def paint_window(
    canvas: Canvas, setting: Setting, random: np.random.Generator, box: Box, arched: bool
) -> None:
    """A framed window whose panes fill `box`; many are lit at night."""
    x, y, width, height = box
    frame = setting.lit(_FRAME)
    lamplit = setting.night and random.random() < 0.7
    glass = _LAMPLIGHT if lamplit else mix(_GLASS, setting.light.low, random.uniform(0.05, 0.3))
    panes: Source = glass if arched else down(y, y + height, glass, shade(glass, 0.75))
    if arched:
        _paint_arch(canvas, box, _WINDOW_MARGIN, frame, "window")
    _paint_frame(canvas, box, _WINDOW_MARGIN, arched, frame, "window")
    if arched:
        _paint_arch(canvas, box, 0, glass, "window")
    canvas.fill(rectangle(*box), panes, "window")
    canvas.fill(rectangle(x + width / 2 - 0.003, y, 0.006, height), frame, "window")
    canvas.fill(rectangle(x, y + height * 0.45, width, 0.006), frame, "window")


def paint_door(
    canvas: Canvas,
    setting: Setting,
    random: np.random.Generator,
    masonry: Masonry,
    box: Box,
    arched: bool,
) -> None:
    """A framed door whose leaf fills `box`."""
    x, y, width, height = box
    leaf = setting.lit(_DOORS[random.choice(len(_DOORS))])
    frame = setting.lit(_DARK_FRAME if masonry.kind == PALE_PLASTER else _PALE_FRAME)
    if arched:
        _paint_arch(canvas, box, _DOOR_MARGIN, frame, "door")
    _paint_frame(canvas, box, _DOOR_MARGIN, arched, frame, "door", open_below=True)
    if arched:
        _paint_arch(canvas, box, 0, leaf, "door")
    gradient = across(x, x + width, shade(leaf, 1.1), shade(leaf, 0.8))
    canvas.fill(rectangle(*box), gradient, "door")
    canvas.fill(rectangle(x + width / 2 - 0.002, y, 0.004, height), shade(leaf, 0.6), "door")
    handle = ellipse(x + width * 0.8, y + height * 0.55, 0.007, 0.007)
    canvas.fill(handle, _HANDLE, "door")


def _paint_arch(canvas: Canvas, box: Box, margin: float, colour: Source, label: str) -> None:
    x, y, width, _ = box
    radius = width / 2 + margin
    canvas.fill(ellipse(x + width / 2, y, radius, radius), colour, label)


def _paint_frame(
    canvas: Canvas,
    box: Box,
    margin: float,
    arched: bool,
    colour: Source,
    label: str,
    open_below: bool = False,
) -> None:
    """The frame's rectangle; an arch stands in for its upper edge."""
    x, y, width, height = box
    above = 0 if arched else margin
    below = 0 if open_below else margin
    outline = rectangle(x - margin, y - above, width + 2 * margin, height + above + below)
    canvas.fill(outline, colour, label)
