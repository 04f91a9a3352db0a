"""Trains the segmenter, or the judge, on drawn scenes, most made as soft as generated ones.

python -m training.train_segmenter --cache DIR --out FILE [--judge] [--images N] [--start FILE]

Prints the IoU of each class on drawn scenes that training never saw, clean and degraded.
"""

import argparse
import json
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from training import judge
from training.degrade import degrade
from training.precision import mixed_precision
from training.scene_cache import SIZE, SceneCache, paint_cache
from training.scenes.classes import CLASSES
from training.scenes.painter import paint_scene
from training.segmentation_metrics import confusion, intersection_over_union
from training.segmenter import Segmenter
from training.trainer import SceneSource
from training.unfolding import unfold_into

BATCH = 16
LEARNING_RATE = 3e-3
UNSEEN = range(1_000_000, 1_000_500)


def train_segmenter(
    segmenter: nn.Module, scenes: SceneSource, images: int, seed: int = 0
) -> nn.Module:
    """Trains `segmenter` on `images` scenes with a learning rate on one cosine cycle.

    Returns it in evaluation mode.
    """
    random = torch.Generator().manual_seed(seed)
    segmenter.train()
    steps = images // BATCH
    optimizer = torch.optim.AdamW(segmenter.parameters(), LEARNING_RATE, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, LEARNING_RATE, steps, pct_start=0.1, cycle_momentum=False
    )
    weights = _class_weights(scenes)
    started = time.monotonic()
    for step in range(steps):
        indices = torch.randint(len(scenes), (BATCH,), generator=random)
        inputs, labels = degrade(*scenes.batch(indices), random)
        with mixed_precision():
            logits = segmenter(inputs.contiguous(memory_format=torch.channels_last))
        loss = F.cross_entropy(logits.float(), labels.long(), weights)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        if (step + 1) % 100 == 0:
            rate = (step + 1) * BATCH / (time.monotonic() - started)
            print(f"{(step + 1) * BATCH} images, {rate:.1f} a second, {loss:.4f}", flush=True)
    segmenter.eval()
    return segmenter


@torch.no_grad()
def measure(
    segmenter: nn.Module, seeds: range, degraded: bool, size: int = SIZE
) -> dict[str, float]:
    """IoU by class on scenes drawn from `seeds`, and their mean as `mean`."""
    random = torch.Generator().manual_seed(1)
    classes = len(CLASSES)
    counts = torch.zeros(classes, classes, dtype=torch.long)
    for first in range(seeds.start, seeds.stop, BATCH):
        drawn = [paint_scene(seed, size) for seed in range(first, min(first + BATCH, seeds.stop))]
        images = torch.stack([torch.from_numpy(a) for a, _ in drawn]).permute(0, 3, 1, 2)
        images = images.float() / 127.5 - 1
        labels = torch.stack([torch.from_numpy(b) for _, b in drawn])
        if degraded:
            images, labels = degrade(images, labels, random)
        counts += confusion(segmenter(images).argmax(1), labels, classes)
    values = intersection_over_union(counts)
    result = {c.id: round(float(v), 4) for c, v in zip(CLASSES, values, strict=True)}
    return {"mean": round(float(values.nanmean()), 4), **result}


def _class_weights(scenes: SceneSource) -> torch.Tensor:
    """Rare classes weigh more, by the fourth root of their rarity; mean 1 over pixels."""
    _, labels = scenes.batch(torch.arange(min(400, len(scenes))))
    share = torch.bincount(labels.flatten().long(), minlength=scenes.classes) / labels.numel()
    weights = share.clamp(min=1e-4) ** -0.25
    return weights / (weights * share).sum()


def read_segmenter(path: Path) -> Segmenter:
    """A segmenter in evaluation mode, from a training's file or a released `segmenter.onnx`."""
    segmenter = Segmenter(len(CLASSES))
    _load(segmenter, path)
    return segmenter.eval()


def read_judge(path: Path) -> judge.Judge:
    """A judge in evaluation mode, from a training's file or a released `judge.onnx`."""
    network = judge.Judge(len(CLASSES))
    _load(network, path)
    return network.eval()


def _load(network: nn.Module, path: Path) -> None:
    if path.suffix == ".onnx":
        unfold_into(network, path)
    else:
        network.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--judge", action="store_true", help="train the judge instead")
    parser.add_argument("--images", type=int, default=80_000)
    parser.add_argument("--scenes", type=int, default=40_000, help="in the cache")
    parser.add_argument("--size", type=int, default=SIZE, help="of the scenes in the cache")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.start and arguments.start.suffix == ".onnx":
        parser.error(
            "--start takes what --out wrote: a released segmenter's normalisation is folded into "
            "its weights, and measured anew by the first batch it would be another network"
        )
    torch.set_num_threads(arguments.threads)
    cache: SceneCache = paint_cache(arguments.cache, arguments.scenes, arguments.size)
    seed = judge.SEED if arguments.judge else 0
    torch.manual_seed(seed)
    segmenter = (judge.Judge if arguments.judge else Segmenter)(len(CLASSES))
    if arguments.start:
        _load(segmenter, arguments.start)
    train_segmenter(segmenter, cache, arguments.images, seed)
    torch.save(segmenter.state_dict(), arguments.out)
    for degraded in (False, True):
        name = "degraded" if degraded else "clean"
        found = measure(segmenter, UNSEEN, degraded, arguments.size)
        print(json.dumps({name: found}), flush=True)


if __name__ == "__main__":
    main()
