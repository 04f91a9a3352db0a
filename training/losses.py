"""What a step costs, and the terms of its losses."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from training.discriminator import Discriminator, Logits


@dataclass(frozen=True)
class Losses:
    """Means over the batch; `r1` is the last penalty measured, `features` the hinge loss of the
    judgements of the reader's maps (0 without them)."""

    discriminator: float
    generator: float
    label: float
    r1: float
    features: float


def logistic(logits: Logits, sign: int, weights: tuple[float, ...]) -> torch.Tensor:
    """The weighted sum of the judgements' logistic costs: high where `sign` times a logit is."""
    heads = [F.softplus(sign * head.float()).mean() for head in logits]
    return torch.stack([w * h for w, h in zip(weights, heads, strict=True)]).sum()


def r1_penalties(
    discriminator: Discriminator,
    real: torch.Tensor,
    patch_weight: float,
    signs: Callable[[int, int], torch.Tensor],
) -> tuple[torch.Tensor, torch.Tensor]:
    """Mean squared gradient norms at drawn scenes, in float32: of the image's and the patches'
    logits together, and of the logit of one cell of details or lines.

    `signs(scenes, cells)` gives random signs that keep the gradients of neighbouring cells apart in
    one pass: in the mean over the signs stands the mean of the cells' own squared norms.
    """
    real = real.clone().requires_grad_()
    logits = discriminator(real)
    whole = logits.image.mean(1).sum() + patch_weight * logits.patches.mean(1).sum()
    cells = [
        (signs(*head.shape) * head).sum() / head.shape[1] ** 0.5
        for head in (logits.lines, logits.details)
    ]
    return _squared_norm(whole, real), _squared_norm(torch.stack(cells).sum(), real)


def _squared_norm(value: torch.Tensor, images: torch.Tensor) -> torch.Tensor:
    """Mean over images of the squared norm of the gradient of `value`."""
    (gradient,) = torch.autograd.grad(value, images, create_graph=True)
    return gradient.square().sum((1, 2, 3)).mean()
