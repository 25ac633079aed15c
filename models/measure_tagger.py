"""Measure a tagger as it ships: ``python -m models.measure_tagger FOLDER DATA --left-out 0``.

FOLDER holds a tagger that ``make_tagger --left-out`` made, DATA the corpora. Prints, for the fifth of GermEval that was
kept out: precision, recall and F1 of all kinds, one sentence at a time; the same of the three kinds that the service
keeps, in pages of 20 sentences as the service reads them; how often mentions are right that are so and so sure; and the
words read in a second of one thread.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from models.corpora import germeval
from models.examples import Example
from models.labels import LABELS, Score, spans
from models.trials import FOLDS, as_examples, figures, folds
from pipelines.entities.contract import Mention
from pipelines.entities.tagging.installing import open_tagger
from pipelines.entities.tagging.naming import TYPES
from pipelines.entities.tagging.tagger import Tagger
from pipelines.entities.tagging.windows import Window

PAGE = 20
"""Sentences; about 350 words."""

Place = tuple[int, int, str]


def labels_of(tagger: Tagger, examples: Sequence[Example]) -> list[list[str]]:
    """The likeliest labels of each example's words, one example at a time and whatever their probability."""
    found = []
    for example in examples:
        labels = ["O"] * len(example.words)
        for one in tagger.tagged(example.text, Window(0, len(example.text), example.words)):
            labels[one.first : one.end] = [f"B-{one.kind}"] + [f"I-{one.kind}"] * (one.end - one.first - 1)
        found.append(labels)
    return found


def pages_of(examples: Sequence[Example]) -> list[tuple[str, set[Place]]]:
    """Text and true places of the three kinds, one sentence a line."""
    pages = []
    for start in range(0, len(examples), PAGE):
        text = ""
        places: set[Place] = set()
        for example in examples[start : start + PAGE]:
            truth = [LABELS[min(allowed)] for allowed in example.allowed]
            for first, end, kind in spans(truth):
                if kind in TYPES:
                    ends = example.words[first][0] + len(text), example.words[end - 1][1] + len(text)
                    places.add((*ends, TYPES[kind].value))
            text += example.text + "\n"
        pages.append((text, places))
    return pages


def scores_of(pages: Sequence[tuple[str, set[Place]]], found: Sequence[Sequence[Mention]]) -> dict[str, list[float]]:
    """Precision, recall and F1 of each type."""
    scores = {}
    for kind in (kind.value for kind in TYPES.values()):
        truth = [{place for place in places if place[2] == kind} for _, places in pages]
        answers = [{(one.start, one.end, one.type.value) for one in each if one.type.value == kind} for each in found]
        right = sum(len(one & other) for one, other in zip(truth, answers, strict=True))
        score = Score(right, sum(map(len, answers)), sum(map(len, truth)))
        scores[kind] = [round(value, 4) for value in (score.precision, score.recall, score.f1)]
    return scores


def reliability(
    pages: Sequence[tuple[str, set[Place]]], found: Sequence[Sequence[Mention]]
) -> dict[str, tuple[int, float]]:
    """For each tenth of confidence: how many mentions, and the share of them that is right."""
    bins: dict[int, Counter[bool]] = defaultdict(Counter)
    for (_, places), mentions in zip(pages, found, strict=True):
        for one in mentions:
            bins[min(9, int(one.confidence * 10))][(one.start, one.end, one.type.value) in places] += 1
    return {
        f"{tenth / 10:.1f}": (sum(bins[tenth].values()), round(bins[tenth][True] / sum(bins[tenth].values()), 3))
        for tenth in sorted(bins)
    }


def main() -> None:
    """Read the command line, find names, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--left-out", type=int, choices=range(FOLDS), required=True)
    arguments = parser.parse_args()
    tagger = open_tagger(arguments.folder)
    sentences = germeval(arguments.data / "ner")
    kept_out = [sentences[number] for number in folds(len(sentences), arguments.left_out)[1]]
    asked = as_examples(kept_out, seed=7)
    pages = pages_of(asked)
    tagger.find("Namen")  # opens the network
    began = time.thread_time()
    found = [tagger.find(text) for text, _ in pages]
    seconds = time.thread_time() - began
    told = {
        "one sentence at a time": figures(kept_out, labels_of(tagger, asked)),
        "as the service reads": scores_of(pages, found),
        "confidence: mentions, share that is right": reliability(pages, found),
        "words a second": round(sum(len(example.words) for example in asked) / seconds),
    }
    sys.stdout.write(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
