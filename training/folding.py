"""The generator as it ships: everything folded into float16-rounded weights, cut into stages."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn

from training.generator import FIRST_SIZE, Generator, upsample
from training.layers import ConvNormReLU, EqualizedConv2d

Half = NDArray[np.float16]


@dataclass(frozen=True)
class FoldedConv:
    """weight [out, in, k, k], bias [out]; padding (k − 1) / 2."""

    weight: Half
    bias: Half
    relu: bool


@dataclass(frozen=True)
class FoldedLinear:
    """weight [out, in], bias [out], followed by ReLU."""

    weight: Half
    bias: Half


@dataclass(frozen=True)
class FoldedStage:
    """One stage: (linear, reshape, ReLU | bilinear ×2), then convolutions.

    `layer` names the editable layer that the stage ends in; None for the stage that ends in RGB.
    Shapes are without the batch axis.
    """

    layer: str | None
    linear: FoldedLinear | None
    convs: tuple[FoldedConv, ...]
    input_shape: tuple[int, ...]
    output_shape: tuple[int, int, int]

    def run(self, x: torch.Tensor) -> torch.Tensor:
        """Runs the stage in float32 on [n, *input_shape]."""
        if self.linear is not None:
            x = F.relu(F.linear(x, _tensor(self.linear.weight), _tensor(self.linear.bias)))
            x = x.view(x.shape[0], -1, FIRST_SIZE, FIRST_SIZE)
        else:
            x = upsample(x)
        for conv in self.convs:
            padding = (conv.weight.shape[-1] - 1) // 2
            x = F.conv2d(x, _tensor(conv.weight), _tensor(conv.bias), padding=padding)
            x = F.relu(x) if conv.relu else x
        return x


def fold(generator: Generator) -> list[FoldedStage]:
    """The stages of a generator in evaluation mode.

    Raises ValueError when a folded weight is not finite in float16.
    """
    stages: list[FoldedStage] = []
    shape: tuple[int, ...] = (generator.latent_size,)
    last = len(generator.blocks) - 1
    for index, block in enumerate(generator.blocks):
        size = FIRST_SIZE * 2**index
        convs = [_fold_block_conv(part) for part in block]
        if index == last:
            convs.append(_fold_plain(generator.to_rgb))
        output = (int(convs[-1].weight.shape[0]), size, size)
        layer = None if index == last else str(size)
        linear = _fold_linear(generator) if index == 0 else None
        stages.append(FoldedStage(layer, linear, tuple(convs), shape, output))
        shape = output
    return stages


def _fold_linear(generator: Generator) -> FoldedLinear:
    factor, shift = affine(generator.project_norm)
    factor = factor.repeat_interleave(FIRST_SIZE**2)
    shift = shift.repeat_interleave(FIRST_SIZE**2)
    weight = generator.project.weight.double() * factor[:, None]
    bias = generator.project.bias.double() * factor + shift
    return FoldedLinear(to_half(weight), to_half(bias))


def _fold_block_conv(part: ConvNormReLU) -> FoldedConv:
    factor, shift = affine(part.norm)
    weight = part.conv.weight.double() * part.conv.scale * factor[:, None, None, None]
    return FoldedConv(to_half(weight), to_half(part.conv.bias.double() * factor + shift), relu=True)


def _fold_plain(conv: EqualizedConv2d) -> FoldedConv:
    return FoldedConv(to_half(conv.weight.double() * conv.scale), to_half(conv.bias), relu=False)


def affine(norm: nn.BatchNorm2d) -> tuple[torch.Tensor, torch.Tensor]:
    """Batch normalisation in evaluation mode as x·factor + shift, in float64."""
    factor = norm.weight.double() / torch.sqrt(norm.running_var.double() + norm.eps)
    return factor, norm.bias.double() - norm.running_mean.double() * factor


def to_half(values: torch.Tensor) -> Half:
    """Rounds to float16; raises ValueError where that is not finite."""
    with np.errstate(over="ignore"):
        half = values.detach().numpy().astype(np.float16)
    if not np.isfinite(half).all():
        raise ValueError("a folded weight is not finite in float16")
    return half


def _tensor(values: Half) -> torch.Tensor:
    return torch.from_numpy(values.astype(np.float32))
