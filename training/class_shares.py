"""Holds the classes of generated scenes to the shares that drawn scenes give them.

A discriminator judges one scene (or four) at a time and hardly sees that one scene in a hundred
lacks its conifer. One network reads both sides, so its own mistakes weigh on both alike: a
segmenter, or the discriminator's label head, which reads drawn scenes better than generated ones,
since it learns from drawn ones only. Its class shares are followed over many batches, and the
generator pays for each class in proportion to how much too common it is. That is the gradient of
the Kullback-Leibler divergence of the generated shares from the drawn ones, with the shares of many
batches in its logarithm in place of one batch's.

That alone stops where it balances the discriminator, which would rather see no fence than a poor
one. So what remains is summed up over the steps, and the sum is added to the price: Lagrange
multipliers of the constraint that the shares be equal, found by dual ascent.
"""

import torch

_DECAY = 0.998
_SMALLEST = 1e-4
_LIMIT = 1.0
_FIRST_STEPS = 100
# In so many steps a constant excess doubles its price: longer than the shares' own memory.
_ASCENT_STEPS = 1000
_MULTIPLIER_LIMIT = 3.0


class ClassShares:
    """Running class shares of drawn and generated scenes, as one label head reads them."""

    def __init__(self, classes: int) -> None:
        self.sums = torch.zeros(2, classes, dtype=torch.float64)
        self.multipliers = torch.zeros(classes)
        self.steps = 0

    def follow(self, drawn: torch.Tensor, generated: torch.Tensor) -> None:
        """Takes in one batch's shares, each [classes]."""
        batch = torch.stack([drawn.detach(), generated.detach()]).double().cpu()
        self.sums = self.sums * _DECAY + batch * (1 - _DECAY)
        self.steps += 1
        ascended = self.multipliers + self.excess() / _ASCENT_STEPS
        self.multipliers = ascended.clamp(-_MULTIPLIER_LIMIT, _MULTIPLIER_LIMIT)

    def prices(self) -> torch.Tensor:
        """What a class's share costs the generator: its excess and what its past ones came to."""
        return self.excess() + self.multipliers

    def excess(self) -> torch.Tensor:
        """Logarithm of generated over drawn share by class, within ±1; 0 in the first steps."""
        if self.steps < _FIRST_STEPS:
            return torch.zeros(self.sums.shape[1])
        drawn, generated = (self.sums / (1 - _DECAY**self.steps)).clamp(min=_SMALLEST)
        return (generated / drawn).log().clamp(-_LIMIT, _LIMIT).float()

    def state(self) -> dict[str, torch.Tensor | int]:
        """What `resume` takes."""
        return {"sums": self.sums, "multipliers": self.multipliers, "steps": self.steps}

    def resume(self, state: dict[str, torch.Tensor | int]) -> None:
        """Goes on from `state()`."""
        self.sums = torch.as_tensor(state["sums"], dtype=torch.float64)
        if "multipliers" in state:
            self.multipliers = torch.as_tensor(state["multipliers"])
        self.steps = int(state["steps"])


def shares(logits: torch.Tensor) -> torch.Tensor:
    """Mean probability [classes] of label logits [n, classes, h, w]."""
    return logits.float().softmax(1).mean((0, 2, 3))
