"""The observation of a dissection in PyTorch, to measure the browser side's against.

python -m training.bench_dissection THREADS SAMPLES THRESHOLD_SAMPLES

Runs the village's own ONNX files as PyTorch operators in batches, labels the images, and counts
every unit against every class by bin over all pixels: the same counts that `npm run dissect` makes.
Prints scenes a second.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper

from training.folded_network import scene_latents
from training.manifest import read_manifest

FOLDER = Path(__file__).parents[1] / "models" / "village"
BATCH = 8
# Bins as in src/model/dissection/bins.ts: one sign, 32 an octave from 2^-10 to 2^7, and 0.
SHIFT, FIRST, SIDE = 18, ((127 - 10) << 5) - 1, 545
# Pixels counted at once; larger pieces leave the cache.
PIECE = 32

Network = Callable[[torch.Tensor], torch.Tensor]


def load(path: Path) -> Network:
    """An ONNX file of training/export.py as a function on batches."""
    graph = onnx.load(path).graph
    constants = {
        item.name: torch.from_numpy(np.array(numpy_helper.to_array(item)))
        for item in graph.initializer
    }
    nodes = []
    for node in graph.node:
        attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
        if node.op_type == "Cast" and node.input[0] in constants:
            constants[node.output[0]] = constants[node.input[0]].float()
        else:
            nodes.append((node.op_type, list(node.input), node.output[0], attributes))

    def run(x: torch.Tensor) -> torch.Tensor:
        values = {graph.input[0].name: x}

        def get(name: str) -> torch.Tensor:
            return values[name] if name in values else constants[name]

        for kind, inputs, output, attributes in nodes:
            first = get(inputs[0])
            if kind == "Gemm":
                result = F.linear(first, get(inputs[1]), get(inputs[2]))
            elif kind == "Reshape":
                result = first.reshape(len(first), *get(inputs[1]).tolist()[1:])
            elif kind == "Relu":
                result = F.relu(first)
            elif kind == "Conv":
                bias = get(inputs[2]) if len(inputs) > 2 else None
                pads = attributes.get("pads", [0])
                result = F.conv2d(first, get(inputs[1]), bias, padding=pads[0])
            elif kind == "Resize":
                result = F.interpolate(first, scale_factor=2, mode="bilinear")
            elif kind == "MaxPool":
                result = F.max_pool2d(first, 2)
            elif kind == "Concat":
                result = torch.cat([get(name) for name in inputs], attributes["axis"])
            elif kind == "Add":
                result = first + get(inputs[1])
            else:
                raise ValueError(f"no PyTorch form of {kind}")
            values[output] = result
        return values[graph.output[0].name]

    return run


class Counts:
    """A layer's counts [units, classes, bins], by the scene's labels and another's."""

    def __init__(self, units: int, classes: int) -> None:
        self.classes = classes
        self.size = classes * (SIDE + 1)
        self.own = torch.zeros(units, self.size, dtype=torch.int64)
        self.other = torch.zeros(units, self.size, dtype=torch.int64)

    def add(self, maps: torch.Tensor, rows: torch.Tensor, others: torch.Tensor | None) -> None:
        """Maps [n, units, h, w]; `rows` and `others` [n, pixels]: label times (SIDE + 1)."""
        units = maps.shape[1]
        side = int(rows.shape[1] ** 0.5)
        for i in range(len(maps)):
            for start in range(0, units, PIECE):
                piece = maps[i : i + 1, start : start + PIECE]
                fine = F.interpolate(piece, size=(side, side), mode="bilinear").reshape(
                    piece.shape[1], -1
                )
                bins = (fine.view(torch.int32) >> SHIFT).sub_(FIRST).clamp_(0, SIDE - 1).add_(1)
                bins.mul_(fine > 0)
                base = torch.arange(piece.shape[1], dtype=torch.int32)[:, None] * self.size
                bins.add_(base)
                span = slice(start, start + piece.shape[1])
                self.own[span] += self._count(bins, rows[i])
                if others is not None:
                    self.other[span] += self._count(bins, others[i])

    def _count(self, bins: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
        at = (bins + rows).reshape(-1)
        total = bins.shape[0] * self.size
        return torch.bincount(at, minlength=total).reshape(-1, self.size)


@torch.inference_mode()
def main() -> None:
    threads, samples, thresholds = (int(text) for text in sys.argv[1:4])
    torch.set_num_threads(threads)
    manifest = read_manifest(FOLDER)
    stages = [load(FOLDER / stage["file"]) for stage in manifest["stages"]]
    segmenter = load(FOLDER / manifest["segmenter"]["file"])
    classes = len(manifest["segmenter"]["classes"])
    shapes = [s["output"]["shape"] for s in manifest["stages"] if s["layer"] is not None]
    main_counts = [Counts(shape[1], classes) for shape in shapes]
    threshold_counts = [Counts(shape[1], classes) for shape in shapes]

    def observe(first: int, count: int, swapped: bool) -> None:
        for start in range(first, first + count, BATCH):
            scenes = range(start, min(start + BATCH, first + count))
            x = scene_latents(scenes, manifest["latent"]["size"])
            maps = []
            for stage in stages:
                x = stage(x)
                maps.append(x)
            labels = segmenter(x.clamp(-1, 1)).argmax(1).flatten(1)
            rows = labels.to(torch.int32) * (SIDE + 1)
            order = torch.arange(len(rows)) ^ 1
            others = rows[order] if swapped else None
            for counts, layer in zip(
                main_counts if swapped else threshold_counts, maps, strict=False
            ):
                counts.add(layer, rows, others)

    observe(0, BATCH, True)
    start = time.perf_counter()
    observe(0, samples, True)
    observe(samples, thresholds, False)
    print((samples + thresholds) / (time.perf_counter() - start))


if __name__ == "__main__":
    main()
