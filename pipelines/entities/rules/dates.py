"""Days in every German form, as ISO days; the forms are those that a question understands too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from pipelines.entities.contract import EntityType
from pipelines.entities.rules.rule import Rule, Sighting
from pipelines.german.dates import LAST_SHORT_YEAR, find_days

_MISREAD: Final = re.compile(
    r"(?<![\w.,/-])([0-3OIl]?[\dOIl])[ ]?[.,][ ]{0,2}([01OIl]?[\dOIl])[ ]?[.,][ ]{0,2}((?:19|20|2O|l9"
    r"|I9)[\dOIl]{2}|\d{2})(?![\w/-]|[.,]\d)"
)
_DIGITS: Final = str.maketrans("OIl", "011")


def look(text: str) -> Iterator[Sighting]:
    """Days that exist; also those with a comma or a letter where OCR misread a point or a digit."""
    found = set()
    for day in find_days(text):
        found.add(day.start)
        yield Sighting(day.start, day.end, day.form, 0.95)
    for match in _MISREAD.finditer(text):
        if match.start() in found or _is_decimal(match.group()):
            continue
        iso = _iso(*(part.translate(_DIGITS) for part in match.groups()))
        if iso is not None:
            yield Sighting(match.start(), match.end(), iso, 0.7)


def _is_decimal(raw: str) -> bool:
    """Whether this may be two numbers: ``3,5, 12`` is no day."""
    return "." not in raw


def _iso(day: str, month: str, year: str) -> str | None:
    full = int(year)
    if len(year) == 2:
        full += 2000 if full <= LAST_SHORT_YEAR else 1900
    try:
        return date(full, int(month), int(day)).isoformat()
    except ValueError:
        return None


RECOGNISER: Final = Rule("dates", "1", EntityType.DATE, look)
