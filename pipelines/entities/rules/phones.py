"""German phone numbers and foreign ones with their country code, as ``+49...``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.rule import Rule, Sighting, is_near

_NUMBER: Final = re.compile(
    r"(?<![\w/.,§-])(?<!\d[ \u00a0])(?:\+[1-9]\d{0,2}[ \u00a0./-]{0,3}(?:\(0\))?|00[1-9]\d[ \u00a0/-]?(?:\(0\))?|\(?0)"
    r"[\d \u00a0()/–-]{5,22}\d(?![\w]|[.,/-]\d)"
)
_DOTTED: Final = re.compile(r"(?<![\w/.,§-])0\d{2,4}(?:[ .]{1,2}\d{2,5}){1,4}(?!\w|[.,/-]\d)")
_CUE: Final = re.compile(
    r"Tel|Fon|Mobil|Handy|Fax|Ruf|Durchwahl|Rückfrage|erreich|anruf|Anruf|Anschluss|WhatsApp|Phone|Nummer|☎|Funk",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(r"[ ]{1,3}[/–-][ ]{1,3}(?=\(?0)|[ ]{2,}|[ ](?=\d{5}[ ][A-ZÄÖÜ])|[ ](?=\(?0[1-9]\d{2,4}[ /-])")
_PARTS: Final = re.compile(r"\d+")
_FEWEST, _MOST = 6, 12  # digits of a national number without its leading zero; shorter ones are no subscriber's


def look(text: str) -> Iterator[Sighting]:
    """Numbers that begin with 0 or +, and are set in groups or named as a number."""
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        raw = match.group()
        if raw.count("(") != raw.count(")"):
            if raw.startswith("(") and raw.count("(") > raw.count(")"):
                start += 1
                raw = raw[1:]
            else:
                continue
        # Two numbers side by side, or a number before a postal code, are cut where the second one begins.
        cut = _NEXT.search(text, start + 6, min(len(text), end + 30))
        if cut is not None and cut.start() < end:
            end = cut.start()
            raw = text[start:end]
        sighting = _judge(text, start, end, raw)
        if sighting is not None:
            yield sighting
    for match in _DOTTED.finditer(text):
        if "." in match.group() and is_near(text, match.start(), _CUE, 25):
            sighting = _judge(text, match.start(), match.end(), match.group())
            if sighting is not None:
                yield sighting


def _judge(text: str, start: int, end: int, raw: str) -> Sighting | None:
    normal = normal_form(raw)
    if normal is None:
        return None
    groups = _PARTS.findall(raw)
    is_told = is_near(text, start, _CUE, 40)
    if not is_told and (len(groups) == 1 or len(groups) > 7):
        return None
    if not is_told and not raw.startswith(("+", "00")) and not 3 <= len(groups[0]) <= 5:
        return None
    return Sighting(start, end, normal, 0.95 if is_told else 0.8, Basis.LABELLED if is_told else Basis.RULE)


def normal_form(raw: str) -> str | None:
    """A number in its international form, or None for what cannot be one."""
    bare = raw.replace("(0)", "")
    digits = "".join(_PARTS.findall(bare))
    if bare.startswith("+"):
        country = digits
    elif digits.startswith("00"):
        country = digits[2:]
    elif digits.startswith("0"):
        country = "49" + digits[1:]
    else:
        return None
    if country.startswith("490"):
        country = "49" + country[3:]
    national = len(country) - 2
    if not _FEWEST <= national <= _MOST or country.startswith(("490", "00")):
        return None
    return "+" + country


RECOGNISER: Final = Rule("phones", "1", EntityType.PHONE, look)
