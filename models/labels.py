"""The labels of the tagger: kinds of names as GermEval 2014 draws them, each with a beginning and an inside.

The service asks only for PER, ORG and LOC. The others (``LOCderiv``: "deutsche"; ``ORGpart``: "SPD-Politiker";
``OTH``: titles of works, products, events) are learned so that they are not taken for those three.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

KINDS: Final = tuple(kind + form for kind in ("PER", "ORG", "LOC", "OTH") for form in ("", "deriv", "part"))
LABELS: Final = ("O", *(side + kind for kind in KINDS for side in ("B-", "I-")))
NUMBER: Final = {label: number for number, label in enumerate(LABELS)}
MAIN: Final = ("PER", "ORG", "LOC")

Span = tuple[int, int, str]
"""First word, word behind the last, kind."""


def repaired(labels: Sequence[str]) -> list[str]:
    """The labels with each inside that continues nothing made a beginning."""
    result: list[str] = []
    before = "O"
    for label in labels:
        result.append("B" + label[1:] if label[0] == "I" and before[2:] != label[2:] else label)
        before = label
    return result


def spans(labels: Iterable[str]) -> set[Span]:
    """The names that a row of labels marks."""
    found: set[Span] = set()
    start, kind = 0, ""
    for place, label in enumerate([*labels, "O"]):
        if kind and (label[0] != "I" or label[2:] != kind):
            found.add((start, place, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = place, label[2:]
    return found


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of strictly equal spans (both ends and the kind)."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Of the spans found, how many are right (0 to 1; 0 if none was found)."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of the spans wanted, how many were found (0 to 1; 0 if none was wanted)."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both (0 to 1)."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def score(wanted: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> dict[str, Score]:
    """Scores of each kind and, as ``all`` and ``main``, of all kinds and of PER, ORG and LOC together."""
    right, given, asked = Counter[str](), Counter[str](), Counter[str]()
    for one, other in zip(wanted, found, strict=True):
        truth, answer = spans(one), spans(other)
        right.update(kind for *_, kind in truth & answer)
        given.update(kind for *_, kind in answer)
        asked.update(kind for *_, kind in truth)

    def together(kinds: Iterable[str]) -> Score:
        chosen = list(kinds)
        return Score(*(sum(counter[kind] for kind in chosen) for counter in (right, given, asked)))

    return {"all": together(KINDS), "main": together(MAIN)} | {kind: together([kind]) for kind in KINDS}
