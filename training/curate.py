"""Choosing the scenes that a model opens with.

python -m training.curate --checkpoint FILE --segmenter FILE --sheet FILE

prints the indices and writes their sheet, to be looked at before a release.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F

from training.checkpoint import load_stages, read_average
from training.distances import to_floats
from training.folded_network import render, scene_latents, to_pixels
from training.folding import FoldedStage
from training.manifold import nearest
from training.scene_sets import REFERENCE_SEED, drawn_scenes
from training.scenes.classes import CLASSES, INDEX
from training.segmenter import Segmenter
from training.sheet import write_sheet
from training.train_segmenter import read_segmenter

CANDIDATES = range(4000)
COUNT = 24
REFERENCE_SCENES = 1000
PLAIN = ("sky", "grass")
BUILDING = ("plaster", "brick", "stone", "roof", "dome", "door", "window")
LEAST_CONTENT = 0.2
LEAST_BUILDING = 0.05
LEAST_PARTS = 4
DARK = -0.3
DIM = -0.12
_PRESENT = 0.004
_KEPT_SHARE = 0.08
_LIGHT_WEIGHT = 0.4
_NEIGHBOURS = 5
_BATCH = 16
_GRID = 4


@dataclass(frozen=True)
class Descriptions:
    """What the segmenter makes of n scenes.

    shares [n, classes] of the pixels; confidence [n], 0 … 1; luminance [n], −1 … 1; light [n, 3],
    mean colour of the upper third, −1 … 1; features [n, 256], penultimate and averaged over a 4×4
    grid.
    """

    shares: torch.Tensor
    confidence: torch.Tensor
    luminance: torch.Tensor
    light: torch.Tensor
    features: torch.Tensor


def curate(
    stages: Sequence[FoldedStage],
    segmenter: Segmenter,
    count: int = COUNT,
    candidates: Sequence[int] = CANDIDATES,
    reference_scenes: int = REFERENCE_SCENES,
) -> list[int]:
    """`count` of the `candidates`, each unlike those before it, the most typical first.

    Rule, by measures alone:
    1. A scene must hold something to paint on (`has_content`) and not be dark.
    2. Of those in each light (`light_of`), the 8 % that rank best by the worse of two ranks are
       kept: how surely the segmenter reads the scene, and how near its features lie to drawn
       scenes. Both favour plain daylight, so lights do not compete.
    3. From these, the most central scene, then each time the one farthest from all chosen
       (greedy k-centre over the square roots of class shares and the colour of the light).
    """
    generated = describe_scenes(stages, segmenter, candidates)
    size = stages[-1].output_shape[-1]
    drawn = describe(to_floats(drawn_scenes(REFERENCE_SEED, reference_scenes, size)), segmenter)
    allowed = has_content(generated.shares) & (generated.luminance >= DARK)
    if int(allowed.sum()) < count:
        # Weights early in their training may have too few such scenes: then all may stand.
        allowed = torch.ones_like(allowed)
    neighbours = min(_NEIGHBOURS, reference_scenes)
    strangeness = nearest(generated.features, drawn.features, neighbours)[0].mean(1)
    order = torch.maximum(_ranks(-generated.confidence), _ranks(strangeness)).float()
    order[~allowed] = torch.inf
    kept = _best_of_each(order, light_of(generated), count)
    points = torch.cat([generated.shares.sqrt(), _LIGHT_WEIGHT * generated.light], 1)[kept]
    return [candidates[int(kept[index])] for index in spread(points, count)]


def has_content(shares: torch.Tensor) -> torch.Tensor:
    """Which scenes [n] are no empty field: enough beside sky and grass, a building, four parts.

    shares: [n, classes].
    """
    plain = shares[:, [INDEX[name] for name in PLAIN]].sum(1)
    building = shares[:, [INDEX[name] for name in BUILDING]].sum(1)
    present = (shares > _PRESENT).sum(1) - (shares[:, [INDEX[n] for n in PLAIN]] > _PRESENT).sum(1)
    return (1 - plain >= LEAST_CONTENT) & (building >= LEAST_BUILDING) & (present >= LEAST_PARTS)


def light_of(scenes: Descriptions) -> torch.Tensor:
    """The light of scenes [n]: 0 day, 1 a warm sky, 2 dim."""
    red, _, blue = scenes.light.unbind(1)
    warm = torch.where(red > blue, 1, 0)
    return torch.where(scenes.luminance < DIM, 2, warm)


def _best_of_each(order: torch.Tensor, kinds: torch.Tensor, least: int) -> torch.Tensor:
    """Indices of the share of each kind that comes first in the order; at least so many in all."""
    kept = torch.zeros_like(kinds, dtype=torch.bool)
    for kind in kinds.unique():
        own = torch.where(kinds == kind, order, torch.inf)
        count = round(int(own.isfinite().sum()) * _KEPT_SHARE)
        kept[own.argsort(stable=True)[:count]] = True
    if int(kept.sum()) < least:
        kept[order.argsort(stable=True)[:least]] = True
    return kept.nonzero().flatten()


def spread(points: torch.Tensor, count: int) -> list[int]:
    """Indices of `count` rows of points [n, d]: the most central, then ever the farthest."""
    distance = torch.cdist(points, points)
    chosen = [int(distance.sum(1).argmin())]
    gap = distance[chosen[0]]
    while len(chosen) < count:
        # A row equal to a chosen one has gap 0 and comes last; it must not come twice.
        gap[chosen] = -1
        index = int(gap.argmax())
        chosen.append(index)
        gap = torch.minimum(gap, distance[index])
    return chosen


def describe_scenes(
    stages: Sequence[FoldedStage], segmenter: Segmenter, scenes: Sequence[int]
) -> Descriptions:
    """Descriptions of generated scenes."""
    parts = []
    for first in range(0, len(scenes), _BATCH):
        latents = scene_latents(scenes[first : first + _BATCH], stages[0].input_shape[0])
        parts.append(describe(render(stages, latents).clamp(-1, 1), segmenter))
    return _join(parts)


@torch.no_grad()
def describe(images: torch.Tensor, segmenter: Segmenter) -> Descriptions:
    """Descriptions of images [n, 3, s, s] in −1 … 1."""
    parts = []
    for batch in images.split(_BATCH):
        last = segmenter.penultimate(batch)
        certainty, labels = segmenter.head(last).softmax(1).max(1)
        one_hot = F.one_hot(labels, len(CLASSES)).float()
        parts.append(
            Descriptions(
                one_hot.mean((1, 2)),
                certainty.mean((1, 2)),
                batch.mean((1, 2, 3)),
                batch[:, :, : batch.shape[2] // 3].mean((2, 3)),
                F.adaptive_avg_pool2d(last, _GRID).flatten(1),
            )
        )
    return _join(parts)


def _join(parts: Sequence[Descriptions]) -> Descriptions:
    names = ("shares", "confidence", "luminance", "light", "features")
    return Descriptions(*(torch.cat([getattr(p, name) for p in parts]) for name in names))


def _ranks(values: torch.Tensor) -> torch.Tensor:
    """0 for the smallest value."""
    return values.argsort(stable=True).argsort(stable=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--segmenter", type=Path, required=True)
    parser.add_argument("--sheet", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    stages = load_stages(read_average(arguments.checkpoint))
    scenes = curate(stages, read_segmenter(arguments.segmenter))
    latents = scene_latents(scenes, stages[0].input_shape[0])
    write_sheet(arguments.sheet, to_pixels(render(stages, latents)))
    print(*scenes)


if __name__ == "__main__":
    main()
