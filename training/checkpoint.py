"""Reading weights from training states and from first-generation checkpoints.

python -m training.checkpoint --state DIR/state.pt --out FILE [--networks]

writes the averaged generator of a training state alone, which is what a release needs; with
--networks all networks in float16, which is what another run can start from (--warm). The
state may belong to a run that goes on: it is replaced as a whole, never written in place.
"""

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from training.batch_statistics import reestimate
from training.folding import FoldedStage, fold
from training.generator import Generator

State = dict[str, torch.Tensor]
# States written before they named their batch came from runs with this one.
_FIRST_BATCH = 16
_NEEDED = ("generator", "average")
_JUDGES = ("discriminator", "features")

# The first checkpoints named their modules tersely: (pattern, replacement), tried in order.
_LEGACY_GENERATOR = (
    (r"^l\.", "project."),
    (r"^b0\.", "project_norm."),
    (r"^st\.(\d+)\.(\d+)\.0\.w$", r"blocks.\1.\2.conv.weight"),
    (r"^st\.(\d+)\.(\d+)\.0\.b$", r"blocks.\1.\2.conv.bias"),
    (r"^st\.(\d+)\.(\d+)\.1\.", r"blocks.\1.\2.norm."),
    (r"^o\.w$", "to_rgb.weight"),
    (r"^o\.b$", "to_rgb.bias"),
)
_LEGACY_DISCRIMINATOR = (
    (r"^d\.(\d+)\.0\.", r"downs.\1.down."),
    (r"^d\.(\d+)\.1\.", r"downs.\1.residual."),
    (r"^seg\.", "label_head."),
    (r"^patch\.", "patch_head."),
    (r"^h1\.", "last_conv."),
    (r"^h2\.", "image_head."),
    (r"\.w$", ".weight"),
    (r"\.b$", ".bias"),
)


@dataclass(frozen=True)
class Weights:
    """An averaged generator, and the images it has seen (None where a file does not tell)."""

    average: State
    images: int | None

    def generator(self) -> Generator:
        """The network that the weights fit, in training mode."""
        generator = Generator.like(self.average)
        load_strictly(generator, self.average)
        return generator


def read_average(path: Path) -> Weights:
    """The averaged generator of a training state, first-generation checkpoint or extract.

    Raises KeyError when the file holds none.
    """
    content = torch.load(path, map_location="cpu", weights_only=True)
    if "ge" in content:
        return Weights(_renamed(content["ge"], _LEGACY_GENERATOR), content.get("images"))
    images = content.get("images")
    if images is None and "steps" in content:
        images = content["steps"] * content.get("batch", _FIRST_BATCH)
    return Weights(_floats(content["average"]), images)


def load_stages(weights: Weights, batches: int = 128) -> list[FoldedStage]:
    """The averaged weights as they ship: statistics measured on `batches`, folded, rounded."""
    generator = weights.generator()
    reestimate(generator, batches)
    return fold(generator)


def write_average(path: Path, weights: Weights) -> None:
    """Writes weights for `read_average`."""
    torch.save({"average": weights.average, "images": weights.images}, path)


def read_weights(path: Path) -> dict[str, State]:
    """State dicts `generator`, `average` and `discriminator` of a checkpoint or training state.

    First-generation checkpoints (`g`, `ge`, `d`, float16) come back with today's names in
    float32, and `features`, the judgements of a reader's maps, where a run had them. The judges
    may be missing; raises KeyError when a generator is.
    """
    content = torch.load(path, map_location="cpu", weights_only=True)
    if "ge" in content:
        return {
            "generator": _renamed(content["g"], _LEGACY_GENERATOR),
            "average": _renamed(content["ge"], _LEGACY_GENERATOR),
            "discriminator": _renamed(content["d"], _LEGACY_DISCRIMINATOR),
        }
    return {name: _floats(content[name]) for name in _networks(content)}


def write_networks(path: Path, state: Path) -> None:
    """Writes a training state's networks, rounded to float16, for `read_weights`."""
    content = torch.load(state, map_location="cpu", weights_only=True)
    images = content["steps"] * content.get("batch", _FIRST_BATCH)
    halves = {name: _halves(content[name]) for name in _networks(content)}
    torch.save({**halves, "images": images}, path)


def load_strictly(network: nn.Module, state: State) -> None:
    """Loads `state`; raises RuntimeError if any name or shape differs."""
    network.load_state_dict(state, strict=True)


def _networks(content: dict[str, object]) -> list[str]:
    """The names of a file's networks: both generators, and what judges if it is there."""
    return [*_NEEDED, *(name for name in _JUDGES if name in content)]


def _renamed(state: State, rules: tuple[tuple[str, str], ...]) -> State:
    result: State = {}
    for name, tensor in state.items():
        for pattern, replacement in rules:
            name = re.sub(pattern, replacement, name)
        result[name] = tensor
    return _floats(result)


def _floats(state: State) -> State:
    return {n: t.float() if t.is_floating_point() else t for n, t in state.items()}


def _halves(state: State) -> State:
    return {n: t.half() if t.is_floating_point() else t for n, t in state.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--networks", action="store_true", help="all of them, in float16")
    arguments = parser.parse_args()
    if arguments.networks:
        write_networks(arguments.out, arguments.state)
        return
    weights = read_average(arguments.state)
    write_average(arguments.out, weights)
    print(f"{arguments.out}: averaged weights after {weights.images} images")


if __name__ == "__main__":
    main()
