"""The discriminator's label head as a reader beside the segmenter."""

from pathlib import Path

from training.ace.levels import Reader
from training.checkpoint import load_strictly, read_weights
from training.discriminator import Discriminator


def label_head(path: Path, classes: int, resolution: int) -> Reader:
    """Label logits [n, classes, 32, 32] of images by the discriminator of a state.

    Raises ValueError when the file holds no discriminator.
    """
    weights = read_weights(path)
    if "discriminator" not in weights:
        raise ValueError(f"{path} holds no discriminator; give a training state or its networks")
    discriminator = Discriminator(classes, front=resolution == 256)
    load_strictly(discriminator, weights["discriminator"])
    return discriminator.eval().requires_grad_(False).labels
