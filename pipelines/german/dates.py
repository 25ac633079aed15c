"""Days as Germans write them (3.4.26, 03.04.2026, 3. April 2026, 2026-04-03), found in a text as ISO days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from pipelines.german.folding import fold
from pipelines.german.tokens import Identifier

_MONTHS: Final = {
    "jan": 1, "jaen": 1, "feb": 2, "maer": 3, "mar": 3, "mrz": 3, "apr": 4, "mai": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "dez": 12,
}  # fmt: skip

_DAY: Final = re.compile(
    r"(?<![\w.,/-])(?:"
    r"(?P<day>\d{1,2})\.[ \u00a0]?(?:"
    r"(?P<month>\d{1,2})\.[ \u00a0]?"
    r"|\s?(?P<name>Jan(?:uar)?|Jän(?:ner)?|Feb(?:ruar)?|M(?:ä|ae)rz|Mrz|Apr(?:il)?|Mai|Juni?|Juli?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?)\.?\s{1,2})"
    r"(?P<year>\d{4}|\d{2})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r")(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)

LAST_SHORT_YEAR: Final = 49
"""Years of two digits up to this one lie in this century, later ones in the last: 26 is 2026, 85 is a year of birth."""


def _iso(match: re.Match[str]) -> str | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]).isoformat()
        year = int(match["year"])
        if len(match["year"]) == 2:
            year += 2000 if year <= LAST_SHORT_YEAR else 1900
        name = match["name"]
        month = int(match["month"]) if name is None else _month(name)
        return date(year, month, int(match["day"])).isoformat()
    except ValueError:  # the 31st of June, or no date at all: 32.1.26 is the reference of an office
        return None


def _month(name: str) -> int:
    folded = fold(name)
    return _MONTHS.get(folded[:4]) or _MONTHS[folded[:3]]


def find_days(text: str) -> Iterator[Identifier]:
    """The days of a text in order; ``form`` is the ISO day. Impossible days are left out."""
    for match in _DAY.finditer(text):
        if iso := _iso(match):
            yield Identifier(match.start(), match.end(), iso)
