"""A small generator with lively batch statistics, for tests."""

import torch

from training.batch_statistics import reestimate
from training.generator import CONVS_PER_BLOCK, Generator


def small_generator(convs: tuple[int, ...] = CONVS_PER_BLOCK) -> Generator:
    """Six blocks to 128², few channels, in evaluation mode."""
    torch.manual_seed(3)
    generator = Generator(channels=(16, 16, 16, 12, 8, 6), convs=convs, latent_size=16)
    for parameter in generator.parameters():
        if parameter.dim() == 1:
            torch.nn.init.normal_(parameter, mean=0.3, std=0.3)
    reestimate(generator, batches=4, size=16)
    return generator
