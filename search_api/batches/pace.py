"""How fast a batch moves, and how long the rest will take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WINDOW_SECONDS: Final = 300.0
"""Long enough to even out large and small files, short enough to notice that a worker was added or is gone."""

_SHORTEST: Final = 5.0
"""Seconds that a pace is taken from at least: two files in the first tenth of a second are not 1,200 a minute."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Files a minute, None before the first; seconds that the rest takes, None where nobody can know."""

    per_minute: float | None
    seconds_left: int | None


def judge_pace(finished: int, first: float | None, left: int, *, now: float) -> Pace:
    """The pace of a batch.

    Args:
        finished: Files that came to their end within the window.
        first: When the first of them did, seconds since 1970; None without one.
        left: Files that are still on their way.
        now: The time, in the same seconds.
    """
    if first is None or finished == 0:
        return Pace(None, None if left else 0)
    span = min(max(now - first, _SHORTEST), WINDOW_SECONDS)
    per_second = finished / span
    return Pace(round(per_second * 60, 1), round(left / per_second))
