"""Firms and associations by their legal form and the name before it; courts and authorities with their seat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.places import place_at
from pipelines.entities.rules.rule import Rule, Sighting, one_line

_FORM: Final = re.compile(
    r"(?<![\w-])(?:gGmbH|GmbH[ ]?&[ ]?Co\.?[ ]?(?:KG|OHG)|GmbH|UG[ ]?\(haftungsbeschr[äa]nkt\)(?:[ ]?&[ ]?Co\.?[ ]?KG)?|UG|AG[ ]?&[ ]?Co\.?[ ]?KG|AG|KGaA|KG|OHG|GbR|PartG(?:[ ]?mbB)?|"
    r"e\.?[ ]?K(?:fr|fm)?\.?(?!\w)|e\.[ ]?V\.|eV|e\.?[ ]?G\.|eG|SE|Ltd\.?|Limited|S\.?à[ ]?r\.?l\.?|B\.V\.|Sp\.[ ]z[ ]o\.?[ ]?o\.?|S\.R\.L\.|Inc\.|mbH)(?!\w)"
)
_WORD_BEFORE: Final = re.compile(r"([^\s,;:()„“”\"»«|]{1,30})(?:[ \u00a0]|\n(?=\S))?$")
_QUOTED_BEFORE: Final = re.compile(r"[„\"»“]([^„“”\"»«\n]{2,50})[“”\"«][ ]?$")
_INSIDE: Final = frozenset(
    ["und", "&", "+", "für", "in", "im", "am", "an", "der", "des", "zur", "zum", "von", "-", "–", "mit"]
)
_ENDS: Final = frozenset(
    ["GmbH", "KG", "UG", "AG", "OHG", "GbR", "Co.", "Co", "V.", "K.", "e.", "(haftungsbeschränkt)", "eG", "SE"]
)  # of the firm before
_OPENERS: Final = frozenset(
    [
        "Firma",
        "Fa.",
        "Die",
        "Der",
        "Das",
        "Den",
        "Dem",
        "Des",
        "Bei",
        "Von",
        "Vom",
        "Mit",
        "An",
        "Für",
        "Fa",
        "Firmen",
        "Eine",
        "Einer",
        "Einem",
        "Ein",
        "Betreiberin",
        "Betreiber",
        "Inhaberin",
        "Inhaber",
        "Antragstellerin",
        "Geschäftsführer",
        "Geschäftsführerin",
        "Verein",
        "Zur",
        "Zum",
        "Im",
        "In",
        "Am",
        "Auf",
        "Aus",
        "Nach",
        "Durch",
        "Gegen",
        "Über",
        "Unter",
        "Laut",
        "Seitens",
        "Gesellschaft:",
        "Auch",
        "Sowie",
        "Und",
        "Konto",
        "Kontoinhaber",
        "Kontoinhaberin",
        "Empfänger",
        "Empfängerin",
        "Auftraggeber",
        "Vermieterin",
        "Vermieter",
        "Eigentümerin",
        "Name",
        "Betriebsinhaber",
        "Herr",
        "Herrn",
        "Frau",
        "Arbeitgeber",
        "Arbeitgeberin",
        "Lieferant",
        "Rechnung",
        "Zeuge",
        "Halter",
        "Halterin",
        "Adressat",
        "Halterin:",
        "Beschuldigte",
        "Betroffene",
        "Pächterin",
        "Pächter",
        "Mieterin",
        "Mieter",
        "Bank",
        "Bankverbindung",
        "Gewerbetreibende",
    ]
) - {"Bank"}
_MOST_WORDS: Final = 7
_PUBLIC: Final = re.compile(
    r"(?<![\w-])(?:Amtsgerichts?|Landgerichts?|Oberlandesgerichts?|Verwaltungsgerichts?|Staatsanwaltschaft|Polizeiinspektion|Polizeidirektion|Polizeipräsidium|"
    r"Polizeikommissariat|Finanzamts?|Hauptzollamts?|Landkreis(?:es)?|Hansestadt|Landeskriminalamts?|Industrie- und Handelskammer|Handwerkskammer|Bundeskriminalamts?|"
    r"Stadt|Gemeinde|Samtgemeinde|Sparkasse|Volksbank|Universität|Klinikum|Agentur für Arbeit|Jobcenter|Bezirksregierung)[ \n](?=[A-ZÄÖÜ])"
)
_KIND: Final = re.compile(
    r"(?<![\w-])(?:Gaststätte|Restaurant|Bistro|Café|Bar|Imbiss|Spielhalle|Spielothek|Shisha-?[Bb]ar|Shisha-?[Ll]ounge|Lounge|Kiosk|Club|Diskothek|Verein|Firma|Fa\.|"
    r"Hotel|Pension|Autohandel|Autohaus|Werkstatt|Kulturverein|Wettbüro|Barbershop|Friseursalon|Salon|Spätkauf|Lokal|Objekt|Gruppierung|Gruppe|Rockergruppierung|Chapter)"
    r"[ \n][„\"»“](?P<name>[^„“”\"»«\n]{2,40})[“”\"«]"
)


def look(text: str) -> Iterator[Sighting]:
    """Names with their legal form; names in quotation marks behind what kind of place they are."""
    for form in _FORM.finditer(text):
        start = _name_before(text, form.start(), is_weak=form.group() in ("AG", "UG", "KG", "SE", "eG", "eV"))
        if start is not None:
            name = one_line(text[start : form.end()])
            yield Sighting(start, form.end(), normal_form(name), 0.9, Basis.LABELLED)
    for match in _KIND.finditer(text):
        yield Sighting(match.start("name"), match.end("name"), one_line(match["name"]), 0.6)
    for match in _PUBLIC.finditer(text):
        end = place_at(text, match.end(), None)
        if end is not None and not text[end : end + 1].isalnum():
            name = re.sub(r"^(\S*(?:gericht|amt))s ", r"\1 ", one_line(text[match.start() : end]))
            yield Sighting(match.start(), end, name, 0.7)


def normal_form(name: str) -> str:
    """A name with its legal form as registers write it."""
    plain = re.sub(r"[„“”\"»«]", "", name)
    plain = re.sub(r"(?<!\w)e\.?[ ]?K\.?$", "e. K.", plain)
    plain = re.sub(r"(?<!\w)(?:e\.[ ]?V\.|eV)$", "e. V.", plain)
    plain = re.sub(r"(?<!\w)UG[ ]?\(haftungsbeschr[äa]nkt\)", "UG (haftungsbeschränkt)", plain)
    return re.sub(r"[ ]?&[ ]?Co\.?[ ]?", " & Co. ", plain)


def _name_before(text: str, form: int, *, is_weak: bool) -> int | None:
    """Where the name before a legal form begins: capitalised words and what joins them, read backwards."""
    window = text[max(0, form - 160) : form]
    offset = form - len(window)
    quoted = _QUOTED_BEFORE.search(window)
    if quoted is not None:
        return offset + quoted.start()
    best, rest = None, window
    for _ in range(_MOST_WORDS):
        match = _WORD_BEFORE.search(rest)
        if match is None or (rest.endswith("\n") and best is not None and not _is_wrapped(rest)):
            break
        word = match[1]
        if word in _OPENERS or word in _ENDS or (word.endswith(".") and len(word) > 4):
            break
        is_name = word[0].isupper() or word[0].isdigit()
        if not is_name and word not in _INSIDE:
            break
        if is_name:
            best = offset + match.start(1)
        rest = rest[: match.start(1)]
        if not rest or rest[-1] not in " \u00a0\n":
            break
    if best is None or (is_weak and len(text[best:form].strip()) < 3):
        return None
    return best


def _is_wrapped(before: str) -> bool:
    """Whether the line that ends here is long enough to be running text."""
    return len(before.rstrip("\n")) - (before.rstrip("\n").rfind("\n") + 1) >= 45


RECOGNISER: Final = Rule("organisations", "1", EntityType.ORGANISATION, look)
