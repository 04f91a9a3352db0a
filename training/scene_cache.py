"""Drawn scenes on disk: painted once, read in any order."""

import argparse
from pathlib import Path

import numpy as np
import torch

from training.scenes.classes import CLASSES
from training.scenes.painter import paint_scene

SIZE = 128
_COMPARED = 8


class SceneCache:
    """Scenes 0 … n − 1, scene i drawn from seed i.

    Stored as `images.npy` [n, s, s, 3] and `labels.npy` [n, s, s], both uint8, read through a
    memory map. Of the scenes in the folder it holds the first `count`, or all.
    """

    classes = len(CLASSES)

    def __init__(self, folder: Path, count: int | None = None) -> None:
        self._images = np.load(folder / "images.npy", mmap_mode="r")[:count]
        self._labels = np.load(folder / "labels.npy", mmap_mode="r")[:count]

    def __len__(self) -> int:
        return len(self._images)

    @property
    def size(self) -> int:
        """Height and width of the scenes."""
        return self._images.shape[1]

    def is_of_this_painter(self) -> bool:
        """Whether the painter still draws the first few scenes so."""
        few = range(min(_COMPARED, len(self)))
        return all(
            np.array_equal(self._labels[seed], paint_scene(seed, self.size)[1]) for seed in few
        )

    def batch(self, indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Images [n, 3, s, s] in −1 … 1 (channels last in memory), labels [n, s, s]."""
        rows = indices.numpy()
        images = torch.from_numpy(self._images[rows]).permute(0, 3, 1, 2)
        return images.float() / 127.5 - 1, torch.from_numpy(self._labels[rows])


def paint_cache(folder: Path, count: int, size: int = SIZE) -> SceneCache:
    """The first `count` scenes of `folder`, painted first if it is missing or has fewer.

    Raises ValueError when `folder` holds scenes of another size, or of a painter that drew others.
    """
    names = ("images", "labels")
    if all((folder / f"{name}.npy").exists() for name in names):
        cache = SceneCache(folder)
        if cache.size != size:
            raise ValueError(f"{folder} holds scenes of {cache.size}², not {size}²")
        if not cache.is_of_this_painter():
            raise ValueError(
                f"{folder} holds other scenes than the painter draws from the same seeds now; "
                "delete it or name another folder, and they are painted anew"
            )
        if len(cache) >= count:
            return SceneCache(folder, count)
    folder.mkdir(parents=True, exist_ok=True)
    shapes = ((count, size, size, 3), (count, size, size))
    partial = [folder / f"{name}.partial.npy" for name in names]
    arrays = [
        np.lib.format.open_memmap(path, "w+", np.uint8, shape)
        for path, shape in zip(partial, shapes, strict=True)
    ]
    for index in range(count):
        arrays[0][index], arrays[1][index] = paint_scene(index, size)
    for array, path, name in zip(arrays, partial, names, strict=True):
        array.flush()
        path.rename(folder / f"{name}.npy")
    return SceneCache(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--count", type=int, default=40_000)
    parser.add_argument("--size", type=int, default=SIZE)
    arguments = parser.parse_args()
    print(f"{len(paint_cache(arguments.folder, arguments.count, arguments.size))} scenes")


if __name__ == "__main__":
    main()
