"""Fidelity, variety and memory, from nearest neighbours among features [n, d]."""

import torch

NEIGHBOURS = 3
_ROWS = 500


def precision_and_recall(drawn: torch.Tensor, generated: torch.Tensor) -> tuple[float, float]:
    """Share of generated scenes inside the drawn manifold, and of drawn ones in the generated.

    Kynkäänniemi et al., NeurIPS 2019: a set's manifold is the union of balls around its members,
    each as large as the distance to the member's third nearest neighbour.
    """
    return _covered(generated, drawn), _covered(drawn, generated)


def nearest(queries: torch.Tensor, points: torch.Tensor, count: int) -> tuple[torch.Tensor, ...]:
    """Distances and indices [n, count] of the nearest `points` to each query."""
    found = [torch.cdist(rows, points).topk(count, largest=False) for rows in queries.split(_ROWS)]
    return torch.cat([f.values for f in found]), torch.cat([f.indices for f in found])


def _covered(queries: torch.Tensor, points: torch.Tensor) -> float:
    """Share of queries that lie in the ball of some point."""
    # A point is its own nearest neighbour, at distance 0.
    radii = nearest(points, points, NEIGHBOURS + 1)[0][:, -1]
    inside = [(torch.cdist(rows, points) <= radii).any(1) for rows in queries.split(_ROWS)]
    return float(torch.cat(inside).float().mean())
