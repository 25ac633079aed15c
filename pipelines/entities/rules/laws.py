"""Citations of German and European law, as printed: ``§ 4 VwVfG``, ``§§ 33c, 33i GewO``, ``Art. 6 Abs. 1 DSGVO``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import EntityType
from pipelines.entities.rules.rule import Rule, Sighting, one_line

_SIGN: Final = re.compile(
    r"§{1,2}|(?<![\w.,§])[8S&5](?=[ ]\d{1,4}[a-z]?[ ])|\${1,2}(?=\s?\d)|(?<!\w)Art(?:ikel|\.)(?=\s?\d)"
)
_MISREAD: Final = "8S&5"  # what OCR makes of a paragraph sign
_PART: Final = re.compile(
    r"\s{0,2}(?:(?P<number>\d{1,4}[a-z]?(?!\w))"
    r"|(?P<word>Abs\.?|Absatz|Absätze|Satz|S\.|Nr\.?|Nrn\.?|Nummer|lit\.?|Buchst\.?|Buchstabe|Halbs\.?|Hs\.?|Alt\.?|Ziff\.?|ff?\.|und|u\.|bis|sowie|oder)(?!\w)"
    r"|(?P<letter>[a-z]\)?(?!\w)|[IVX]{1,4}(?!\w))"
    r"|(?P<mark>[,–/-]|\(\d{1,2}\))"
    r"|(?P<law>[A-ZÄÖÜ][A-Za-zÄÖÜäöüß-]{1,24}(?:\s(?:I{1,3}|IV|V|VI{1,3}|IX|X|XI{1,2})(?!\w)|\s\d{1,2}(?![\w.]))?))"
)
_MOST_PARTS: Final = 24
_KNOWN: Final = frozenset(
    [
        "AEUV",
        "AGG",
        "AMG",
        "AO",
        "AktG",
        "AsylG",
        "AtG",
        "AufenthG",
        "BauGB",
        "BauNVO",
        "BauO",
        "BDSG",
        "BGB",
        "BImSchG",
        "BMG",
        "BtMG",
        "BVerfGG",
        "BZRG",
        "DSGVO",
        "DS-GVO",
        "EGBGB",
        "EMRK",
        "EStG",
        "EUV",
        "FamFG",
        "FeV",
        "FZV",
        "GastG",
        "GbR",
        "GBO",
        "GewO",
        "GewStG",
        "GG",
        "GmbHG",
        "GKG",
        "GlüStV",
        "GVG",
        "GwG",
        "HGB",
        "HwO",
        "IfSG",
        "InsO",
        "JGG",
        "JuSchG",
        "KAG",
        "KCanG",
        "KrWG",
        "KUG",
        "KWG",
        "LFGB",
        "LMIDB",
        "MarkenG",
        "NBauO",
        "NGastG",
        "NKAG",
        "NPOG",
        "NStrG",
        "NVwVfG",
        "NDSG",
        "OWiG",
        "PassG",
        "PAuswG",
        "PStG",
        "ProstSchG",
        "RVG",
        "SGB",
        "SOG",
        "SpielV",
        "SpielhG",
        "StGB",
        "StPO",
        "StVG",
        "StVO",
        "StVZO",
        "SchwarzArbG",
        "TierSchG",
        "TKG",
        "UStG",
        "UWG",
        "VersG",
        "VVG",
        "VwGO",
        "VwKostG",
        "VwVfG",
        "VwVG",
        "VwZG",
        "WaffG",
        "WEG",
        "ZPO",
        "ZVG",
        "NGlüSpG",
        "NSpielhG",
        "BauPrüfVO",
        "IFG",
        "GVO",
        "MiLoG",
        "AEntG",
        "HSOG",
        "PolG",
        "PAG",
        "ASOG",
    ]
)
_NAME: Final = re.compile(r"[A-ZÄÖÜ]\w*(?:gesetz(?:es|buch(?:es|s)?)?|ordnung|verordnung|satzung|vertrag(?:es)?)")


def look(text: str) -> Iterator[Sighting]:
    """Citations that name their law; a number alone says nothing to who does not read on."""
    for match in _SIGN.finditer(text):
        end = _end_of_citation(text, match.end())
        if end is not None:
            raw = one_line(text[match.start() : end])
            if raw[0] not in _MISREAD:
                yield Sighting(match.start(), end, raw.replace("$", "§"), 0.95 if raw[0] != "$" else 0.7)
            elif raw.split()[-1] in _KNOWN:
                yield Sighting(match.start(), end, "§" + raw[1:], 0.6)


def _end_of_citation(text: str, place: int) -> int | None:
    has_number = False
    for _ in range(_MOST_PARTS):
        part = _PART.match(text, place)
        if part is None:
            return None
        has_number = has_number or part["number"] is not None
        law = part["law"]
        if law is not None:
            return part.end() if has_number and is_law(law) else None
        place = part.end()
    return None


def is_law(name: str) -> bool:
    """Whether a word is, or looks like, the short name of a law."""
    first = name.split(maxsplit=1)[0]
    if first in _KNOWN or _NAME.fullmatch(first):
        return True
    capitals = sum(sign.isupper() for sign in first)
    return capitals >= 2 and first[-1] in "GOVB" and any(sign.islower() for sign in first)


RECOGNISER: Final = Rule("laws", "1", EntityType.LAW, look)
