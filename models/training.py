"""Training the tagger: batches of like length, a slow start, and the mean of the later weights."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import torch

from models.cutting import Pieces, labels_of
from models.examples import Allowed
from models.labels import LABELS
from models.network import Tagger

PAD: Final = 1
_PIECES: Final = 640
"""Word pieces of one batch, padding included: about 16 sentences of GermEval."""
_CLIP: Final = 1.0
_MEAN_FROM: Final = 0.5
_MEAN_STEP: Final = 0.02
"""From half of the steps on, a running mean takes 2 % of each step's weights; it is what remains in the end."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How fast is learned: rates of the encoder and of the layer on top, the share of warming up, the last share."""

    rate: float = 1.2e-4
    top_rate: float = 1e-3
    warm: float = 0.1
    end: float = 0.0

    def share(self, step: int, steps: int) -> float:
        """The part (0 to 1) of the full rate at a step; it rises to 1 and falls to ``end``, both in a line."""
        warm = self.warm * steps
        if step < warm:
            return min(1.0, (step + 1) / warm)
        return self.end + (1 - self.end) * (steps - step) / (steps - warm)


def batches(examples: Sequence[Pieces], rng: random.Random, pieces: int = _PIECES) -> list[list[int]]:
    """Numbers of examples in batches of like length, in an order drawn by chance."""
    order = sorted(range(len(examples)), key=lambda number: len(examples[number].ids) + rng.random() * 6)
    result: list[list[int]] = [[]]
    for number in order:
        if result[-1] and len(examples[number].ids) * (len(result[-1]) + 1) > pieces:
            result.append([])
        result[-1].append(number)
    rng.shuffle(result)
    return result


def train(
    tagger: Tagger,
    epochs: Sequence[Sequence[Pieces]],
    schedule: Schedule,
    seed: int,
    after: Callable[[str], None] = lambda _: None,
) -> None:
    """Train in place; the weights end as the mean over the later steps.

    Args:
        tagger: What is trained.
        epochs: The examples of each epoch; they may differ from epoch to epoch.
        schedule: How fast.
        seed: Of batches and dropout.
        after: Called with a note at the end of each epoch and at the very end.
    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    plan = [(number, batch, epoch) for number, epoch in enumerate(epochs) for batch in batches(epoch, rng)]
    parameters = [parameter for parameter in tagger.parameters() if parameter.requires_grad]
    optimizer = _optimizer(tagger, schedule)
    rates = [group["lr"] for group in optimizer.param_groups]
    mean: list[torch.Tensor] = []
    tagger.train()
    for step, (number, batch, epoch) in enumerate(plan):
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * schedule.share(step, len(plan))
        loss = _loss(tagger, [epoch[place] for place in batch])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, _CLIP)
        optimizer.step()
        _take_into(mean, parameters, is_late=step >= _MEAN_FROM * len(plan))
        if step % 50 == 0:
            _tell(step=step, steps=len(plan), loss=round(float(loss), 4))
        if step + 1 == len(plan) or plan[step + 1][0] != number:
            after(f"epoch {number}")
            tagger.train()
    with torch.no_grad():
        for parameter, value in zip(parameters, mean, strict=True):
            parameter.copy_(value)
    after("mean of weights")


def predict(tagger: Tagger, examples: Sequence[Pieces]) -> list[list[str]]:
    """The likeliest labels of each example's words; words behind the cut get ``O``."""
    tagger.eval()
    result: list[list[str]] = [[] for _ in examples]
    for batch in batches(examples, random.Random(0), 2 * _PIECES):
        ids, mask = _padded([examples[place] for place in batch])
        with torch.no_grad():
            scores = tagger(ids, mask).log_softmax(-1).numpy()
        for row, place in enumerate(batch):
            result[place] = labels_of(scores[row], examples[place].firsts)
    return result


def _optimizer(tagger: Tagger, schedule: Schedule) -> torch.optim.AdamW:
    named = [(name, value) for name, value in tagger.named_parameters() if value.requires_grad]
    body = [value for name, value in named if not name.startswith("head")]
    return torch.optim.AdamW(
        [
            {"params": [value for value in body if value.dim() > 1], "lr": schedule.rate, "weight_decay": 0.01},
            {"params": [value for value in body if value.dim() == 1], "lr": schedule.rate, "weight_decay": 0.0},
            {"params": list(tagger.head.parameters()), "lr": schedule.top_rate, "weight_decay": 0.0},
        ]
    )


def _padded(examples: Sequence[Pieces]) -> tuple[torch.Tensor, torch.Tensor]:
    longest = max(len(example.ids) for example in examples)
    ids = torch.full((len(examples), longest), PAD, dtype=torch.long)
    for row, example in enumerate(examples):
        ids[row, : len(example.ids)] = torch.tensor(example.ids)
    return ids, (ids != PAD).long()


def _loss(tagger: Tagger, examples: Sequence[Pieces]) -> torch.Tensor:
    """Minus the mean logarithm of the probability that a word has one of its allowed labels."""
    ids, mask = _padded(examples)
    rows, columns, choices = zip(*_marks(examples), strict=True)
    allowed = torch.zeros(len(choices), len(LABELS), dtype=torch.bool)
    for place, choice in enumerate(choices):
        allowed[place, list(choice)] = True
    scores = tagger(ids, mask)[list(rows), list(columns)]
    right = scores.masked_fill(~allowed, -1e9)
    loss: torch.Tensor = (scores.logsumexp(-1) - right.logsumexp(-1)).mean()
    return loss


def _marks(examples: Sequence[Pieces]) -> Iterator[tuple[int, int, Allowed]]:
    for row, example in enumerate(examples):
        seen: set[int] = set()
        for first, allowed in zip(example.firsts, example.allowed, strict=True):
            if first >= 0 and first not in seen:  # two words in one piece: the first one decides
                seen.add(first)
                yield row, first, allowed


def _take_into(mean: list[torch.Tensor], parameters: Sequence[torch.Tensor], *, is_late: bool) -> None:
    if not is_late:
        return
    with torch.no_grad():
        if not mean:
            mean.extend(parameter.clone() for parameter in parameters)
        for value, parameter in zip(mean, parameters, strict=True):
            value.lerp_(parameter, _MEAN_STEP)


def _tell(**facts: object) -> None:
    print(time.strftime("%H:%M:%S"), json.dumps(facts), file=sys.stderr, flush=True)
