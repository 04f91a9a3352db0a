"""Contact sheets of images."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from training.folded_network import scene_latents, to_pixels
from training.generator import Generator

COLUMNS = 8
SCENES = range(48)


def write_sheet(path: Path, pixels: NDArray[np.uint8], columns: int = COLUMNS) -> None:
    """Writes pixels [n, h, w, 3], n a multiple of `columns`, row by row."""
    count, height, width, _ = pixels.shape
    rows = count // columns
    grid = pixels.reshape(rows, columns, height, width, 3).transpose(0, 2, 1, 3, 4)
    Image.fromarray(grid.reshape(rows * height, columns * width, 3)).save(path)


@torch.no_grad()
def write_sample_sheet(path: Path, average: Generator) -> None:
    """Scenes 0 … 47 of the averaged generator."""
    average.eval()
    latents = scene_latents(SCENES, average.latent_size)
    device = average.to_rgb.weight.device
    images = [average(part.to(device)).cpu() for part in latents.split(COLUMNS)]
    write_sheet(path, to_pixels(torch.cat(images)))
