"""Training the encoder of meaning by contrast: of all texts of a batch the right one is to lie nearest to its question.

Every text of a batch stands against every question of it, and so do the texts that are said not to answer and short
lines that mean nothing. Cosines are divided by a temperature; each question is to choose its text and each text its
question.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Sequence
from typing import Final

import torch
from tokenizers import Tokenizer
from torch.nn import functional

from models.lessons import Course, Lesson
from models.network import SentenceEncoder
from models.training import Schedule

LONGEST: Final = 104
"""Word pieces of one text; what is longer is cut."""
LINES: Final = 8
"""Short lines in each batch."""
TEMPERATURE: Final = 0.02
_PIECES: Final = 1500
"""Word pieces that go through the network together, padding included."""
_CLIP: Final = 1.0


def learn(network: SentenceEncoder, tokenizer: Tokenizer, course: Course, schedule: Schedule, *, seed: int) -> None:
    """Train in place; the same seed, torch and processor give the same weights."""
    rng = random.Random(seed)
    torch.manual_seed(seed)
    network.train()
    reader = _Reader(network, tokenizer)
    parameters = [parameter for parameter in network.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=schedule.rate, weight_decay=0.01)
    for step, batch in enumerate(course.batches):
        for group in optimizer.param_groups:
            group["lr"] = schedule.rate * schedule.share(step, len(course.batches))
        loss = _loss(reader, batch, rng.sample(list(course.lines), min(LINES, len(course.lines))))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, _CLIP)
        optimizer.step()
        if step % 5 == 0:
            _tell(step=step, steps=len(course.batches), loss=round(loss.item(), 4))


class _Reader:
    """Vectors of texts; what the shut layers make of a text is kept, for most texts come once a round."""

    def __init__(self, network: SentenceEncoder, tokenizer: Tokenizer) -> None:
        self._network = network
        self._tokenizer = tokenizer
        self._kept: dict[str, torch.Tensor] = {}

    def vectors(self, texts: Sequence[str]) -> torch.Tensor:
        """One vector a text, shape (texts, dimensions); texts of like length go through the network together."""
        below = [self._below(text) for text in texts]
        order = sorted(range(len(below)), key=lambda number: len(below[number]))
        parts: list[list[int]] = [[]]
        for number in order:
            if parts[-1] and len(below[number]) * (len(parts[-1]) + 1) > _PIECES:
                parts.append([])
            parts[-1].append(number)
        vectors = torch.cat([self._network(*_padded([below[number] for number in part])) for part in parts])
        return vectors[torch.argsort(torch.tensor(order))]

    def _below(self, text: str) -> torch.Tensor:
        if text not in self._kept:
            ids = torch.tensor([_cut(self._tokenizer.encode(text).ids)])
            self._kept[text] = self._network.below(ids, torch.ones_like(ids))[0].half()
        return self._kept[text].float()


def _loss(reader: _Reader, lessons: Sequence[Lesson], lines: Sequence[str]) -> torch.Tensor:
    """Mean over both directions of minus the logarithm of the probability of the right choice."""
    others = [lesson.other for lesson in lessons if lesson.other is not None]
    questions = reader.vectors([f"query: {lesson.question}" for lesson in lessons])
    texts = [lesson.text for lesson in lessons] + others + list(lines)
    passages = reader.vectors([f"passage: {text}" for text in texts])
    nearness = questions @ passages.T / TEMPERATURE
    right = torch.arange(len(lessons))
    back = nearness[:, : len(lessons)].T
    loss: torch.Tensor = (functional.cross_entropy(nearness, right) + functional.cross_entropy(back, right)) / 2
    return loss


def _cut(ids: list[int]) -> list[int]:
    return ids if len(ids) <= LONGEST else [*ids[: LONGEST - 1], ids[-1]]


def _padded(texts: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    values = torch.nn.utils.rnn.pad_sequence(list(texts), batch_first=True)
    lengths = torch.tensor([len(text) for text in texts])
    return values, (torch.arange(values.shape[1])[None] < lengths[:, None]).long()


def _tell(**facts: object) -> None:
    print(time.strftime("%H:%M:%S"), json.dumps(facts), file=sys.stderr, flush=True)
