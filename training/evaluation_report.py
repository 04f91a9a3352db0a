"""The evaluation as a page with tables and pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from training import plots
from training.folded_network import render, scene_latents, to_pixels
from training.folding import FoldedStage
from training.manifest import write_json
from training.manifold import nearest
from training.sheet import SCENES, write_sheet
from training.spectrum import mean_spectrum

if TYPE_CHECKING:
    from training.evaluate import SceneSet

FOLDER = "generator"
GOAL = 0.8
"""Share of the way from the trial to the floor."""
LIMITS = "what-limits-it"
SHARE_FLOOR = 0.01
SHARE_TOLERANCE = 0.2
NEIGHBOUR_ROWS = 6
_NEIGHBOURS = 7


def write_report(
    out: Path,
    result: dict[str, Any],
    sets: dict[str, "SceneSet"],
    stages: Sequence[FoldedStage],
    log: Path | None,
    history: Path | None,
) -> None:
    """Writes `generator.md` into `out`, its pictures and the measures into `out/generator`."""
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / "evaluation.json", result)
    size = stages[0].input_shape[0]
    write_sheet(folder / "samples.png", to_pixels(render(stages, scene_latents(SCENES, size))))
    write_neighbours(folder / "neighbours.png", sets["generated"], sets["known"])
    spectra = {name: mean_spectrum(sets[name].images) for name in ("drawn", "generated")}
    plots.plot_spectra(folder / "spectrum.png", spectra)
    curves = []
    if log is not None:
        plots.plot_losses(folder / "training.png", plots.read_lines(log))
        curves.append("![Losses and rate of the training](generator/training.png)")
    if history is not None:
        plots.plot_history(folder / "history.png", plots.read_lines(history), result)
        curves.append("![Distances over the training](generator/history.png)")
    (out / "generator.md").write_text(page(result, curves), encoding="utf-8")


def write_neighbours(path: Path, generated: "SceneSet", known: "SceneSet") -> None:
    """Rows of a generated scene and the drawn training scenes nearest to it in features."""
    queries = generated.features[:NEIGHBOUR_ROWS]
    _, indices = nearest(queries, known.features, _NEIGHBOURS)
    rows = [
        torch.cat([generated.images[i : i + 1], known.images[indices[i]]])
        for i in range(len(queries))
    ]
    write_sheet(path, torch.cat(rows).permute(0, 2, 3, 1).contiguous().numpy(), _NEIGHBOURS + 1)


def page(result: dict[str, Any], curves: Sequence[str]) -> str:
    """The page's Markdown."""
    cost, memory, peaks = result["cost"], result["memory"], result["peaks"]
    sections = [
        "# The village generator, measured",
        "Written by `python -m training.evaluate` (training/README.md); not edited by hand. "
        f"{result['count']} generated scenes at {result['resolution']}² stand against as many "
        f"drawn ones that training never saw, after {_images(result['images'])} images of "
        f"training. {result['minutes']} minutes of one processor core.",
        "![48 scenes, the first of the stream, none left out](generator/samples.png)",
        "*The first 48 scenes of the stream, none left out.*",
        "## Distances",
        "Smaller is better. *Floor*: drawn scenes against other drawn scenes. *Closed*: the "
        "share of the way from the trial to the floor. Sliced Wasserstein distances (×1000) are "
        "taken band by band of a Laplacian pyramid and use nothing trained; the Fréchet and "
        "kernel (×1000) distances compare the segmenter's last features, averaged over a 4×4 "
        "grid.",
        _distances(result["distances"]),
        *_goal(result["distances"]),
        "## Fidelity and variety",
        "Kynkäänniemi et al., NeurIPS 2019, with 3 neighbours in the same features. Drawn "
        "scenes against other drawn scenes show what can be reached.",
        _variety(result["variety"]),
        "## Class shares",
        "Share of pixels that the segmenter names so. Classes above 1 % of the drawn pixels may "
        "differ by at most 20 % of their share. Training holds what the segmenter reads near the "
        "drawn shares (`class_shares.py`); the judge's readings, which it never saw, check them.",
        _shares(result["shares"], result.get("naming", {}).get("shares")),
        "## Lattice",
        _peaks(peaks),
        "![Mean power spectra](generator/spectrum.png)",
        "## Memory",
        f"Median distance to the nearest of {memory['scenes']} training scenes: generated "
        f"scenes {memory['generated']}, drawn scenes that training never saw "
        f"{memory['drawn']}. A generator that recalled its training scenes would lie nearer to "
        "them than unseen scenes do.",
        "![Generated scenes and their nearest training scenes](generator/neighbours.png)",
        f"*First column: generated scenes. Then the {_NEIGHBOURS} nearest training scenes.*",
        "## Cost",
        f"{cost['multiply_adds'] / 1e9:.2f} GMAC an image, {cost['parameters'] / 1e6:.2f} M "
        f"parameters, {cost['parameters'] * 2 / 1e6:.2f} MB in float16.",
    ]
    if "naming" in result:
        sections += _naming(result["naming"])
    if curves:
        sections += ["## The training", *curves]
    return "\n\n".join(sections) + "\n"


