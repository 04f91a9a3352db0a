"""The segmenter: a small fully convolutional network that names each pixel's concept."""

import torch
import torch.nn.functional as F
from torch import nn

from training.generator import upsample

ENCODER = (12, 24, 48, 64, 72)
DECODER = (56, 48, 24, 16)
MAP_CHANNELS = (ENCODER[1], DECODER[1], DECODER[0], ENCODER[4])


class ConvNorm(nn.Module):
    """3×3 convolution, batch normalisation, ReLU."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(self.norm(self.conv(x)), inplace=True)


class Segmenter(nn.Module):
    """Images [n, 3, h, w] in −1 … 1 to logits [n, classes, h, w]; h and w multiples of 16.

    A U-Net (Ronneberger et al., 2015) narrow at full resolution, where the cost lies:
    0.33 M parameters and 0.31 GMAC at 128², since it runs beside the painting.
    """

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.encoder = nn.ModuleList()
        inputs = 3
        for level, outputs in enumerate(ENCODER):
            parts = [ConvNorm(inputs, outputs)]
            if level:
                parts.append(ConvNorm(outputs, outputs))
            self.encoder.append(nn.Sequential(*parts))
            inputs = outputs
        self.decoder = nn.ModuleList()
        for skip, outputs in zip(reversed(ENCODER[:-1]), DECODER, strict=True):
            self.decoder.append(ConvNorm(inputs + skip, outputs))
            inputs = outputs
        self.head = nn.Conv2d(inputs, classes, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.head(self.penultimate(x))

    def penultimate(self, x: torch.Tensor) -> torch.Tensor:
        """What the last layer tells classes from: [n, 16, h, w], at least 0."""
        return self._decode(self._encode(x))[-1]

    def with_maps(self, x: torch.Tensor) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """Logits, and maps that led to them: at 1/2, 1/4, 1/8 and 1/16 of the size, with
        `MAP_CHANNELS` channels. The finest holds edges, the two after it what its neighbourhood
        makes of a cell, the last the whole scene."""
        encoded = self._encode(x)
        decoded = self._decode(encoded)
        return self.head(decoded[-1]), [encoded[1], decoded[1], decoded[0], encoded[4]]

    def _encode(self, x: torch.Tensor) -> list[torch.Tensor]:
        """The encoder's maps from full to one sixteenth of the size."""
        maps: list[torch.Tensor] = []
        for level, block in enumerate(self.encoder):
            x = block(F.max_pool2d(x, 2) if level else x)
            maps.append(x)
        return maps

    def _decode(self, encoded: list[torch.Tensor]) -> list[torch.Tensor]:
        """The decoder's maps from one eighth to the full size."""
        maps: list[torch.Tensor] = []
        x = encoded[-1]
        for block, skip in zip(self.decoder, reversed(encoded[:-1]), strict=True):
            x = block(torch.cat([upsample(x), skip], 1))
            maps.append(x)
        return maps
