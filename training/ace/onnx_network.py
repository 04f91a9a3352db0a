"""Running the shipped ONNX files in PyTorch, in batches and with gradients."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import helper, numpy_helper

from training.generator import upsample

Values = dict[str, torch.Tensor]


class OnnxNetwork:
    """A network of one input and one output, made of the operators that this project writes.

    Files have batch 1; here the first axis is free. Raises ValueError for another operator.
    """

    def __init__(self, path: Path) -> None:
        graph = onnx.load(path).graph
        self._constants = {t.name: _constant(t) for t in graph.initializer}
        self._nodes = list(graph.node)
        self._input = graph.input[0].name
        self._output = graph.output[0].name
        unknown = {node.op_type for node in self._nodes} - _OPERATORS.keys()
        if unknown:
            raise ValueError(f"{path.name} uses operators that are not known here: {unknown}")

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        return self._run(x)[self._output]

    def penultimate(self, x: torch.Tensor) -> torch.Tensor:
        """The map that the network's last convolution reads."""
        last = [n for n in self._nodes if n.op_type == "Conv"][-1]
        return self._run(x)[last.input[0]]

    def _run(self, x: torch.Tensor) -> Values:
        values: Values = {**self._constants, self._input: x}
        for node in self._nodes:
            inputs = [values[name] for name in node.input if name]
            values[node.output[0]] = _OPERATORS[node.op_type](node, inputs)
        return values


def _constant(tensor: onnx.TensorProto) -> torch.Tensor:
    values = numpy_helper.to_array(tensor)
    return torch.from_numpy(
        values.astype(np.float32 if values.dtype == np.float16 else values.dtype)
    )


def _attribute(node: onnx.NodeProto, name: str, default: int) -> int:
    found = [helper.get_attribute_value(a) for a in node.attribute if a.name == name]
    return found[0] if found else default


def _gemm(node: onnx.NodeProto, inputs: list[torch.Tensor]) -> torch.Tensor:
    x, weight, bias = inputs
    return F.linear(x, weight if _attribute(node, "transB", 0) else weight.T, bias)


def _conv(_: onnx.NodeProto, inputs: list[torch.Tensor]) -> torch.Tensor:
    x, weight, *bias = inputs
    return F.conv2d(x, weight, *bias, padding=(weight.shape[-1] - 1) // 2)


_OPERATORS: dict[str, Callable[[onnx.NodeProto, list[torch.Tensor]], torch.Tensor]] = {
    "Add": lambda _, inputs: inputs[0] + inputs[1],
    "Cast": lambda _, inputs: inputs[0],
    "Concat": lambda _, inputs: torch.cat(inputs, 1),
    "Conv": _conv,
    "Gemm": _gemm,
    "MaxPool": lambda _, inputs: F.max_pool2d(inputs[0], 2),
    "Relu": lambda _, inputs: F.relu(inputs[0]),
    "Reshape": lambda _, inputs: inputs[0].reshape(-1, *inputs[1].tolist()[1:]),
    "Resize": lambda _, inputs: upsample(inputs[0]),
}
