"""Running the folded stages with interventions, as the browser does."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from training.folding import FoldedStage
from training.latent import latent_rows


@dataclass(frozen=True)
class Edit:
    """Sets `units` of `layer` to `level` (one value per unit) on `cells` (y, x).

    x' = (1 − a)·x + a·v with a = `strength` there and 0 elsewhere.
    """

    layer: str
    units: tuple[int, ...]
    level: tuple[float, ...]
    cells: tuple[tuple[int, int], ...]
    strength: float = 1.0

    def apply(self, x: torch.Tensor) -> torch.Tensor:
        """The feature map [n, c, h, w] after the intervention."""
        a = torch.zeros_like(x[0])
        v = torch.zeros_like(x[0])
        for y, column in self.cells:
            a[list(self.units), y, column] = self.strength
            v[list(self.units), y, column] = torch.tensor(self.level, dtype=x.dtype)
        return (1 - a) * x + a * v


@torch.no_grad()
def feature_maps(stages: Sequence[FoldedStage], z: torch.Tensor) -> dict[str | None, torch.Tensor]:
    """Output of every stage by layer name; the image under None."""
    maps: dict[str | None, torch.Tensor] = {}
    x = z
    for stage in stages:
        x = stage.run(x)
        maps[stage.layer] = x
    return maps


@torch.no_grad()
def render(
    stages: Sequence[FoldedStage], z: torch.Tensor, edit: Edit | None = None
) -> torch.Tensor:
    """Images [n, 3, 128, 128], unclamped, of latents [n, size] under an edit."""
    x = z
    for stage in stages:
        x = stage.run(x)
        if edit is not None and stage.layer == edit.layer:
            x = edit.apply(x)
    return x


def scene_latents(rows: Sequence[int], size: int) -> torch.Tensor:
    """Latents [n, size] of the village's scenes."""
    return torch.from_numpy(latent_rows(rows, size, "sphere"))


def to_pixels(images: torch.Tensor) -> NDArray[np.uint8]:
    """Images [n, 3, h, w] in −1 … 1 to bytes [n, h, w, 3], rounded to nearest."""
    scaled = ((images + 1) * 127.5).round().clamp(0, 255)
    return scaled.to(torch.uint8).permute(0, 2, 3, 1).contiguous().numpy()
