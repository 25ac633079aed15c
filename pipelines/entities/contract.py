"""What a recogniser promises, and what it finds.

Anything that finds entities in a text joins through ``Recogniser``: a rule, a list of cues, or a trained tagger.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Protocol


class EntityType(StrEnum):
    """What a mention may refer to."""

    PERSON = "PERSON"
    ORGANISATION = "ORGANISATION"
    ADDRESS = "ADDRESS"
    LOCATION = "LOCATION"
    LICENCE_PLATE = "LICENCE_PLATE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    IBAN = "IBAN"
    DATE = "DATE"
    MONEY = "MONEY"
    FILE_REFERENCE = "FILE_REFERENCE"
    LAW = "LAW"
    REGISTER_NUMBER = "REGISTER_NUMBER"
    ID_NUMBER = "ID_NUMBER"
    VIN = "VIN"


class Basis(IntEnum):
    """What a mention rests on; where two overlap, the higher one stays."""

    GAZETTEER = 0
    MODEL = 1
    RULE = 2
    LABELLED = 3
    CHECKSUM = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of an entity: ``text`` as read from ``start`` to ``end``, code points of the page's text.

    ``normalized`` is the normal form of its type; line breaks and hyphens at line ends are gone from it and from
    ``text``. ``confidence`` lies between 0 and 1.
    """

    type: EntityType
    start: int
    end: int
    text: str
    normalized: str
    confidence: float
    basis: Basis
    recogniser: str
    version: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a place in a text: {self.start}..{self.end}")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"not a confidence: {self.confidence}")


class Recogniser(Protocol):
    """Finds mentions in a text; may be called from several threads, and takes time in proportion to the text."""

    @property
    def name(self) -> str:
        """Stable and short, for example ``iban``."""

    @property
    def version(self) -> str:
        """Changes whenever the same text may give other mentions."""

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions of a text in order; they may overlap. Any text is allowed."""
