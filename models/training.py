"""Training the tagger: batches of like length, a slow start and a slow end, going on after an interruption."""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
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
_KEEP_EVERY: Final = 40
"""Steps; a minute on a free processor."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """How fast is learned: rates of the encoder and of the layer on top, and the share of steps of warming up."""

    rate: float = 1.2e-4
    top_rate: float = 1e-3
    warm: float = 0.1

    def share(self, step: int, steps: int) -> float:
        """The part (0 to 1) of the full rate at a step; it rises to 1 and falls to 0, both in a line."""
        warm = self.warm * steps
        if step < warm:
            return min(1.0, (step + 1) / warm)
        return (steps - step) / (steps - warm)


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
    *,
    seed: int,
    kept: Path | None = None,
    after: Callable[[str], None] = lambda _: None,
) -> None:
    """Train in place.

    Args:
        tagger: What is trained.
        epochs: The examples of each epoch; they may differ from epoch to epoch.
        schedule: How fast.
        seed: Of batches and dropout.
        kept: A file in which the state is kept now and then, and from which an interrupted training goes on.
        after: Called with a note at the end of each epoch.
    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    plan = [(number, batch) for number, epoch in enumerate(epochs) for batch in batches(epoch, rng)]
    state = _State(tagger, schedule)
    done = state.load(kept) if kept and kept.is_file() else 0
    tagger.train()
    for step, (number, batch) in enumerate(plan[done:], done):
        loss = _loss(tagger, [epochs[number][place] for place in batch])
        state.take_step(schedule.share(step, len(plan)), loss)
        if kept and (step + 1) % _KEEP_EVERY == 0:
            state.save(kept, step + 1)
            _tell(step=step + 1, steps=len(plan), loss=round(loss.item(), 4))
        if step + 1 == len(plan) or plan[step + 1][0] != number:
            after(f"epoch {number}")
            tagger.train()


class _State:
    """What changes while a tagger learns: its weights and the memory of the optimizer."""

    def __init__(self, tagger: Tagger, schedule: Schedule) -> None:
        self._tagger = tagger
        self._parameters = [parameter for parameter in tagger.parameters() if parameter.requires_grad]
        self._optimizer = _optimizer(tagger, schedule)
        self._rates = [group["lr"] for group in self._optimizer.param_groups]

    def take_step(self, share: float, loss: torch.Tensor) -> None:
        for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            group["lr"] = rate * share
        self._optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._parameters, _CLIP)
        self._optimizer.step()

    def save(self, path: Path, done: int) -> None:
        state = {
            "done": done,
            "tagger": self._tagger.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "chance": torch.get_rng_state(),
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def load(self, path: Path) -> int:
        """How many steps are done."""
        state = torch.load(path)
        self._tagger.load_state_dict(state["tagger"])
        self._optimizer.load_state_dict(state["optimizer"])
        torch.set_rng_state(state["chance"])
        return int(state["done"])


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


def _tell(**facts: object) -> None:
    print(time.strftime("%H:%M:%S"), json.dumps(facts), file=sys.stderr, flush=True)
