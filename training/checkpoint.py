"""Reading weights from training states and from first-generation checkpoints."""

import re
from pathlib import Path

import torch
from torch import nn

State = dict[str, torch.Tensor]

# The first checkpoints named their modules tersely: (pattern, replacement), tried in order.
_LEGACY_GENERATOR = (
    (r"^l\.", "project."),
    (r"^b0\.", "project_norm."),
    (r"^st\.(\d+)\.(\d+)\.0\.w$", r"blocks.\1.\2.conv.weight"),
    (r"^st\.(\d+)\.(\d+)\.0\.b$", r"blocks.\1.\2.conv.bias"),
    (r"^st\.(\d+)\.(\d+)\.1\.", r"blocks.\1.\2.norm."),
    (r"^o\.w$", "to_rgb.weight"),
    (r"^o\.b$", "to_rgb.bias"),
)
_LEGACY_DISCRIMINATOR = (
    (r"^d\.(\d+)\.0\.", r"downs.\1.down."),
    (r"^d\.(\d+)\.1\.", r"downs.\1.residual."),
    (r"^seg\.", "label_head."),
    (r"^patch\.", "patch_head."),
    (r"^h1\.", "last_conv."),
    (r"^h2\.", "image_head."),
    (r"\.w$", ".weight"),
    (r"\.b$", ".bias"),
)


def read_weights(path: Path) -> dict[str, State]:
    """State dicts `generator`, `average` and `discriminator` of a checkpoint or training state.

    First-generation checkpoints (`g`, `ge`, `d`, float16) come back with today's names in
    float32. Raises KeyError when a network is missing.
    """
    content = torch.load(path, map_location="cpu", weights_only=True)
    if "ge" in content:
        return {
            "generator": _renamed(content["g"], _LEGACY_GENERATOR),
            "average": _renamed(content["ge"], _LEGACY_GENERATOR),
            "discriminator": _renamed(content["d"], _LEGACY_DISCRIMINATOR),
        }
    return {name: content[name] for name in ("generator", "average", "discriminator")}


def load_strictly(network: nn.Module, state: State) -> None:
    """Loads `state`; raises RuntimeError if any name or shape differs."""
    network.load_state_dict(state, strict=True)


def _renamed(state: State, rules: tuple[tuple[str, str], ...]) -> State:
    result: State = {}
    for name, tensor in state.items():
        for pattern, replacement in rules:
            name = re.sub(pattern, replacement, name)
        result[name] = tensor.float() if tensor.is_floating_point() else tensor
    return result
