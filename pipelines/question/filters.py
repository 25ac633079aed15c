"""What narrows a question besides its words: labels, kinds and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrows a question; an empty tuple or None does not narrow. Values of one field are alternatives.

    ``date_from`` and ``date_to`` are ISO days, both included; a document without a date never passes them.
    """

    agency: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    classification_max: int | None = None
    date_from: str | None = None
    date_to: str | None = None


NO_FILTERS: Final = Filters()
"""Narrows nothing."""
