"""Makes the model folder from one checkpoint.

python -m training.release --checkpoint FILE [--segmenter FILE] [--folder models/village]
"""

import argparse
from pathlib import Path
from typing import Any

from training.batch_statistics import reestimate
from training.checkpoint import load_strictly, read_weights
from training.export import write_stages
from training.folding import fold
from training.generator import Generator
from training.latent import STREAM
from training.manifest import weights_hash, write_manifest
from training.parity import write_parity

SOURCE = (
    "Trained from scratch by this project (training/) on scenes that its own painter draws; "
    "no outside images."
)


def release(checkpoint: Path, folder: Path) -> dict[str, Any]:
    """Writes stages, parity vectors and manifest into `folder`; returns the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    generator = Generator()
    load_strictly(generator, read_weights(checkpoint)["average"])
    reestimate(generator)
    folded = fold(generator)
    stages = write_stages(folder, folded)
    fields = {
        "id": "village",
        "title": "Village",
        "licence": "CC0-1.0",
        "source": SOURCE,
        "resolution": folded[-1].output_shape[-1],
        "latent": {
            "size": generator.latent_size,
            "distribution": "sphere",
            "stream": STREAM,
            "seed": 0,
        },
        "stages": stages,
        "segmenter": None,
        "dissection": None,
        "parity": write_parity(folder, folded, weights_hash(stages)),
        "weights": "",
        "curated": list(range(24)),
        "preview": False,
    }
    return write_manifest(folder, fields)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=Path("models/village"))
    arguments = parser.parse_args()
    manifest = release(arguments.checkpoint, arguments.folder)
    print(f"{arguments.folder}: weights {manifest['weights']}")


if __name__ == "__main__":
    main()
