"""Distances between two sets of images or features.

Image sets are bytes [n, 3, s, s]: a few thousand scenes then fit in memory with room to spare.
"""

import torch
import torch.nn.functional as F

from training.degrade import blur

SMALLEST = 16
_PATCH = 7
_PATCHES_PER_IMAGE = 64
_DIRECTIONS = 128
_BATCH = 50
_ROWS = 500


def to_floats(images: torch.Tensor) -> torch.Tensor:
    """Bytes to −1 … 1."""
    return images.float() / 127.5 - 1


def laplacian_pyramid(images: torch.Tensor, smallest: int = SMALLEST) -> list[torch.Tensor]:
    """Bands of images [n, 3, s, s] from fine to coarse; the last is the rest at `smallest`."""
    bands = []
    while images.shape[-1] > smallest:
        smaller = blur(images, 1.0)[..., ::2, ::2]
        larger = F.interpolate(smaller, scale_factor=2, mode="bilinear", align_corners=False)
        bands.append(images - larger)
        images = smaller
    return [*bands, images]


def sliced_wasserstein(a: torch.Tensor, b: torch.Tensor, seed: int = 0) -> dict[str, float]:
    """Distance of two equally large sets of bytes [n, 3, s, s] for each pyramid band.

    Karras et al., ICLR 2018, §5 and appendix: 7×7 patches, normalised over each set and
    channel, projected on random directions; mean absolute difference of the sorted
    projections, times 1000. Keyed by the band's size.
    """
    if a.shape != b.shape:
        raise ValueError(f"sets of different shape: {tuple(a.shape)} and {tuple(b.shape)}")
    random = torch.Generator().manual_seed(seed)
    directions = torch.randn(3 * _PATCH**2, _DIRECTIONS, generator=random)
    directions = directions / directions.norm(dim=0)
    patches_a, patches_b = _patches(a, seed), _patches(b, seed)
    result = {}
    for size in list(patches_a):
        first = _project(patches_a.pop(size), directions)
        second = _project(patches_b.pop(size), directions)
        result[size] = float((first - second).abs().mean() * 1000)
    return result


def frechet(a: torch.Tensor, b: torch.Tensor) -> float:
    """Fréchet distance of two sets of features [n, d] taken as Gaussians (Heusel et al., 2017)."""
    a, b = a.double(), b.double()
    covariance_a, covariance_b = torch.cov(a.T), torch.cov(b.T)
    eigenvalues = torch.linalg.eigvals(covariance_a @ covariance_b).real.clamp(min=0)
    means = (a.mean(0) - b.mean(0)).square().sum()
    traces = covariance_a.trace() + covariance_b.trace() - 2 * eigenvalues.sqrt().sum()
    return float(means + traces)


def kernel_distance(a: torch.Tensor, b: torch.Tensor) -> float:
    """Unbiased squared maximum mean discrepancy of features [n, d], times 1000.

    Kernel (x·y / d + 1)³, as in Bińkowski et al., ICLR 2018. Near 0 (and of either sign) for two
    samples of one distribution.
    """

    def mean(x: torch.Tensor, y: torch.Tensor, same: bool) -> float:
        total = 0.0
        for rows in x.split(_ROWS):
            total += float((rows @ y.T / x.shape[1] + 1).pow(3).sum())
        if not same:
            return total / (len(x) * len(y))
        own = (x.square().sum(1) / x.shape[1] + 1).pow(3).sum()
        return (total - float(own)) / (len(x) * (len(x) - 1))

    a, b = a.double(), b.double()
    return 1000 * (mean(a, a, True) + mean(b, b, True) - 2 * mean(a, b, False))


def _patches(images: torch.Tensor, seed: int) -> dict[str, torch.Tensor]:
    """Random patches [n · 64, 3, 7, 7] of each band in float16, keyed by the band's size."""
    count, size = len(images), images.shape[-1]
    sizes = []
    while size > SMALLEST:
        sizes.append(size)
        size //= 2
    sizes.append(size)
    random = {s: torch.Generator().manual_seed(seed) for s in sizes}
    shape = (count * _PATCHES_PER_IMAGE, 3, _PATCH, _PATCH)
    result = {str(s): torch.empty(shape, dtype=torch.float16) for s in sizes}
    for first in range(0, count, _BATCH):
        for band in laplacian_pyramid(to_floats(images[first : first + _BATCH])):
            chosen = _cut(band, random[band.shape[-1]])
            start = first * _PATCHES_PER_IMAGE
            result[str(band.shape[-1])][start : start + len(chosen)] = chosen
    return result


def _cut(images: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """64 patches of each image at random places: [n · 64, 3, 7, 7]."""
    count, _, size, _ = images.shape
    places = (count * _PATCHES_PER_IMAGE,)
    image = torch.arange(count).repeat_interleave(_PATCHES_PER_IMAGE)
    y, x = (torch.randint(size - _PATCH + 1, places, generator=random) for _ in range(2))
    offsets = torch.arange(_PATCH)
    rows, columns = (y[:, None] + offsets)[:, :, None], (x[:, None] + offsets)[:, None, :]
    return images.permute(0, 2, 3, 1)[image[:, None, None], rows, columns].permute(0, 3, 1, 2)


def _project(patches: torch.Tensor, directions: torch.Tensor) -> torch.Tensor:
    """Sorted projections [directions, n] of patches with mean 0 and deviation 1 by channel."""
    patches = patches.float()
    deviation, mean = torch.std_mean(patches, dim=(0, 2, 3), keepdim=True)
    flat = ((patches - mean) / deviation).flatten(1)
    return (directions.T @ flat.T).sort(dim=1).values
