"""The village generator: latent to an image through stages that can be painted on."""

import math
from collections.abc import Mapping, Sequence

import torch
import torch.nn.functional as F
from torch import nn

from training.layers import ConvNormReLU, EqualizedConv2d

LATENT_SIZE = 128
CHANNELS = (256, 256, 192, 96, 48, 24)
CONVS_PER_BLOCK = (1, 2, 2, 2, 1, 2)
FIRST_SIZE = 4


class Generator(nn.Module):
    """Latents on the sphere [n, 128] to images [n, 3, s, s], about −1 … 1, unclamped.

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
        self.convs = tuple(convs)
        self.latent_size = latent_size
        self.project = nn.Linear(latent_size, channels[0] * FIRST_SIZE**2)
        nn.init.normal_(self.project.weight, std=self.project_scale)
        self.project_norm = nn.BatchNorm2d(channels[0])
        inputs = (channels[0], *channels[:-1])
        self.blocks = nn.ModuleList(
            nn.Sequential(*(ConvNormReLU(i if k == 0 else o, o) for k in range(count)))
            for i, o, count in zip(inputs, channels, convs, strict=True)
        )
        self.to_rgb = EqualizedConv2d(channels[-1], 3, 3, gain=1)

    @property
    def project_scale(self) -> float:
        """Deviation of the projection's first weights, which no layer scales at its calls."""
        return math.sqrt(2 / self.latent_size)

    @property
    def resolution(self) -> int:
        """Height and width of the image."""
        return FIRST_SIZE * 2 ** (len(self.channels) - 1)

    @staticmethod
    def like(state: Mapping[str, torch.Tensor]) -> "Generator":
        """A generator of the shape that a state dict fits."""
        shapes: dict[int, list[int]] = {}
        for name, tensor in state.items():
            if name.startswith("blocks.") and name.endswith(".conv.weight"):
                shapes.setdefault(int(name.split(".")[1]), []).append(tensor.shape[0])
        blocks = [shapes[index] for index in sorted(shapes)]
        latent_size = state["project.weight"].shape[1]
        return Generator([b[0] for b in blocks], [len(b) for b in blocks], latent_size)

    @staticmethod
    def village(resolution: int) -> "Generator":
        """The village generator; each doubling over 128² adds a block of the last width.

        Raises ValueError for a resolution that doubling 128 does not reach.
        """
        channels, convs, size = list(CHANNELS), list(CONVS_PER_BLOCK), 128
        while size < resolution:
            channels.append(channels[-1])
            convs.append(1)
            size *= 2
        if size != resolution:
            raise ValueError(f"a resolution is 128, 256, …; got {resolution}")
        return Generator(channels, convs)

    def forward(self, z: torch.Tensor) -> torch.Tensor:
        return self.to_rgb(self.features(z))

    def features(self, z: torch.Tensor) -> torch.Tensor:
        """The last block's units [n, c, s, s]."""
        x = self.project(z).view(-1, self.channels[0], FIRST_SIZE, FIRST_SIZE)
        x = F.relu(self.project_norm(x.contiguous(memory_format=torch.channels_last)))
        for index, block in enumerate(self.blocks):
            x = block(upsample(x) if index else x)
        return x


def upsample(x: torch.Tensor) -> torch.Tensor:
    """Bilinear ×2 with half-pixel centres: [n, c, h, w] to [n, c, 2h, 2w]."""
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
