"""A trained segmenter reads what is drawn and what is generated, alike and without learning."""

from dataclasses import dataclass, field

import torch
from torch import nn

from training.class_shares import shares


@dataclass(frozen=True)
class Reading:
    """What is seen in a batch: class shares [classes], and the segmenter's maps if they are judged
    (`Segmenter.with_maps`)."""

    shares: torch.Tensor
    maps: list[torch.Tensor] = field(default_factory=list)

    def detached(self) -> list[torch.Tensor]:
        """The maps without the way back to the images."""
        return [features.detach() for features in self.maps]


class Reader:
    """Reads images [n, 3, h, w] in −1 … 1; gradients pass through to them."""

    def __init__(self, network: nn.Module, device: torch.device, with_maps: bool) -> None:
        self._network = network.to(device).eval().requires_grad_(False)
        self._with_maps = with_maps

    def __call__(self, images: torch.Tensor) -> Reading:
        if not self._with_maps:
            return Reading(shares(self._network(images)))
        logits, maps = self._network.with_maps(images)
        return Reading(shares(logits), maps)
