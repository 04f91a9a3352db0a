"""How well the two networks that name things can be trusted: the segmenter, and its judge."""

from typing import Any

import torch

from training.agreement import agreement
from training.judge import Judge
from training.segmenter import Segmenter
from training.train_segmenter import UNSEEN, measure

AGREEMENT_SCENES = 1000


def measure_naming(
    segmenter: Segmenter, judge: Judge, generated: torch.Tensor, unseen: range = UNSEEN
) -> dict[str, Any]:
    """IoU by class of both on drawn scenes that no training saw, and their agreement.

    generated: bytes [n, 3, s, s], of which the first 1,000 are named by both. The IoU of `clean`
    scenes and of `degraded` ones, made as soft as generated scenes are.
    """
    networks = {"segmenter": segmenter, "judge": judge}
    return {
        "scenes": len(unseen),
        "iou": {
            name: {
                kind: measure(network, unseen, kind == "degraded") for kind in ("clean", "degraded")
            }
            for name, network in networks.items()
        },
        "agreement": agreement(generated[:AGREEMENT_SCENES], segmenter, judge),
        "agreed_scenes": min(AGREEMENT_SCENES, len(generated)),
    }


def naming_section(naming: dict[str, Any]) -> list[str]:
    """The page's part about them: a heading, words and a row a class."""
    iou, agreed = naming["iou"], naming["agreement"]
    columns = [("segmenter", "clean"), ("segmenter", "degraded"), ("judge", "clean")]
    header = [
        "class",
        *(f"{name}, {kind}" for name, kind in columns),
        "agreement",
    ]
    rows = []
    for key in iou["segmenter"]["clean"]:
        cells = [_number(iou[name][kind][key]) for name, kind in columns]
        rows.append([key, *cells, _number(agreed.get("all" if key == "mean" else key))])
    lines = [header, ["---"] * len(header), *rows]
    return [
        "## Segmenter and judge",
        f"IoU on {naming['scenes']} drawn scenes that neither training saw, as they are and made "
        "as soft as generated ones (*degraded*); and the share of the pixels of "
        f"{naming['agreed_scenes']} generated scenes, by the class that the segmenter sees, to "
        "which the judge gives the same name: another architecture from another seed, by which "
        f"nothing was chosen. They agree on {agreed['all']:.1%} of all pixels.",
        "\n".join("| " + " | ".join(line) + " |" for line in lines),
    ]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
