"""How far the judge and the segmenter agree on generated scenes.

python -m training.agreement --checkpoint FILE --segmenter FILE --judge FILE [--count 300]

Prints the share of generated pixels that both name the same, all in all and by the class that the
segmenter sees, as JSON. `training.train_segmenter` prints each network's IoU on drawn scenes.
"""

import argparse
import json
from pathlib import Path

import torch
from torch import nn

from training.checkpoint import load_stages, read_average
from training.distances import to_floats
from training.scene_sets import generated_scenes
from training.scenes.classes import CLASSES
from training.segmentation_metrics import confusion
from training.train_segmenter import read_judge, read_segmenter

_BATCH = 20


@torch.no_grad()
def agreement(images: torch.Tensor, segmenter: nn.Module, judge: nn.Module) -> dict[str, float]:
    """Shares 0 … 1 of bytes [n, 3, s, s] named alike: `all`, and by the segmenter's class.

    Classes that the segmenter never sees are left out.
    """
    counts = torch.zeros(len(CLASSES), len(CLASSES), dtype=torch.long)
    for batch in images.split(_BATCH):
        floats = to_floats(batch)
        named, judged = (network(floats).argmax(1) for network in (segmenter, judge))
        counts += confusion(judged, named, len(CLASSES))
    alike, seen = counts.diagonal(), counts.sum(1)
    result = {"all": round(float(alike.sum() / seen.sum()), 4)}
    for index, entry in enumerate(CLASSES):
        if seen[index]:
            result[entry.id] = round(float(alike[index] / seen[index]), 4)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--segmenter", type=Path, required=True)
    parser.add_argument("--judge", type=Path, required=True)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    images = generated_scenes(load_stages(read_average(arguments.checkpoint)), arguments.count)
    networks = read_segmenter(arguments.segmenter), read_judge(arguments.judge)
    print(json.dumps(agreement(images, *networks)))


if __name__ == "__main__":
    main()
