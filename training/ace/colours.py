"""The colours of a concept as a mixture of Gaussians."""

from dataclasses import dataclass

import torch

from training.ace.pool import Pool

_CLUSTERS = 8
_ROUNDS = 12
_PIXELS = 4000
_LEAST_SPREAD = 0.06


@dataclass(frozen=True)
class Colours:
    """centres [k, 3], spreads [k] and log shares [k] of clusters of a concept's colours."""

    centres: torch.Tensor
    spreads: torch.Tensor
    log_shares: torch.Tensor

    def strangeness(self, images: torch.Tensor) -> torch.Tensor:
        """Negative log density of each pixel, less its least: [n, 3, h, w] to [n, h, w], ≥ 0.

        A colour of a small cluster (a trunk) is stranger than one of a great one (leaves).
        """
        pixels = images.permute(0, 2, 3, 1).unsqueeze(-2)
        squares = (pixels - self.centres).square().sum(-1) / self.spreads.square()
        logs = self.log_shares - 1.5 * self.spreads.square().log() - squares / 2
        peak = (self.log_shares - 1.5 * self.spreads.square().log()).max()
        return peak - torch.logsumexp(logs, -1)


def colours_of(pool: Pool, concept: int, seed: int, share: float = 1.0) -> Colours | None:
    """K-means over the concept's pixels in a pool; None where it has fewer than 100.

    share: only the largest clusters, those that begin within this share of the pixels: of a tree
    the leaves without the trunk.
    """
    random = torch.Generator().manual_seed(seed)
    pixels = pool.images.permute(0, 2, 3, 1)[pool.labels == concept]
    if len(pixels) < 100:
        return None
    pixels = pixels[torch.randperm(len(pixels), generator=random)[:_PIXELS]]
    centres = pixels[:_CLUSTERS].clone()
    nearest = torch.zeros(len(pixels), dtype=torch.long)
    for _ in range(_ROUNDS):
        nearest = torch.cdist(pixels, centres).argmin(1)
        for k in range(len(centres)):
            if (nearest == k).any():
                centres[k] = pixels[nearest == k].mean(0)
    sizes = torch.bincount(nearest, minlength=len(centres))
    order = sizes.argsort(descending=True)
    before = (sizes[order].cumsum(0) - sizes[order]) / len(pixels)
    used = order[(sizes[order] > 0) & (before < share)]
    errors = (pixels - centres[nearest]).square().mean(1)
    variances = torch.zeros(len(centres)).index_add(0, nearest, errors) / sizes.clamp(min=1)
    spreads = variances.sqrt().clamp(min=_LEAST_SPREAD)
    return Colours(centres[used], spreads[used], (sizes[used] / len(pixels)).log())
