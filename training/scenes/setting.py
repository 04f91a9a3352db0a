"""What a whole scene shares: light, season, horizon."""

from dataclasses import dataclass

import numpy as np

from training.scenes.colour import Colour, light


@dataclass(frozen=True)
class Light:
    """Sky colours at the top and at the horizon, and the tint of lit things."""

    top: Colour
    low: Colour
    tint: Colour


_LIGHTS = (
    Light((0.30, 0.52, 0.86), (0.74, 0.86, 0.96), (1.0, 1.0, 1.0)),
    Light((0.22, 0.42, 0.78), (0.62, 0.80, 0.95), (1.0, 0.99, 0.95)),
    Light((0.42, 0.38, 0.62), (0.98, 0.70, 0.48), (1.0, 0.84, 0.70)),
    Light((0.52, 0.60, 0.68), (0.80, 0.83, 0.85), (0.88, 0.92, 0.95)),
    Light((0.16, 0.22, 0.45), (0.55, 0.50, 0.68), (0.70, 0.72, 0.90)),
)
_LIGHT_SHARES = (0.33, 0.27, 0.16, 0.12, 0.12)
_NIGHT = 4
_WINTER_SHARE = 0.16


@dataclass(frozen=True)
class Setting:
    """One scene's conditions; `horizon` is a y coordinate."""

    light: Light
    night: bool
    winter: bool
    horizon: float
    sun_left: bool

    def lit(self, colour: Colour) -> Colour:
        """The colour under this scene's light."""
        return light(colour, self.light.tint)

    def sides(self, sunny: float, shady: float) -> tuple[float, float]:
        """Two factors in the order left, right, by where the sun stands."""
        return (sunny, shady) if self.sun_left else (shady, sunny)

    def depth(self, y: float) -> float:
        """0 at the horizon, 1 at the lower edge."""
        return (y - self.horizon) / (1 - self.horizon)


def draw_setting(random: np.random.Generator) -> Setting:
    """Chooses a scene's conditions."""
    index = int(random.choice(len(_LIGHTS), p=_LIGHT_SHARES))
    winter = random.random() < _WINTER_SHARE
    horizon = random.uniform(0.44, 0.72)
    return Setting(_LIGHTS[index], index == _NIGHT, winter, horizon, random.random() < 0.5)
