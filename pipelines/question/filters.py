"""What narrows a question besides its words: labels, kinds and dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrows a question; an empty tuple or None does not narrow. Values of one field are alternatives.

    ``entity`` holds ids.

    ``date_from`` and ``date_to`` are ISO days, both included; a document without a date never passes them.
    """

    agency: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    entity: tuple[str, ...] = ()
    classification_max: int | None = None
    date_from: str | None = None
    date_to: str | None = None

    def narrowed_by(self, other: Filters) -> Filters:
        """What passes both."""
        return Filters(
            agency=_common(self.agency, other.agency),
            unit=_common(self.unit, other.unit),
            doc_type=_common(self.doc_type, other.doc_type),
            kind=_common(self.kind, other.kind),
            entity=_common(self.entity, other.entity),
            classification_max=min(
                (level for level in (self.classification_max, other.classification_max) if level is not None),
                default=None,
            ),
            date_from=max((day for day in (self.date_from, other.date_from) if day is not None), default=None),
            date_to=min((day for day in (self.date_to, other.date_to) if day is not None), default=None),
        )


def _common(these: tuple[str, ...], those: tuple[str, ...]) -> tuple[str, ...]:
    """The values in both; an empty tuple stands for all values, so where none is common one stands that nothing has."""
    if not these or not those:
        return these or those
    return tuple(value for value in these if value in those) or ("",)


NO_FILTERS: Final = Filters()
"""Narrows nothing."""
