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
                kind: measure(network, unseen, kind == "degraded", generated.shape[-1])
                for kind in ("clean", "degraded")
            }
            for name, network in networks.items()
        },
        "agreement": agreement(generated[:AGREEMENT_SCENES], segmenter, judge),
        "agreed_scenes": min(AGREEMENT_SCENES, len(generated)),
    }
