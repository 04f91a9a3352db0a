"""Re-estimating batch-normalisation statistics for averaged weights."""

import torch
from torch import nn

from training.latent import on_sphere


@torch.no_grad()
def reestimate(generator: nn.Module, batches: int = 128, size: int = 32, seed: int = 1) -> None:
    """Replaces running means and variances by cumulative averages over random latents.

    The statistics of averaged weights are not the averages of the statistics, so they are
    measured on `batches` × `size` latents. Leaves the network in evaluation mode.
    """
    norms = [m for m in generator.modules() if isinstance(m, nn.BatchNorm2d)]
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
    random = torch.Generator().manual_seed(seed)
    generator.train()
    for _ in range(batches):
        generator(on_sphere(torch.randn(size, generator.latent_size, generator=random)))
    for norm, momentum in zip(norms, momenta, strict=True):
        norm.momentum = momentum
    generator.eval()
