"""Outlines in scene coordinates: x to the right and y down, both 0 … 1."""

import math
from collections.abc import Callable, Sequence

import cairo

Shape = Callable[[cairo.Context], None]


def polygon(points: Sequence[tuple[float, float]]) -> Shape:
    """A closed polygon."""

    def trace(context: cairo.Context) -> None:
        context.move_to(*points[0])
        for point in points[1:]:
            context.line_to(*point)
        context.close_path()

    return trace


def rectangle(x: float, y: float, width: float, height: float) -> Shape:
    """A rectangle from its upper left corner."""
    return lambda context: context.rectangle(x, y, width, height)


def ellipse(x: float, y: float, radius_x: float, radius_y: float) -> Shape:
    """An ellipse around (x, y)."""

    def trace(context: cairo.Context) -> None:
        context.save()
        context.translate(x, y)
        context.scale(radius_x, radius_y)
        context.new_sub_path()
        context.arc(0, 0, 1, 0, math.tau)
        context.restore()

    return trace


def upper_half_ellipse(x: float, y: float, radius_x: float, radius_y: float) -> Shape:
    """The upper half of an ellipse around (x, y)."""

    def trace(context: cairo.Context) -> None:
        context.new_sub_path()
        context.save()
        context.translate(x, y)
        context.scale(radius_x, radius_y)
        context.arc(0, 0, 1, math.pi, math.tau)
        context.restore()
        context.close_path()

    return trace
