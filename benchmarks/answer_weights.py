"""Fit the weights of ``pipelines/replying/judging.py``: ``python -m benchmarks.answer_weights``.

A logistic regression over the sentences that are read for the questions of papers/answers.txt, each question also for a
caller who may not read the paper that answers it. Prints what answers of at least some confidence are worth (each paper
judged by weights that were fitted without it), and the weights of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.answers import TUNED_ON, Asked, Office, office, other_papers, read_papers, reader
from ingest.catalogue import outbox
from ingest.labels import Clearance
from pipelines.answering.answer import Question
from pipelines.answering.replying import Replying
from pipelines.answering.stages import Asked as AskedBy
from pipelines.answering.stages import FoundByMeaning
from pipelines.answering.wording import wording
from pipelines.asking import query_pipeline
from pipelines.replying.asked_for import asked_for
from pipelines.replying.judging import features
from pipelines.straight_pipeline import StraightPipeline

_STEADINESS: Final = 2.0
"""Of the penalty on the square of each weight."""
_MEANING: Final = 10.0
"""Likenesses differ by hundredths where all else differs by tenths; the penalty must not see that."""
_MEANINGS: Final = (1, 2)  # places of the likenesses among the features
_WRONG: Final = 10.0  # weight of all wrong sentences of a question together, at most; a right one has 1
_PARTS: Final = 4
_BOUNDS: Final = (0.3, 0.4, 0.5, 0.6)

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trial:
    """A question of one caller: what speaks for each sentence, shape (sentences, features), and which are right."""

    paper: int
    is_answerable: bool
    rows: Numbers
    right: npt.NDArray[np.bool_]


def trials(place: Office, asked: Sequence[Asked], papers: int) -> Iterator[Trial]:
    """Each question by one who may read everything and, where a paper answers, by one who may not read that paper."""
    for one in asked:
        yield _trial(place, one, one.answer, reader(range(papers)))
        if one.answer:
            yield _trial(place, one, None, reader([at for at in range(papers) if at != one.paper]))


def _trial(place: Office, one: Asked, answer: str | None, clearance: Clearance) -> Trial:
    replying = Replying(place.engine, place.embedder)
    pipeline = StraightPipeline(query_pipeline(place.engine, place.embedder))
    form = asked_for(one.text)
    if form is None:
        return Trial(one.paper, answer is not None, np.zeros((0, 1)), np.zeros(0, dtype=bool))
    with place.catalogue.reading() as connection:
        by = AskedBy(Question(one.text), clearance, connection, outbox.pending_changes(connection))
        shown = pipeline.run({"understand": {"asked": by}})["replied"].shown
        understood = shown.admitted.rescored.fused.by_words.understood
        meant = FoundByMeaning(understood, (), place.embedder.embed_question(wording(understood)))
        read = replying.sentences(shown, meant, form)
    chosen = [each for each in read if each.span is not None or not form.needs_span]
    texts = [" ".join(each.read.place.page_text[each.start : each.end].split()) for each in chosen]
    right = [answer is not None and " ".join(answer.split()) in text for text in texts]
    rows = np.array([features(each, read, form) for each in chosen], dtype=np.float64)
    return Trial(one.paper, answer is not None, rows, np.array(right, dtype=bool))


def fitted(some: Sequence[Trial]) -> Numbers:
    """The weights that tell right sentences from wrong ones, by Newton's method."""
    some = [each for each in some if len(each.rows)]
    rows = np.vstack([each.rows for each in some])
    right = np.concatenate([each.right for each in some]).astype(np.float64)
    counts = np.concatenate([np.full(len(each.rows), min(2.0, _WRONG / len(each.rows))) for each in some])
    counts[right == 1.0] = 1.0
    scale = np.ones(rows.shape[1])
    scale[list(_MEANINGS)] = _MEANING
    rows = rows * scale
    penalty = np.full(rows.shape[1], _STEADINESS)
    penalty[0] = 0.001
    weights = np.zeros(rows.shape[1])
    for _ in range(60):
        sure = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (counts * (sure - right)) + penalty * weights
        bend = (rows * (counts * sure * (1 - sure))[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(bend, slope)
    return np.asarray(weights * scale)


def first(asked: Trial, weights: Numbers) -> tuple[float, bool]:
    """How sure the surest sentence is, and whether it is right."""
    if not len(asked.rows):
        return 0.0, False
    sure: npt.NDArray[Any] = 1 / (1 + np.exp(-asked.rows @ weights))
    place = int(sure.argmax())
    return float(sure[place]), bool(asked.right[place])


def main() -> None:
    papers, asked = read_papers(TUNED_ON)
    with office(papers, other_papers()) as place:
        found = list(trials(place, asked, len(papers)))
    told = []
    for part in range(_PARTS):
        weights = fitted([each for each in found if each.paper % _PARTS != part])
        told += [first(each, weights) for each in found if each.paper % _PARTS == part]
    answerable = sum(each.is_answerable for each in found)
    for bound in _BOUNDS:
        surest = [is_right for sure, is_right in told if sure >= bound]
        print(f"from {bound} on: right {sum(surest)} of {answerable}, of {len(surest)} told")
    print("WEIGHTS =", tuple(round(float(each), 2) for each in fitted(found)))


if __name__ == "__main__":
    main()
