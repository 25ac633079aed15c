"""The invented town of Tidenau: its offices, the threads that run through the stories, and its number rules.

Nothing here exists. Telephone numbers come from the ranges that the Bundesnetzagentur keeps free for films and books,
bank codes begin with 9 (never assigned), mail domains end in ``.example``, the postal codes and the licence plate
code ``TID`` are not in use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PLATE_CODE: Final = "TID"
TELEPHONE_RANGES: Final = ("04066969", "017139200", "0176040690")
"""Hamburg and two mobile networks; each is followed by digits that are never assigned (Bundesnetzagentur 148/2021)."""

TOWN_IBAN: Final = "DE52 9995 0110 0000 4180 00"
POLICE_IBAN: Final = "DE14 9990 0000 0004 4120 09"


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of an agency as its letterhead names it; ``telephone`` is the extension behind 040 66969-."""

    id: str
    name: str
    street: str
    telephone: str
    mail: str


UNITS: Final = {
    unit.id: unit
    for unit in (
        Unit("polizei/esd", "Einsatz- und Streifendienst", "Wallstraße 40", "110", "esd@polizei-tidenau.example"),
        Unit("polizei/fk1", "1. Fachkommissariat", "Wallstraße 40", "121", "fk1@polizei-tidenau.example"),
        Unit("polizei/fk2", "2. Fachkommissariat", "Wallstraße 40", "122", "fk2@polizei-tidenau.example"),
        Unit("polizei/fk3", "3. Fachkommissariat", "Wallstraße 40", "123", "fk3@polizei-tidenau.example"),
        Unit("polizei/fk4", "4. Fachkommissariat", "Wallstraße 42", "124", "fk4@polizei-tidenau.example"),
        Unit("stadt/ordnungsamt", "Ordnungsamt", "Am Sielhafen 1", "320", "ordnungsamt@stadt-tidenau.example"),
        Unit("stadt/gewerbeamt", "Gewerbeamt", "Am Sielhafen 1", "325", "gewerbeamt@stadt-tidenau.example"),
        Unit("stadt/bauamt", "Bauamt", "Reepergang 12", "630", "bauamt@stadt-tidenau.example"),
        Unit("stadt/buergeramt", "Bürgeramt", "Am Sielhafen 1", "330", "buergeramt@stadt-tidenau.example"),
    )
}

THREADS: Final[dict[str, tuple[str, ...]]] = {
    "blauer_mond": ("Blauer Mond", "Jasmin Wolters", "Nordstern Gastro UG", "Deichtorstraße 5", "32.1-G-0217/26"),
    "kupfer": ("Tamsen Metallhandel", "Kai-Uwe Lessing", "TID-BM 418", "Werftweg 31"),
    "dach": ("Hanse Dach Kontor", "Rico Zander", "TID-RZ 903", "33.2-U-0096/26"),
    "abendrot": ("Kulturverein Abendrot", "Ingo Teschner", "Kanalstraße 14", "32.4-K-0058/26"),
    "raeder": ("Pascal Ritter", "TID-PR 256", "Fischmarkt", "32.3-S-0031/26"),
    "kanalstrasse": ("Marsch & Meer Personaldienste", "Kanalstraße 14", "Haverkamp", "TID-TH 77"),
}
"""What recurs in each story, always in documents of both agencies; the modules in ``stories`` bear the same names."""


def is_valid_iban(text: str) -> bool:
    """Whether the check digits of a German IBAN are right (ISO 7064, remainder 1 when divided by 97)."""
    compact = text.replace(" ", "")
    if len(compact) != 22 or not compact.startswith("DE") or not compact[2:].isdigit():
        return False
    # "DE" is 13 and 14; country and check digits move to the end before the division.
    return int(f"{compact[4:]}1314{compact[2:4]}") % 97 == 1


def is_unassigned_telephone(text: str) -> bool:
    """Whether a telephone number lies in a range kept free for fiction; any spelling of blanks, dashes, +49."""
    digits = "".join(letter for letter in text.replace("+49", "0").replace("(0)", "") if letter.isdigit())
    return digits.startswith(TELEPHONE_RANGES)
