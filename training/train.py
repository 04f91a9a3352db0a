"""Trains the village generator.

python -m training.train --config training/configs/village_128.json --state DIR [--warm FILE]
torchrun --nproc-per-node N -m training.train …

DIR holds the run: `config.json`, `configs.jsonl` (a line for each change of it, with the images
seen by then), `state.pt` (resumed from if there, and --warm left aside), `log.jsonl` and sample
sheets. The scene cache lies beside it in `cache/` (`cache_256/` at 256²) unless --cache names
another folder. Weights of half the resolution given as --warm are grown first (training/grow.py).
"""

import argparse
import json
import os
import time
from dataclasses import asdict, replace
from pathlib import Path

import torch

from training.checkpoint import read_weights
from training.generator import Generator
from training.grow import deepen, grow, refine
from training.manifest import write_json
from training.parallel import join, leave
from training.scene_cache import SIZE, paint_cache
from training.sheet import write_sample_sheet
from training.train_config import TrainConfig, config_entry, read_config
from training.train_segmenter import read_segmenter
from training.trainer import Trainer

STATE = "state.pt"


def run(trainer: Trainer, folder: Path, until_images: int | None = None) -> None:
    """Steps until `until_images` (for ever if None), with log, sheets and states in `folder`."""
    config = trainer.config
    started, first = time.monotonic(), trainer.images
    while until_images is None or trainer.images < until_images:
        losses = trainer.step()
        if not trainer.ranks.leads:
            continue
        if _passed(trainer, config.log_every_images):
            rate = (trainer.images - first) / (time.monotonic() - started)
            line = {"images": trainer.images, "rate": round(rate, 2), **asdict(losses)}
            with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(line) + "\n")
        if _passed(trainer, config.sheet_every_images):
            write_sample_sheet(folder / f"sheet-{trainer.images:07d}.png", trainer.average)
        if _passed(trainer, config.save_every_images):
            save(trainer, folder)
    if trainer.ranks.leads:
        save(trainer, folder)


def note_config(folder: Path, config: TrainConfig, images: int) -> None:
    """Writes the settings of a run that begins or goes on, beside those that it had before."""
    entry = config_entry(config)
    write_json(folder / "config.json", entry)
    path = folder / "configs.jsonl"
    if path.exists() and json.loads(path.read_text().splitlines()[-1])["config"] == entry:
        return
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"images": images, "config": entry}) + "\n")


def save(trainer: Trainer, folder: Path) -> None:
    """Writes the state so that a crash while writing leaves the old one."""
    partial = folder / "state.partial.pt"
    torch.save(trainer.state(), partial)
    os.replace(partial, folder / STATE)


def warm_start(trainer: Trainer, path: Path) -> None:
    """Starts from the weights in a file, grown to the trainer's size and depth if they need it."""
    weights = read_weights(path)
    if "discriminator" not in weights and not trainer.config.discriminator_first_images:
        raise ValueError(
            f"{path} holds no discriminator, and an untrained one would spoil the generator: let "
            "it learn alone first (--discriminator-first 8000), or add one to the file "
            "(python -m training.unfold_generator --discriminator FILE)"
        )
    old = Generator.like(weights["average"])
    if old.convs[-1] < trainer.generator.convs[len(old.convs) - 1]:
        deeper = {name: deepen(weights[name]) for name in ("generator", "average")}
        weights = {**weights, **deeper}
    if "discriminator" in weights:
        weights = {**weights, "discriminator": refine(weights["discriminator"])}
    if old.resolution * 2 == trainer.config.resolution:
        weights = grow(weights, trainer.scenes.classes, trainer.config.seed)
    trainer.warm_start(weights)


def _passed(trainer: Trainer, every: int) -> bool:
    """Whether the last step went past a multiple of `every` images."""
    return trainer.images // every > (trainer.images - trainer.config.batch) // every


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--warm", type=Path, help="weights to start from where no state exists")
    parser.add_argument("--reader", type=Path, help="segmenter to hold class shares by")
    parser.add_argument("--until-images", type=int)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cpu", help="cuda for a GPU a process")
    parser.add_argument(
        "--discriminator-first",
        type=int,
        metavar="IMAGES",
        help="in which the discriminator learns alone, instead of the configuration's",
    )
    parser.add_argument("--batch", type=int, help="instead of the configuration's")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    config = read_config(arguments.config)
    if arguments.batch:
        config = replace(config, batch=arguments.batch)
    if arguments.discriminator_first is not None:
        config = replace(config, discriminator_first_images=arguments.discriminator_first)
    ranks = join(arguments.device)
    if arguments.device == "cuda":
        torch.cuda.set_device(ranks.rank % torch.cuda.device_count())
    name = "cache" if config.resolution == SIZE else f"cache_{config.resolution}"
    cache = arguments.cache or arguments.state.parent / name
    if ranks.leads:
        arguments.state.mkdir(parents=True, exist_ok=True)
        paint_cache(cache, config.scenes, config.resolution)
    ranks.wait()
    scenes = paint_cache(cache, config.scenes, config.resolution)
    reader = read_segmenter(arguments.reader) if arguments.reader else None
    trainer = Trainer(config, scenes, ranks=ranks, device=arguments.device, reader=reader)
    if (arguments.state / STATE).exists():
        trainer.resume(arguments.state / STATE)
    elif arguments.warm:
        warm_start(trainer, arguments.warm)
    if ranks.leads:
        note_config(arguments.state, config, trainer.images)
    run(trainer, arguments.state, arguments.until_images)
    leave(ranks)


if __name__ == "__main__":
    main()
