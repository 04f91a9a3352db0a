"""Checks a released model folder.

python -m training.verify [--folder models/village]

Every file that the manifest names must be there with its size and hash, the stages must hold the
weights that the manifest names, and the ONNX files must give the parity vectors' pictures.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from PIL import Image

from training.folded_network import Edit, scene_latents, to_pixels
from training.manifest import read_manifest, weights_hash

# Sums in another order may round a pixel to its neighbour.
TOLERANCE = 2


def problems(folder: Path) -> list[str]:
    """Sentences about what is wrong with the folder; none for a good one."""
    manifest = read_manifest(folder)
    if not manifest:
        return [f"{folder} has no manifest.json"]
    found = [problem for entry in _entries(manifest) for problem in _wrong_file(folder, entry)]
    if weights_hash(manifest["stages"]) != manifest["weights"]:
        found.append("manifest.json names other weights than its stages have")
    # With a file missing or changed, pictures would only say the same again.
    if found or manifest["parity"] is None:
        return found
    return list(_wrong_pictures(folder, manifest))


def _entries(manifest: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All file entries: those of the stages and every field that is one."""
    yield from manifest["stages"]
    for value in manifest.values():
        if isinstance(value, dict) and "sha256" in value:
            yield value


def _wrong_file(folder: Path, entry: dict[str, Any]) -> list[str]:
    path = folder / entry["file"]
    if not path.exists():
        return [f"{path} is missing"]
    content = path.read_bytes()
    if len(content) != entry["bytes"]:
        return [f"{path} has {len(content)} bytes, the manifest says {entry['bytes']}"]
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        return [f"{path} is not the file that the manifest names"]
    return []


def _wrong_pictures(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    parity = json.loads((folder / manifest["parity"]["file"]).read_text(encoding="utf-8"))
    if parity["weights"] != manifest["weights"]:
        yield "parity.json belongs to other weights"
        return
    stages = manifest["stages"]
    sessions = [onnxruntime.InferenceSession(folder / stage["file"]) for stage in stages]
    for case in parity["cases"]:
        pixels = _render(sessions, stages, case, manifest["latent"]["size"])
        expected = np.asarray(Image.open(folder / case["image"]["file"]), np.int16)
        gap = int(np.abs(pixels.astype(np.int16) - expected).max())
        if gap > TOLERANCE:
            yield f"{case['image']['file']} differs by {gap} of 255 from what the stages give"


def _render(
    sessions: Sequence[onnxruntime.InferenceSession],
    stages: Sequence[dict[str, Any]],
    case: dict[str, Any],
    latent_size: int,
) -> NDArray[np.uint8]:
    """A parity case's picture [h, w, 3] from the ONNX files."""
    x = scene_latents([case["scene"]], latent_size).numpy()
    edit = case["edit"]
    for session, stage in zip(sessions, stages, strict=True):
        (x,) = session.run([stage["output"]["name"]], {stage["input"]["name"]: x})
        if edit is not None and edit["layer"] == stage["layer"]:
            cells = tuple((y, column) for y, column in edit["cells"])
            change = Edit(
                edit["layer"],
                tuple(edit["units"]),
                tuple(edit["level"]),
                cells,
                edit["strength"],
            )
            x = change.apply(torch.from_numpy(x)).numpy()
    return to_pixels(torch.from_numpy(x))[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("models/village"))
    arguments = parser.parse_args()
    found = problems(arguments.folder)
    for problem in found:
        print(problem, file=sys.stderr)
    if found:
        sys.exit(1)
    print(f"{arguments.folder}: files, hashes and parity pictures agree")


if __name__ == "__main__":
    main()
