"""Shipped segmenters and judges back as networks: what folding.py did, read the other way.

A model folder is all that a release or an evaluation needs then; the training's own files may be
lost. The shipped weights already hold the normalisation, so here it becomes neutral.
"""

from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import nn

from training.judge import NormedConv
from training.segmenter import ConvNorm

_LEAST_SIDE = 16

Weighted = tuple[torch.Tensor, torch.Tensor]
"""Weight and bias."""


@torch.no_grad()
def unfold_into(network: nn.Module, path: Path) -> None:
    """Fills `network` from its ONNX file and leaves it in evaluation mode.

    `network` ends in `head`; its other convolutions are each followed by a normalisation.
    Exporting it again gives the same bytes. Raises ValueError when the file's convolutions are not
    those of the network.
    """
    places = _in_running_order(network)
    convs = weighted_nodes(path)
    ours = [tuple(_conv(place).weight.shape) for place in places]
    theirs = [tuple(weight.shape) for weight, _ in convs]
    if ours != theirs:
        raise ValueError(
            f"{path} holds another network than a {type(network).__name__}: "
            f"convolutions {theirs} where {ours} were expected"
        )
    for place, (weight, bias) in zip(places, convs, strict=True):
        conv = _conv(place)
        conv.weight.copy_(weight)
        if conv.bias is None:
            place.norm.weight.fill_(1)
            place.norm.bias.copy_(bias)
            place.norm.running_mean.zero_()
            place.norm.running_var.fill_(1 - place.norm.eps)
        else:
            conv.bias.copy_(bias)
    network.eval()


def _in_running_order(network: nn.Module) -> list[nn.Module]:
    """Normed convolutions and the head, as one pass through the network meets them."""
    met: list[nn.Module] = []
    hooks = [
        module.register_forward_pre_hook(lambda place, _: met.append(place))
        for module in network.modules()
        if isinstance(module, ConvNorm | NormedConv) or module is network.head
    ]
    network.eval()(torch.zeros(1, 3, _LEAST_SIDE, _LEAST_SIDE))
    for hook in hooks:
        hook.remove()
    return met


def _conv(place: nn.Module) -> nn.Conv2d:
    conv = place if isinstance(place, nn.Conv2d) else place.conv
    assert isinstance(conv, nn.Conv2d)
    return conv


def weighted_nodes(path: Path) -> list[Weighted]:
    """Weight and bias of each convolution or linear node, in the file's order: the running one."""
    graph = onnx.load(path).graph
    stored = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer}
    cast = {node.output[0]: node.input[0] for node in graph.node if node.op_type == "Cast"}
    return [
        (stored[cast[node.input[1]]].float(), stored[cast[node.input[2]]].float())
        for node in graph.node
        if node.op_type in ("Conv", "Gemm")
    ]
