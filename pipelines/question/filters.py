"""What narrows a question besides its words: labels, kinds, senders, legibility and dates; what is left out too."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Documents that carry one of the values of any field are no hits; those without a value stay.

    ``entity`` holds ids, ``classification`` levels as digits.
    """

    agency: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    classification: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    legibility: tuple[str, ...] = ()
    entity: tuple[str, ...] = ()

    def with_value(self, name: str, value: str) -> LeftOut:
        """The same and one value more; ``name`` is a field of this class."""
        return self.joined(LeftOut(**{name: (value,)}))

    def joined(self, other: LeftOut) -> LeftOut:
        """What either leaves out."""
        return LeftOut(*(_all_of(getattr(self, each), getattr(other, each)) for each in LEFT_OUT_FIELDS))

    def values(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Fields and values of those that leave something out."""
        named = ((each, getattr(self, each)) for each in LEFT_OUT_FIELDS)
        return tuple((name, values) for name, values in named if values)


LEFT_OUT_FIELDS: Final = tuple(each.name for each in fields(LeftOut))
NOTHING_LEFT_OUT: Final = LeftOut()


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrows a question; an empty tuple or None does not narrow. Values of one field are alternatives.

    ``entity`` holds groups of ids: a document mentions one of each group. ``legibility`` holds values of
    ``ingest.legibility``.

    ``date_from`` and ``date_to`` are ISO days, both included; a document without a date never passes them.
    """

    agency: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    entity: tuple[tuple[str, ...], ...] = ()
    classification_max: int | None = None
    date_from: str | None = None
    date_to: str | None = None
    sender: tuple[str, ...] = ()
    legibility: tuple[str, ...] = ()
    left_out: LeftOut = NOTHING_LEFT_OUT

    def narrowed_by(self, other: Filters) -> Filters:
        """What passes both."""
        return Filters(
            agency=_common(self.agency, other.agency),
            unit=_common(self.unit, other.unit),
            doc_type=_common(self.doc_type, other.doc_type),
            kind=_common(self.kind, other.kind),
            # A document has several entities: one of this group and one of that.
            entity=tuple(dict.fromkeys((*self.entity, *other.entity))),
            classification_max=min(
                (level for level in (self.classification_max, other.classification_max) if level is not None),
                default=None,
            ),
            date_from=max((day for day in (self.date_from, other.date_from) if day is not None), default=None),
            date_to=min((day for day in (self.date_to, other.date_to) if day is not None), default=None),
            sender=_common(self.sender, other.sender),
            legibility=_common(self.legibility, other.legibility),
            left_out=self.left_out.joined(other.left_out),
        )

    def demanded(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Fields with the values of which a document must carry one; those of entities once for each group."""
        single = (
            ("agency", self.agency),
            ("unit", self.unit),
            ("doc_type", self.doc_type),
            ("kind", self.kind),
            ("sender", self.sender),
            ("legibility", self.legibility),
        )
        return tuple((name, values) for name, values in single if values) + tuple(
            ("entity", group) for group in self.entity
        )


def _common(these: tuple[str, ...], those: tuple[str, ...]) -> tuple[str, ...]:
    """The values in both; an empty tuple stands for all values, so where none is common one stands that nothing has."""
    if not these or not those:
        return these or those
    return tuple(value for value in these if value in those) or ("",)


def _all_of(these: tuple[str, ...], those: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*these, *those)))


NO_FILTERS: Final = Filters()
"""Narrows nothing."""
