"""From the scores of words to the names that they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words ``first`` to before ``end`` are one name of a kind; ``probability`` is the mean of their labels' own."""

    first: int
    end: int
    kind: str
    probability: float


class Decoder:
    """Finds the likeliest row of labels; made for one set of labels in the form ``O``, ``B-PER``, ``I-PER``."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Set the decoder up.

        Raises:
            ValueError: The labels do not begin with ``O``, or one is of another form.
        """
        if not labels or labels[0] != "O" or any(label[:2] not in ("B-", "I-") for label in labels[1:]):
            raise ValueError("labels begin with O and go on with B-KIND and I-KIND")
        self.labels = tuple(labels)
        is_inside = [label[0] == "I" for label in labels]
        self._starts = np.where(is_inside, -np.inf, 0.0)
        self._steps = np.array([[-np.inf if _is_forbidden(one, other) else 0.0 for other in labels] for one in labels])

    def names(self, scores: Scores) -> list[Tagged]:
        """The names in the likeliest row of labels.

        Args:
            scores: shape (words, labels), logarithms of probabilities.
        """
        path = self._path(scores)
        return self._together(path, np.exp(scores[np.arange(len(path)), path]))

    def likeliest(self, scores: Scores) -> list[str]:
        """The likeliest row of labels in which no inside lacks its beginning; scores as in ``names``."""
        return [self.labels[number] for number in self._path(scores)]

    def _path(self, scores: Scores) -> list[int]:
        """Viterbi without learned transitions."""
        if not len(scores):
            return []
        best = scores[0] + self._starts
        back: list[npt.NDArray[np.intp]] = []
        for row in scores[1:]:
            ways = best[:, None] + self._steps
            back.append(ways.argmax(axis=0))
            best = ways.max(axis=0) + row
        path = [int(best.argmax())]
        for origins in reversed(back):
            path.append(int(origins[path[-1]]))
        path.reverse()
        return path

    def _together(self, path: Sequence[int], own: Scores) -> list[Tagged]:
        names = []
        place = 0
        while place < len(path):
            label, end = self.labels[path[place]], place + 1
            while end < len(path) and label != "O" and self.labels[path[end]] == f"I-{label[2:]}":
                end += 1
            if label != "O":
                names.append(Tagged(place, end, label[2:], min(1.0, float(own[place:end].mean()))))
            place = end
        return names


def _is_forbidden(before: str, label: str) -> bool:
    return label[0] == "I" and before[2:] != label[2:]
