"""Seeded strokes on chosen contexts, by the table that the dissection's brush search uses."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

CONTEXT_TABLE = Path(__file__).parents[2] / "tools/dissect/contexts.json"
_DRAG = 1.5
_DRAGS = 0.5
_TRIES = 12
_SHARE = 0.8
_STEPS = 9


@dataclass(frozen=True)
class Contexts:
    """What a concept belongs on, least and greatest radius as shares of the width, and hardness."""

    works: tuple[str, ...]
    radius: tuple[float, float]
    hardness: float


@dataclass(frozen=True)
class Stroke:
    """A dab or a short drag in scene `scene` of a pool; coordinates and radius in widths."""

    scene: int
    start: tuple[float, float]
    end: tuple[float, float]
    radius: float

    def outline(self, side: int) -> NDArray[np.bool_]:
        """Pixels [side, side] whose centre is nearer than the radius."""
        return self._depth(side) < 1

    def _depth(self, side: int) -> NDArray[np.float64]:
        """Distance of each pixel's centre from the way of the brush, in radii."""
        y, x = (np.mgrid[0:side, 0:side] + 0.5) / side
        distance = np.full((side, side), np.inf)
        for t in np.linspace(0, 1, _STEPS):
            cx = self.start[0] + t * (self.end[0] - self.start[0])
            cy = self.start[1] + t * (self.end[1] - self.start[1])
            distance = np.minimum(distance, np.hypot(x - cx, y - cy))
        return distance / self.radius

    def mask(self, grid: int, side: int, hardness: float = 1.0) -> NDArray[np.float64]:
        """Cells [grid, grid] by the editor's default rule: each has the greatest of its pixels,
        1 up to `hardness` radii and fading to 0 at the radius (src/model/mask.ts)."""
        depth = self._depth(side)
        fading = (1 - depth) / max(1 - hardness, 1e-9)
        values = np.where(depth <= hardness, 1.0, np.where(depth < 1, fading.clip(0, 1), 0.0))
        step = side // grid
        cells: NDArray[np.float64] = values.reshape(grid, step, grid, step).max((1, 3))
        return cells


def contexts_of(concept: str) -> Contexts | None:
    """The table's entry; None for a concept that it lacks."""
    table = json.loads(CONTEXT_TABLE.read_text(encoding="utf-8"))
    entry = table["contexts"].get(concept)
    if entry is None:
        return None
    brush = entry.get("brush", "middle")
    least, greatest = table["radii"][brush]
    return Contexts(tuple(entry["works"]), (least, greatest), table["hardness"][brush])


def draw_strokes(
    labels: NDArray[np.uint8],
    concepts: Sequence[str],
    contexts: Contexts,
    count: int,
    seed: int,
) -> list[Stroke]:
    """About `count` strokes, at most one a scene and context, evenly over the contexts.

    labels: [n, side, side] of a pool of scenes. At least 0.8 of each outline is its context.
    """
    random = np.random.default_rng(seed)
    each = -(-count // len(contexts.works))
    strokes: list[Stroke] = []
    for name in contexts.works:
        if name in concepts:
            found = _on(labels, concepts.index(name), contexts.radius, each, random)
            strokes.extend(found)
    random.shuffle(strokes)  # type: ignore[arg-type]
    return strokes


def _on(
    labels: NDArray[np.uint8],
    label: int,
    radius: tuple[float, float],
    count: int,
    random: np.random.Generator,
) -> list[Stroke]:
    side = labels.shape[-1]
    found: list[Stroke] = []
    for scene in random.permutation(len(labels)):
        if len(found) == count:
            break
        rows, columns = np.nonzero(labels[scene] == label)
        for _ in range(_TRIES if len(rows) else 0):
            at = random.integers(len(rows))
            x, y = (columns[at] + 0.5) / side, (rows[at] + 0.5) / side
            r, angle = random.uniform(*radius), random.uniform(0, 2 * np.pi)
            length = _DRAG * r if random.uniform() < _DRAGS else 0.0
            end = (x + length * np.cos(angle), y + length * np.sin(angle))
            stroke = Stroke(int(scene), (x, y), end, r)
            if (labels[scene][stroke.outline(side)] == label).mean() >= _SHARE:
                found.append(stroke)
                break
    return found


def masks_of(
    strokes: Sequence[Stroke], grid: int, side: int, hardness: float = 1.0
) -> torch.Tensor:
    """[n, 1, grid, grid], 0 … 1."""
    masks = np.stack([s.mask(grid, side, hardness) for s in strokes])
    return torch.from_numpy(masks[:, None]).float()
