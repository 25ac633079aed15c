"""A recogniser made of a function that yields sightings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from pipelines.entities.contract import Basis, EntityType, Mention

_BLANKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A find of a rule: place, normal form, what it rests on, and how sure it is."""

    start: int
    end: int
    normalized: str
    confidence: float = 0.9
    basis: Basis = Basis.RULE


@dataclass(frozen=True, slots=True)
class Rule:
    """A recogniser of one type by a function; see ``contract.Recogniser``."""

    name: str
    version: str
    type: EntityType
    look: Callable[[str], Iterator[Sighting]]

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions of a text in order."""
        return tuple(
            Mention(
                type=self.type,
                start=seen.start,
                end=seen.end,
                text=one_line(text[seen.start : seen.end]),
                normalized=seen.normalized,
                confidence=seen.confidence,
                basis=seen.basis,
                recogniser=self.name,
                version=self.version,
            )
            for seen in self.look(text)
        )


def one_line(text: str) -> str:
    """The text with every run of white space as one blank."""
    return _BLANKS.sub(" ", text).strip()


def is_near(text: str, place: int, cue: re.Pattern[str], reach: int = 60) -> bool:
    """Whether a cue stands in the ``reach`` code points before a place."""
    return cue.search(text, max(0, place - reach), place) is not None
