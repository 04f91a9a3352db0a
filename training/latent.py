"""Latents by index: row n of a counter-based stream, the same here and in the browser.

Source of the generator: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as
1, 2, 3", SC 2011 (Philox4x32-10). Because the counter holds the row's index, any row can be
had without the rows before it.
"""

from collections.abc import Iterable
from typing import Literal

import numpy as np
import torch
from numpy.typing import NDArray

STREAM = "philox4x32-10"
Distribution = Literal["normal", "sphere"]

_MULTIPLIERS = (np.uint64(0xD2511F53), np.uint64(0xCD9E8D57))
_WEYL = (0x9E3779B9, 0xBB67AE85)
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_ROUNDS = 10


def philox4x32(counter: NDArray[np.uint32], key: tuple[int, int]) -> NDArray[np.uint32]:
    """Philox4x32-10.

    counter: [..., 4] uint32. key: two uint32. Returns [..., 4] uint32.
    """
    c0, c1, c2, c3 = (counter[..., i].astype(np.uint64) for i in range(4))
    k0, k1 = key
    for _ in range(_ROUNDS):
        p0, p1 = _MULTIPLIERS[0] * c0, _MULTIPLIERS[1] * c2
        c0, c1, c2, c3 = (
            (p1 >> _HALF) ^ c1 ^ np.uint64(k0),
            p1 & _LOW,
            (p0 >> _HALF) ^ c3 ^ np.uint64(k1),
            p0 & _LOW,
        )
        k0, k1 = (k0 + _WEYL[0]) & 0xFFFFFFFF, (k1 + _WEYL[1]) & 0xFFFFFFFF
    return np.stack([c0, c1, c2, c3], axis=-1).astype(np.uint32)


def latent_rows(
    rows: Iterable[int], size: int, distribution: Distribution = "normal", seed: int = 0
) -> NDArray[np.float32]:
    """The latents of the given rows (0 ≤ row < 2³²): [len(rows), size] float32.

    Each block of four uint32 gives four normals by Box and Muller's method in float64.
    `sphere` scales a row to length √size, which is the latent normalisation z / √mean(z²).
    Raises ValueError for a row, size, seed or distribution outside its range.
    """
    index = np.asarray(list(rows), dtype=np.int64)
    if size < 1 or not 0 <= seed < 2**32:
        raise ValueError(f"size must be positive and seed a uint32, got {size} and {seed}")
    if index.size and (index.min() < 0 or index.max() >= 2**32):
        raise ValueError("a row must lie in 0 … 2³² − 1")
    if distribution not in ("normal", "sphere"):
        raise ValueError(f"unknown latent distribution {distribution!r}")
    blocks = -(-size // 4)
    counter = np.zeros((index.size, blocks, 4), np.uint32)
    counter[..., 0] = np.arange(blocks, dtype=np.uint32)
    counter[..., 1] = index.astype(np.uint32)[:, None]
    uniform = (philox4x32(counter, (seed, 0)).astype(np.float64) + 0.5) / 2.0**32
    radius = np.sqrt(-2.0 * np.log(uniform[..., 0::2]))
    angle = 2.0 * np.pi * uniform[..., 1::2]
    pairs = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1)
    normal = pairs.reshape(index.size, blocks * 4)[:, :size]
    if distribution == "sphere":
        normal = normal * np.sqrt(size / np.square(normal).sum(axis=1, keepdims=True))
    return normal.astype(np.float32)


def on_sphere(z: torch.Tensor) -> torch.Tensor:
    """Scales each row of z [n, size] to length √size."""
    return z * torch.rsqrt(z.square().mean(dim=1, keepdim=True) + 1e-8)
