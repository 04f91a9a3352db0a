"""Levels that paint: the level of every unit of a layer that a brush sets, by optimisation.

The ICLR optimisation holds the levels k and looks for α (`alpha.py`). Here α is 1 and the levels
are what is looked for: between 0 and each unit's 0.995 quantile, so that every unit stays where the
network has been; units of what the concept displaces go to their off-level by themselves. The
loss, over strokes on the concept's contexts:

    − mean over the stroke of log p(concept)
    − R · mean over the ring of one cell of log (p(what it was) + p(concept))
    + C · mean over the stroke of how strange the colours are for the concept
    − D · mean over the stroke of log q(concept)
    − E · mean over the stroke of the realness r

q and r come from the generator's discriminator, where there is one: from its label head, which
learnt labels apart from the segmenter (what one network alone takes for a tree is often no tree),
and from its patch logits, greater where it looks more like a drawn scene: readers of labels are
content with a flat dark oval, which no discriminator ever let pass for a tree.

Strokes have the soft edge that the table of contexts gives them: levels that turn at once from what
was there to the concept tear the ring.

Colours count because every reader guesses far from pictures: without them the optimum for *tree* is
a black blot, with C = 0.15 a dark red one. Only the concept's commonest colours are its own here:
two readers agree best on a tree that is all trunk.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from training.ace.colours import Colours, colours_of
from training.ace.critic import Critic
from training.ace.model_folder import ModelFolder
from training.ace.painting import cell_shares, paint
from training.ace.pool import Pool
from training.ace.strokes import Stroke
from training.precision import mixed_precision

RING = 5.0
COLOUR = 2.0
COMMON = 0.7
SECOND = 2.0
REAL = 2.0
_STRANGEST = 12.0
_LEAST_LOG = -6.0
_RATE = 0.15
_PURE = (0.95, 0.8, 0.6, 0.4, 0.2)
_LEAST_CELLS = 20
_EXEMPLARS = 4
_TRIED = 8


@dataclass(frozen=True)
class Levels:
    """units in the order of how far they are moved, with their levels."""

    units: list[int]
    levels: list[float]


@dataclass(frozen=True)
class LevelsPlan:
    steps: int = 24
    batch: int = 6
    seed: int = 0
    hardness: float = 1.0
    """Of the strokes' edges."""
    critic: Critic | None = None
    """Reads the painted images beside the model's segmenter."""


def learn_levels(
    model: ModelFolder,
    pool: Pool,
    layer: str,
    concept: int,
    strokes: Sequence[Stroke],
    top: torch.Tensor,
    plan: LevelsPlan,
) -> Levels | None:
    """Optimises the levels of a layer's units on strokes; None where the concept has no cells.

    top: [c], the greatest level of each unit.
    """
    colours = colours_of(pool, concept, plan.seed, COMMON)
    if colours is None:
        return None
    start = _start(model, pool, layer, concept, strokes, top, colours, plan)
    if start is None:
        return None
    random = torch.Generator().manual_seed(plan.seed)
    levels = start.clone().requires_grad_(True)
    scale = float(start.mean() + pool.maps[layer].mean()) / 2
    optimizer = torch.optim.Adam([levels], lr=2 * _RATE * scale, betas=(0.8, 0.99))
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, plan.steps)
    for _ in range(plan.steps):
        picked = torch.randperm(len(strokes), generator=random)[: plan.batch]
        batch = [strokes[i] for i in picked.tolist()]
        loss = _loss(model, pool, layer, concept, batch, levels, colours, plan)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
        with torch.no_grad():
            levels.copy_(torch.minimum(levels.clamp(min=0), top))
    return _ordered(levels.detach(), pool, layer, strokes)


def _start(
    model: ModelFolder,
    pool: Pool,
    layer: str,
    concept: int,
    strokes: Sequence[Stroke],
    top: torch.Tensor,
    colours: Colours,
    plan: LevelsPlan,
) -> torch.Tensor | None:
    """The best of the mean of the concept's cells, that times 1.5, and some single cells."""
    shares = pool.shares(layer, concept)
    cells = pool.maps[layer].permute(0, 2, 3, 1)
    purest = next((t for t in _PURE if (shares >= t).sum() >= _LEAST_CELLS), None)
    if purest is None or not strokes:
        return None
    pure = cells[shares >= purest]
    random = torch.Generator().manual_seed(plan.seed)
    some = pure[torch.randperm(len(pure), generator=random)[:_EXEMPLARS]]
    candidates = [torch.minimum(v, top) for v in (pure.mean(0), 1.5 * pure.mean(0), *some)]
    few = strokes[:_TRIED]
    with torch.no_grad():
        losses = [
            float(_loss(model, pool, layer, concept, few, v, colours, plan)) for v in candidates
        ]
    return candidates[losses.index(min(losses))]


def _loss(
    model: ModelFolder,
    pool: Pool,
    layer: str,
    concept: int,
    strokes: Sequence[Stroke],
    levels: torch.Tensor,
    colours: Colours,
    plan: LevelsPlan,
) -> torch.Tensor:
    scenes = [s.scene for s in strokes]
    images, reached = paint(model, pool, layer, strokes, levels, plan.hardness)
    with mixed_precision():
        logits = model.segmenter(images)
    logs = logits.float().log_softmax(1)
    size = (pool.side, pool.side)
    inside = F.interpolate(reached, size=size, mode="nearest")[:, 0]
    wider = F.interpolate(F.max_pool2d(reached, 3, 1, 1), size=size, mode="nearest")[:, 0]
    ring = wider - inside
    was = logs.gather(1, pool.labels[scenes][:, None])[:, 0]
    kept = torch.where(pool.labels[scenes] == concept, was, torch.logaddexp(was, logs[:, concept]))
    strange = colours.strangeness(images.float()).clamp(max=_STRANGEST)
    loss = (
        -_mean(logs[:, concept].clamp(min=_LEAST_LOG), inside)
        - RING * _mean(kept.clamp(min=_LEAST_LOG), ring)
        + COLOUR * _mean(strange, inside)
    )
    if plan.critic is None:
        return loss
    with mixed_precision():
        second, realness = plan.critic.read(images.float())
    also = second.float().log_softmax(1)[:, concept].clamp(min=_LEAST_LOG)
    return (
        loss
        - SECOND * _mean(also, cell_shares(inside, also))
        - REAL * _mean(realness.float(), cell_shares(inside, realness))
    )


def _mean(values: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    return (values * weights).sum() / weights.sum().clamp(min=1)


def _ordered(levels: torch.Tensor, pool: Pool, layer: str, strokes: Sequence[Stroke]) -> Levels:
    """Units by how far the level is from what they are where strokes go, in deviations."""
    cells = pool.maps[layer].permute(0, 2, 3, 1)
    grid = cells.shape[1]
    there = torch.cat(
        [cells[s.scene][torch.from_numpy(s.mask(grid, pool.side) > 0)] for s in strokes]
    )
    moved = (levels - there.mean(0)).abs() / (pool.maps[layer].std((0, 2, 3)) + 1e-6)
    order = moved.argsort(descending=True).tolist()
    return Levels(order, [round(float(levels[u]), 4) for u in order])
