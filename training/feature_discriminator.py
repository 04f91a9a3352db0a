"""Judges scenes by what a trained segmenter sees in them.

A discriminator on maps that know things already, and that do not learn with it, tells generated
scenes by what they show rather than by single pixels (Sauer et al., "Projected GANs converge
faster", NeurIPS 2021; one discriminator a map and the hinge loss are theirs, section 3.2).
"""

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.parametrizations import spectral_norm

from training.layers import SLOPE
from training.segmenter import MAP_CHANNELS

# By map, from fine to coarse: channels of the first convolution, and halvings after it.
_WIDTHS = (32, 48, 64, 96)
_DOWNS = (2, 2, 1, 1)


class FeatureDiscriminator(nn.Module):
    """A judgement of each of the segmenter's maps (`Segmenter.with_maps`), each by itself.

    Spectral norm (Miyato et al., ICLR 2018) bounds the slope of every layer, so that no penalty on
    gradients is needed.
    """

    def __init__(self) -> None:
        super().__init__()
        parts = zip(MAP_CHANNELS, _WIDTHS, _DOWNS, strict=True)
        self.heads = nn.ModuleList([_head(*part) for part in parts])

    def forward(self, maps: list[torch.Tensor]) -> list[torch.Tensor]:
        """Logits [n, cells] of each map, high where it looks drawn."""
        return [
            head(features.float()).flatten(1)
            for head, features in zip(self.heads, maps, strict=True)
        ]

    def hinge(self, drawn: list[torch.Tensor], generated: list[torch.Tensor]) -> torch.Tensor:
        """The hinge loss, mean over maps: 2 where nothing is told apart, 0 where all is."""
        pairs = zip(self(drawn), self(generated), strict=True)
        losses = [F.relu(1 - real).mean() + F.relu(1 + fake).mean() for real, fake in pairs]
        return torch.stack(losses).mean()

    def realness(self, maps: list[torch.Tensor]) -> torch.Tensor:
        """The mean logit over maps, cells and scenes: what the generator is to raise."""
        return torch.stack([logits.mean() for logits in self(maps)]).mean()


def _head(channels: int, width: int, downs: int) -> nn.Sequential:
    layers = [_conv(channels, width, 3), nn.LeakyReLU(SLOPE)]
    for _ in range(downs):
        layers += [_conv(width, width * 2, 4, 2), nn.LeakyReLU(SLOPE)]
        width *= 2
    return nn.Sequential(*layers, _conv(width, 1, 1))


def _conv(inputs: int, outputs: int, size: int, stride: int = 1) -> nn.Module:
    return spectral_norm(nn.Conv2d(inputs, outputs, size, stride, (size - 1) // 2))
