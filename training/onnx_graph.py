"""A small builder of ONNX graphs with float16 storage and float32 arithmetic.

The graphs are written node by node, so that the bytes are the same for the same weights and
hold nothing but the operators that the browser's runtime needs.
"""

from collections.abc import Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
IR_VERSION = 8


class GraphBuilder:
    """Adds nodes one after another; each method returns the name of its output."""

    def __init__(self, name: str, input_name: str, input_shape: Sequence[int]) -> None:
        self._name = name
        self._input = helper.make_tensor_value_info(input_name, TensorProto.FLOAT, input_shape)
        self._nodes: list[onnx.NodeProto] = []
        self._initializers: list[onnx.TensorProto] = []
        self._scales: str | None = None
        self._count = 0

    def gemm(self, x: str, weight: NDArray[np.float16], bias: NDArray[np.float16]) -> str:
        """x [1, in] times weight [out, in] transposed, plus bias."""
        return self._node("Gemm", [x, self._half(weight), self._half(bias)], transB=1)

    def conv(
        self, x: str, weight: NDArray[np.float16], bias: NDArray[np.float16], stride: int = 1
    ) -> str:
        """Convolution that keeps the size at stride 1 (odd kernels) and halves it at stride 2."""
        kernel = int(weight.shape[-1])
        pad = (kernel - 1) // 2
        inputs = [x, self._half(weight), self._half(bias)]
        strides = {} if stride == 1 else {"strides": [stride] * 2}
        return self._node("Conv", inputs, kernel_shape=[kernel] * 2, pads=[pad] * 4, **strides)

    def relu(self, x: str) -> str:
        """max(x, 0)."""
        return self._node("Relu", [x])

    def add(self, a: str, b: str) -> str:
        """a + b."""
        return self._node("Add", [a, b])

    def concat(self, parts: Sequence[str]) -> str:
        """Joins along the channels."""
        return self._node("Concat", list(parts), axis=1)

    def max_pool(self, x: str) -> str:
        """2×2 maxima at stride 2."""
        return self._node("MaxPool", [x], kernel_shape=[2, 2], strides=[2, 2])

    def reshape(self, x: str, shape: Sequence[int]) -> str:
        """To the given static shape."""
        return self._node("Reshape", [x, self._initializer(np.asarray(shape, np.int64))])

    def upsample(self, x: str) -> str:
        """Bilinear ×2 with half-pixel centres."""
        if self._scales is None:
            self._scales = self._initializer(np.asarray([1, 1, 2, 2], np.float32))
        mode = {"mode": "linear", "coordinate_transformation_mode": "half_pixel"}
        return self._node("Resize", [x, "", self._scales], **mode)

    def pixel_shuffle(self, x: str) -> str:
        """Every four channels become one of twice the height and width."""
        return self._node("DepthToSpace", [x], blocksize=2, mode="CRD")

    def finish(self, output: str, name: str, shape: Sequence[int]) -> onnx.ModelProto:
        """The checked model whose output `output` is called `name`."""
        for node in self._nodes:
            node.output[:] = [name if o == output else o for o in node.output]
        graph = helper.make_graph(
            self._nodes,
            self._name,
            [self._input],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)],
            self._initializers,
        )
        model = helper.make_model(
            graph,
            producer_name="ganpaint",
            opset_imports=[helper.make_opsetid("", OPSET)],
            ir_version=IR_VERSION,
        )
        onnx.checker.check_model(model, full_check=True)
        return model

    def _half(self, values: NDArray[np.float16]) -> str:
        return self._node("Cast", [self._initializer(values)], to=TensorProto.FLOAT)

    def _initializer(self, values: NDArray) -> str:
        name = f"c{len(self._initializers)}"
        self._initializers.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _node(self, operator: str, inputs: list[str], **attributes: object) -> str:
        name = f"t{self._count}"
        self._count += 1
        self._nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name
