from __future__ import annotations

import numpy as np
import pytest

from models.weights import Encoder, Layer, Linear, Matrix, Norm, mixed


def made(value: float) -> Encoder:
    """An encoder of one tiny layer, all of whose weights are the same."""
    line, norm = np.full(2, value, np.float32), np.full((2, 2), value, np.float32)
    linear = Linear(norm, line)
    layer = Layer(linear, linear, Norm(line, line), linear, linear, Norm(line, line))
    words = Matrix(np.zeros((3, 32), np.uint8), np.ones((3, 1), np.float16))
    return Encoder(1, 1e-12, words, norm, Norm(line, line), (layer,))


@pytest.mark.parametrize(("share", "expected"), [(1.0, 2.0), (0.0, 6.0), (0.25, 5.0)])
def test_a_mix_lies_between_both_by_its_share(share: float, expected: float) -> None:
    result = mixed(made(2.0), made(6.0), share)
    (layer,) = result.layers
    for linear in (layer.attention, layer.mixing, layer.widening, layer.narrowing):
        assert np.allclose(linear.matrix, expected)
        assert np.allclose(linear.bias, expected)
    for norm in (result.entry, layer.attended, layer.finished):
        assert np.allclose(norm.gain, expected)
        assert np.allclose(norm.shift, expected)
    assert np.allclose(result.positions, expected)
    assert result.positions.dtype == np.float32


def test_encoders_of_unequal_depth_are_not_mixed() -> None:
    one = made(1.0)
    with pytest.raises(ValueError, match="zip"):
        mixed(one, Encoder(1, 1e-12, one.words, one.positions, one.entry, ()), 0.5)
