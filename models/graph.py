"""The encoder as an ONNX graph whose matrices are multiplied in 8 bit.

Weights are rounded once for each output column, activations anew for each call (one step for the whole tensor); the
word pieces stay in the 4 bit in which they come. Operators of the domain ``com.microsoft`` are those of onnxruntime.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from models.weights import BLOCK, Encoder, Floats, Layer, Linear, Matrix, Norm

RUNTIME: Final = "com.microsoft"
OPSET: Final = 21
IR_VERSION: Final = 10
"""Read by every onnxruntime from 1.20 on; onnx would otherwise write its own newest."""

IDS: Final = "ids"
MASK: Final = "mask"


@dataclass(slots=True)
class Graph:
    """Nodes and constants in the order in which they were added."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def constant(self, name: str, values: npt.NDArray[Any]) -> str:
        """Add a constant; returns its name."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, operator: str, inputs: list[str], output: str, *, domain: str = "", **attributes: Any) -> str:
        """Add a node with one output; returns the output's name."""
        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output

    def multiply(self, name: str, value: str, matrix: Floats) -> str:
        """``value @ matrix.T`` in 8 bit; the step of each column lets its largest weight be 127."""
        steps = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / 127
        rounded = np.clip(np.rint(matrix / steps[:, None]), -127, 127).astype(np.int8)
        parts = [f"{value}.{part}" for part in ("whole", "step", "zero")]
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [value], parts))
        inputs = [
            parts[0],
            self.constant(f"{name}.weight", rounded.T),
            parts[1],
            self.constant(f"{name}.steps", steps.astype(np.float32)),
            parts[2],
            self.constant(f"{name}.zeros", np.zeros(len(steps), np.int8)),
        ]
        return self.add("MatMulIntegerToFloat", inputs, f"{name}.product", domain=RUNTIME)

    def model(self, outputs: dict[str, tuple[str | int, ...]]) -> onnx.ModelProto:
        """The graph with inputs ``ids`` and ``mask`` (int64, batch x tokens) and these float32 outputs."""
        shape = ["batch", "tokens"]
        graph = helper.make_graph(
            self.nodes,
            "aktenlotse",
            [helper.make_tensor_value_info(name, TensorProto.INT64, shape) for name in (IDS, MASK)],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, list(size)) for name, size in outputs.items()],
            self.constants,
        )
        versions = [helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=IR_VERSION, producer_name="aktenlotse")


def add_encoder(graph: Graph, encoder: Encoder) -> str:
    """Add the network from word pieces to token vectors; returns their name, shape (batch, tokens, hidden)."""
    hidden = encoder.positions.shape[1]
    words = _look_up(graph, encoder.words)
    graph.add("Shape", [IDS], "length", start=1, end=2)
    first, axis = graph.constant("first", np.array([0])), graph.constant("axis", np.array([0]))
    graph.add("Slice", [graph.constant("positions", encoder.positions), first, "length", axis], "places")
    graph.add("Add", [words, "places"], "placed")
    inputs = ["placed", *_norm(graph, "entry", encoder.entry)]
    value = graph.add("LayerNormalization", inputs, "entered", axis=-1, epsilon=encoder.epsilon)
    graph.add("Cast", [MASK], "mask32", to=TensorProto.INT32)
    graph.constant("thirds", np.array([hidden] * 3))
    for number, layer in enumerate(encoder.layers):
        value = _add_layer(graph, f"layer{number}", value, layer, encoder)
    return value


