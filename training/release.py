"""Makes the model folder from one checkpoint, a trained segmenter and a trained judge.

python -m training.release --checkpoint FILE [--segmenter FILE] [--judge FILE]
    [--folder models/village] [--quick]

The dissection is the browser side's to add: it is kept while weights and segmenter stay the same.
Without --segmenter and --judge the folder's own stay. With --quick, batch statistics come from few
latents and the manifest calls the model a preview.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.checkpoint import load_stages, read_average
from training.curate import CANDIDATES, REFERENCE_SCENES, curate
from training.export import write_stages
from training.export_segmenter import FILE as SEGMENTER_FILE
from training.export_segmenter import write_judge, write_segmenter
from training.judge import Judge
from training.latent import STREAM
from training.manifest import read_manifest, weights_hash, write_manifest
from training.parity import write_parity
from training.train_segmenter import read_judge, read_segmenter

SOURCE = (
    "Trained from scratch by this project (training/) on scenes that its own painter draws; "
    "no outside images."
)


@dataclass(frozen=True)
class Effort:
    """How much is measured: batches for statistics, scenes to choose from and to compare with."""

    batches: int = 128
    candidates: int = len(CANDIDATES)
    references: int = REFERENCE_SCENES


QUICK = Effort(16, 400, 300)


def release(
    checkpoint: Path,
    segmenter_path: Path,
    folder: Path,
    judge_path: Path | None = None,
    effort: Effort | None = None,
) -> dict[str, Any]:
    """Writes stages, segmenter, judge, parity vectors and manifest into `folder`.

    Any `effort` given makes the model a preview. Returns the manifest.
    """
    spent = effort or Effort()
    # Everything is read before the first file is replaced, so that a wrong path changes nothing.
    segmenter = read_segmenter(segmenter_path)
    judge = read_judge(judge_path) if judge_path else None
    folded = load_stages(read_average(checkpoint), spent.batches)
    resolution = folded[-1].output_shape[-1]
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob("stage-*.onnx"):
        stale.unlink()
    stages = write_stages(folder, folded)
    fields = {
        "id": "village",
        "title": "Village",
        "licence": "CC0-1.0",
        "source": SOURCE,
        "resolution": resolution,
        "latent": {
            "size": folded[0].input_shape[0],
            "distribution": "sphere",
            "stream": STREAM,
            "seed": 0,
        },
        "stages": stages,
        "segmenter": write_segmenter(folder, segmenter, resolution),
        **_judge(folder, judge, resolution),
        "dissection": None,
        "parity": write_parity(folder, folded, weights_hash(stages)),
        "weights": "",
        "curated": curate(
            folded,
            segmenter,
            candidates=range(spent.candidates),
            reference_scenes=spent.references,
        ),
        "preview": effort is not None,
    }
    return write_manifest(folder, fields)


def _judge(folder: Path, judge: Judge | None, resolution: int) -> dict[str, Any]:
    """The manifest's `judge`, or nothing where the folder has and gets none."""
    if judge is not None:
        return {"judge": write_judge(folder, judge, resolution)}
    old = read_manifest(folder).get("judge")
    fits = old is not None and old["input"]["shape"][-1] == resolution
    return {"judge": old} if fits else {}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--segmenter", type=Path, help="the folder's own where not given")
    parser.add_argument("--judge", type=Path, help="the folder's own where not given")
    parser.add_argument("--folder", type=Path, default=Path("models/village"))
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    segmenter = arguments.segmenter or arguments.folder / SEGMENTER_FILE
    parts = (arguments.checkpoint, segmenter, arguments.folder, arguments.judge)
    manifest = release(*parts, QUICK if arguments.quick else None)
    print(f"{arguments.folder}: weights {manifest['weights']}")


if __name__ == "__main__":
    main()
