"""Measures generators of one line of training, for the curve of the report.

python -m training.learning_curve --segmenter FILE --out HISTORY.jsonl [--count 5000]
    0=trial.pt 44000=first.pt …

Each generator is named by the images it had seen; `training.evaluate --history` plots the file.
Drawn scenes are described once for all of them.
"""

import argparse
from pathlib import Path

import torch

from training.checkpoint import load_stages, read_average
from training.evaluate import describe, distances, variety
from training.history import History, Yardstick
from training.scene_sets import REFERENCE_SEED, drawn_scenes, generated_scenes
from training.train_segmenter import read_segmenter


def numbered_checkpoint(text: str) -> tuple[int, Path]:
    """`44000=FILE`; raises ArgumentTypeError for anything else."""
    images, equals, path = text.partition("=")
    if not equals or not images.isdecimal() or not path:
        raise argparse.ArgumentTypeError(
            f"expected IMAGES=FILE, such as 44000=first.pt; got {text}"
        )
    return int(images), Path(path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", nargs="+", type=numbered_checkpoint)
    parser.add_argument("--segmenter", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="file to add a line each to")
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    segmenter = read_segmenter(arguments.segmenter)
    generators = [
        (images, load_stages(read_average(path))) for images, path in arguments.checkpoints
    ]
    size = generators[0][1][-1].output_shape[-1]
    history = History(arguments.out, Yardstick.of(arguments.count, size, arguments.segmenter))
    drawn = describe(drawn_scenes(REFERENCE_SEED, arguments.count, size), segmenter)
    for images, stages in generators:
        scenes = describe(generated_scenes(stages, arguments.count), segmenter)
        measures = {**distances(scenes, drawn), **variety(scenes, drawn)}
        history.add(images, measures)
        print(f"{images} images: {measures}", flush=True)


if __name__ == "__main__":
    main()
