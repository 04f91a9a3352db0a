"""How much more or less real a scene looks where levels were painted into it."""

from collections.abc import Sequence

import torch
import torch.nn.functional as F

from training.ace.critic import Critic
from training.ace.levels import Levels
from training.ace.model_folder import ModelFolder
from training.ace.painting import cell_shares, paint
from training.ace.pool import Pool
from training.ace.strokes import Stroke

_BATCH = 12


@torch.no_grad()
def realness_gain(
    model: ModelFolder,
    pool: Pool,
    layer: str,
    strokes: Sequence[Stroke],
    learned: Levels,
    critic: Critic,
    hardness: float = 1.0,
) -> float:
    """Mean change of the critic's patch logits over the strokes, each patch by its painted share.

    Judges of concepts guess far from pictures: a flat dark oval can be a *tree* to them. The
    critic tells which of two such paintings is the better picture.
    """
    levels = torch.zeros(len(learned.units))
    levels[learned.units] = torch.tensor(learned.levels)
    change, painted = 0.0, 0.0
    for start in range(0, len(strokes), _BATCH):
        batch = strokes[start : start + _BATCH]
        images, reached = paint(model, pool, layer, batch, levels, hardness)
        _, after = critic.read(images.float())
        _, before = critic.read(pool.images[[s.scene for s in batch]])
        inside = F.interpolate(reached, size=(pool.side, pool.side), mode="nearest")[:, 0]
        share = cell_shares(inside, after)
        change += float(((after - before) * share).sum())
        painted += float(share.sum())
    return change / max(painted, 1e-9)
