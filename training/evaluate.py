"""Measures generated scenes against drawn ones that training never saw.

python -m training.evaluate --checkpoint FILE --segmenter FILE [--count 1000]

Prints JSON: the sliced Wasserstein distance of each pyramid band (×1000; `16` coarse, `128`
fine), the Fréchet distance of the segmenter's encoder means, and each class's share of the
pixels, drawn and generated. The same seeds every time; smaller distances are better. The
features are this project's own, so the numbers compare runs of this project only.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import torch

from training.batch_statistics import reestimate
from training.checkpoint import load_strictly, read_weights
from training.distances import frechet, sliced_wasserstein
from training.folded_network import render, scene_latents
from training.folding import fold
from training.generator import Generator
from training.scenes.classes import CLASSES
from training.scenes.painter import paint_scene
from training.segmenter import Segmenter
from training.train_segmenter import read_segmenter

_FIRST_UNSEEN = 2_000_000
_FIRST_SCENE = 1_000_000
_BATCH = 20


def compare(drawn: torch.Tensor, generated: torch.Tensor, segmenter: Segmenter) -> dict[str, Any]:
    """All measures of two sets of images [n, 3, 128, 128] in −1 … 1."""
    features_a, shares_a = _describe(drawn, segmenter)
    features_b, shares_b = _describe(generated, segmenter)
    swd = sliced_wasserstein(drawn, generated)
    return {
        "count": len(drawn),
        "sliced_wasserstein": {size: round(value, 2) for size, value in swd.items()},
        "frechet": round(frechet(features_a, features_b), 4),
        "shares": {
            c.id: [round(float(a), 4), round(float(b), 4)]
            for c, a, b in zip(CLASSES, shares_a, shares_b, strict=True)
        },
    }


@torch.no_grad()
def _describe(images: torch.Tensor, segmenter: Segmenter) -> tuple[torch.Tensor, torch.Tensor]:
    """Encoder means over space [n, 136] (the two deepest levels) and class shares [classes]."""
    features, counts = [], torch.zeros(len(CLASSES))
    for batch in images.split(_BATCH):
        deep = segmenter.encode(batch)[-2:]
        features.append(torch.cat([level.mean((2, 3)) for level in deep], 1))
        labels = segmenter(batch).argmax(1)
        counts += torch.bincount(labels.flatten(), minlength=len(CLASSES))
    return torch.cat(features), counts / counts.sum()


def drawn_scenes(count: int) -> torch.Tensor:
    """Drawn scenes [count, 3, 128, 128] from seeds outside the training cache."""
    painted = [paint_scene(_FIRST_UNSEEN + i, 128)[0] for i in range(count)]
    images = torch.stack([torch.from_numpy(scene) for scene in painted])
    return images.permute(0, 3, 1, 2).float() / 127.5 - 1


def generated_scenes(checkpoint: Path, count: int) -> torch.Tensor:
    """Scenes [count, 3, 128, 128] of the averaged weights as they would ship, clamped."""
    generator = Generator()
    load_strictly(generator, read_weights(checkpoint)["average"])
    reestimate(generator)
    stages = fold(generator)
    rows = range(_FIRST_SCENE, _FIRST_SCENE + count)
    batches = [rows[i : i + _BATCH] for i in range(0, count, _BATCH)]
    images = [render(stages, scene_latents(b, generator.latent_size)) for b in batches]
    return torch.cat(images).clamp(-1, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--segmenter", type=Path, required=True)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    generated = generated_scenes(arguments.checkpoint, arguments.count)
    drawn = drawn_scenes(arguments.count)
    print(json.dumps(compare(drawn, generated, read_segmenter(arguments.segmenter)), indent=2))


if __name__ == "__main__":
    main()
