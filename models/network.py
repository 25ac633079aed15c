"""The encoder as a torch module that can be trained further: for meaning, or with one layer on top that names labels.

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


class TrainedEncoder(nn.Module):
    """The encoder; the vectors of word pieces and places stay as they are."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(encoder.words.plain()), freeze=True)
        self.positions = nn.Parameter(torch.from_numpy(encoder.positions.copy()))
        self.entry = _norm(encoder.entry, encoder.epsilon)
        self.layers = nn.ModuleList(TrainedLayer(layer, encoder.heads, encoder.epsilon) for layer in encoder.layers)
        self.entry.requires_grad_(False)
        self.positions.requires_grad_(False)

    def placed(self, ids: torch.Tensor) -> torch.Tensor:
        """What enters the first layer, shape (batch, tokens, hidden)."""
        with torch.no_grad():
            value: torch.Tensor = self.entry(self.words(ids) + self.positions[: ids.shape[1]][None])
        return value


class SentenceEncoder(TrainedEncoder):
    """The encoder of meaning, of which the lowest layers stay as they are."""

    def __init__(self, encoder: Encoder, shut_layers: int) -> None:
        super().__init__(encoder)
        self.shut_layers = shut_layers
        self.layers[:shut_layers].requires_grad_(False)

    def below(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """What leaves the shut layers, shape (batch, tokens, hidden), from ids and mask of shape (batch, tokens)."""
        value = self.placed(ids)
        self.layers[: self.shut_layers].eval()
        with torch.no_grad():
            for layer in self.layers[: self.shut_layers]:
                value = layer(value, _shut(mask))
        return value

    def forward(self, value: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """L2-normalised means of token vectors, shape (batch, hidden), from what ``below`` gives."""
        for layer in self.layers[self.shut_layers :]:
            value = layer(value, _shut(mask))
        return functional.normalize((value * mask[:, :, None]).sum(1), dim=-1)


class Tagger(TrainedEncoder):
    """Scores of all labels for each word piece."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__(encoder)
        self.head = nn.Linear(encoder.positions.shape[1], len(LABELS))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Raw scores, shape (batch, tokens, labels), from ids and mask of shape (batch, tokens)."""
        value = functional.dropout(self.placed(ids), DROPOUT, self.training)
        for layer in self.layers:
            value = layer(value, _shut(mask))
        scores: torch.Tensor = self.head(functional.dropout(value, DROPOUT, self.training))
        return scores


def weights_of(network: TrainedEncoder, encoder: Encoder) -> Encoder:
    """The trained weights in the form of the untrained ones."""
    layers = tuple(
        Layer(
            attention=plain_linear(layer.attention),
            mixing=plain_linear(layer.mixing),
            attended=_plain_norm(layer.attended),
            widening=plain_linear(layer.widening),
            narrowing=plain_linear(layer.narrowing),
            finished=_plain_norm(layer.finished),
        )
        for layer in network.layers
    )
    return Encoder(
        heads=encoder.heads,
        epsilon=encoder.epsilon,
        words=encoder.words,
        positions=_array(network.positions),
        entry=_plain_norm(network.entry),
        layers=layers,
    )


def _shut(mask: torch.Tensor) -> torch.Tensor:
    return (1.0 - mask.float())[:, None, None, :] * -1e9


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


def plain_linear(layer: nn.Linear) -> Linear:
    """The weights of one linear layer."""
    return Linear(_array(layer.weight), _array(layer.bias))


def _plain_norm(layer: nn.LayerNorm) -> Norm:
    return Norm(_array(layer.weight), _array(layer.bias))
