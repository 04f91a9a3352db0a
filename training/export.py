"""Writing folded stages as ONNX files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import onnx

from training.folding import FoldedStage
from training.manifest import file_entry
from training.onnx_graph import GraphBuilder


def write_stages(folder: Path, stages: Sequence[FoldedStage]) -> list[dict[str, Any]]:
    """Writes `stage-k.onnx` files; returns the manifest's `stages`."""
    entries = []
    for index, stage in enumerate(stages):
        path = folder / f"stage-{index}.onnx"
        names = _names(stage)
        model = stage_model(stage, f"stage-{index}", *names)
        path.write_bytes(model.SerializeToString(deterministic=True))
        entries.append(
            {
                **file_entry(path),
                "input": {"name": names[0], "shape": [1, *stage.input_shape]},
                "output": {"name": names[1], "shape": [1, *stage.output_shape]},
                "layer": stage.layer,
            }
        )
    return entries


def stage_model(
    stage: FoldedStage, name: str, input_name: str, output_name: str
) -> onnx.ModelProto:
    """One stage as a graph of static shape and batch 1."""
    graph = GraphBuilder(name, input_name, [1, *stage.input_shape])
    x = input_name
    if stage.linear is not None:
        x = graph.gemm(x, stage.linear.weight, stage.linear.bias)
        channels = stage.convs[0].weight.shape[1]
        side = round((stage.linear.bias.size / channels) ** 0.5)
        x = graph.relu(graph.reshape(x, [1, channels, side, side]))
    else:
        x = graph.upsample(x)
    for conv in stage.convs:
        x = graph.conv(x, conv.weight, conv.bias)
        x = graph.relu(x) if conv.relu else x
    return graph.finish(x, output_name, [1, *stage.output_shape])


def _names(stage: FoldedStage) -> tuple[str, str]:
    return "z" if stage.linear is not None else "x", "y" if stage.layer else "image"
