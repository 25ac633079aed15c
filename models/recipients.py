"""Large recipients of mail in a table of postal codes: firms and offices with a code of their own are no places."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

Row = tuple[str, str, str]
"""Postal code, place, and the district it belongs to."""

_CITY: Final = re.compile(r"(?:Kreisfreie Stadt|Stadtkreis) (\S+)|(Berlin|Bremen|Hamburg|Frankfurt|Nuremberg)\b")
"""Districts that are one city; ``Nuremberg`` is the only English name among them."""

_SIGNS: Final = re.compile(r"[&@+|Ã]|\d|[A-ZÄÖÜ]{3}|[a-z][A-ZÄÖÜ]|\b[A-Z]\.\s?[A-Z]\b")
"""Figures, abbreviations in capitals, capitals within a word and letters decoded wrongly."""

_FORM: Final = re.compile(
    r"\b(?:AG|Aktiengesellschaft|AöR|Co|GbR|[gG]?[gG]?mb[hH]|Inc|KG|Limited|Ltd|PLC|SE|UG|eG|oHG)\b"
    r"|\b(?:[aA]\. ?G|[bB]\. ?[vV]|[eE]\. ?[gGkKvV]|S\. ?[aA])\.?(?!\w)"
)
_ORGANISATION: Final = re.compile(
    r"\b(?:AK|Allianz|BG|Barmer|Bund|Club|Deichmann|Deutsche[rs]?|Expert|Exchange|FH|Frau|Fresenius|Gebr|Gemeinde|Group"
    r"|Harmonic|IG|International|Kreis|Landeshauptstadt|Landkreis|Lounge|Mailing|Marketing|Mc|Möbel|Novartis|Office|Pharma|Post"
    r"|Print|Radio|Regio|Reha|Shop|StädteRegion|Supply|TU|Telekom|Triumph|Ultra|Zalando|Zeiss|planet"
    r"|Stadt(?! Wehlen\b))\b"
    r"|\b(?:Gate Gourmet|Haus Maria|Hommel Hercules|Kimberly-Clark|Krauß MC)\b"
    r"|(?:[aA]mte?s?|[bB]ank|[kK]assen?|[kK]ammer|[kK]reis|[sS]chule|[vV]erein|[wW]erke|-Werk)\b"
    r"|[aA]gentur|[aA]kademie|[aA]nstalt|[aA]nwalt|[aA]nwält|[aA]potheke|Assecuranz|[aA]usschuß|[bB]ehörde|[bB]etrieb|[bB]ibliothek"
    r"|Bischöfl|[bB]otschaft|[bB]rauerei|[bB]ücherei|[bB]üro|Bundes(?:anst|arch|ger|knapp|min|netz|wehr|zen)|[cC]enter"
    r"|[cC]hemie|Diakoni|[dD]irektion|[dD]istribution|[fF]abrik|Feinschmecker|Feldpost|[fF]euerwehr|Förderkreis|[fF]unkhaus"
    r"|[gG]emeinschaft|[gG]enossenschaft|[gG]esellschaft|(?:Amts|Arbeits|Finanz|Land|[lL]andes|Sozial|Verfassungs"
    r"|Verwaltungs)gericht|Erfrischung|Großannahme|[gG]roßhandel|[gG]eschäfts|[hH]andels?\b|[hH]andelsg|[hH]ochschule|[hH]ospital"
    r"|[hH]otel|[iI]ndustrie|[iI]nspektion|[iI]nstitut|[jJ]ustiz|[kK]aserne|Kassenärzt|Kaufhaus|[kK]linik|Kommunale|[kK]ochstudio|[kK]ranken|[lL]andrat"
    r"|[lL]andtag|[lL]ogistik|[lL]otterie|[mM]edia\b|bmedia|[mM]inister|[mM]obilfunk|Möbelgesch|Mutterhaus|Netcare|[nN]iederlassung"
    r"|Paulinenpflege|[pP]olizei|[pP]raxis|[pP]räsidium|[rR]egierung|[rR]entenv|[rR]undfunk|[sS]ervice|Sparkasse"
    r"|[sS]taatsanw|[sS]tiftung|[tT]age?blatt|[uU]niversität|[uU]nternehmen|[vV]ermietung|[vV]erband\b|Verbandsgem|[vV]erlag"
    r"|[vV]errechnung|[vV]ersand|[vV]ersicher|[vV]ersorgung|[vV]ertrieb|[vV]erwaltung|Volksblatt|Weingut|Wellpappe"
    r"|Werbe(?!n)|[wW]irtschaftsg|[zZ]eitung|[zZ]entrale\b|[zZ]entrum"
)
_PLACES: Final = frozenset(
    (
        "Fahrland", "Gallinchen", "Gehlberg", "Gollwitz", "Golm", "Groß Gaglow", "Groß Glienicke", "Hohenkammer",
        "Maikammer", "Mark Landin", "Marquardt", "Neu Fahrland", "Reinickendorf", "Satzkorn",
        "Schmiedefeld am Rennsteig", "Sellerhausen-Stünz", "Uetz-Paaren",
    )
)  # fmt: skip
"""Communities named as offices or persons are, and parts of cities that have a code of their own."""


def without_recipients(rows: Sequence[Row], given_names: Collection[str]) -> Iterator[Row]:
    """The rows that name a place.

    A row is left out if its name has a sign, a legal form or a word of an organisation, or is the given and family name
    of an owner. Within a city it is left out as well if it is not named after the city, unless the city itself stands
    beside it under the same code, as it does beside the parts that were once communities of their own.
    """
    kept = [(row, _city_of(row[2])) for row in rows if not _is_recipient(row[1], given_names)]
    cities = {(row[0], city) for row, city in kept if city and row[1].startswith(city)}
    for row, city in kept:
        if not city or row[1].startswith(city) or (row[0], city) in cities or row[1] in _PLACES:
            yield row


def _city_of(district: str) -> str:
    """The city that a district is, or nothing."""
    found = _CITY.match(district)
    name = "" if found is None else found[1] or found[2]
    return "Nürnberg" if name == "Nuremberg" else name


def _is_recipient(place: str, given_names: Collection[str]) -> bool:
    if place in _PLACES:
        return False
    words = place.split()
    if len(words) == 2 and words[0] in given_names and words[1].isalpha():
        return True
    return any(pattern.search(place) is not None for pattern in (_SIGNS, _FORM, _ORGANISATION))
