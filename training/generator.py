"""The village generator: latent to a 128² image through stages that can be painted on."""

import math
from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import nn

from training.layers import ConvNormReLU, EqualizedConv2d

LATENT_SIZE = 128
CHANNELS = (256, 256, 192, 96, 48, 24)
CONVS_PER_BLOCK = (1, 2, 2, 2, 1, 1)
FIRST_SIZE = 4


class Generator(nn.Module):
    """Latents on the sphere [n, 128] to images [n, 3, 128, 128], about −1 … 1, unclamped.

    Block k works at size 4·2ᵏ with `channels[k]` units. Between blocks the map is enlarged
    bilinearly: nearest enlargement leaves a lattice that the training does not remove.
    """

    def __init__(
        self,
        channels: Sequence[int] = CHANNELS,
        convs: Sequence[int] = CONVS_PER_BLOCK,
        latent_size: int = LATENT_SIZE,
    ) -> None:
        super().__init__()
        self.channels = tuple(channels)
        self.latent_size = latent_size
        self.project = nn.Linear(latent_size, channels[0] * FIRST_SIZE**2)
        nn.init.normal_(self.project.weight, std=math.sqrt(2 / latent_size))
        self.project_norm = nn.BatchNorm2d(channels[0])
        inputs = (channels[0], *channels[:-1])
        self.blocks = nn.ModuleList(
            nn.Sequential(*(ConvNormReLU(i if k == 0 else o, o) for k in range(count)))
            for i, o, count in zip(inputs, channels, convs, strict=True)
        )
        self.to_rgb = EqualizedConv2d(channels[-1], 3, 3, gain=1)

    def forward(self, z: torch.Tensor) -> torch.Tensor:
        x = self.project(z).view(-1, self.channels[0], FIRST_SIZE, FIRST_SIZE)
        x = F.relu(self.project_norm(x.contiguous(memory_format=torch.channels_last)))
        for index, block in enumerate(self.blocks):
            x = block(upsample(x) if index else x)
        return self.to_rgb(x)


def upsample(x: torch.Tensor) -> torch.Tensor:
    """Bilinear ×2 with half-pixel centres: [n, c, h, w] to [n, c, 2h, 2w]."""
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
