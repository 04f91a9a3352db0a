"""A canvas that paints colours and labels in lockstep."""

import cairo
import numpy as np
from numpy.typing import NDArray

from training.scenes.classes import INDEX
from training.scenes.colour import Source
from training.scenes.shape import Shape


class Canvas:
    """A square of `size` pixels whose coordinates run from 0 to 1.

    Colours are antialiased; labels are not, so that no pixel lies between two classes.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._colours, self._colour_context = _surface(size)
        self._labels, self._label_context = _surface(size)
        self._label_context.set_antialias(cairo.ANTIALIAS_NONE)

    def fill(self, shape: Shape, source: Source, label: str | None) -> None:
        """Fills a shape; `label` None paints texture that belongs to what is under it."""
        context = self._colour_context
        shape(context)
        if isinstance(source, tuple):
            context.set_source_rgb(*source)
        else:
            context.set_source(source)
        context.fill()
        if label is not None:
            shape(self._label_context)
            self._label_context.set_source_rgb((INDEX[label] + 0.5) / 255, 0, 0)
            self._label_context.fill()

    def pixels(self) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Colours [size, size, 3] and class indices [size, size]."""
        return self._array(self._colours)[..., 2::-1].copy(), self._array(self._labels)[
            ..., 2
        ].copy()

    def _array(self, surface: cairo.ImageSurface) -> NDArray[np.uint8]:
        """The surface's bytes [size, size, 4] in the order blue, green, red, unused."""
        surface.flush()
        columns = surface.get_stride() // 4
        rows = np.frombuffer(surface.get_data(), np.uint8).reshape(self._size, columns, 4)
        return rows[:, : self._size]


def _surface(size: int) -> tuple[cairo.ImageSurface, cairo.Context]:
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, size, size)
    context = cairo.Context(surface)
    context.scale(size, size)
    return surface, context
