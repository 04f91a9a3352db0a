"""Optimises ACE rankings and painting levels for a released model folder.

python -m training.ace [--folder models/village] [--concepts door,tree] [--quick] [--threads 2]

Reads stages, segmenter and dissection table of the folder and writes `.cache/ace/<id>.json`, from
which `npm run brushes` takes what works into the table. It goes on where an earlier run of the same
weights, segmenter, table and discriminator stopped; --again starts anew. --discriminator takes a
training state, or the networks kept of one, whose discriminator reads labels beside the segmenter
and tells how real the painting looks.
"""

import argparse
import json
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import torch

from training.ace.alpha import AlphaPlan, optimise_alpha
from training.ace.critic import Critic, read_critic
from training.ace.levels import COLOUR, COMMON, REAL, RING, SECOND, LevelsPlan, learn_levels
from training.ace.model_folder import ModelFolder, read_model_folder
from training.ace.pool import Pool, make_pool
from training.ace.realness import realness_gain
from training.ace.strokes import CONTEXT_TABLE, contexts_of, draw_strokes
from training.manifest import file_entry

_CACHE = Path(__file__).parents[2] / ".cache/ace"
_FIRST_SCENE = 700_000
_STROKES = 48
_LEAST_SIDE = 8
_FINEST = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("models/village"))
    parser.add_argument("--concepts", help="only these, joined by commas")
    parser.add_argument("--scenes", type=int, default=160)
    parser.add_argument("--steps", type=int, default=32, help="of the levels")
    parser.add_argument("--alpha-steps", type=int, default=12)
    parser.add_argument("--alpha-layers", default="16", help="joined by commas")
    parser.add_argument("--discriminator", type=Path, help="a second reader: a training state")
    parser.add_argument("--quick", action="store_true", help="few scenes and steps")
    parser.add_argument("--again", action="store_true", help="do not go on from an earlier run")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    if arguments.quick:
        arguments.scenes, arguments.steps, arguments.alpha_steps = 60, 6, 4
    model = read_model_folder(arguments.folder)
    concepts = arguments.concepts.split(",") if arguments.concepts else model.concepts
    run(model, concepts, arguments)


def run(model: ModelFolder, concepts: list[str], arguments: argparse.Namespace) -> None:
    """Does what is not done yet, layer by layer and concept by concept, and writes after each."""
    table = model.dissection()
    layers = [
        layer
        for layer in table["layers"]
        if _LEAST_SIDE <= layer["width"] <= model.manifest["resolution"] // _FINEST
    ]
    other = arguments.discriminator
    method = {
        "scenes": arguments.scenes,
        "steps": arguments.steps,
        "alphaSteps": arguments.alpha_steps,
        "firstScene": _FIRST_SCENE,
        "alphaLayers": arguments.alpha_layers,
        "contexts": sha256(CONTEXT_TABLE.read_bytes()).hexdigest(),
        "colour": COLOUR,
        "common": COMMON,
        "ring": RING,
        "second": SECOND if other else 0,
        "real": REAL if other else 0,
        "discriminator": other and file_entry(other)["sha256"],
        "segmenter": model.manifest["segmenter"]["sha256"],
        "table": _digest_of(table["layers"]),
    }
    path = _CACHE / f"{model.manifest['id']}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    result = _read(path, model.weights, method, arguments.again)
    rows = range(_FIRST_SCENE, _FIRST_SCENE + arguments.scenes)
    critic = None
    if other:
        resolution = model.manifest["resolution"]
        critic = read_critic(other, len(model.concepts), resolution)
    pool = make_pool(model, [layer["layer"] for layer in layers], rows)
    started, done, total = time.monotonic(), 0, len(layers) * len(concepts)
    for layer in layers:
        for concept in concepts:
            done += 1
            if any(
                (e["layer"], e["concept"]) == (layer["layer"], concept) for e in result["entries"]
            ):
                continue
            with_alpha = layer["layer"] in arguments.alpha_layers.split(",")
            result["entries"].append(
                _entry(model, pool, layer, concept, with_alpha, critic, arguments)
            )
            _write(path, result)
            seconds = round(time.monotonic() - started)
            print(
                f"{done} of {total}: {concept} at layer {layer['layer']}, {seconds} s", flush=True
            )


def _digest_of(layers: list[dict[str, Any]]) -> str:
    """Of the table's layers without the ACE ranking, which is made of what this run finds."""
    rest = [{name: v for name, v in layer.items() if name != "ace"} for layer in layers]
    return sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()


def _write(path: Path, result: dict[str, Any]) -> None:
    """Writes so that a stop while writing leaves what was there."""
    partial = path.with_suffix(".partial")
    partial.write_text(json.dumps(result) + "\n", encoding="utf-8")
    partial.replace(path)


def _read(path: Path, weights: str, method: dict[str, Any], again: bool) -> dict[str, Any]:
    if path.exists() and not again:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if found["weights"] == weights and found["method"] == method:
            return found
    return {
        "format": "ganpaint-ace",
        "version": 1,
        "weights": weights,
        "method": method,
        "entries": [],
    }


def _entry(
    model: ModelFolder,
    pool: Pool,
    layer: dict[str, Any],
    concept: str,
    with_alpha: bool,
    critic: Critic | None,
    arguments: argparse.Namespace,
) -> dict[str, Any]:
    index = model.concepts.index(concept)
    entry: dict[str, Any] = {"layer": layer["layer"], "concept": concept}
    contexts = contexts_of(concept)
    if contexts is None or 1 / layer["width"] > 2 * contexts.radius[1]:
        return entry  # A cell would be wider than any of the concept's strokes.
    labels = pool.labels.to(torch.uint8).numpy()
    strokes = draw_strokes(labels, model.concepts, contexts, _STROKES, seed=index)
    top = torch.tensor(layer["q995"], dtype=torch.float32)
    plan = LevelsPlan(steps=arguments.steps, hardness=contexts.hardness, critic=critic)
    learned = learn_levels(model, pool, layer["layer"], index, strokes, top, plan)
    if learned is not None:
        entry["learned"] = {"units": learned.units, "levels": learned.levels}
        if critic:
            gain = realness_gain(
                model, pool, layer["layer"], strokes, learned, critic, contexts.hardness
            )
            entry["learned"]["realness"] = round(gain, 4)
    if with_alpha:
        means = torch.tensor([row[index] for row in layer["meanGiven"]], dtype=torch.float32)
        alpha_plan = AlphaPlan(steps=arguments.alpha_steps)
        alpha = optimise_alpha(model, pool, layer["layer"], index, strokes, means, alpha_plan)
        if alpha is not None:
            entry["alpha"] = [round(float(a), 4) for a in alpha]
    return entry


if __name__ == "__main__":
    main()
