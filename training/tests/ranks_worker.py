"""One rank of a short training for `test_parallel.py`: RANKS_WORKER FOLDER CONFIG STEPS."""

import sys
from dataclasses import asdict
from pathlib import Path

import torch

from training.parallel import Ranks, join, leave
from training.segmenter import Segmenter
from training.tests.small import small_generator
from training.train_config import TrainConfig, read_config
from training.trainer import Trainer


class Noise:
    """Sixteen images of noise with labels in bands, the same in every process."""

    classes = 5

    def __init__(self) -> None:
        random = torch.Generator().manual_seed(9)
        self._images = torch.randn(16, 3, 128, 128, generator=random).mul_(0.3)

    def __len__(self) -> int:
        return len(self._images)

    def batch(self, indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        labels = (torch.arange(128) // 32).to(torch.uint8)
        return self._images[indices], labels.expand(len(indices), 128, 128)


def train(config: TrainConfig, ranks: Ranks, steps: int) -> dict[str, object]:
    """The state after some steps, and the losses of each; a reader sees shares and maps."""
    with torch.random.fork_rng():
        torch.manual_seed(3)
        reader = Segmenter(Noise.classes).eval()
    network = small_generator().train()
    trainer = Trainer(config, Noise(), generator=network, ranks=ranks, reader=reader)
    losses = [asdict(trainer.step()) for _ in range(steps)]
    return {"state": trainer.state(), "losses": losses}


def main(folder: Path, config: Path, steps: int) -> None:
    torch.set_num_threads(1)
    ranks = join()
    result = train(read_config(config), ranks, steps)
    torch.save(result, folder / f"rank-{ranks.rank}.pt")
    leave(ranks)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
