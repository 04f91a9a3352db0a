"""Distances between two sets of images or features."""

import torch
import torch.nn.functional as F

from training.degrade import blur

_PATCH = 7
_PATCHES_PER_IMAGE = 64
_DIRECTIONS = 128


def laplacian_pyramid(images: torch.Tensor, smallest: int = 16) -> list[torch.Tensor]:
    """Bands of images [n, 3, s, s] from fine to coarse; the last is the rest at `smallest`."""
    bands = []
    while images.shape[-1] > smallest:
        smaller = blur(images, 1.0)[..., ::2, ::2]
        larger = F.interpolate(smaller, scale_factor=2, mode="bilinear", align_corners=False)
        bands.append(images - larger)
        images = smaller
    return [*bands, images]


def sliced_wasserstein(a: torch.Tensor, b: torch.Tensor, seed: int = 0) -> dict[str, float]:
    """Distance of two equally large sets of images [n, 3, s, s] for each pyramid band.

    Karras et al., ICLR 2018, §5 and appendix: 7×7 patches, normalised over each set and
    channel, projected on random directions; mean absolute difference of the sorted
    projections, times 1000. Keyed by the band's size.
    """
    if a.shape != b.shape:
        raise ValueError(f"sets of different shape: {tuple(a.shape)} and {tuple(b.shape)}")
    result = {}
    for band_a, band_b in zip(laplacian_pyramid(a), laplacian_pyramid(b), strict=True):
        random = torch.Generator().manual_seed(seed)
        patches = [_patches(band, torch.Generator().manual_seed(seed)) for band in (band_a, band_b)]
        directions = torch.randn(patches[0].shape[1], _DIRECTIONS, generator=random)
        directions = directions / directions.norm(dim=0)
        first, second = ((p @ directions).sort(dim=0).values for p in patches)
        result[str(band_a.shape[-1])] = float((first - second).abs().mean() * 1000)
    return result


def frechet(a: torch.Tensor, b: torch.Tensor) -> float:
    """Fréchet distance of two sets of features [n, d] taken as Gaussians (Heusel et al., 2017)."""
    a, b = a.double(), b.double()
    covariance_a, covariance_b = torch.cov(a.T), torch.cov(b.T)
    eigenvalues = torch.linalg.eigvals(covariance_a @ covariance_b).real.clamp(min=0)
    means = (a.mean(0) - b.mean(0)).square().sum()
    traces = covariance_a.trace() + covariance_b.trace() - 2 * eigenvalues.sqrt().sum()
    return float(means + traces)


def _patches(images: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Random patches [n · 64, 3 · 49], each channel with mean 0 and deviation 1 over the set."""
    n, _, size, _ = images.shape
    count = n * _PATCHES_PER_IMAGE
    image = torch.arange(n).repeat_interleave(_PATCHES_PER_IMAGE)
    y, x = (torch.randint(size - _PATCH + 1, (count,), generator=random) for _ in range(2))
    offsets = torch.arange(_PATCH)
    rows, columns = (y[:, None] + offsets)[:, :, None], (x[:, None] + offsets)[:, None, :]
    patches = images.permute(0, 2, 3, 1)[image[:, None, None], rows, columns]
    mean = patches.mean((0, 1, 2), keepdim=True)
    deviation = patches.std((0, 1, 2), keepdim=True)
    return ((patches - mean) / deviation).flatten(1)
