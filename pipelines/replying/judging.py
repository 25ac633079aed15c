"""How likely it is that a sentence answers: what speaks for it, weighed."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Final

from pipelines.replying.asked_for import AskedFor
from pipelines.replying.sentences import Sentence

USUAL_MEANING: Final = 0.67
"""Of a sentence that answers, by the encoder that ships."""

_BOUND: Final = 0.1
"""Likenesses count as far from the usual as this and no farther: those of another encoder lie elsewhere."""

MISSED: Final = 0.7
"""A document that holds less of the question is about something else, the more so the less it holds."""


def features(sentence: Sentence, among: Sequence[Sentence], asked: AskedFor) -> tuple[float, ...]:
    """What speaks for a sentence, in the order of ``WEIGHTS``."""
    span, meaning = sentence.span, sentence.meaning
    is_asked = span is not None and span.rank == 0
    return (
        1.0,
        0.0 if meaning is None else min(_BOUND, max(-_BOUND, meaning - USUAL_MEANING)),
        0.0 if meaning is None else max(-_BOUND, meaning - max(each.meaning or 0.0 for each in among)),
        sentence.covered,
        sentence.whole,
        max(0.0, MISSED - sentence.whole),
        float(span is not None),
        float(is_asked),
        float(is_asked and sentence.is_close),
        float(is_asked and sentence.is_only),
        float(bool(asked.types)),
        sentence.covered * (bool(asked.types) and span is None),
        float(sentence.read.rank == 0),
        min(sentence.read.rank, 9) / 9,
    )


WEIGHTS: Final = (-4.07, 13.38, 5.59, 1.7, 1.43, -1.22, 0.2, 1.14, 0.96, 0.44, -0.77, -0.39, 1.82, -0.17)
"""Fitted by ``python -m benchmarks.answer_weights``; fit them again with another encoder or other features. 0.07 of
likeness in meaning weigh as much as an answer beside a word of the question."""


def confidence(sentence: Sentence, among: Sequence[Sentence], asked: AskedFor) -> float:
    """Between 0 and 1."""
    total = sum(weight * value for weight, value in zip(WEIGHTS, features(sentence, among, asked), strict=True))
    return 1 / (1 + exp(-total))
