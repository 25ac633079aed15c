"""Words for generated paper, most frequent first."""

from __future__ import annotations

from typing import Final

from pipelines.german.stop_words import is_stop_word

_FILLERS: Final = """
der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass
sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis
"""

_PARTS: Final = """
antrag bescheid gewerbe betrieb straße haus prüfung vermerk anzeige fahrzeug zeuge termin verfahren akte behörde
gaststätte erlaubnis lager schlüssel konto firma halle transport waffe lizenz vertrag rechnung kontrolle meldung
anhörung frist gebühr auflage lärm brand schutz nachbar eigentümer mieter wohnung garage werkstatt handel ware
paket grenze zoll steuer kasse umsatz verein sitzung protokoll personal ausweis reise hotel zimmer küche keller
dach treppe hof tor zaun platz markt hafen schiff brücke bahn bus fahrer reifen motor kennzeichen unfall schaden
versicherung bank kredit geld bargeld schuld klage gericht urteil anwalt richter haft zelle spur muster probe
labor gift droge handy telefon nummer karte rechner daten bild foto video kamera ton band brief fax umschlag
stempel unterschrift kopie original anlage seite zeile tabelle liste register buch verzeichnis verlag druck papier
"""

FILLERS: Final = tuple(_FILLERS.split())
"""Stop words; a third of all words."""


def vocabulary() -> tuple[str, ...]:
    """Some 30,000 capitalised words without stop words, each once: simple ones, compounds, misread ones."""
    parts = _PARTS.split()
    words = dict.fromkeys(part.capitalize() for part in parts if not is_stop_word(part))
    for step in range(1, len(parts)):
        for at, first in enumerate(parts):
            second = parts[(at * 7 + step) % len(parts)]
            words[(first + ("s" if first.endswith(("ung", "heit")) else "") + second).capitalize()] = None
    for word in list(words):
        words[word.replace("e", "c", 1) if "e" in word else word.replace("n", "ii", 1)] = None
    return tuple(words)
