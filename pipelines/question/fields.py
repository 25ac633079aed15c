"""``field:value`` in a question: which fields there are, how they may be written, and the filters they give."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ingest.labels import Classification
from pipelines.german.folding import fold
from pipelines.question.filters import NO_FILTERS
from pipelines.question.repairs import Repairs

ALIASES: Final = {
    "agency": ("agency", "Behörde"),
    "unit": ("unit", "Einheit", "Dienststelle"),
    "doc_type": ("doc_type", "Dokumenttyp", "Typ"),
    "kind": ("kind",),
    "doc_type or kind": ("Art", "Dokumentart"),
    "date": ("date", "Datum"),
    "classification": ("classification", "Einstufung"),
    "entity": ("entity", "Entität"),
    "legibility": ("legibility", "Lesbarkeit"),
}
"""What narrows, and how it may be called, in any spelling of case and umlauts."""

_NAMES: Final = {fold(alias): name for name, aliases in ALIASES.items() for alias in aliases}

_DOC_TYPES: Final = frozenset({"bericht", "genehmigung", "schriftverkehr"})

_CLASSIFICATIONS: Final = {fold(level.name): level for level in Classification} | {
    str(level.value): level for level in Classification
}
_CLASSIFICATION_NAMES: Final = {
    Classification.OFFEN: "offen",
    Classification.INTERN: "intern",
    Classification.VERTRAULICH: "vertraulich",
    Classification.VS_NFD: "VS-NfD",
}

_LEGIBILITY_NAMES: Final[dict[str, str]] = {"good": "gut", "fair": "mittel", "poor": "schlecht", "digital": "digital"}
_LEGIBILITIES: Final = {name: value for value, german in _LEGIBILITY_NAMES.items() for name in (value, german)}

LONGEST_NAME: Final = 200
MOST_NAMES: Final = 8
"""Entities named in a question; each is looked up among those of visible documents."""


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity that a question names, by name or id; ``is_left_out`` where documents that mention it are no hits."""

    name: str
    is_left_out: bool


_YEAR: Final = re.compile(r"(\d{4})")
_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[./](\d{4})")
_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.(\d{4})")


def is_field(name: str) -> bool:
    """Whether a question may narrow by a field of that name, in English or German."""
    return fold(name) in _NAMES


