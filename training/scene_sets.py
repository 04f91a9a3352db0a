"""Large sets of scenes as bytes: drawn from seeds that training never saw, or generated."""

import hashlib
from collections.abc import Sequence

import torch

from training.folded_network import render, scene_latents, to_pixels
from training.folding import FoldedStage
from training.scenes.painter import paint_scene

TRAINING_SEED = 0
REFERENCE_SEED = 2_000_000
SECOND_SEED = 3_000_000
FIRST_SCENE = 1_000_000
_BATCH = 20
_MARK_SCENES = 8


def drawn_scenes(first_seed: int, count: int, size: int = 128) -> torch.Tensor:
    """Bytes [count, 3, size, size] of scenes drawn from consecutive seeds."""
    images = torch.empty(count, 3, size, size, dtype=torch.uint8)
    for index in range(count):
        colours, _ = paint_scene(first_seed + index, size)
        images[index] = torch.from_numpy(colours).permute(2, 0, 1)
    return images


def painter_mark(size: int = 128) -> str:
    """Twelve hexadecimal digits that are others when the painter draws other scenes.

    Taken from labels, which no version of cairo antialiases.
    """
    labels = [paint_scene(REFERENCE_SEED + index, size)[1] for index in range(_MARK_SCENES)]
    return hashlib.sha256(b"".join(map(bytes, labels))).hexdigest()[:12]


def generated_scenes(
    stages: Sequence[FoldedStage], count: int, first_scene: int = FIRST_SCENE
) -> torch.Tensor:
    """Bytes [count, 3, s, s] of scenes as they ship, rounded and clamped as on a screen."""
    images = torch.empty(count, *stages[-1].output_shape, dtype=torch.uint8)
    for start in range(0, count, _BATCH):
        rows = range(first_scene + start, first_scene + min(start + _BATCH, count))
        pixels = to_pixels(render(stages, scene_latents(rows, stages[0].input_shape[0])))
        images[start : start + len(rows)] = torch.from_numpy(pixels).permute(0, 3, 1, 2)
    return images
