"""Units that go with flaws, and what ablating them does to the Fréchet distance.

python -m training.ace.artifacts [--folder models/village] [--units 20] [--count 500]

ICLR 2019, §4.4, lets people name the units whose strongest scenes look broken. Here a flaw is what
the segmenter cannot name: a cell's flaw is the entropy of the segmenter's probabilities, less the
mean entropy of cells of the same best class (edges and rare classes are never sure). A unit's score
is the mean flaw of the cells in which it is over its own 0.99 quantile. The layer is chosen on one
set of scenes, the figures come from another. Writes `artifacts.json` into the folder.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F

from training.ace.model_folder import ModelFolder, read_model_folder
from training.distances import frechet
from training.evaluate import FEATURE_GRID
from training.scenes.painter import paint_scene

FILE = "artifacts.json"
_FLAW_FIRST = 800_000
_CHOOSE_FIRST = 810_000
_FINAL_FIRST = 820_000
_DRAWN_FIRST = 2_000_000
"""The evaluation's drawn scenes, which training never saw."""
_BATCH = 20
_NEAREST = 8
_TOP = 0.01


@torch.no_grad()
def flaw_scores(model: ModelFolder, layers: Sequence[str], rows: range) -> dict[str, torch.Tensor]:
    """For each layer the score of each unit: mean flaw where the unit is in its top 1 %."""
    maps: dict[str, list[torch.Tensor]] = {layer: [] for layer in layers}
    entropies, best = [], []
    for batch in _batches(rows):
        x = model.latents(batch)
        for stage, layer in zip(model.stages, model.layers, strict=True):
            x = stage(x)
            if layer in maps:
                maps[layer].append(x)
        logits = model.segmenter(x.clamp(-1, 1))
        entropies.append(torch.special.entr(logits.softmax(1)).sum(1))
        best.append(logits.argmax(1))
    flaw = flaws(torch.cat(entropies), torch.cat(best))
    scores = {}
    for layer, parts in maps.items():
        whole = torch.cat(parts)
        cells = F.avg_pool2d(flaw[:, None], flaw.shape[-1] // whole.shape[-1])
        scores[layer] = unit_scores(whole, cells[:, 0])
    return scores


def flaws(entropy: torch.Tensor, best: torch.Tensor) -> torch.Tensor:
    """Entropy [n, h, w] less the mean entropy of the pixels of the same class `best` [n, h, w]."""
    classes = int(best.max()) + 1
    flat = best.flatten()
    sums = torch.zeros(classes).index_add(0, flat, entropy.flatten())
    means = sums / torch.bincount(flat, minlength=classes).clamp(min=1)
    return entropy - means[best]


def unit_scores(maps: torch.Tensor, flaw: torch.Tensor) -> torch.Tensor:
    """[c]: mean flaw [n, h, w] of the cells where a unit of maps [n, c, h, w] is in its top 1 %.

    A unit that is never on scores the lowest.
    """
    values = maps.permute(1, 0, 2, 3).flatten(1)
    count = max(round(values.shape[1] * _TOP), 1)
    top = values.topk(count, dim=1)
    on = top.values > 0
    picked = flaw.flatten()[top.indices] * on
    scores = picked.sum(1) / on.sum(1).clamp(min=1)
    return torch.where(on.any(1), scores, scores.min())


def matched_units(
    chosen: Sequence[int], means: Sequence[float], random: np.random.Generator
) -> list[int]:
    """As many other units, each of the nearest in mean activation to the one it stands for."""
    taken = set(chosen)
    drawn = []
    for unit in random.permutation(list(chosen)):
        others = [u for u in range(len(means)) if u not in taken]
        nearest = sorted(others, key=lambda u: abs(means[u] - means[unit]))[:_NEAREST]
        picked = int(random.choice(nearest))
        taken.add(picked)
        drawn.append(picked)
    return drawn


@torch.no_grad()
def features(model: ModelFolder, layer: str, units: Sequence[int], rows: range) -> torch.Tensor:
    """The evaluation's features [n, d] of scenes in which units of a layer are 0 everywhere."""
    parts = []
    for batch in _batches(rows):
        x = model.head(model.latents(batch), layer)
        x[:, list(units)] = 0
        parts.append(describe(model, model.tail(x, layer).clamp(-1, 1)))
    return torch.cat(parts)


def drawn_features(model: ModelFolder, count: int) -> torch.Tensor:
    """The same of drawn scenes."""
    side = model.manifest["resolution"]
    parts = []
    for batch in _batches(range(_DRAWN_FIRST, _DRAWN_FIRST + count)):
        painted = [torch.from_numpy(paint_scene(seed, side)[0]) for seed in batch]
        images = torch.stack(painted).permute(0, 3, 1, 2).float() / 127.5 - 1
        parts.append(describe(model, images))
    return torch.cat(parts)


@torch.no_grad()
def describe(model: ModelFolder, images: torch.Tensor) -> torch.Tensor:
    """The segmenter's penultimate features over a 4×4 grid, as in `training.evaluate`."""
    return F.adaptive_avg_pool2d(model.segmenter.penultimate(images), FEATURE_GRID).flatten(1)


def measure(model: ModelFolder, count: int, units: int, draws: int, seed: int) -> dict[str, Any]:
    """Chooses the layer, then measures: nothing, the artifact units, random units ablated."""
    table = {layer["layer"]: layer for layer in model.dissection()["layers"]}
    layers = [
        layer for layer in model.layers if layer is not None and 8 <= table[layer]["width"] <= 32
    ]
    scores = flaw_scores(model, layers, range(_FLAW_FIRST, _FLAW_FIRST + count))
    drawn = drawn_features(model, count)

    def distance(layer: str, off: Sequence[int], first: int, some: int) -> float:
        return frechet(features(model, layer, off, range(first, first + some)), drawn)

    few = max(count // 2, 2)
    worst = {layer: scores[layer].argsort(descending=True)[:units].tolist() for layer in layers}
    tried = {layer: distance(layer, worst[layer], _CHOOSE_FIRST, few) for layer in layers}
    layer = min(tried, key=lambda name: tried[name])
    random = np.random.default_rng(seed)
    means = table[layer]["mean"]
    controls = [
        distance(layer, matched_units(worst[layer], means, random), _FINAL_FIRST, count)
        for _ in range(draws)
    ]
    return {
        "format": "ganpaint-artifacts",
        "version": 1,
        "weights": model.weights,
        "layer": layer,
        "units": worst[layer],
        "flaw": [round(float(scores[layer][u]), 4) for u in worst[layer]],
        "count": count,
        "tried": {name: round(value, 4) for name, value in tried.items()},
        "frechet": {
            "before": round(distance(layer, [], _FINAL_FIRST, count), 4),
            "ablated": round(distance(layer, worst[layer], _FINAL_FIRST, count), 4),
            "random": [round(value, 4) for value in controls],
        },
    }


def _batches(rows: range) -> list[range]:
    return [rows[i : i + _BATCH] for i in range(0, len(rows), _BATCH)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("models/village"))
    parser.add_argument("--units", type=int, default=20)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--draws", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    model = read_model_folder(arguments.folder)
    found = measure(model, arguments.count, arguments.units, arguments.draws, arguments.seed)
    text = json.dumps(found) + "\n"
    (arguments.folder / FILE).write_text(text, encoding="utf-8")
    print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