class FieldCollector:
    """Gathers the fields of a question into filters; several values of one field are alternatives.

    ``known_kinds`` are the kinds as stored; a value that folds to one of them means it.
    """

    def __init__(self, repairs: Repairs, known_kinds: Collection[str] = ()) -> None:
        self._repairs = repairs
        self._kinds = {fold(kind): kind for kind in known_kinds}
        self.filters = NO_FILTERS
        self.named: tuple[NamedEntity, ...] = ()
        self._take: Final[dict[str, Callable[[str], None]]] = {
            "agency": self._agency,
            "unit": self._unit,
            "doc_type": self._doc_type,
            "kind": self._kind,
            "doc_type or kind": self._doc_type_or_kind,
            "date": self._date,
            "classification": self._classification,
            "entity": self._entity,
            "legibility": self._legibility,
        }

    def add(self, name: str, value: str) -> None:
        """Narrow by a field that ``is_field`` knows; a value that makes no sense is told and left out."""
        field = _NAMES[fold(name)]
        take = self._take[field]
        # Names of people have a comma: Petersen, Alma.
        for each in (value,) if field == "entity" else value.split(","):
            if each.strip():
                take(each.strip())

    def leave_out(self, name: str, value: str) -> None:
        """Leave out what carries a value of a field that ``is_field`` knows; of a date or a level this is told of."""
        field = _NAMES[fold(name)]
        if field in ("date", "classification"):
            self._repairs.tell(f"„{name}“ kann nicht ausgeschlossen werden und wurde nicht beachtet.")
            return
        demanded = FieldCollector(self._repairs, self._kinds.values())
        demanded.add(name, value)
        for left_out, values in demanded.filters.demanded():
            for each in values:
                left = self.filters.left_out.with_value(left_out, each)
                self.filters = replace(self.filters, left_out=left)
        for one in demanded.named:
            self._name(NamedEntity(one.name, is_left_out=True))

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows."""
        return self.filters == NO_FILTERS and not self.named

    def wording(self) -> str:
        """The filters in German, empty where there are none."""
        filters = self.filters
        parts = [
            f"{name}: {' oder '.join(values)}"
            for name, values in (
                ("Behörde", filters.agency),
                ("Einheit", filters.unit),
                ("Dokumenttyp", filters.doc_type),
                ("Art", filters.kind),
                ("Lesbarkeit", tuple(_LEGIBILITY_NAMES[value] for value in filters.legibility)),
                ("Entität", tuple(one.name for one in self.named if not one.is_left_out)),
            )
            if values
        ]
        if filters.classification_max is not None:
            name = _CLASSIFICATION_NAMES[Classification(filters.classification_max)]
            parts.append(f"Einstufung: höchstens {name}")
        if filters.date_from or filters.date_to:
            parts.append(f"Datum: {_between(filters.date_from, filters.date_to)}")
        without = [value for _, values in filters.left_out.values() for value in values]
        without += (one.name for one in self.named if one.is_left_out)
        if without:
            parts.append(f"ohne {' und '.join(_LEGIBILITY_NAMES.get(value, value) for value in without)}")
        return "; ".join(parts)

    def _agency(self, value: str) -> None:
        self.filters = replace(self.filters, agency=_with(self.filters.agency, value.lower()))

    def _unit(self, value: str) -> None:
        self.filters = replace(self.filters, unit=_with(self.filters.unit, value.lower()))

    def _doc_type(self, value: str) -> None:
        self.filters = replace(self.filters, doc_type=_with(self.filters.doc_type, value.lower()))

    def _kind(self, value: str) -> None:
        self.filters = replace(self.filters, kind=_with(self.filters.kind, self._kinds.get(fold(value), value)))

    def _doc_type_or_kind(self, value: str) -> None:
        """People say Art of both: Art:Bericht is a type, Art:Bescheid a kind."""
        if value.lower() in _DOC_TYPES:
            self._doc_type(value)
        else:
            self._kind(value)

    def _classification(self, value: str) -> None:
        level = _CLASSIFICATIONS.get(fold(value))
        if level is None:
            self._repairs.tell(f"Die Einstufung „{value}“ gibt es nicht; sie wurde nicht beachtet.")
            return
        self.filters = replace(self.filters, classification_max=int(level))

    def _entity(self, value: str) -> None:
        self._name(NamedEntity(value[:LONGEST_NAME], is_left_out=False))

    def _name(self, entity: NamedEntity) -> None:
        if len(self.named) >= MOST_NAMES:
            self._repairs.tell(f"Beachtet wurden die ersten {MOST_NAMES} Namen hinter „Entität:“.")
        elif entity not in self.named:
            self.named = (*self.named, entity)

    def _legibility(self, value: str) -> None:
        band = _LEGIBILITIES.get(value.lower())
        if band is None:
            self._repairs.tell(f"„{value}“ ist keine Lesbarkeit; möglich sind gut, mittel, schlecht und digital.")
            return
        self.filters = replace(self.filters, legibility=_with(self.filters.legibility, band))

    def _date(self, value: str) -> None:
        days = _days(value)
        if days is None:
            self._repairs.tell(f"„{value}“ ist kein Datum; das Feld wurde nicht beachtet.")
            return
        begin, end = days
        known = self.filters
        # ISO days sort as text; two ranges narrow to what lies in both.
        date_from = max(filter(None, (known.date_from, begin)), default=None)
        date_to = min(filter(None, (known.date_to, end)), default=None)
        self.filters = replace(known, date_from=date_from, date_to=date_to)


def _with(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if value in values else (*values, value)


def _between(begin: str | None, end: str | None) -> str:
    if begin == end:
        return str(begin)
    if begin and end:
        return f"{begin} bis {end}"
    return f"ab {begin}" if begin else f"bis {end}"


def _days(value: str) -> tuple[str | None, str | None] | None:
    """First and last ISO day of a day, month, year or range of them (``a..b``, either may be missing); None if none."""
    begin, dots, end = value.partition("..")
    if not dots:
        return _span(value)
    first = _span(begin) if begin.strip(" .") else (None, None)
    last = _span(end.lstrip(".")) if end.strip(" .") else (None, None)
    if first is None or last is None or (first[0] is None and last[1] is None):
        return None
    return first[0], last[1]


def _span(value: str) -> tuple[str, str] | None:
    text = value.strip()
    try:
        if match := _DAY.fullmatch(text):
            year, month, day = match.group(1, 2, 3) if match[1] else match.group(6, 5, 4)
            iso = date(int(year), int(month), int(day)).isoformat()
            return iso, iso
        if match := _MONTH.fullmatch(text):
            year, month = (int(part) for part in (match.group(1, 2) if match[1] else match.group(4, 3)))
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1).isoformat(), date(year, month, last).isoformat()
        if match := _YEAR.fullmatch(text):
            return date(int(match[1]), 1, 1).isoformat(), date(int(match[1]), 12, 31).isoformat()
    except ValueError:  # calendar and date agree: no such day or month (IllegalMonthError is a ValueError)
        return None
    return None
