"""Readings of a piece of a lattice: the best one, its nearest rivals, and how likely any given text is there.

Only steps at which something but the blank may stand are looked at; of a line of print these are a third.

Source:
    Graves et al.: Connectionist Temporal Classification, ICML 2006 (likelihood of a text); Hannun et al.: First-Pass
    Large Vocabulary Continuous Speech Recognition using Bi-Directional Recurrent DNNs, 2014 (search over prefixes).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

BLANK: Final = 0

_FLOOR: Final = 1e-7
"""No sign is ruled out altogether: networks are surer than they ought to be."""

_SILENT: Final = 0.999
"""Steps at which the blank is at least this sure tell signs apart and nothing else."""

_CANDIDATE: Final = 0.004
"""Signs less likely than this at a step are no rivals there."""

_BEAM: Final = 10

Chances = npt.NDArray[np.float32]
"""Shape (steps, signs), each row with sum 1; column 0 is the blank."""


@dataclass(frozen=True, slots=True)
class SeenSign:
    """A sign on the best path: its column, the step where it is surest, and how sure."""

    column: int
    step: int
    chance: float


def best_path(chances: Chances) -> list[SeenSign]:
    """The signs of the most likely path, repetitions joined."""
    columns = chances.argmax(axis=1)
    seen: list[SeenSign] = []
    before = BLANK
    for step, column in enumerate(columns.tolist()):
        if column != BLANK:
            chance = float(chances[step, column])
            if column != before:
                seen.append(SeenSign(column, step, chance))
            elif chance > seen[-1].chance:
                seen[-1] = SeenSign(column, step, chance)
        before = column
    return seen


def log_likelihood(chances: Chances, columns: Sequence[int]) -> float:
    """Natural logarithm of the chance that exactly these signs stand on these steps, over all ways to place them.

    A sign that the network does not know is given as -1 and counts like one that it has ruled out.
    """
    if not len(chances):
        return 0.0 if not columns else float(len(columns) * np.log(_FLOOR))
    states = np.zeros(2 * len(columns) + 1, dtype=np.int64)
    states[1::2] = columns
    if len(columns) > len(chances):
        return float(len(columns) * np.log(_FLOOR))
    emitted = np.where(states < 0, np.log(_FLOOR), np.log(np.maximum(chances[:, states], _FLOOR)))
    skips = np.zeros(len(states), dtype=np.bool_)
    skips[3::2] = states[3::2] != states[1:-2:2]
    alpha = np.full(len(states), -np.inf)
    alpha[:2] = emitted[0, :2]
    for row in emitted[1:]:
        stepped = np.logaddexp(alpha, np.concatenate(([-np.inf], alpha[:-1])))
        skipped = np.concatenate(([-np.inf, -np.inf], alpha[:-2]))[: len(alpha)]
        alpha = np.where(skips, np.logaddexp(stepped, skipped), stepped) + row
    return float(np.logaddexp(alpha[-1], alpha[-2]) if len(alpha) > 1 else alpha[-1])


def rivals(chances: Chances) -> list[tuple[tuple[int, ...], float]]:
    """The likeliest texts of these steps with their natural log likelihood, best first; at most ten.

    Columns stand for signs. The likelihoods leave out what fell off the beam, so they are a little low.
    """
    beam: dict[tuple[int, ...], tuple[float, float]] = {(): (1.0, 0.0)}  # ends in blank, ends in its last sign
    scale = 0.0
    for row in _telling_rows(chances):
        beam = _extended(beam, row)
        most = max(blank + sign for blank, sign in beam.values())
        scale += float(np.log(most))
        beam = {text: (blank / most, sign / most) for text, (blank, sign) in beam.items()}
    found = [(text, float(np.log(blank + sign)) + scale) for text, (blank, sign) in beam.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def _telling_rows(chances: Chances) -> list[Mapping[int, float]]:
    """For each step that matters the columns that may stand there; a run of silent steps is one blank."""
    rows: list[Mapping[int, float]] = []
    silent = False
    for row in chances:
        if row[BLANK] >= _SILENT:
            if not silent:
                rows.append({BLANK: 1.0})
            silent = True
            continue
        silent = False
        likely = np.flatnonzero(row >= _CANDIDATE)
        entry = {int(column): float(row[column]) for column in likely}
        entry.setdefault(BLANK, _FLOOR)
        rows.append(entry)
    return rows


def _extended(
    beam: Mapping[tuple[int, ...], tuple[float, float]], row: Mapping[int, float]
) -> dict[tuple[int, ...], tuple[float, float]]:
    blanks: dict[tuple[int, ...], float] = defaultdict(float)
    signs: dict[tuple[int, ...], float] = defaultdict(float)
    for text, (blank, sign) in beam.items():
        whole = blank + sign
        for column, chance in row.items():
            if column == BLANK:
                blanks[text] += whole * chance
            elif text and text[-1] == column:
                signs[text] += sign * chance
                if blank:
                    signs[(*text, column)] += blank * chance
            else:
                signs[(*text, column)] += whole * chance
    texts = blanks.keys() | signs.keys()
    best = sorted(texts, key=lambda text: (-(blanks.get(text, 0.0) + signs.get(text, 0.0)), text))[:_BEAM]
    return {text: (blanks.get(text, 0.0), signs.get(text, 0.0)) for text in best}
