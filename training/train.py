"""Trains the village generator.

python -m training.train --config training/configs/village_128.json --state DIR [--warm FILE]

DIR holds the run: `state.pt` (resumed from if there), `log.jsonl`, sample sheets and averaged
weights by number of images. The scene cache lies beside it in `cache/` unless --cache names
another folder.
"""

import argparse
import json
import os
import time
from dataclasses import asdict
from pathlib import Path

import torch

from training.checkpoint import read_weights
from training.scene_cache import paint_cache
from training.sheet import write_sample_sheet
from training.train_config import read_config
from training.trainer import Trainer

STATE = "state.pt"


def run(trainer: Trainer, folder: Path, until_images: int | None = None) -> None:
    """Steps until `until_images` (for ever if None), with log, sheets and states in `folder`."""
    config = trainer.config
    started, first = time.monotonic(), trainer.images
    while until_images is None or trainer.images < until_images:
        losses = trainer.step()
        if _passed(trainer, config.log_every_images):
            rate = (trainer.images - first) / (time.monotonic() - started)
            line = {"images": trainer.images, "rate": round(rate, 2), **asdict(losses)}
            with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")
        if _passed(trainer, config.sheet_every_images):
            write_sample_sheet(folder / f"sheet-{trainer.images:07d}.png", trainer.average)
        if _passed(trainer, config.save_every_images):
            save(trainer, folder)
    save(trainer, folder)


def save(trainer: Trainer, folder: Path) -> None:
    """Writes the state so that a crash while writing leaves the old one."""
    partial = folder / "state.partial.pt"
    torch.save(trainer.state(), partial)
    os.replace(partial, folder / STATE)


def _passed(trainer: Trainer, every: int) -> bool:
    """Whether the last step went past a multiple of `every` images."""
    return trainer.images // every > (trainer.images - trainer.config.batch) // every


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--warm", type=Path, help="weights to start from where no state exists")
    parser.add_argument("--until-images", type=int)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    config = read_config(arguments.config)
    arguments.state.mkdir(parents=True, exist_ok=True)
    cache = arguments.cache or arguments.state.parent / "cache"
    trainer = Trainer(config, paint_cache(cache, config.scenes))
    if (arguments.state / STATE).exists():
        trainer.resume(arguments.state / STATE)
    elif arguments.warm:
        trainer.warm_start(read_weights(arguments.warm))
    run(trainer, arguments.state, arguments.until_images)


if __name__ == "__main__":
    main()
