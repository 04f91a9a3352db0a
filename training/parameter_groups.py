"""Parameters by the rate at which they learn, for an optimiser."""

from typing import Any

from torch import nn


def by_rate(network: nn.Module, rates: dict[str, float]) -> list[dict[str, Any]]:
    """Parameters in groups: at rate 1, and those whose names begin so at another."""
    groups: list[dict[str, Any]] = [{"params": [], "rate": rate} for rate in (1.0, *rates.values())]
    for name, parameter in network.named_parameters():
        places = [i for i, start in enumerate(rates, 1) if name.startswith(start)]
        groups[places[0] if places else 0]["params"].append(parameter)
    return groups
