"""Writing the segmenter as an ONNX file."""

from pathlib import Path
from typing import Any

import onnx
from torch import nn

from training.folding import FoldedConv, affine, to_half
from training.manifest import file_entry
from training.onnx_graph import GraphBuilder
from training.scenes.classes import CLASSES
from training.segmenter import ConvNorm, Segmenter

FILE = "segmenter.onnx"


def write_segmenter(folder: Path, segmenter: Segmenter, size: int = 128) -> dict[str, Any]:
    """Writes the file; returns the manifest's `segmenter`."""
    path = folder / FILE
    model = segmenter_model(segmenter, size)
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


def _fold(part: ConvNorm) -> FoldedConv:
    factor, shift = affine(part.norm)
    weight = part.conv.weight.double() * factor[:, None, None, None]
    return FoldedConv(to_half(weight), to_half(shift), relu=True)
