"""One adversarial training run: its networks, its random stream and its steps."""

import copy
from pathlib import Path
from typing import Any, Protocol

import torch
import torch.nn.functional as F
from torch import nn

from training.checkpoint import State, load_strictly
from training.class_shares import ClassShares, shares
from training.discriminator import HEAD_SCALE, Discriminator
from training.feature_discriminator import FeatureDiscriminator
from training.generator import Generator
from training.latent import on_sphere
from training.losses import Losses, logistic, r1_penalties
from training.parallel import Ranks, share_statistics
from training.parameter_groups import by_rate
from training.precision import mixed_precision
from training.reader import Reader, Reading
from training.renormalisation import renormalise
from training.train_config import TrainConfig

_BETAS = (0.0, 0.99)


class SceneSource(Protocol):
    """Drawn scenes by index."""

    classes: int

    def __len__(self) -> int: ...

    def batch(self, indices: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Images [n, 3, h, w] in −1 … 1 and labels [n, h, w]."""
        ...


class Trainer:
    """Generator and discriminator in turn, with the averaged generator beside them.

    Losses: non-saturating logistic (Goodfellow et al., 2014); R1 (Mescheder et al., ICML 2018),
    lazily as in Karras et al., CVPR 2020, appendix B. One fake batch serves both halves of a
    step, which saves a generator pass. Class shares are those that the `reader` sees, a trained
    segmenter; where there is none, those that the discriminator's label head sees. With a
    `feature_weight` the reader's maps are judged too (training/feature_discriminator.py). Random
    numbers are drawn on the processor, the same on every `device`. On several `ranks`, a step is
    that of one process with the whole batch.
    """

    def __init__(
        self,
        config: TrainConfig,
        scenes: SceneSource,
        generator: Generator | None = None,
        discriminator: Discriminator | None = None,
        ranks: Ranks | None = None,
        device: str = "cpu",
        reader: nn.Module | None = None,
    ) -> None:
        self.config = config
        self.ranks = ranks or Ranks()
        self.device = torch.device(device)
        config.check_ranks(self.ranks.count)
        self.scenes = scenes
        self.random = torch.Generator().manual_seed(config.seed)
        torch.manual_seed(config.seed)
        self.generator = (generator or Generator.village(config.resolution)).to(self.device)
        front = config.resolution == 256
        discriminator = discriminator or Discriminator(scenes.classes, front)
        self.discriminator = discriminator.to(self.device)
        self.average = copy.deepcopy(self.generator)
        if config.renormalise:
            renormalise(self.generator)
        if self.ranks.count > 1:
            share_statistics(self.generator)
        if config.feature_weight and not reader:
            raise ValueError("feature_weight judges a reader's maps: give a segmenter (--reader)")
        self._heads = FeatureDiscriminator().to(self.device) if config.feature_weight else None
        self._optimizers = [
            torch.optim.Adam(groups, config.learning_rate, _BETAS) for groups in self._groups()
        ]
        self.steps = 0
        self._warm = False
        self._r1 = 0.0
        self._shares = ClassShares(scenes.classes)
        self._reader = Reader(reader, self.device, self._heads is not None) if reader else None

    @property
    def images(self) -> int:
        """Images seen since the run began."""
        return self.steps * self.config.batch

    def warm_start(self, weights: dict[str, State]) -> None:
        """Takes over networks, not optimiser moments.

        Heads that an older discriminator lacks keep their first values, as a missing one does.
        """
        self._load(weights)
        self._warm = True

    def step(self) -> Losses:
        """One update of both networks, or at first of the discriminator alone."""
        config = self.config
        for optimizer in self._optimizers:
            for group in optimizer.param_groups:
                group["lr"] = config.learning_rate_at(self.images) * group["rate"]
        indices = torch.randint(len(self.scenes), (config.batch,), generator=self.random)
        real, labels = self.scenes.batch(self.ranks.share(indices))
        real, labels = real.to(self.device), labels.to(self.device)
        z = torch.randn(config.batch, self.generator.latent_size, generator=self.random)
        z = self.ranks.share(z).to(self.device)
        with self._precision():
            fake = self.generator(on_sphere(z))
        adversarial, label, drawn = self._train_discriminator(real, labels, fake.detach())
        loss = features = 0.0
        if self.images >= config.discriminator_first_images:
            generated = None
            if self._reader and (config.share_weight or config.feature_weight):
                with torch.no_grad(), self._precision():
                    drawn = self._reader(real)
                with self._precision():
                    generated = self._reader(fake)
            if self._heads and generated:
                hinge = self._heads.hinge(drawn.maps, generated.detached())
                self._apply(self._optimizers[2], hinge)
                features = hinge.item()
            loss = self._train_generator(fake, drawn, generated)
            self._update_average()
        self.steps += 1
        return Losses(*self.ranks.means([adversarial, loss, label, self._r1, features]))

    def state(self) -> dict[str, Any]:
        """Everything that the next step depends on."""
        heads = {"features": self._heads.state_dict()} if self._heads else {}
        return {
            "generator": self.generator.state_dict(),
            "average": self.average.state_dict(),
            "discriminator": self.discriminator.state_dict(),
            **heads,
            "optimizers": [optimizer.state_dict() for optimizer in self._optimizers],
            "random": self.random.get_state(),
            "steps": self.steps,
            "warm": self._warm,
            "reader": self._reader is not None,
            "batch": self.config.batch,
            "r1": self._r1,
            "shares": self._shares.state(),
        }

    def resume(self, path: Path) -> None:
        """Goes on from a file that holds `state()`, to the exact step."""
        state = torch.load(path, map_location="cpu", weights_only=True)
        self._load(state)
        self._warm = state.get("warm", False)
        reads = self._reader is not None
        if self.config.share_weight and state.get("reader", reads) != reads:
            kind = "without a reader" if reads else "with a reader"
            raise ValueError(f"{path} is of a run {kind}; go on so (--reader)")
        # Judgements of the reader's maps may begin, or end, where a run goes on.
        both = 3 if self._heads and "features" in state else 2
        pairs = zip(self._optimizers[:both], state["optimizers"][:both], strict=True)
        for optimizer, content in pairs:
            rates = [group["rate"] for group in optimizer.param_groups]
            optimizer.load_state_dict(content)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["rate"] = rate
        self.random.set_state(state["random"])
        self.steps = _steps_of(state, self.config.batch)
        self._r1 = state["r1"]
        if "shares" in state:
            self._shares.resume(state["shares"])

    def _load(self, weights: dict[str, Any]) -> None:
        load_strictly(self.generator, weights["generator"])
        load_strictly(self.average, weights["average"])
        own = self.discriminator.state_dict()
        load_strictly(self.discriminator, {**own, **weights.get("discriminator", {})})
        if self._heads and "features" in weights:
            load_strictly(self._heads, weights["features"])

    def _groups(self) -> list[list[dict[str, Any]]]:
        """Every network's parameters by the rate at which they learn, as a share of the run's.

        What holds its scale in its weights moves at that share: the equalised learning rate
        (training/layers.py) for layers that no scale is put on at their calls.
        """
        projected = {"project.weight": self.generator.project_scale}
        judged = {"image_head.weight": HEAD_SCALE, "detail.": self.config.detail_rate}
        groups = [by_rate(self.generator, projected), by_rate(self.discriminator, judged)]
        return [*groups, by_rate(self._heads, {})] if self._heads else groups

    def _precision(self) -> torch.autocast:
        return mixed_precision(self.device.type, self.config.bfloat16)

    def _train_discriminator(
        self, real: torch.Tensor, labels: torch.Tensor, fake: torch.Tensor
    ) -> tuple[float, float, Reading]:
        config = self.config
        with self._precision():
            real_logits, label_logits = self.discriminator.with_labels(real)
            fake_logits = self.discriminator(fake.float())
        # Lines and details are a network of their own: their weights do not matter to it.
        weights = (1.0, config.patch_weight, 1.0, 1.0)
        adversarial = logistic(real_logits, -1, weights) + logistic(fake_logits, 1, weights)
        stride = labels.shape[-1] // label_logits.shape[-1]
        target = labels[:, stride // 2 :: stride, stride // 2 :: stride].long()
        label = F.cross_entropy(label_logits.float(), target)
        loss = adversarial + config.label_weight * label
        if self.steps % config.r1_interval == 0:
            few = real[: config.r1_batch // self.ranks.count]
            whole, detail = r1_penalties(self.discriminator, few, config.patch_weight, self._signs)
            penalty = config.r1_gamma / 2 * whole + config.detail_r1_gamma / 2 * detail
            loss = loss + penalty * config.r1_interval
            self._r1 = whole.item()
        self._apply(self._optimizers[1], loss)
        return adversarial.item(), label.item(), Reading(shares(label_logits.detach()))

    def _signs(self, count: int, cells: int) -> torch.Tensor:
        """This rank's rows of random signs."""
        signs = torch.randint(2, (count * self.ranks.count, cells), generator=self.random) * 2 - 1
        return self.ranks.share(signs).to(self.device)

    def _train_generator(
        self, fake: torch.Tensor, drawn: Reading, generated: Reading | None
    ) -> float:
        """`generated` is what the reader sees, None where none reads."""
        config = self.config
        self._train_judges(False)
        with self._precision():
            if generated:
                logits = self.discriminator(fake)
            else:
                logits, label_logits = self.discriminator.with_labels(fake)
                generated = Reading(shares(label_logits))
        weights = (1.0, config.patch_weight, config.line_weight, config.detail_weight)
        adversarial = loss = logistic(logits, -1, weights)
        if config.share_weight:
            self._follow_shares(drawn.shares, generated.shares)
            prices = self._shares.prices().to(self.device)
            loss = loss + config.share_weight * (prices * generated.shares).sum()
        if self._heads and self.images >= config.feature_from_images:
            loss = loss - config.feature_weight * self._heads.realness(generated.maps)
        self._apply(self._optimizers[0], loss)
        self._train_judges(True)
        return adversarial.item()

    def _train_judges(self, train: bool) -> None:
        """Whether gradients reach the weights of what judges."""
        for judge in (self.discriminator, self._heads):
            if judge:
                judge.requires_grad_(train)

    def _follow_shares(self, drawn: torch.Tensor, generated: torch.Tensor) -> None:
        both = self.ranks.means(torch.cat([drawn, generated.detach()]).tolist())
        self._shares.follow(*torch.tensor(both).split(len(drawn)))

    def _apply(self, optimizer: torch.optim.Optimizer, loss: torch.Tensor) -> None:
        optimizer.zero_grad()
        loss.backward()
        self.ranks.average_gradients(p for g in optimizer.param_groups for p in g["params"])
        optimizer.step()

    @torch.no_grad()
    def _update_average(self) -> None:
        images = self.images + self.config.batch
        weight = 1 - self.config.average_decay_at(images, self._warm)
        for mean, value in zip(_floats(self.average), _floats(self.generator), strict=True):
            mean.lerp_(value, weight)


def _steps_of(state: dict[str, Any], batch: int) -> int:
    """Steps of this batch that are as many images as the state has seen."""
    return int(state["steps"] * state.get("batch", batch) // batch)


def _floats(network: nn.Module) -> list[torch.Tensor]:
    """Parameters and running statistics, without counters."""
    tensors = [*network.parameters(), *network.buffers()]
    return [tensor for tensor in tensors if tensor.is_floating_point()]
