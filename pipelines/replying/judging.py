"""How likely it is that a sentence answers: what speaks for it, weighed."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Final

from pipelines.replying.asked_for import AskedFor
from pipelines.replying.sentences import Sentence

USUAL_MEANING: Final = 0.45
"""Of a sentence that answers; stands where no model tells it."""


def features(sentence: Sentence, among: Sequence[Sentence], asked: AskedFor) -> tuple[float, ...]:
    """What speaks for a sentence, in the order of ``WEIGHTS``."""
    span, meaning = sentence.span, sentence.meaning
    return (
        1.0,
        USUAL_MEANING if meaning is None else meaning,
        0.0 if meaning is None else meaning - max(each.meaning or 0.0 for each in among),
        sentence.covered,
        sentence.alone,
        sentence.whole,
        float(span is not None),
        float(span is not None and span.rank == 0),
        float(bool(asked.types)),
        float(sentence.read.rank == 0),
        min(sentence.read.rank, 9) / 9,
    )


WEIGHTS: Final = (-5.7, 0.5, 2.2, 1.9, 1.5, 0.5, 1.1, 2.0, -1.2, 1.4, -1.4)
"""Of a logistic regression over the sentences that were read for the questions of benchmarks/papers/answers.txt (weight
1) and for the whole questions of models/pairs (weight 0.3), each question also without the paper that answers it.
Change them with what is read, and look at them again with another encoder: ``python -m benchmarks.answers``."""


def confidence(sentence: Sentence, among: Sequence[Sentence], asked: AskedFor) -> float:
    """Between 0 and 1."""
    total = sum(weight * value for weight, value in zip(WEIGHTS, features(sentence, among, asked), strict=True))
    return 1 / (1 + exp(-total))
