"""Numbers in registers: commercial register, register of associations, trade register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.rule import Rule, Sighting, is_near, one_line

_COURT: Final = re.compile(
    r"(?<![\w-])(HR[AB8]|GnR|GsR|PR"
    r"|VR)[ \u00a0]?(?:[-.:]?[ ]?)(?:Nr\.?[ ]?)?(\d{1,6})(?:[ \u00a0]([A-Z]{1,2})(?![\w.]))?(?![\w/-])"
)
_TRADE: Final = re.compile(r"(?<![\w-])GR[-. ]{1,2}(\d{2,4}[-/]\d{2,7}|\d{3,8})(?![\w/-])")
_CUE: Final = re.compile(r"register|Register|Amtsgericht|eingetragen|VR-|Nr\.")


def look(text: str) -> Iterator[Sighting]:
    """Numbers as ``HRB 12345``; those of the trade register as printed."""
    for match in _COURT.finditer(text):
        register, number, ending = match.groups()
        register = register.replace("8", "B")
        if register in ("VR", "PR") and not is_near(text, match.start(), _CUE):
            continue
        normal = f"{register} {number}" + (f" {ending}" if ending else "")
        yield Sighting(match.start(), match.end(), normal, 0.95, Basis.LABELLED)
    for match in _TRADE.finditer(text):
        yield Sighting(match.start(), match.end(), one_line(match.group()), 0.9, Basis.LABELLED)


RECOGNISER: Final = Rule("register_numbers", "1", EntityType.REGISTER_NUMBER, look)
