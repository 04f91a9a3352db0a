"""Makes the model folder from one checkpoint and a trained segmenter.

python -m training.release --checkpoint FILE --segmenter FILE [--folder models/village] [--quick]

The dissection is the browser side's to add: it is kept while the weights stay the same. With
--quick, batch statistics come from few latents and the manifest calls the model a preview.
"""

import argparse
from pathlib import Path
from typing import Any

from training.batch_statistics import reestimate
from training.checkpoint import load_strictly, read_weights
from training.curate import curate
from training.export import write_stages
from training.export_segmenter import write_segmenter
from training.folding import fold
from training.generator import Generator
from training.latent import STREAM
from training.manifest import weights_hash, write_manifest
from training.parity import write_parity
from training.train_segmenter import read_segmenter

SOURCE = (
    "Trained from scratch by this project (training/) on scenes that its own painter draws; "
    "no outside images."
)


QUICK_BATCHES = 16


def release(
    checkpoint: Path, segmenter_path: Path, folder: Path, quick: bool = False
) -> dict[str, Any]:
    """Writes stages, segmenter, parity vectors and manifest into `folder`.

    Returns the manifest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    generator = Generator()
    load_strictly(generator, read_weights(checkpoint)["average"])
    if quick:
        reestimate(generator, batches=QUICK_BATCHES)
    else:
        reestimate(generator)
    folded = fold(generator)
    stages = write_stages(folder, folded)
    segmenter = read_segmenter(segmenter_path)
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
        "segmenter": write_segmenter(folder, segmenter),
        "dissection": None,
        "parity": write_parity(folder, folded, weights_hash(stages)),
        "weights": "",
        "curated": curate(folded, segmenter),
        "preview": quick,
    }
    return write_manifest(folder, fields)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--segmenter", type=Path, required=True)
    parser.add_argument("--folder", type=Path, default=Path("models/village"))
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    manifest = release(
        arguments.checkpoint, arguments.segmenter, arguments.folder, quick=arguments.quick
    )
    print(f"{arguments.folder}: weights {manifest['weights']}")


if __name__ == "__main__":
    main()
