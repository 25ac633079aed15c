"""Licence plates: a district code that exists, and a hyphen, a word such as Kennzeichen shortly before, or many digits.

Without the list of codes a plain pattern finds 311 false plates in a million words, with it 79, with the hyphen 2.
Parted by a blank and not announced, a code of two letters or more with letters and three digits (two, where they are
written as one word) was false once in 14 million words of laws and debates, apart from norms (``DIN EN 1860``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.lists import words
from pipelines.entities.rules.rule import Rule, Sighting, is_near

_PLATE: Final = re.compile(
    r"(?<![\w§/.-])([A-ZÄÖÜ]{1,3})([ \u00a0]?[-–—:·][ \u00a0]?|[ \u00a0\n])([A-Z]{1,2})[ \u00a0–-]{0,2}\n?"
    r"([1-9OIl][\dOIl]{0,3})[ \u00a0]?([EH](?!\w))?(?![\w/-]|[.,]\d)"
)
_CUE: Final = re.compile(
    r"Kennz|Kfz|KFZ|Pkw|PKW|Lkw|LKW|Fahrzeug|Halter|amtl|Krad|[Ww]agen|Roller|Transporter|Auto(?![bmr])|Cabrio"
    r"|Motorrad|Limousine|Kombi|Taxi|Sprinter|Anhänger|zugelassen"
)
_COURT_BEHIND: Final = re.compile(r"[ ][A-Z][A-Za-z]{0,2}[ ]\d")
_MISREAD: Final = str.maketrans("OIl", "011")
_NO_DISTRICT: Final = frozenset(["DIN", "EU", "EN", "LG", "AG"])
"""Codes that mostly stand for something else where nothing tells of a plate: norms, the Union, courts."""

_LONGEST: Final = 8  # letters and digits of a plate, § 9 FZV


@cache
def districts() -> frozenset[str]:
    """The district codes."""
    return words("districts.txt")


def look(text: str) -> Iterator[Sighting]:
    """Plates as ``LG-AB 123``."""
    for match in _PLATE.finditer(text):
        district, gap, letters, digits, ending = match.groups()
        ending = ending or ""
        if district not in districts() or len(district + letters + digits + ending) > _LONGEST:
            continue
        if not any(sign.isdigit() for sign in digits):
            continue
        is_told = is_near(text, match.start(), _CUE) or _CUE.search(text, match.end(), match.end() + 25) is not None
        if not gap.strip() and not is_told and not _speaks_for_itself(text, match):
            continue
        is_clean = digits.isdigit()
        if not is_clean and not is_told:
            continue
        yield Sighting(
            match.start(),
            match.end(),
            f"{district}-{letters} {digits.translate(_MISREAD)}{ending}",
            0.95 if is_clean and is_told else 0.85 if is_clean and gap.strip() else 0.6,
            Basis.LABELLED if is_told else Basis.RULE,
        )


def _speaks_for_itself(text: str, match: re.Match[str]) -> bool:
    """Whether a plate that is parted by a blank is long enough to be nothing else."""
    district, gap, _, digits, _ = match.groups()
    is_one_word = match.start(4) == match.end(3)
    is_court = district in _NO_DISTRICT and not (is_one_word and district == "LG")
    is_long = digits.isdigit() and len(digits) >= (2 if is_one_word else 3) and len(district) >= 2
    return is_long and not is_court and gap != "\n" and not _COURT_BEHIND.match(text, match.end())


RECOGNISER: Final = Rule("licence_plates", "2", EntityType.LICENCE_PLATE, look)
