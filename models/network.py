"""The encoder as a torch module that can be trained further, with one layer on top that names labels.

Written for every torch from 1.13 on, since Debian's own is that one.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import torch
from torch import nn
from torch.nn import functional

from models.labels import LABELS
from models.weights import Encoder, Layer, Linear, Norm

DROPOUT: Final = 0.1


class TrainedLayer(nn.Module):
    """One transformer layer, normalised after each sum."""

    def __init__(self, layer: Layer, heads: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.attention, self.mixing = _linear(layer.attention), _linear(layer.mixing)
        self.widening, self.narrowing = _linear(layer.widening), _linear(layer.narrowing)
        self.attended, self.finished = _norm(layer.attended, epsilon), _norm(layer.finished, epsilon)

    def forward(self, value: torch.Tensor, shut: torch.Tensor) -> torch.Tensor:
        """Token vectors from token vectors; ``shut`` is added to the attention, shape (batch, 1, 1, tokens)."""
        batch, length, hidden = value.shape
        size = hidden // self.heads
        queries, keys, values = (
            part.view(batch, length, self.heads, size).transpose(1, 2)
            for part in self.attention(value).split(hidden, -1)
        )
        looks = torch.softmax(queries @ keys.transpose(-1, -2) * size**-0.5 + shut, -1)
        seen = (self._drop(looks) @ values).transpose(1, 2).reshape(batch, length, hidden)
        value = self.attended(value + self._drop(self.mixing(seen)))
        wide = functional.gelu(self.widening(value))
        finished: torch.Tensor = self.finished(value + self._drop(self.narrowing(wide)))
        return finished

    def _drop(self, value: torch.Tensor) -> torch.Tensor:
        return functional.dropout(value, DROPOUT, self.training)


class Tagger(nn.Module):
    """Scores of all labels for each word piece; the vectors of word pieces and places stay as they are."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(encoder.words.plain()), freeze=True)
        self.positions = nn.Parameter(torch.from_numpy(encoder.positions.copy()))
        self.entry = _norm(encoder.entry, encoder.epsilon)
        self.layers = nn.ModuleList(TrainedLayer(layer, encoder.heads, encoder.epsilon) for layer in encoder.layers)
        self.head = nn.Linear(encoder.positions.shape[1], len(LABELS))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        self.entry.requires_grad_(False)
        self.positions.requires_grad_(False)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Raw scores, shape (batch, tokens, labels), from ids and mask of shape (batch, tokens)."""
        shut = (1.0 - mask.float())[:, None, None, :] * -1e9
        with torch.no_grad():
            value = self.entry(self.words(ids) + self.positions[: ids.shape[1]][None])
            value = functional.dropout(value, DROPOUT, self.training)
        for layer in self.layers:
            value = layer(value, shut)
        scores: torch.Tensor = self.head(functional.dropout(value, DROPOUT, self.training))
        return scores


def weights_of(tagger: Tagger, encoder: Encoder) -> tuple[Encoder, Linear]:
    """The trained weights in the form of the untrained ones, and the layer on top."""
    layers = tuple(
        Layer(
            attention=_plain(layer.attention),
            mixing=_plain(layer.mixing),
            attended=_plain_norm(layer.attended),
            widening=_plain(layer.widening),
            narrowing=_plain(layer.narrowing),
            finished=_plain_norm(layer.finished),
        )
        for layer in tagger.layers
    )
    trained = Encoder(
        heads=encoder.heads,
        epsilon=encoder.epsilon,
        words=encoder.words,
        positions=_array(tagger.positions),
        entry=_plain_norm(tagger.entry),
        layers=layers,
    )
    return trained, _plain(tagger.head)


def _linear(weights: Linear) -> nn.Linear:
    layer = nn.Linear(weights.matrix.shape[1], weights.matrix.shape[0])
    layer.weight.data = torch.from_numpy(weights.matrix.copy())
    layer.bias.data = torch.from_numpy(weights.bias.copy())
    return layer


def _norm(weights: Norm, epsilon: float) -> nn.LayerNorm:
    layer = nn.LayerNorm(len(weights.gain), eps=epsilon)
    layer.weight.data = torch.from_numpy(weights.gain.copy())
    layer.bias.data = torch.from_numpy(weights.shift.copy())
    return layer


def _array(tensor: torch.Tensor) -> npt.NDArray[np.float32]:
    array: npt.NDArray[np.float32] = tensor.detach().numpy().copy()
    return array


def _plain(layer: nn.Linear) -> Linear:
    return Linear(_array(layer.weight), _array(layer.bias))


def _plain_norm(layer: nn.LayerNorm) -> Norm:
    return Norm(_array(layer.weight), _array(layer.bias))
