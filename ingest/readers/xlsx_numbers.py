"""Numbers of a worksheet as its reader sees them: dates, sums, shares and postal codes, as formatted, in German.

Only the kind of a format is told from its code (date, time, decimals, thousands, percent, euro), not its every sign.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

BUILT_IN: Final = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd.mm.yyyy",
    15: "d. mmm yy",
    16: "d. mmm",
    17: "mmm yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "h:mm:ss",
    47: "mm:ss",
}
"""Formats that a file names by number alone (ECMA-376, part 1, 18.8.30); general where it is none of these."""

_NOT_A_SIGN: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_EURO: Final = re.compile(r"€|\bEUR\b")
_DAY_ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a worksheet knows no time zones
_FIRST_TRUE_DAY: Final = 61
"""Day 60 of a worksheet is the 29th of February 1900, which never was."""

_DAYS_TO_1904: Final = 1462
_LAST_DAY: Final = 2_958_466
"""The first day of the year 10000."""


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a format makes of a number; ``digits`` are those that are always shown before the comma."""

    is_date: bool = False
    is_time: bool = False
    is_general: bool = False
    decimals: int = 0
    digits: int = 1
    is_grouped: bool = False
    is_percent: bool = False
    is_euro: bool = False


def format_of(code: str) -> NumberFormat:
    """The kind of a format by its code, whose first section counts."""
    euro = bool(_EURO.search(code))
    bare = _NOT_A_SIGN.sub("", code.split(";", maxsplit=1)[0]).lower()
    if not bare.strip() or "general" in bare or "@" in bare:
        return NumberFormat(is_general=True, is_euro=euro)
    if re.search(r"[ymdhs]", bare):
        is_time = bool(re.search(r"[hs]", bare)) or bool(re.search(r"\[[hms]+\]", code.lower()))
        return NumberFormat(is_date=bool(re.search(r"[yd]", bare)) or not is_time, is_time=is_time)
    if "e+" in bare or "e-" in bare or "/" in bare:
        return NumberFormat(is_general=True, is_euro=euro)
    whole, _, fraction = bare.partition(".")
    return NumberFormat(
        decimals=sum(sign in "0#?" for sign in fraction),
        digits=whole.count("0"),
        is_grouped="," in whole,
        is_percent="%" in bare,
        is_euro=euro,
    )


def show_number(raw: str, style: NumberFormat, *, counts_from_1904: bool = False) -> str:
    """A number as a German reader sees it; what is no number is given as it stands."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    if math.isnan(value) or abs(value) > 1e300:
        return raw
    if style.is_date or style.is_time:
        shown = _date(value + _DAYS_TO_1904 * counts_from_1904, style)
        return shown if shown is not None else _general(value)
    text = _general(value) if style.is_general else _fixed(value, style)
    return f"{text} €" if style.is_euro else text


def _general(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.15g}".replace(".", ",")


def _fixed(value: float, style: NumberFormat) -> str:
    if abs(value) >= 1e15:
        return _general(value)
    text = f"{value * (100 if style.is_percent else 1):,.{style.decimals}f}"
    whole, _, fraction = text.partition(".")
    text = whole.replace(",", "." if style.is_grouped else "") + (f",{fraction}" if fraction else "")
    if style.digits > 1 and not style.decimals and not style.is_grouped:
        text = text.zfill(style.digits + text.startswith("-"))
    return f"{text} %" if style.is_percent else text


def _date(day: float, style: NumberFormat) -> str | None:
    if not 0 <= day < _LAST_DAY:
        return None
    # Half a second is added, since the fraction of a day is never exact.
    moment = _DAY_ZERO + timedelta(days=day + (day < _FIRST_TRUE_DAY and day >= 1), seconds=0.5)
    clock = moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
    if not style.is_date:
        return clock
    date = moment.strftime("%d.%m.") + f"{moment.year:04d}"
    return f"{date} {clock}" if style.is_time else date
