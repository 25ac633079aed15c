"""Sums of money, as ``1234.50 EUR``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from pipelines.entities.contract import EntityType
from pipelines.entities.rules.rule import Rule, Sighting

_AMOUNT: Final = r"(\d{1,3}(?:[. \u00a0']\d{3}){1,4}|\d{1,9})(?:,(\d{1,2}|[-–—]{1,2}))?"
_SCALE: Final = r"(?:[ \u00a0]?(Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Tsd\.?|Tausend|tausend))?"
_CURRENCY: Final = r"(EUR|Euro|EURO|€|USD|US-Dollar|\$|CHF|Franken|DM|TEUR)"
_BEHIND: Final = re.compile(rf"(?<![\w.,]){_AMOUNT}{_SCALE}[ \u00a0]?\n?{_CURRENCY}(?![A-Za-z])")
_BEFORE: Final = re.compile(rf"(?<!\w)(EUR|Euro|EURO|€|USD|US-Dollar|CHF)[ \u00a0]?{_AMOUNT}{_SCALE}(?![\w]|[.,]\d)")
_CODES: Final = {"€": "EUR", "EURO": "EUR", "TEUR": "EUR", "$": "USD", "US-DOLLAR": "USD", "FRANKEN": "CHF"}
_SCALES: Final = {"mio": 10**6, "mil": 10**6, "mrd": 10**9, "tsd": 10**3, "tau": 10**3}


def look(text: str) -> Iterator[Sighting]:
    """Sums with their currency before or behind."""
    for match in _BEHIND.finditer(text):
        whole, part, scale, currency = match.groups()
        yield Sighting(match.start(), match.end(), _normal(whole, part, scale, currency))
    for match in _BEFORE.finditer(text):
        currency, whole, part, scale = match.groups()
        yield Sighting(match.start(), match.end(), _normal(whole, part, scale, currency), 0.85)


def _normal(whole: str, part: str | None, scale: str | None, currency: str) -> str:
    cents = part if part is not None and part.isdigit() else "0"
    amount = Decimal(re.sub(r"\D", "", whole) + "." + cents)
    if scale is not None:
        key = scale.lower()[:3]
        amount *= 10**9 if scale.startswith("Milliarde") else _SCALES[key]
    if currency == "TEUR":
        amount *= 1000
    code = _CODES.get(currency.upper(), currency.upper())
    return f"{amount:.2f} {code}"


RECOGNISER: Final = Rule("money", "1", EntityType.MONEY, look)
