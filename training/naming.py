"""How well the two networks that name things can be trusted: the segmenter, and its judge."""

from typing import Any

import torch

from training.agreement import agreement
from training.distances import to_floats
from training.judge import Judge
from training.scenes.classes import CLASSES
from training.segmenter import Segmenter
from training.train_segmenter import UNSEEN, measure

AGREEMENT_SCENES = 1000
_BATCH = 20


def measure_naming(
    segmenter: Segmenter,
    judge: Judge,
    generated: torch.Tensor,
    drawn: torch.Tensor,
    unseen: range = UNSEEN,
) -> dict[str, Any]:
    """IoU by class of both on drawn scenes that no training saw, their agreement, and `shares`.

    generated, drawn: bytes [n, 3, s, s]; of the first the first 1,000 are named by both. The IoU of
    `clean` scenes and of `degraded` ones, made as soft as generated scenes are. `shares` are those
    of the classes in `drawn` and in `generated`, by the judge.
    """
    networks = {"segmenter": segmenter, "judge": judge}
    return {
        "scenes": len(unseen),
        "iou": {
            name: {
                kind: measure(network, unseen, kind == "degraded", generated.shape[-1])
                for kind in ("clean", "degraded")
            }
            for name, network in networks.items()
        },
        "agreement": agreement(generated[:AGREEMENT_SCENES], segmenter, judge),
        "agreed_scenes": min(AGREEMENT_SCENES, len(generated)),
        "shares": {
            c.id: [round(float(a), 7), round(float(b), 7)]
            for c, a, b in zip(
                CLASSES, _shares(judge, drawn), _shares(judge, generated), strict=True
            )
        },
    }


@torch.no_grad()
def _shares(judge: Judge, images: torch.Tensor) -> torch.Tensor:
    counts = torch.zeros(len(CLASSES))
    for batch in images.split(_BATCH):
        labels = judge(to_floats(batch)).argmax(1)
        counts += torch.bincount(labels.flatten(), minlength=len(CLASSES))
    return counts / counts.sum()