def sentence_model(encoder: Encoder) -> onnx.ModelProto:
    """The encoder of meaning: ``vector`` is the L2-normalised mean of ``tokens`` over the places where mask is 1."""
    graph = Graph()
    tokens = graph.add("Identity", [add_encoder(graph, encoder)], "tokens")
    graph.add("Cast", [MASK], "weights", to=TensorProto.FLOAT)
    graph.add("Unsqueeze", ["weights", graph.constant("last", np.array([2]))], "columns")
    graph.add("Mul", [tokens, "columns"], "seen")
    graph.add("ReduceSum", ["seen", graph.constant("middle", np.array([1]))], "sum", keepdims=0)
    graph.add("LpNormalization", ["sum"], "vector", axis=-1, p=2)
    hidden = encoder.positions.shape[1]
    return graph.model({"vector": ("batch", hidden), "tokens": ("batch", "tokens", hidden)})


def tagger_model(encoder: Encoder, head: Linear) -> onnx.ModelProto:
    """The tagger of names: ``scores`` are logarithms of the probability of each label, for each word piece."""
    graph = Graph()
    value = add_encoder(graph, encoder)
    graph.add("MatMul", [value, graph.constant("head.weight", head.matrix.T)], "head.product")
    graph.add("Add", ["head.product", graph.constant("head.bias", head.bias)], "head.sum")
    graph.add("LogSoftmax", ["head.sum"], "scores", axis=-1)
    return graph.model({"scores": ("batch", "tokens", len(head.bias))})


def _look_up(graph: Graph, words: Matrix) -> str:
    # Two values a byte, the even one in the low half; int4 counts from -8 where the source counts from 0.
    signed = words.values ^ 8
    packed = (signed[:, 0::2] | (signed[:, 1::2] << 4)).astype(np.uint8)
    graph.constants.append(
        helper.make_tensor("words", TensorProto.INT4, words.values.shape, packed.tobytes(), raw=True)
    )
    inputs = ["words", IDS, graph.constant("words.steps", words.steps)]
    half = graph.add(
        "GatherBlockQuantized", inputs, "words16", domain=RUNTIME, gather_axis=0, quantize_axis=1, block_size=BLOCK
    )
    return graph.add("Cast", [half], "looked_up", to=TensorProto.FLOAT)


def _norm(graph: Graph, name: str, norm: Norm) -> list[str]:
    return [graph.constant(f"{name}.gain", norm.gain), graph.constant(f"{name}.shift", norm.shift)]


def _add_layer(graph: Graph, name: str, value: str, layer: Layer, encoder: Encoder) -> str:
    """One layer with the fused operators of onnxruntime; biases go into the operator behind each product."""
    product = graph.multiply(f"{name}.attention", value, layer.attention.matrix)
    parts = [f"{name}.{part}" for part in ("queries", "keys", "values")]
    graph.nodes.append(helper.make_node("Split", [product, "thirds"], parts, axis=-1))
    bias = graph.constant(f"{name}.attention.bias", layer.attention.bias)
    attended = graph.add(
        "MultiHeadAttention", [*parts, bias, "mask32"], f"{name}.attended", domain=RUNTIME, num_heads=encoder.heads
    )
    mixed = graph.multiply(f"{name}.mixing", attended, layer.mixing.matrix)
    value = _sum_and_normalise(graph, f"{name}.middle", [value, mixed], layer.attended, layer.mixing, encoder.epsilon)
    wide = graph.multiply(f"{name}.widening", value, layer.widening.matrix)
    bias = graph.constant(f"{name}.widening.bias", layer.widening.bias)
    bent = graph.add("BiasGelu", [wide, bias], f"{name}.bent", domain=RUNTIME)
    narrow = graph.multiply(f"{name}.narrowing", bent, layer.narrowing.matrix)
    return _sum_and_normalise(graph, f"{name}.end", [value, narrow], layer.finished, layer.narrowing, encoder.epsilon)


def _sum_and_normalise(graph: Graph, name: str, values: list[str], norm: Norm, linear: Linear, epsilon: float) -> str:
    inputs = [*values, *_norm(graph, name, norm), graph.constant(f"{name}.bias", linear.bias)]
    return graph.add("SkipLayerNormalization", inputs, f"{name}.normalised", domain=RUNTIME, epsilon=epsilon)
