"""Strokes painted into the scenes of a pool at given levels."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F

from training.ace.model_folder import ModelFolder
from training.ace.pool import Pool
from training.ace.strokes import Stroke, masks_of
from training.precision import mixed_precision


class Painting(NamedTuple):
    """images: [n, 3, r, r], clamped; reached: [n, 1, grid, grid], 1 where a stroke touches."""

    images: torch.Tensor
    reached: torch.Tensor


def paint(
    model: ModelFolder,
    pool: Pool,
    layer: str,
    strokes: Sequence[Stroke],
    levels: torch.Tensor,
    hardness: float,
) -> Painting:
    """Each stroke in its own scene; all units of the layer go to `levels` [c] there."""
    maps = pool.maps[layer][[s.scene for s in strokes]]
    mask = masks_of(strokes, maps.shape[-1], pool.side, hardness)
    with mixed_precision():
        images = model.tail((1 - mask) * maps + mask * levels[:, None, None], layer)
    return Painting(images.clamp(-1, 1), (mask > 0).float())


def cell_shares(inside: torch.Tensor, cells: torch.Tensor) -> torch.Tensor:
    """Share [n, h, w] of each of the cells [n, …, h, w] that is inside [n, r, r]."""
    return F.interpolate(inside[:, None], cells.shape[-2:], mode="area")[:, 0]
