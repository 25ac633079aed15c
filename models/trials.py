"""GermEval 2014 in five parts, of which one is kept out, and the figures of what was found in it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from models.examples import Example, marked, only
from models.labels import Score, repaired, score
from models.reading_noise import as_read, recased
from pipelines.entities.tagging.windows import WORD

FOLDS: Final = 5

Sentences = Sequence[tuple[list[str], list[str]]]
"""Words and labels of each sentence."""


def folds(count: int, left_out: int | None) -> tuple[list[int], list[int]]:
    """Numbers of the sentences to learn from and of those kept out, each ascending."""
    order = list(range(count))
    random.Random(1).shuffle(order)
    kept_out = set(order[left_out::FOLDS]) if left_out is not None else set[int]()
    return [number for number in range(count) if number not in kept_out], sorted(kept_out)


def as_examples(sentences: Sentences, seed: int) -> list[Example]:
    """Sentences of words and labels as running text."""
    rng = random.Random(seed)
    return [marked(words, [only(label) for label in labels], rng) for words, labels in sentences]


def as_papers(examples: Sequence[Example], seed: int) -> list[Example]:
    """The examples as a machine reads them: some in capitals, some with letters misread."""
    rng = random.Random(seed)
    return [replace(example, text=as_read(recased(example.text, rng), rng)) for example in examples]


def figures(sentences: Sentences, found: Sequence[Sequence[str]]) -> dict[str, list[float]]:
    """Precision, recall and F1 of strictly equal spans of words, of each kind that occurs.

    Args:
        sentences: The truth, in words as the corpus parts them ("Dr.").
        found: Labels of the parts of these words ("Dr", "."), of which the first one counts.
    """
    whole = []
    for (words, _), labels in zip(sentences, found, strict=True):
        counts = [len(WORD.findall(word)) for word in words]
        firsts = [sum(counts[:place]) for place in range(len(words))]
        whole.append(repaired([labels[first] for first in firsts]))
    scores: dict[str, Score] = score([labels for _, labels in sentences], whole)
    return {
        kind: [round(value, 4) for value in (one.precision, one.recall, one.f1)]
        for kind, one in scores.items()
        if one.wanted
    }
