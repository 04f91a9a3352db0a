"""The settings of a training run, read from a JSON file."""

import json
import math
from dataclasses import MISSING, asdict, dataclass, fields
from pathlib import Path


@dataclass(frozen=True)
class TrainConfig:
    """All counts of images are images seen by the generator since the run began.

    The learning rate climbs linearly over the warm-up (it stands in for Adam's missing moments
    after a warm start), holds, and falls along half a cosine to its final value, where it stays.
    The network that judges lines and details learns at `detail_rate` times that rate. At equal
    weights the lines pull at the generator's first layers as hard as the whole image does, the
    details a seventh of that: lines that weigh much cost variety.
    `share_weight` weighs the cost of classes that are too common (training/class_shares.py).
    `feature_weight` weighs the judgements of the reader's maps (training/feature_discriminator.py);
    before `feature_from_images` they learn, but do not count.
    In the first `discriminator_first_images` the discriminator learns alone, so that a new one does
    not spoil a generator that was trained before.
    With `renormalise` the generator trains under the statistics that ship
    (training/renormalisation.py).
    """

    batch: int
    learning_rate: float
    final_learning_rate: float
    warm_up_images: int
    decay_from_images: int
    decay_to_images: int
    average_half_life_images: int
    r1_gamma: float
    r1_interval: int
    r1_batch: int
    patch_weight: float
    line_weight: float
    detail_weight: float
    detail_rate: float
    detail_r1_gamma: float
    label_weight: float
    bfloat16: bool
    seed: int
    scenes: int
    log_every_images: int
    save_every_images: int
    sheet_every_images: int
    resolution: int = 128
    share_weight: float = 0.0
    discriminator_first_images: int = 0
    renormalise: bool = False
    feature_weight: float = 0.0
    feature_from_images: int = 0

    def __post_init__(self) -> None:
        if self.batch < 4 or self.batch % 4:
            raise ValueError("batch must be a multiple of 4, the discriminator's group")
        if not 0 < self.r1_batch <= self.batch or self.r1_batch % 4:
            raise ValueError("r1_batch must be a multiple of 4, at most the batch")
        if self.resolution not in (128, 256):
            raise ValueError(f"resolution must be 128 or 256, got {self.resolution}")
        if self.decay_to_images <= self.decay_from_images:
            raise ValueError("decay_to_images must come after decay_from_images")

    def check_ranks(self, count: int) -> None:
        """Raises ValueError where `count` processes cannot share the batch by whole groups."""
        for name in ("batch", "r1_batch"):
            if getattr(self, name) % (4 * count):
                raise ValueError(f"{name} must be a multiple of {4 * count} for {count} processes")

    def learning_rate_at(self, images: int) -> float:
        """Learning rate of the step that starts after `images` images."""
        warm = min(1.0, (images + self.batch) / max(1, self.warm_up_images))
        span = self.decay_to_images - self.decay_from_images
        passed = min(1.0, max(0.0, (images - self.decay_from_images) / span))
        cosine = (1 + math.cos(math.pi * passed)) / 2
        return warm * (
            self.final_learning_rate + (self.learning_rate - self.final_learning_rate) * cosine
        )

    def average_decay_at(self, images: int, warm: bool = False) -> float:
        """Factor kept of the averaged weights at one step.

        The half-life grows from zero, but not in runs that began with averaged weights (`warm`).
        """
        half_life = self.average_half_life_images
        if not warm:
            half_life = min(half_life, 0.1 * images)
        return 0.5 ** (self.batch / max(half_life, 1e-8))


def read_config(path: Path) -> TrainConfig:
    """Reads a configuration; raises ValueError naming unknown or missing settings."""
    content = json.loads(path.read_text(encoding="utf-8"))
    known = {field.name for field in fields(TrainConfig)}
    needed = {field.name for field in fields(TrainConfig) if field.default is MISSING}
    wrong = (set(content) - known) | (needed - set(content))
    if wrong:
        raise ValueError(f"{path}: settings differ from those known: {sorted(wrong)}")
    return TrainConfig(**content)


def config_entry(config: TrainConfig) -> dict[str, object]:
    """The configuration as plain JSON."""
    return asdict(config)
