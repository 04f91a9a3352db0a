"""The ICLR optimisation of α: how much each unit takes part in causing a concept.

Bau et al., ICLR 2019, eq. 4–6. With k the units' levels and P some places,

    x_a = f((1 − α) ⊙ r at P),  x_i = f(α ⊙ k + (1 − α) ⊙ r at P)
    α* = argmin over 0 ≤ α ≤ 1 of  − (E s_c(x_i) − E s_c(x_a)) + λ ‖α‖²

where s_c is the segmenter's mean probability of the concept at P.

The published code (gandissect, `netdissect/ablate`/`ace` scripts) ablates where the concept is and
inserts where it is not, but reads the insertion's score at the ablation's location, where nothing
was inserted. The paper's δ is read where the units were set. Here the paper's reading is taken:
each score is read at its own location, for otherwise the insertion tells nothing of the units.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from training.ace.model_folder import ModelFolder
from training.ace.pool import Pool
from training.ace.strokes import Stroke, masks_of
from training.precision import mixed_precision

_START = 0.5


@dataclass(frozen=True)
class AlphaPlan:
    steps: int = 16
    batch: int = 4
    rate: float = 0.08
    penalty: float = 0.05
    """λ times the number of units, so that layers of different width weigh it the same."""
    seed: int = 0


def optimise_alpha(
    model: ModelFolder,
    pool: Pool,
    layer: str,
    concept: int,
    insertions: Sequence[Stroke],
    levels: torch.Tensor,
    plan: AlphaPlan,
) -> torch.Tensor | None:
    """α [c], 0 … 1; None where the pool has no place to ablate or to insert.

    levels: k [c], the mean of each unit weighted by the concept's share of the cell. Insertions go
    where `insertions` says; ablations where the concept has half of a cell.
    """
    places = pool.shares(layer, concept) >= 0.5
    scenes = np.flatnonzero(places.any(2).any(1).numpy())
    if not len(scenes) or not insertions:
        return None
    random = np.random.default_rng(plan.seed)
    alpha = torch.full_like(levels, _START, requires_grad=True)
    optimizer = torch.optim.Adam([alpha], lr=plan.rate)
    for _ in range(plan.steps):
        ablated = random.choice(scenes, plan.batch)
        picked = random.choice(len(insertions), plan.batch)
        strokes = [insertions[i] for i in picked]
        maps = torch.cat([pool.maps[layer][ablated], pool.maps[layer][[s.scene for s in strokes]]])
        here = torch.cat(
            [places[ablated][:, None].float(), masks_of(strokes, maps.shape[-1], pool.side)]
        )
        inserted = torch.tensor([0.0] * plan.batch + [1.0] * plan.batch)[:, None, None, None]
        weights = alpha.clamp(0, 1)[:, None, None]
        # α of what was there goes; where units are inserted, k comes in its place.
        edited = (1 - here * weights) * maps + inserted * here * weights * levels[:, None, None]
        with mixed_precision():
            logits = model.segmenter(model.tail(edited, layer).clamp(-1, 1))
        presence = logits.float().softmax(1)[:, concept]
        where = F.interpolate(here, size=(pool.side, pool.side), mode="nearest")[:, 0]
        scores = (presence * where).sum((1, 2)) / where.sum((1, 2)).clamp(min=1)
        effect = scores[plan.batch :].mean() - scores[: plan.batch].mean()
        loss = -effect + plan.penalty * alpha.square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            alpha.clamp_(0, 1)
    return alpha.detach()
