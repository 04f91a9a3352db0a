"""Growing trained networks: to twice the resolution, or by a convolution at their finest.

Progressive growing (Karras et al., ICLR 2018) fades new layers in beside the old output. Here the
new layers start as what changes nothing, so no second path has to be kept: the generator's new
convolution is the identity and its normalisation undoes itself with the statistics measured on
the trained network, and the discriminator's new features enter with weight 0. The first step at
the new size continues the old training.
"""

import math

import torch
import torch.nn.functional as F

from training.checkpoint import State
from training.discriminator import FRONT, Discriminator
from training.generator import Generator, upsample
from training.latent import on_sphere
from training.layers import ConvNormReLU

_BATCHES = 16
_BATCH = 16


def grow(weights: dict[str, State], classes: int, seed: int = 0) -> dict[str, State]:
    """`generator`, `average` and `discriminator` at twice the resolution.

    `seed` draws the discriminator's first features at the new size. Raises ValueError for weights
    that were grown already.
    """
    discriminator = _grow_discriminator(weights["discriminator"], classes, seed)
    return {
        "generator": _grow_generator(weights["generator"]),
        "average": _grow_generator(weights["average"]),
        "discriminator": discriminator,
    }


def deepen(state: State) -> State:
    """A generator's weights with one more convolution in the last block that passes on its input.

    Edges are made there: out of enlarged units a single convolution makes lines with halos.
    """
    old = Generator.like(state)
    old.load_state_dict(state)
    new = Generator(old.channels, (*old.convs[:-1], old.convs[-1] + 1), old.latent_size)
    _pass_on(new.blocks[-1][-1], *_statistics(old, enlarged=False))
    return {**new.state_dict(), **state}


def refine(state: State) -> State:
    """An older discriminator's weights without the details' old head, and with a residual
    convolution in the first block that adds nothing.

    The block scales what passes it by √½; the next one makes up for that. The network that judges
    details is not among them: it starts anew. Weights of today's form stay as they are.
    """
    state = {name: value for name, value in state.items() if not name.startswith("detail_head.")}
    if "downs.0.residual.weight" in state:
        return state
    width = len(state["downs.0.down.bias"])
    return {
        **state,
        "downs.0.residual.weight": torch.zeros(width, width, 3, 3),
        "downs.0.residual.bias": torch.zeros(width),
        "downs.1.down.weight": state["downs.1.down.weight"] * math.sqrt(2),
    }


def _grow_generator(state: State) -> State:
    """One more block of the last width that passes on what it gets."""
    old = Generator.like(state)
    old.load_state_dict(state)
    new = Generator((*old.channels, old.channels[-1]), (*old.convs, 1), old.latent_size)
    _pass_on(new.blocks[-1][0], *_statistics(old, enlarged=True))
    return {**new.state_dict(), **state}


@torch.no_grad()
def _pass_on(part: ConvNormReLU, mean: torch.Tensor, variance: torch.Tensor) -> None:
    """Makes a block's part the identity on units ≥ 0 of these statistics, [c] each."""
    part.conv.weight.zero_()
    part.conv.weight[:, :, 1, 1] = torch.eye(len(mean)) / part.conv.scale
    part.norm.running_mean.copy_(mean)
    part.norm.running_var.copy_(variance)
    part.norm.weight.copy_(torch.sqrt(variance + part.norm.eps))
    part.norm.bias.copy_(mean)


@torch.no_grad()
def _statistics(generator: Generator, enlarged: bool) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean and variance of each unit of the last block, as it is or enlarged once more."""
    random = torch.Generator().manual_seed(1)
    generator.eval()
    moments = []
    for _ in range(_BATCHES):
        z = on_sphere(torch.randn(_BATCH, generator.latent_size, generator=random))
        x = generator.features(z)
        if enlarged:
            x = upsample(x)
        moments.append(torch.stack([x.mean((0, 2, 3)), x.square().mean((0, 2, 3))]))
    mean, square = torch.stack(moments).mean(0)
    return mean, square - mean.square()


def _grow_discriminator(state: State, classes: int, seed: int) -> State:
    """A front at the new size whose features the old first layer does not weigh yet."""
    if "front.weight" in state:
        raise ValueError("these weights were grown already")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        own = Discriminator(classes, front=True).state_dict()
    first = state["downs.0.down.weight"]
    # The equalised scale divides by √fan-in, which grows with the new inputs.
    kept = first * math.sqrt((first.shape[1] + FRONT) / first.shape[1])
    widened = F.pad(kept, (0, 0, 0, 0, 0, FRONT))
    return {**own, **state, "downs.0.down.weight": widened}
