"""A released generator back as one that can be trained on.

python -m training.unfold_generator --folder models/village --out FILE [--discriminator FILE]

A release keeps no training state: folding has joined convolution, normalisation and learning-rate
scale into one weight. Here each row of it goes back to unit deviation, which is where equalised
learning rates want it, and the normalisation gets the deviation and mean that undo themselves with
the statistics measured on random latents. So the network draws what the release draws, and its
training goes on from there: `--warm FILE` of training.train, with `discriminator_first_images` to
let the discriminator catch up. --discriminator names a state or its kept networks; without it the
run begins with a new one.
"""

import argparse
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from training.checkpoint import State, read_weights
from training.generator import FIRST_SIZE, Generator, upsample
from training.latent import on_sphere
from training.layers import ConvNormReLU
from training.manifest import read_manifest
from training.unfolding import Weighted, weighted_nodes

_LATENTS = 1024
_BATCH = 64
_LEAST = 1e-8


@torch.no_grad()
def unfold_generator(folder: Path, latents: int = _LATENTS, seed: int = 1) -> Generator:
    """The generator of a released folder, its statistics measured on so many latents.

    Raises ValueError when the folder's stages are not this project's generator.
    """
    stages = [weighted_nodes(folder / stage["file"]) for stage in read_manifest(folder)["stages"]]
    generator = _like(stages, folder)
    random = torch.Generator().manual_seed(seed)
    z = on_sphere(torch.randn(latents, generator.latent_size, generator=random))
    x = _unfold_projection(generator, *stages[0][0], z)
    for index, block in enumerate(generator.blocks):
        x = upsample(x) if index else x
        for part, (weight, bias) in zip(block, stages[index][index == 0 :], strict=False):
            x = _unfold_conv(part, weight, bias, x)
        # A large map says as much of a unit with fewer latents.
        x = x[: max(_BATCH, len(x) // (2 if index >= 2 else 1))]
    weight, bias = stages[-1][-1]
    generator.to_rgb.weight.copy_(weight / generator.to_rgb.scale)
    generator.to_rgb.bias.copy_(bias)
    return generator.eval()


def _like(stages: list[list[Weighted]], folder: Path) -> Generator:
    """An empty generator of the stages' shape."""
    convs = [stage[index == 0 :] for index, stage in enumerate(stages)]
    convs[-1] = convs[-1][:-1]
    if not all(convs) or stages[0][0][0].dim() != 2 or len(stages[-1][-1][1]) != 3:
        raise ValueError(f"{folder} does not hold a generator of this project")
    channels = tuple(len(stage[-1][1]) for stage in convs)
    return Generator(channels, tuple(map(len, convs)), stages[0][0][0].shape[1])


def _unfold_projection(
    generator: Generator, weight: torch.Tensor, bias: torch.Tensor, z: torch.Tensor
) -> torch.Tensor:
    """Each unit's mean bias goes to the normalisation, what differs over its cells stays."""
    units = generator.channels[0]
    per_cell = bias.view(units, FIRST_SIZE**2)
    mean_bias = per_cell.mean(1)
    rows = weight.view(units, -1)
    size = (rows.std(1) / (2 / generator.latent_size) ** 0.5).clamp(min=_LEAST)
    generator.project.weight.copy_((rows / size[:, None]).view_as(weight))
    generator.project.bias.copy_(((per_cell - mean_bias[:, None]) / size[:, None]).flatten())
    y = generator.project(z).view(len(z), units, FIRST_SIZE, FIRST_SIZE)
    _undo(generator.project_norm, y, size, mean_bias)
    return F.relu(generator.project_norm.eval()(y))


def _unfold_conv(
    part: ConvNormReLU, weight: torch.Tensor, bias: torch.Tensor, x: torch.Tensor
) -> torch.Tensor:
    size = weight.flatten(1).std(1).clamp(min=_LEAST)
    part.conv.weight.copy_(weight / size[:, None, None, None])
    part.conv.bias.zero_()
    y = torch.cat([part.conv(some) for some in x.split(_BATCH)])
    _undo(part.norm, y, size / part.conv.scale, bias)
    part.norm.eval()
    return torch.cat([F.relu(part.norm(some)) for some in y.split(_BATCH)])


def _undo(norm: nn.BatchNorm2d, y: torch.Tensor, factor: torch.Tensor, shift: torch.Tensor) -> None:
    """Makes the normalisation y·factor + shift, by its statistics of `y` as by those of a batch."""
    mean, variance = y.mean((0, 2, 3)), y.var((0, 2, 3), unbiased=False)
    norm.running_mean.copy_(mean)
    norm.running_var.copy_(variance)
    norm.weight.copy_(factor * torch.sqrt(variance + norm.eps))
    norm.bias.copy_(factor * mean + shift)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("models/village"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--discriminator", type=Path)
    arguments = parser.parse_args()
    generator = unfold_generator(arguments.folder).state_dict()
    networks: dict[str, State] = {"generator": generator, "average": generator}
    if arguments.discriminator:
        networks["discriminator"] = read_weights(arguments.discriminator)["discriminator"]
    torch.save(networks, arguments.out)
    print(f"{arguments.out}: {', '.join(networks)}")


if __name__ == "__main__":
    main()
