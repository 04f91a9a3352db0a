"""Scenes kept for the optimisations: feature maps of some layers, images, labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from training.ace.model_folder import ModelFolder

_BATCH = 20


@dataclass(frozen=True)
class Pool:
    """maps[layer]: [n, c, h, w]; images [n, 3, r, r] clamped; labels [n, r, r]."""

    maps: dict[str, torch.Tensor]
    images: torch.Tensor
    labels: torch.Tensor

    @property
    def side(self) -> int:
        return int(self.images.shape[-1])

    def shares(self, layer: str, concept: int) -> torch.Tensor:
        """The concept's share of each cell [n, h, w]."""
        grid = self.maps[layer].shape[-1]
        is_concept = (self.labels == concept).float()[:, None]
        return F.avg_pool2d(is_concept, self.side // grid)[:, 0]


@torch.no_grad()
def make_pool(model: ModelFolder, layers: Sequence[str], rows: range) -> Pool:
    """Runs the scenes of the given rows."""
    maps: dict[str, list[torch.Tensor]] = {layer: [] for layer in layers}
    images, labels = [], []
    for start in range(0, len(rows), _BATCH):
        x = model.latents(rows[start : start + _BATCH])
        for stage, layer in zip(model.stages, model.layers, strict=True):
            x = stage(x)
            if layer in maps:
                maps[layer].append(x)
        images.append(x.clamp(-1, 1))
        labels.append(model.segmenter(images[-1]).argmax(1))
    return Pool({k: torch.cat(v) for k, v in maps.items()}, torch.cat(images), torch.cat(labels))
