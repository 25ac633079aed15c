"""Lists of words that rules look up; blanks and line ends part the words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of a file in ``gazetteers``."""
    return frozenset(files("pipelines.entities.gazetteers").joinpath(name).read_text(encoding="utf-8").split())
