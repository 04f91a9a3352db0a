"""Choosing the scenes that a model opens with."""

from collections.abc import Sequence

import torch

from training.folded_network import render, scene_latents
from training.folding import FoldedStage
from training.segmenter import Segmenter

CANDIDATES = range(400)
COUNT = 24
_CONFIDENT_SHARE = 0.4
_BATCH = 16


def curate(stages: Sequence[FoldedStage], segmenter: Segmenter, count: int = COUNT) -> list[int]:
    """`count` scenes among `CANDIDATES`, the most typical first.

    Rule: of the candidates, the share that the segmenter reads most surely is kept; from these,
    scenes are taken one by one so that every kept scene has a close one among the chosen
    (greedy facility location over the class shares, compared by their square roots).
    """
    shares, confidence = describe(stages, segmenter, CANDIDATES)
    kept = confidence.topk(round(len(CANDIDATES) * _CONFIDENT_SHARE)).indices.sort().values
    chosen = represent(shares[kept].sqrt(), count)
    return [CANDIDATES[int(kept[index])] for index in chosen]


def represent(points: torch.Tensor, count: int) -> list[int]:
    """Indices of `count` rows of points [n, d] that leave every row a near one."""
    distance = torch.cdist(points, points)
    nearest = torch.full((len(points),), float(distance.max()))
    chosen: list[int] = []
    for _ in range(count):
        total = torch.minimum(nearest[None], distance).sum(1)
        total[chosen] = float("inf")
        index = int(total.argmin())
        chosen.append(index)
        nearest = torch.minimum(nearest, distance[index])
    return chosen


@torch.no_grad()
def describe(
    stages: Sequence[FoldedStage], segmenter: Segmenter, scenes: Sequence[int]
) -> tuple[torch.Tensor, torch.Tensor]:
    """Class shares [n, classes] and mean confidence 0 … 1 [n] of generated scenes."""
    shares, confidence = [], []
    for first in range(0, len(scenes), _BATCH):
        latents = scene_latents(scenes[first : first + _BATCH], stages[0].input_shape[0])
        logits = segmenter(render(stages, latents).clamp(-1, 1))
        certainty, labels = logits.softmax(1).max(1)
        one_hot = torch.nn.functional.one_hot(labels, logits.shape[1]).float()
        shares.append(one_hot.mean((1, 2)))
        confidence.append(certainty.mean((1, 2)))
    return torch.cat(shares), torch.cat(confidence)
