"""Layers that the networks share."""

import math

import torch
import torch.nn.functional as F
from torch import nn

SLOPE = 0.2
_HALF_POWER = 0.7071


class EqualizedConv2d(nn.Module):
    """Convolution with the equalised learning rate of Karras et al., ICLR 2018, §4.1.

    Weights start as unit normals and are scaled by gain / √fan_in at every call, so that each
    layer moves at the same speed under Adam. Kernel 3 and 1 keep the size; stride 2 halves it.
    """

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int = 1, gain: float = math.sqrt(2)
    ) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.randn(outputs, inputs, kernel, kernel))
        self.bias = nn.Parameter(torch.zeros(outputs))
        self.scale = gain / math.sqrt(inputs * kernel * kernel)
        self.stride = stride
        self.padding = (kernel - 1) // 2 if stride == 1 else 1

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.conv2d(
            x, self.weight * self.scale, self.bias, stride=self.stride, padding=self.padding
        )


class Down(nn.Module):
    """Halves the size, and adds a residual convolution."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.down = EqualizedConv2d(inputs, outputs, 4, stride=2)
        self.residual = EqualizedConv2d(outputs, outputs, 3)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = F.leaky_relu(self.down(x), SLOPE)
        return (x + F.leaky_relu(self.residual(x), SLOPE)) * _HALF_POWER


class ConvNormReLU(nn.Module):
    """3×3 convolution, batch normalisation, ReLU: a unit rests at 0 when it is off."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.conv = EqualizedConv2d(inputs, outputs, 3)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return F.relu(self.norm(self.conv(x)), inplace=True)
