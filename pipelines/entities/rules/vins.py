"""Vehicle identification numbers: 17 characters without I, O and Q, with letters and at least four digits.

The check digit of ISO 3779 binds in North America only, so it is not asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.rule import Rule, Sighting, is_near

_VIN: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z0-9]{17}(?![A-Za-z0-9])")
_CUE: Final = re.compile(r"FIN|VIN|Fahrgestell|Fahrzeug-?[Ii]d|Identifizierungs|Ident")
_MISREAD: Final = str.maketrans("IOQ", "100")


def look(text: str) -> Iterator[Sighting]:
    """Numbers as read; the three letters that none holds are read as digits where the number is named."""
    for match in _VIN.finditer(text):
        raw = match.group()
        is_told = is_near(text, match.start(), _CUE, 80)
        digits = sum(sign.isdigit() for sign in raw)
        if not 4 <= digits <= 15 or (not is_told and set(raw) & set("IOQ")):
            continue
        yield Sighting(
            match.start(),
            match.end(),
            raw.translate(_MISREAD),
            0.95 if is_told else 0.75,
            Basis.LABELLED if is_told else Basis.RULE,
        )


RECOGNISER: Final = Rule("vins", "1", EntityType.VIN, look)
