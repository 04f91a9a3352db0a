"""The discriminator, which also learns to label drawn scenes."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import nn

from training.detail_discriminator import DetailDiscriminator
from training.layers import SLOPE, Down, EqualizedConv2d

CHANNELS = (32, 64, 128, 256, 256)
FRONT = 16
GROUP = 4
HEAD_SCALE = 1 / 64


class Logits(NamedTuple):
    """Judgements of n images at 128²: whole [n, 1], patches at 8² [n, 64], and of details.

    Lines lie at 16² [n, 256] and details at 32² [n, 1024].
    """

    image: torch.Tensor
    patches: torch.Tensor
    lines: torch.Tensor
    details: torch.Tensor


class Discriminator(nn.Module):
    """Judges images [n, 3, 128, 128] as a whole, in patches and in details.

    With a `front` it judges [n, 3, 256, 256]: their halved copy joined with features that the
    front takes at full size.

    The label head at 32² sees drawn scenes only; it makes the features of the whole and the patches
    hold what a concept looks like.
    """

    def __init__(self, classes: int, front: bool = False) -> None:
        super().__init__()
        self.front = EqualizedConv2d(3, FRONT, 4, stride=2) if front else None
        inputs = (3 + FRONT if front else 3, *CHANNELS[:-1])
        self.downs = nn.ModuleList(Down(i, o) for i, o in zip(inputs, CHANNELS, strict=True))
        self.label_head = nn.Sequential(
            EqualizedConv2d(CHANNELS[3] + CHANNELS[1], 96, 3),
            nn.LeakyReLU(SLOPE),
            EqualizedConv2d(96, classes, 1, gain=1),
        )
        self.detail = DetailDiscriminator()
        self.patch_head = EqualizedConv2d(CHANNELS[3], 1, 1, gain=1)
        self.last_conv = EqualizedConv2d(CHANNELS[4] + 1, 256, 3)
        self.image_head = nn.Linear(256 * 16, 1)
        nn.init.normal_(self.image_head.weight, std=HEAD_SCALE)

    def forward(self, x: torch.Tensor) -> Logits:
        return self._judge(self._features(x), x)

    def with_labels(self, x: torch.Tensor) -> tuple[Logits, torch.Tensor]:
        """As `forward`, and label logits [n, classes, 32, 32]."""
        features = self._features(x)
        return self._judge(features, x), self._label(features)

    def labels_and_patches(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Label logits [n, classes, 32, 32] and logits [n, 64] of the patches at 8² alone, of any
        number of images."""
        features = self._features(x)
        return self._label(features), self._patch(features)

    def _features(self, x: torch.Tensor) -> list[torch.Tensor]:
        if self.front is not None:
            halved = F.avg_pool2d(x, 2)
            x = torch.cat([halved, F.leaky_relu(self.front(x), SLOPE).to(halved.dtype)], 1)
        features = []
        for down in self.downs:
            x = down(x)
            features.append(x)
        return features

    def _label(self, features: list[torch.Tensor]) -> torch.Tensor:
        coarse = F.interpolate(features[3], scale_factor=4, mode="nearest")
        labels: torch.Tensor = self.label_head(torch.cat([coarse, features[1]], 1))
        return labels

    def _patch(self, features: list[torch.Tensor]) -> torch.Tensor:
        logits: torch.Tensor = self.patch_head(features[3]).flatten(1)
        return logits

    def _judge(self, features: list[torch.Tensor], x: torch.Tensor) -> Logits:
        last = torch.cat([features[4], _group_deviation(features[4])], 1)
        last = F.leaky_relu(self.last_conv(last), SLOPE)
        return Logits(
            self.image_head(last.flatten(1)),
            self._patch(features),
            *self.detail(x),
        )


def _group_deviation(x: torch.Tensor) -> torch.Tensor:
    """Minibatch standard deviation (Karras et al., ICLR 2018, §3) as one map [n, 1, h, w]."""
    group = min(GROUP, x.shape[0])
    if x.shape[0] % group:
        raise ValueError(f"batch of {x.shape[0]} does not divide into groups of {group}")
    grouped = x.float().view(group, -1, *x.shape[1:])
    deviation = grouped.var(0, unbiased=False).add(1e-8).sqrt().mean((1, 2, 3), keepdim=True)
    return deviation.repeat(group, 1, x.shape[2], x.shape[3]).to(x.dtype)
