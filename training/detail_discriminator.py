"""The discriminator's judgement of details, by a network of its own."""

import torch
import torch.nn.functional as F
from torch import nn

from training.layers import Down, EqualizedConv2d

CHANNELS = (48, 96, 128)
_BLUR = 4
_SHARPNESS = 4.0


class DetailDiscriminator(nn.Module):
    """Judges images [n, 3, s, s] in cells of 4 and of 8 pixels, which see 22 and 50.

    It asks for sharp edges, straight lines and texture. It shares nothing with the network that
    judges whole images: that one's R1 penalty wears down what fine features it does not need.
    Beside the image it gets what a blur takes from it, four times as strong, so that an edge weighs
    as much as the colour of the sky.
    """

    def __init__(self) -> None:
        super().__init__()
        inputs = (6, *CHANNELS[:-1])
        self.downs = nn.ModuleList(Down(i, o) for i, o in zip(inputs, CHANNELS, strict=True))
        self.detail_head = EqualizedConv2d(CHANNELS[1], 1, 1, gain=1)
        self.line_head = EqualizedConv2d(CHANNELS[2], 1, 1, gain=1)

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Logits of lines [n, (s/8)²] and of details [n, (s/4)²]."""
        x = x.float()
        x = torch.cat([x, _SHARPNESS * (x - _blurred(x))], 1)
        features = []
        for down in self.downs:
            x = down(x)
            features.append(x)
        return self.line_head(x).flatten(1), self.detail_head(features[1]).flatten(1)


def _blurred(x: torch.Tensor) -> torch.Tensor:
    halved = F.avg_pool2d(x, _BLUR)
    return F.interpolate(halved, scale_factor=_BLUR, mode="bilinear", align_corners=False)
