"""Writing the segmenter and the judge as ONNX files.

python -m training.export_segmenter --judge FILE [--folder models/village]

adds a trained judge to a model folder that has been released, or replaces the one there.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import onnx
from torch import nn

from training.folding import FoldedConv, affine, to_half
from training.judge import Judge, NormedConv
from training.manifest import file_entry, write_json
from training.onnx_graph import GraphBuilder
from training.scenes.classes import CLASSES
from training.segmenter import ConvNorm, Segmenter
from training.train_segmenter import read_judge

FILE = "segmenter.onnx"
JUDGE_FILE = "judge.onnx"


def write_segmenter(folder: Path, segmenter: Segmenter, size: int = 128) -> dict[str, Any]:
    """Writes the file; returns the manifest's `segmenter`."""
    return _write(folder / FILE, segmenter_model(segmenter, size), size)


def write_judge(folder: Path, judge: Judge, size: int = 128) -> dict[str, Any]:
    """Writes the file; returns the manifest's `judge`."""
    return _write(folder / JUDGE_FILE, judge_model(judge, size), size)


def _write(path: Path, model: onnx.ModelProto, size: int) -> dict[str, Any]:
    path.write_bytes(model.SerializeToString(deterministic=True))
    classes = [{"id": c.id, "color": c.color, "group": c.group} for c in CLASSES]
    return {
        **file_entry(path),
        "input": {"name": "image", "shape": [1, 3, size, size]},
        "output": {"name": "logits", "shape": [1, len(classes), size, size]},
        "classes": classes,
    }


def segmenter_model(segmenter: Segmenter, size: int) -> onnx.ModelProto:
    """The segmenter in evaluation mode as a graph of static shape and batch 1."""
    graph = GraphBuilder("segmenter", "image", [1, 3, size, size])
    skips: list[str] = []
    x = "image"
    for level, block in enumerate(segmenter.encoder):
        x = graph.max_pool(x) if level else x
        for part in block:
            x = _conv_norm(graph, x, part)
        skips.append(x)
    skips.pop()
    for part in segmenter.decoder:
        x = _conv_norm(graph, graph.concat([graph.upsample(x), skips.pop()]), part)
    x = graph.conv(x, to_half(segmenter.head.weight), to_half(segmenter.head.bias))
    return graph.finish(x, "logits", [1, segmenter.head.out_channels, size, size])


def _conv_norm(graph: GraphBuilder, x: str, part: nn.Module) -> str:
    assert isinstance(part, ConvNorm)
    folded = _fold(part)
    return graph.relu(graph.conv(x, folded.weight, folded.bias))


def judge_model(judge: Judge, size: int) -> onnx.ModelProto:
    """The judge in evaluation mode as a graph of static shape and batch 1."""
    graph = GraphBuilder("judge", "image", [1, 3, size, size])
    x = "image"
    maps: list[str] = []
    for down, level in zip(judge.downs, judge.levels, strict=True):
        x = graph.relu(_normed_conv(graph, x, down))
        for block in level:
            change = graph.relu(_normed_conv(graph, x, block.first))
            x = graph.relu(graph.add(x, _normed_conv(graph, change, block.second)))
        maps.append(x)
    merged: str | None = None
    for lateral, merge in zip(reversed(judge.laterals), reversed(judge.merges), strict=True):
        x = _normed_conv(graph, maps.pop(), lateral)
        x = graph.relu(x if merged is None else graph.add(x, graph.upsample(merged)))
        merged = graph.relu(_normed_conv(graph, x, merge))
    x = graph.conv(merged or x, to_half(judge.head.weight), to_half(judge.head.bias))
    classes = judge.head.out_channels // 4
    return graph.finish(graph.pixel_shuffle(x), "logits", [1, classes, size, size])


def _normed_conv(graph: GraphBuilder, x: str, part: nn.Module) -> str:
    assert isinstance(part, NormedConv)
    folded = _fold(part)
    return graph.conv(x, folded.weight, folded.bias, part.conv.stride[0])


def _fold(part: ConvNorm | NormedConv) -> FoldedConv:
    factor, shift = affine(part.norm)
    weight = part.conv.weight.double() * factor[:, None, None, None]
    return FoldedConv(to_half(weight), to_half(shift), relu=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--judge", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=Path("models/village"))
    arguments = parser.parse_args()
    path = arguments.folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    judge = read_judge(arguments.judge)
    entry = write_judge(arguments.folder, judge, manifest["resolution"])
    write_json(path, {**manifest, "judge": entry})
    print(f"{arguments.folder / entry['file']}: {entry['bytes']} bytes")


if __name__ == "__main__":
    main()