def closed_share(name: str, distances: dict[str, dict[str, float]]) -> float:
    """Share of the way from the trial to the floor; 1 at the floor."""
    trial, floor = distances["trial"][name], distances["floor"][name]
    return (trial - distances["generated"][name]) / (trial - floor)


def _distances(distances: dict[str, dict[str, float]]) -> str:
    has_trial = "trial" in distances
    header = ["measure", "generated", "floor", *(["trial", "closed"] if has_trial else [])]
    rows = []
    for name, value in distances["generated"].items():
        row = [name, str(value), str(distances["floor"][name])]
        if has_trial:
            closed = closed_share(name, distances)
            row += [str(distances["trial"][name]), f"{closed:.1%}"]
        rows.append(row)
    return _table(header, rows)


def _variety(variety: dict[str, dict[str, float]]) -> str:
    names = {"generated": "generated", "floor": "drawn", "trial": "trial"}
    rows = [
        [names[key], str(value["precision"]), str(value["recall"])]
        for key, value in variety.items()
    ]
    return _table(["scenes", "precision", "recall"], rows)


def _goal(distances: dict[str, dict[str, float]]) -> list[str]:
    """How many distances are as far as they should be; nothing where there is no trial."""
    if "trial" not in distances:
        return []
    names = list(distances["generated"])
    reached = sum(closed_share(name, distances) >= GOAL for name in names)
    return [
        f"The goal is {100 * GOAL:.0f} % of each way; {reached} of {len(names)} are that far "
        f"([what limits it](../training/README.md#{LIMITS}))."
    ]


def _shares(shares: dict[str, list[float]], judged: dict[str, list[float]] | None) -> str:
    rows = []
    for name, (drawn, generated) in shares.items():
        change = _change(drawn, generated)
        verdict = "small class"
        if drawn > SHARE_FLOOR:
            verdict = "yes" if abs(change) <= SHARE_TOLERANCE else "no"
        row = [name, f"{drawn:.4f}", f"{generated:.4f}", f"{change:+.0%}", verdict]
        rows.append([*row, *([f"{_change(*judged[name]):+.0%}"] if judged else [])])
    header = ["class", "drawn", "generated", "difference", "within 20 %"]
    return _table([*header, *(["by the judge"] if judged else [])], rows)


def _change(drawn: float, generated: float) -> float:
    return generated / drawn - 1 if drawn else float("nan")


def _peaks(peaks: dict[str, dict[str, Any]]) -> str:
    generated, floor = peaks["generated"], peaks["floor"]
    x, y = generated["frequency"]
    found = generated["factor"] > max(1, floor["factor"])
    return (
        "A lattice left by enlargement adds power at single frequencies. What most looks like it "
        "in the mean power spectrum of the generated scenes, and is not in that of the drawn ones, "
        f"stands ×{generated['factor']} over the highest value around it, at ({x}, {y}) cycles per "
        "image. A peak is above 1 and above what chance gives between two sets of drawn scenes, "
        f"×{floor['factor']}: {'this is one' if found else 'there is none'}. Wide regions where "
        "the ratio differs from 1 are softness or texture, no lattice."
    )


def _naming(naming: dict[str, Any]) -> list[str]:
    """How far segmenter and judge can be trusted, a row a class."""
    iou, agreed = naming["iou"], naming["agreement"]
    columns = [(name, kind) for name in iou for kind in iou[name]]
    header = ["class", *(f"{name}, {kind}" for name, kind in columns), "agreement"]
    rows = []
    for key in iou["segmenter"]["clean"]:
        alike = _mean_of_classes(agreed) if key == "mean" else agreed.get(key)
        cells = [f"{iou[name][kind][key]:.2f}" for name, kind in columns]
        rows.append([key, *cells, "–" if alike is None else f"{alike:.2f}"])
    return [
        "## Segmenter and judge",
        f"IoU on {naming['scenes']} drawn scenes that neither training saw, as they are and made "
        "as soft as generated ones (*degraded*); and the share of the pixels of "
        f"{naming['agreed_scenes']} generated scenes, by the class that the segmenter sees, to "
        "which the judge gives the same name: another architecture from another seed, by which "
        f"nothing was chosen. They agree on {agreed['all']:.1%} of all pixels.",
        _table(header, rows),
    ]


def _mean_of_classes(agreed: dict[str, float]) -> float:
    classes = [share for name, share in agreed.items() if name != "all"]
    return sum(classes) / len(classes)


def _images(images: int | None) -> str:
    return "an unknown number of" if images is None else f"{images:,}"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
