"""Making drawn scenes look as soft and wobbly as generated ones, with their labels."""

import math

import torch
import torch.nn.functional as F

CLEAN_SHARE = 0.3


def degrade(
    images: torch.Tensor, labels: torch.Tensor, random: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """Degrades all but `CLEAN_SHARE` of a batch.

    images: [n, 3, h, w] in −1 … 1; labels: [n, h, w] integers. Edges are bent (labels with
    them), texture is smoothed by a blur that varies over the image, detail is lost by
    resampling, and colour, contrast and noise change.
    """
    chosen = torch.rand(len(images), generator=random) >= CLEAN_SHARE
    if not chosen.any():
        return images, labels
    bent, bent_labels = bend(images[chosen], labels[chosen], random)
    soft = add_noise(recolour(resample(smooth(bent, random), random), random), random)
    images, labels = images.clone(), labels.clone()
    images[chosen] = soft
    labels[chosen] = bent_labels
    return images, labels


def bend(
    images: torch.Tensor, labels: torch.Tensor, random: torch.Generator
) -> tuple[torch.Tensor, torch.Tensor]:
    """Displaces by up to a few pixels along a smooth random field, and mirrors half of them."""
    n, _, height, width = images.shape
    cells = int(torch.randint(6, 17, (1,), generator=random))
    amount = torch.rand(n, 1, 1, 1, generator=random) * 4.0 / width
    field = torch.randn(n, 2, cells, cells, generator=random) * amount
    field = F.interpolate(field, (height, width), mode="bicubic", align_corners=False)
    identity = torch.eye(2, 3).expand(n, 2, 3).clone()
    identity[:, 0, 0] = torch.where(torch.rand(n, generator=random) < 0.5, -1.0, 1.0)
    grid = F.affine_grid(identity, [n, 1, height, width], align_corners=False)
    grid = grid + field.permute(0, 2, 3, 1)
    settings = {"padding_mode": "reflection", "align_corners": False}
    moved = F.grid_sample(images, grid, mode="bilinear", **settings)
    named = F.grid_sample(labels[:, None].float(), grid, mode="nearest", **settings)
    return moved, named[:, 0].to(labels.dtype)


def smooth(images: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Blends each image with a blurred copy by a smooth random mask."""
    n, _, height, width = images.shape
    sigma = 0.4 + 1.4 * float(torch.rand(1, generator=random))
    mask = torch.rand(n, 1, 4, 4, generator=random) * 1.6 - 0.3
    mask = F.interpolate(mask, (height, width), mode="bilinear", align_corners=False)
    return torch.lerp(images, blur(images, sigma), mask.clamp(0, 1))


def blur(images: torch.Tensor, sigma: float) -> torch.Tensor:
    """Gaussian blur; `sigma` in pixels."""
    radius = max(1, math.ceil(2.5 * sigma))
    offsets = torch.arange(-radius, radius + 1, dtype=images.dtype)
    kernel = torch.exp(-offsets.square() / (2 * sigma**2))
    kernel = (kernel / kernel.sum()).view(1, 1, 1, -1).expand(3, 1, 1, -1)
    padded = F.pad(images, (radius,) * 4, mode="replicate")
    return F.conv2d(F.conv2d(padded, kernel, groups=3), kernel.transpose(2, 3), groups=3)


def resample(images: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Half of the batches lose detail through a smaller size and back."""
    size = images.shape[-2:]
    if float(torch.rand(1, generator=random)) < 0.5:
        return images
    share = 0.45 + 0.5 * float(torch.rand(1, generator=random))
    smaller = (round(size[0] * share), round(size[1] * share))
    small = F.interpolate(images, smaller, mode="bilinear", align_corners=False)
    return F.interpolate(small, size, mode="bilinear", align_corners=False)


def recolour(images: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """Changes gain, offset and exponent of each channel a little."""
    n = len(images)

    def spread(width: float) -> torch.Tensor:
        common = torch.randn(n, 1, 1, 1, generator=random)
        each = torch.randn(n, 3, 1, 1, generator=random)
        return (common + 0.6 * each) * width

    unit = ((images + 1) / 2).clamp(1e-3, 1)
    changed = unit ** torch.exp(spread(0.1)) * (1 + spread(0.07)) + spread(0.025)
    return changed * 2 - 1


def add_noise(images: torch.Tensor, random: torch.Generator) -> torch.Tensor:
    """White noise and broader blotches."""
    n, _, height, width = images.shape
    amount = torch.rand(n, 1, 1, 1, generator=random)
    fine = torch.randn(images.shape, generator=random) * (0.06 * amount)
    blotches = torch.randn(n, 3, height // 4, width // 4, generator=random)
    blotches = F.interpolate(blotches, (height, width), mode="bilinear", align_corners=False)
    return images + fine + blotches * (0.06 * (1 - amount))
