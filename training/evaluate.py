"""Measures generated scenes against drawn ones that training never saw.

python -m training.evaluate --checkpoint FILE --segmenter FILE [--trial FILE | --anchors FILE]
    [--judge FILE] [--count 5000] [--out docs] [--log DIR/log.jsonl] [--history FILE]
    [--images-before N]

Each distance stands beside two anchors: drawn scenes against other drawn scenes (the floor), and
the checkpoint given as --trial. Anchors do not depend on the checkpoint: --anchors takes them from
the `evaluation.json` of an earlier evaluation of as many scenes of the same painter with the same
segmenter. The tables are printed; --out writes them as `generator.md`, with pictures and the JSON;
--history appends the distances to a file, one line a checkpoint, that the report plots, and refuses
one with lines of other scenes or another segmenter; --judge adds how well segmenter and judge name
scenes. The same seeds every time; smaller distances are better. Features are the segmenter's, so
they compare runs of this project only.
"""

import argparse
import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F

from training.checkpoint import load_stages, read_average
from training.cost import multiply_adds, parameters
from training.distances import frechet, kernel_distance, sliced_wasserstein, to_floats
from training.evaluation_report import page, write_report
from training.folding import FoldedStage
from training.history import History, Yardstick
from training.manifold import nearest, precision_and_recall
from training.naming import measure_naming
from training.scene_sets import (
    REFERENCE_SEED,
    SECOND_SEED,
    TRAINING_SEED,
    drawn_scenes,
    generated_scenes,
)
from training.scenes.classes import CLASSES
from training.segmenter import Segmenter
from training.spectrum import mean_spectrum, strongest_peak
from training.train_segmenter import read_judge, read_segmenter

_BATCH = 20
FEATURE_GRID = 4
MEMORY_SCENES = 10_000
NEIGHBOUR_COLUMNS = 8


@dataclass(frozen=True)
class SceneSet:
    """Scenes with what the segmenter makes of them."""

    images: torch.Tensor
    features: torch.Tensor
    shares: torch.Tensor


@torch.no_grad()
def describe(images: torch.Tensor, segmenter: Segmenter) -> SceneSet:
    """Penultimate features averaged over a 4×4 grid [n, 256] and class shares [classes]."""
    features, counts = [], torch.zeros(len(CLASSES))
    for batch in images.split(_BATCH):
        last = segmenter.penultimate(to_floats(batch))
        features.append(F.adaptive_avg_pool2d(last, FEATURE_GRID).flatten(1))
        labels = segmenter.head(last).argmax(1)
        counts += torch.bincount(labels.flatten(), minlength=len(CLASSES))
    return SceneSet(images, torch.cat(features), counts / counts.sum())


def distances(scenes: SceneSet, drawn: SceneSet) -> dict[str, float]:
    """All distances of a set to the drawn reference."""
    bands = sliced_wasserstein(scenes.images, drawn.images)
    return {
        **{f"sliced Wasserstein {size}²": round(value, 2) for size, value in bands.items()},
        "Fréchet": round(frechet(scenes.features, drawn.features), 4),
        "kernel": round(kernel_distance(scenes.features, drawn.features), 3),
    }


def variety(scenes: SceneSet, drawn: SceneSet) -> dict[str, float]:
    """Precision and recall against the drawn reference."""
    precision, recall = precision_and_recall(drawn.features, scenes.features)
    return {"precision": round(precision, 3), "recall": round(recall, 3)}


def peak(scenes: SceneSet, drawn: SceneSet) -> dict[str, Any]:
    """The strongest spectral peak over the drawn reference."""
    found = strongest_peak(mean_spectrum(scenes.images), mean_spectrum(drawn.images))
    return {"factor": round(found.factor, 3), "frequency": list(found.frequency)}


def memory(scenes: SceneSet, drawn: SceneSet, known: SceneSet) -> dict[str, float]:
    """Median distance to the nearest of the `known` (training) scenes, generated and unseen.

    A generator that recalls training scenes lies nearer to them than unseen drawn scenes do.
    """

    def median(queries: SceneSet) -> float:
        return float(nearest(queries.features, known.features, 1)[0].median())

    return {
        "scenes": len(known.images),
        "generated": round(median(scenes), 4),
        "drawn": round(median(drawn), 4),
    }


