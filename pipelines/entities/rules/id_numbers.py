"""Numbers of identity cards, passports and tax files, by check digit or by what they are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.rule import Rule, Sighting, is_near

_CARD: Final = re.compile(
    r"(?<![A-Za-z0-9-])[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ0-9OQDISB]{8}([0-9OQDISB])?(?![A-Za-z0-9])"
)
_MISREAD: Final = str.maketrans("OQDISB", "000158")
"""Letters that no card number has; where one is read it was a digit."""

_TAX: Final = re.compile(r"(?<![\w.,/-])[1-9]\d[ \u00a0]?\d{3}[ \u00a0]?\d{3}[ \u00a0]?\d{3}(?![\w/-]|[.,]\d)")
_CARD_CUE: Final = re.compile(
    r"[Aa]usweis|BPA|(?<![A-Za-z])PA(?![a-z])|[Pp]ass|Dokument|Serien|Ident|Aufenthaltstitel|ID-"
)
_TAX_CUE: Final = re.compile(r"Steuer|IdNr|Id\.?-?Nr|TIN|Identifikation")


def look(text: str) -> Iterator[Sighting]:
    """Numbers without blanks."""
    for match in _CARD.finditer(text):
        raw = match.group().translate(_MISREAD)
        digits = sum(sign.isdigit() for sign in raw)
        # Words in capitals are full of such letters: what was mended must have had digits before.
        if digits < 2 or (raw != match.group() and sum(sign.isdigit() for sign in match.group()) < 2):
            continue
        is_told = is_near(text, match.start(), _CARD_CUE, 120)
        if match[1] is not None and has_check_digit(raw) and digits < len(raw):
            yield Sighting(match.start(), match.end(), raw, 0.97 if is_told else 0.8, Basis.CHECKSUM)
        elif is_told:
            yield Sighting(match.start(), match.end(), raw, 0.85 if raw == match.group() else 0.6, Basis.LABELLED)
        elif raw == match.group() and match[1] is not None and 3 <= digits <= 7 and not raw[1:4].isdigit():
            yield Sighting(match.start(), match.end(), raw, 0.5)
    for match in _TAX.finditer(text):
        number = "".join(sign for sign in match.group() if sign.isdigit())
        if is_near(text, match.start(), _TAX_CUE):
            is_right = is_tax_number(number)
            basis = Basis.CHECKSUM if is_right else Basis.LABELLED
            yield Sighting(match.start(), match.end(), number, 0.97 if is_right else 0.5, basis)


def has_check_digit(number: str) -> bool:
    """Whether the last digit of a card number checks the others (weights 7, 3, 1; ICAO 9303)."""
    values = (int(sign, 36) * weight for sign, weight in zip(number[:-1], cycle((7, 3, 1)), strict=False))
    return sum(values) % 10 == int(number[-1])


def is_tax_number(number: str) -> bool:
    """Whether eleven digits are a tax identification number (ISO 7064, modulo 11, 10; one digit occurs repeatedly)."""
    if len(number) != 11 or number[0] == "0" or max(Counter(number[:10]).values()) > 3:
        return False
    rest = 10
    for sign in number[:10]:
        total = (int(sign) + rest) % 10 or 10
        rest = total * 2 % 11
    return (11 - rest) % 10 == int(number[10])


RECOGNISER: Final = Rule("id_numbers", "2", EntityType.ID_NUMBER, look)
