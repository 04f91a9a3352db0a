"""Parity vectors: what PyTorch makes of the shipped weights, for other runtimes to match."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from PIL import Image

from training.folded_network import Edit, feature_maps, render, scene_latents, to_pixels
from training.folding import FoldedStage
from training.manifest import file_entry, write_json

VERSION = 1
PLAIN_SCENES = (0, 7, 100_000, 4_294_967_295)
PROBE_SCENE = 0
_SAMPLE = range(64)
_UNITS = 16


def write_parity(folder: Path, stages: Sequence[FoldedStage], weights: str) -> dict[str, Any]:
    """Writes `parity.json` and its images into `folder`; returns the manifest's entry."""
    for stale in folder.glob("parity-*.png"):
        stale.unlink()
    size = stages[0].input_shape[0]
    plain: list[tuple[int, Edit | None]] = [(scene, None) for scene in PLAIN_SCENES]
    cases = []
    for index, (scene, edit) in enumerate(plain + list(_edits(stages))):
        image = render(stages, scene_latents([scene], size), edit)
        path = folder / f"parity-{index}.png"
        Image.fromarray(to_pixels(image)[0]).save(path, optimize=True)
        cases.append({"scene": scene, "edit": _edit_entry(edit), "image": file_entry(path)})
    content = {
        "version": VERSION,
        "weights": weights,
        "framework": f"PyTorch {torch.__version__.split('+')[0]}",
        "cases": cases,
        "probe": _probe(stages),
    }
    path = folder / "parity.json"
    write_json(path, content)
    return file_entry(path)


def _edits(stages: Sequence[FoldedStage]) -> list[tuple[int, Edit]]:
    """A drawn box at 8², an erased one at 16², and a half-strength one at 32²."""
    maps = feature_maps(stages, scene_latents(_SAMPLE, stages[0].input_shape[0]))

    def edit(layer: str, quantile: float | None, strength: float) -> Edit:
        values = maps[layer].permute(1, 0, 2, 3).flatten(1)
        count = min(_UNITS, values.shape[0])
        units = torch.topk(values.mean(1), count).indices.sort().values
        level = torch.zeros(count)
        if quantile is not None:
            level = torch.quantile(values[units], quantile, dim=1)
        side = maps[layer].shape[-1]
        box = range(side // 4, side // 2)
        return Edit(
            layer,
            tuple(units.tolist()),
            tuple(round(v, 4) for v in level.tolist()),
            tuple((side // 4 + y, x) for y in box for x in box),
            strength,
        )

    return [(0, edit("8", 0.99, 1.0)), (1, edit("16", None, 1.0)), (2, edit("32", 0.99, 0.5))]


def _edit_entry(edit: Edit | None) -> dict[str, Any] | None:
    if edit is None:
        return None
    return {
        "layer": edit.layer,
        "units": list(edit.units),
        "level": list(edit.level),
        "cells": [list(cell) for cell in edit.cells],
        "strength": edit.strength,
    }


def _probe(stages: Sequence[FoldedStage]) -> dict[str, Any]:
    """64 pixels at spread positions, for a check that decodes no image."""
    image = render(stages, scene_latents([PROBE_SCENE], stages[0].input_shape[0]))[0]
    side = image.shape[-1]
    places = [
        (side // 16 + side // 8 * i, side // 16 + side // 8 * j) for i in range(8) for j in range(8)
    ]
    pixels = [[y, x, *(round(float(v), 5) for v in image[:, y, x])] for y, x in places]
    return {"scene": PROBE_SCENE, "pixels": pixels}