def measure_anchors(
    trial: list[FoldedStage] | None, segmenter: Segmenter, count: int, size: int
) -> dict[str, Any]:
    """Distances, variety and peaks of other drawn scenes and of the trial, as JSON."""
    drawn = describe(drawn_scenes(REFERENCE_SEED, count, size), segmenter)
    sets = {"floor": describe(drawn_scenes(SECOND_SEED, count, size), segmenter)}
    if trial is not None:
        sets["trial"] = describe(generated_scenes(trial, count), segmenter)
    return {
        "distances": {name: distances(s, drawn) for name, s in sets.items()},
        "variety": {name: variety(s, drawn) for name, s in sets.items()},
        "peaks": {"floor": peak(sets["floor"], drawn)},
    }


def read_anchors(path: Path, yardstick: Yardstick) -> dict[str, Any]:
    """The anchors of an earlier evaluation.

    Raises ValueError when it took other scenes or another segmenter.
    """
    earlier = json.loads(path.read_text(encoding="utf-8"))
    for name, value in asdict(yardstick).items():
        if earlier.get(name) != value:
            raise ValueError(
                f"{path} has {name} {earlier.get(name)}, this evaluation {value}: measure the "
                "anchors anew (--trial FILE, or neither option)"
            )
    return {
        group: {name: value for name, value in earlier[group].items() if name != "generated"}
        for group in ("distances", "variety", "peaks")
    }


def measure(
    stages: list[FoldedStage],
    anchors: dict[str, Any],
    segmenter: Segmenter,
    yardstick: Yardstick,
    known_count: int,
) -> tuple[dict[str, Any], dict[str, SceneSet]]:
    """The measures as JSON, and the sets `generated`, `drawn` and `known` they came from."""
    count, size = yardstick.count, yardstick.resolution
    drawn = describe(drawn_scenes(REFERENCE_SEED, count, size), segmenter)
    known = describe(drawn_scenes(TRAINING_SEED, known_count, size), segmenter)
    generated = describe(generated_scenes(stages, count), segmenter)
    result = {
        **asdict(yardstick),
        "distances": {"generated": distances(generated, drawn), **anchors["distances"]},
        "variety": {"generated": variety(generated, drawn), **anchors["variety"]},
        "peaks": {"generated": peak(generated, drawn), **anchors["peaks"]},
        "shares": {
            c.id: [round(float(a), 7), round(float(b), 7)]
            for c, a, b in zip(CLASSES, drawn.shares, generated.shares, strict=True)
        },
        "memory": memory(generated, drawn, known),
        "cost": {"multiply_adds": multiply_adds(stages), "parameters": parameters(stages)},
    }
    return result, {"generated": generated, "drawn": drawn, "known": known}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--segmenter", type=Path, required=True)
    parser.add_argument("--judge", type=Path, help="the second segmenter, to tell how they agree")
    upper = parser.add_mutually_exclusive_group()
    upper.add_argument("--trial", type=Path, help="an older checkpoint as the upper anchor")
    upper.add_argument("--anchors", type=Path, help="an earlier evaluation.json")
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--out", type=Path, help="folder for the report and its pictures")
    parser.add_argument("--log", type=Path, help="the training's log.jsonl, for its plot")
    parser.add_argument("--history", type=Path, help="file of earlier evaluations to add to")
    parser.add_argument(
        "--images-before", type=int, default=0, help="seen by the runs that this one went on from"
    )
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    started = time.process_time()
    weights = read_average(arguments.checkpoint)
    stages = load_stages(weights)
    segmenter = read_segmenter(arguments.segmenter)
    count, size = arguments.count, stages[-1].output_shape[-1]
    yardstick = Yardstick.of(count, size, arguments.segmenter)
    history = History(arguments.history, yardstick) if arguments.history else None
    if arguments.anchors:
        anchors = read_anchors(arguments.anchors, yardstick)
    else:
        trial = load_stages(read_average(arguments.trial)) if arguments.trial else None
        anchors = measure_anchors(trial, segmenter, count, size)
    result, sets = measure(stages, anchors, segmenter, yardstick, min(MEMORY_SCENES, 2 * count))
    images = None if weights.images is None else weights.images + arguments.images_before
    result = {"images": images, **result}
    if arguments.judge:
        judge = read_judge(arguments.judge)
        result["naming"] = measure_naming(
            segmenter, judge, sets["generated"].images, sets["drawn"].images
        )
    result["minutes"] = round((time.process_time() - started) / 60, 1)
    if history:
        history.add(images, {**result["distances"]["generated"], **result["variety"]["generated"]})
    print(page(result, ()))
    if arguments.out:
        write_report(arguments.out, result, sets, stages, arguments.log, arguments.history)


if __name__ == "__main__":
    main()
