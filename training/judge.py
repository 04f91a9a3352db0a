"""The judge: a second segmenter that no brush was chosen by.

Measured effects of brushes would flatter themselves if the network that chose a brush's units
also counted its pixels. So the judge differs from the segmenter in architecture (residual
pyramid with sums, against a U-Net with joined skips), in resolution (it never works at full
size) and in the seed of everything random in its training.
"""

import torch
import torch.nn.functional as F
from torch import nn

from training.generator import upsample

WIDTHS = (32, 48, 64, 64)
BLOCKS = (1, 2, 2, 1)
PYRAMID = 48
STEM_KERNEL = 6
SEED = 1


class NormedConv(nn.Module):
    """Convolution without bias, batch normalisation; padding keeps or halves the size."""

    def __init__(self, inputs: int, outputs: int, kernel: int = 3, stride: int = 1) -> None:
        super().__init__()
        padding = (kernel - 1) // 2
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.norm(self.conv(x))


class Residual(nn.Module):
    """x plus two normed convolutions of it, rectified (He et al., CVPR 2016)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = NormedConv(width, width)
        self.second = NormedConv(width, width)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(x + self.second(F.relu(self.first(x))))


class Judge(nn.Module):
    """Images [n, 3, h, w] in −1 … 1 to logits [n, classes, h, w]; h and w multiples of 16.

    A residual encoder from half the size down to a sixteenth and a feature pyramid back up (Lin
    et al., CVPR 2017). Each cell at half the size names its four pixels at once (pixel shuffle).
    """

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.downs = nn.ModuleList()
        self.levels = nn.ModuleList()
        self.laterals = nn.ModuleList()
        self.merges = nn.ModuleList()
        inputs = 3
        for level, (width, blocks) in enumerate(zip(WIDTHS, BLOCKS, strict=True)):
            kernel = 3 if level else STEM_KERNEL
            self.downs.append(NormedConv(inputs, width, kernel, stride=2))
            self.levels.append(nn.Sequential(*(Residual(width) for _ in range(blocks))))
            self.laterals.append(NormedConv(width, PYRAMID, 1))
            self.merges.append(NormedConv(PYRAMID, PYRAMID))
            inputs = width
        self.head = nn.Conv2d(PYRAMID, 4 * classes, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        maps = []
        for down, level in zip(self.downs, self.levels, strict=True):
            x = level(F.relu(down(x)))
            maps.append(x)
        merged: torch.Tensor | None = None
        for level in reversed(range(len(maps))):
            lateral = self.laterals[level](maps[level])
            x = F.relu(lateral if merged is None else lateral + upsample(merged))
            merged = F.relu(self.merges[level](x))
        return F.pixel_shuffle(self.head(merged), 2)
