"""IBANs, by their check digits; common misreadings of digits are tried where they fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.rule import Rule, Sighting, is_near

_BEGINNING: Final = re.compile(r"(?<![A-Za-z0-9])([A-Z]{2})[ \u00a0]?[0-9OIl]{2}(?=[ \u00a0.-]?\n?[0-9A-ZIl])")
_SIGN: Final = re.compile(r"[ \u00a0.-]?\n?[ \u00a0]?([0-9A-Zl])")
_MISREAD: Final = str.maketrans("OQDIlSBZ", "00011582")
_CUE: Final = re.compile(r"IBAN|Konto|Bankverbindung")

LENGTHS: Final = {
    "DE": 22, "AT": 20, "CH": 21, "LI": 21, "LU": 20, "BE": 16, "NL": 18, "FR": 27, "IT": 27, "ES": 24, "PT": 25,
    "PL": 28, "CZ": 24, "SK": 24, "HU": 28, "RO": 24, "BG": 22, "HR": 21, "SI": 19, "GR": 27, "CY": 28, "MT": 31,
    "IE": 22, "GB": 22, "DK": 18, "SE": 24, "FI": 18, "NO": 15, "EE": 20, "LV": 21, "LT": 20, "TR": 26, "RS": 22,
    "BA": 20, "ME": 22, "MK": 19, "AL": 28, "XK": 20, "MD": 24, "UA": 29, "GE": 22, "AE": 23, "SA": 24, "IL": 23,
}  # fmt: skip
"""Characters of an IBAN by country."""


def is_valid(iban: str) -> bool:
    """Whether the check digits of an IBAN without blanks are right (ISO 7064, modulo 97)."""
    turned = iban[4:] + iban[:4]
    return turned.isascii() and turned.isalnum() and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def look(text: str) -> Iterator[Sighting]:
    """IBANs without blanks. One whose check digits fail is told with less confidence, where it is called an IBAN."""
    for match in _BEGINNING.finditer(text):
        length = LENGTHS.get(match[1])
        if length is None:
            continue
        read, end = _gather(text, match, length)
        if read is None:
            continue
        if is_valid(read):
            yield Sighting(match.start(), end, read, 0.99, Basis.CHECKSUM)
            continue
        mended = read[:2] + read[2:].translate(_MISREAD)
        if match[1] == "DE" and mended[2:].isdigit():
            if is_valid(mended):
                yield Sighting(match.start(), end, mended, 0.9, Basis.CHECKSUM)
            elif is_near(text, match.start(), _CUE):
                yield Sighting(match.start(), end, mended, 0.4, Basis.LABELLED)


def _gather(text: str, beginning: re.Match[str], length: int) -> tuple[str | None, int]:
    """So many characters from a beginning on, and where they end; None where there are fewer."""
    signs = list(beginning.group().replace(" ", "").replace("\u00a0", ""))
    place = beginning.end()
    while len(signs) < length:
        sign = _SIGN.match(text, place)
        if sign is None:
            return None, place
        signs.append(sign[1])
        place = sign.end()
    if place < len(text) and text[place].isalnum():
        return None, place
    return "".join(signs), place


RECOGNISER: Final = Rule("ibans", "1", EntityType.IBAN, look)
