"""Colours as (red, green, blue) in 0 … 1, and gradients across a scene."""

import cairo

Colour = tuple[float, float, float]
Source = Colour | cairo.Pattern


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`a` where share is 0, `b` where it is 1."""
    return (
        a[0] + (b[0] - a[0]) * share,
        a[1] + (b[1] - a[1]) * share,
        a[2] + (b[2] - a[2]) * share,
    )


def shade(colour: Colour, factor: float) -> Colour:
    """Brighter or darker, kept in 0 … 1."""
    red, green, blue = (min(1.0, max(0.0, value * factor)) for value in colour)
    return red, green, blue


def light(colour: Colour, tint: Colour) -> Colour:
    """The colour under tinted light."""
    red, green, blue = (min(1.0, a * b) for a, b in zip(colour, tint, strict=True))
    return red, green, blue


def down(top: float, bottom: float, first: Colour, last: Colour) -> cairo.Pattern:
    """Gradient from `first` at y = top to `last` at y = bottom."""
    return _linear(cairo.LinearGradient(0, top, 0, bottom), first, last)


def across(left: float, right: float, first: Colour, last: Colour) -> cairo.Pattern:
    """Gradient from `first` at x = left to `last` at x = right."""
    return _linear(cairo.LinearGradient(left, 0, right, 0), first, last)


def _linear(gradient: cairo.Gradient, first: Colour, last: Colour) -> cairo.Pattern:
    gradient.add_color_stop_rgb(0, *first)
    gradient.add_color_stop_rgb(1, *last)
    return gradient
