"""Training on several processes that torchrun starts: who has which share of a batch.

Every rank draws the whole batch's random numbers and keeps every count-th scene, so that the
random stream and the saved state are those of one process. Batch statistics and gradients are
taken over all ranks. The discriminator's groups for the minibatch deviation are strided too and
fall together with the shares, so a step on several ranks is the step of one process up to the
order of sums.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import torch
import torch.distributed as dist
from torch import nn
from torch.distributed.nn.functional import all_reduce

from training.renormalisation import RenormalisedBatchNorm2d, renormalised, replace_norms


@dataclass(frozen=True)
class Ranks:
    """This process among `count`; the default is a process alone."""

    rank: int = 0
    count: int = 1

    @property
    def leads(self) -> bool:
        """Whether this rank writes logs, sheets and states."""
        return self.rank == 0

    def share(self, batch: torch.Tensor) -> torch.Tensor:
        """This rank's part of a batch along the first axis."""
        return batch[self.rank :: self.count]

    def average_gradients(self, parameters: Iterable[nn.Parameter]) -> None:
        """Replaces gradients by their means over the ranks."""
        if self.count == 1:
            return
        gradients = [p.grad for p in parameters if p.grad is not None]
        flat = torch.cat([g.flatten() for g in gradients])
        dist.all_reduce(flat)
        flat /= self.count
        means = flat.split([g.numel() for g in gradients])
        for gradient, mean in zip(gradients, means, strict=True):
            gradient.copy_(mean.view_as(gradient))

    def means(self, values: Sequence[float]) -> list[float]:
        """Means over the ranks."""
        if self.count == 1:
            return list(values)
        total = torch.tensor(values, dtype=torch.float64)
        if dist.get_backend() == "nccl":
            total = total.float().cuda()
        dist.all_reduce(total)
        return (total / self.count).tolist()

    def wait(self) -> None:
        """Returns when every rank has come here."""
        if self.count > 1:
            dist.barrier()


def join(device: str = "cpu") -> Ranks:
    """The ranks that torchrun started, for a device's tensors; a process alone without torchrun."""
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count == 1:
        return Ranks()
    dist.init_process_group("nccl" if device == "cuda" else "gloo")
    return Ranks(dist.get_rank(), count)


def leave(ranks: Ranks) -> None:
    """Ends what `join` began."""
    if ranks.count > 1:
        dist.destroy_process_group()


class SharedBatchNorm2d(nn.BatchNorm2d):
    """Batch (re)normalisation over the batches of all ranks; PyTorch's own needs a GPU."""

    renormalises = False

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return super().forward(x)
        wide = x.float()
        sums = torch.stack([wide.sum((0, 2, 3)), wide.square().sum((0, 2, 3))])
        count = dist.get_world_size() * x.numel() / x.shape[1]
        mean, square = all_reduce(sums) / count
        variance = (square - mean.square()).clamp(min=0)
        with torch.no_grad():
            self.num_batches_tracked += 1
            # A momentum of None asks for the cumulative average.
            momentum = self.momentum or 1 / int(self.num_batches_tracked)
            self.running_mean.lerp_(mean, momentum)
            self.running_var.lerp_(variance * count / (count - 1), momentum)
        weight, bias = self.weight, self.bias
        if self.renormalises:
            weight, bias = renormalised(self, mean, variance)
        factor = weight * torch.rsqrt(variance + self.eps)
        shift = bias - mean * factor
        return (wide * factor[:, None, None] + shift[:, None, None]).to(x.dtype)


def share_statistics(network: nn.Module) -> None:
    """Lets every batch normalisation in `network` see all ranks; names and values stay."""

    def shared(old: nn.BatchNorm2d) -> SharedBatchNorm2d:
        norm = SharedBatchNorm2d(old.num_features, old.eps, old.momentum)
        norm.renormalises = isinstance(old, RenormalisedBatchNorm2d)
        return norm

    replace_norms(network, shared)
