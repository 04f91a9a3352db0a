"""The generator's discriminator as a critic of what is painted."""

from pathlib import Path

import torch

from training.checkpoint import load_strictly, read_weights
from training.discriminator import Discriminator
from training.grow import refine


class Critic:
    """Reads labels and realness of any number of images; differentiable by the images alone."""

    def __init__(self, discriminator: Discriminator) -> None:
        self._discriminator = discriminator.eval().requires_grad_(False)

    def read(self, images: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Label logits [n, classes, 32, 32], and the realness: logits [n, 8, 8] of the patches,
        greater where it looks more like a drawn scene."""
        labels, patches = self._discriminator.labels_and_patches(images)
        return labels, patches.unflatten(1, (8, 8))


def read_critic(path: Path, classes: int, resolution: int) -> Critic:
    """The discriminator of a training state, or of the networks kept of one.

    Raises ValueError when the file holds no discriminator.
    """
    weights = read_weights(path)
    if "discriminator" not in weights:
        raise ValueError(f"{path} holds no discriminator; give a training state or its networks")
    discriminator = Discriminator(classes, front=resolution == 256)
    own = discriminator.state_dict()
    load_strictly(discriminator, {**own, **refine(weights["discriminator"])})
    return Critic(discriminator)
