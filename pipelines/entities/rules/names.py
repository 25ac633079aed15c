"""What a given name and a family name look like."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from pipelines.german.analysis import stem
from pipelines.german.folding import fold
from pipelines.german.frequencies import weight

_ORDINARY: Final = frozenset(
    "Demeter Anders Wille Tage Lasse Beste Kläre Lage Us Job August Auguste Juni Juli Mai May Per Tor Tore Bergen Dick Liv "
    "Stein Berat Solange Tone Van Mio Döner German Server Love Nazi Dan Mar Mare Del Line Mercedes Kick Beat Linde Heide Reine "
    "Sem Fügen Urban Hatem Hinet Mali Islam Art Will Christ Engel Sommer Viola Heil Adel Ein Im In Am Ab Alle Vom Dem Zu Bin "
    "Hat Pro Melde Ist Den Der Die Das Und Bei Nur So Do An Hier Wie Sie Er Es Wir Ihr Ich Nach Name Vorname Herr Frau Firma "
    "Polizei Zeuge Gast Wirt Bar Café Hof Berg Feld Bild Bad Paris Berlin Milan Sofia Victoria Florenz London Eisen Erde Ende "
    "Tag Monat Jahr Ort Uhr Kind Mutter Vater Sohn Rat Amt Stadt Land Haus Weg Ring Markt Platz Park Kosten Wert Karte Blatt Brief "
    "Fahrer Halter Stand Rand Band Hand Sand Wand Last Lust Rest Test Text Typ Art Akte Aktien Bank Bau Baum Boden Buch Burg Dame "
    "Mann Maren Jahn Kastell Kader Beren Peren Tun Nun Nein Ja Also Aber Ole".split()
) - {"Maren", "Ole"}
_NO_FAMILY_NAME: Final = frozenset(
    "GmbH UG KG AG OHG GbR Straße Str Herr Herrn Frau Firma Januar Februar März April Mai Juni Juli August September Oktober "
    "November Dezember Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag Uhr Tel Telefon Fax Mail Datum "
    "Geburtsdatum Geb Anschrift Adresse Name Vorname Beruf Staatsangehörigkeit Geschlecht Unterschrift Im Auftrag In Am Der Die Das "
    "Den Dem Des Ein Eine Er Sie Es Wir Ihr Und Oder Bei Mit Von Vom Zum Zur Nach Für Auf An Aus Über Unter Vor Als Wie Wenn Da "
    "Dies Diese Dieser Dieses Hier Laut Seite Anlage Anlagen Betreff Az Aktenzeichen Zeuge Zeugin Beschuldigter Beschuldigte "
    "Geschädigter Geschädigte Polizei Stadt Landkreis Kennzeichen Mobil Handy Person Personen Nr Kfz Pkw Zeit Ort Tatzeit Tatort "
    "Inhaber Inhaberin Geschäftsführer Geschäftsführerin Kunde Konto IBAN BIC Sachbearbeiter Sachbearbeiterin Bearbeiter Vermerk "
    "Hinweis Ergebnis Sachverhalt Begründung Maßnahmen Bewertung Anzeige Bericht Antrag Bescheid Auskunft Erlaubnis Uhrzeit geb "
    "Cc Cc: An Von Bcc Gesendet Betr Damen Herren Kollegen Kolleginnen Kollege Kollegin PHK KHK POK KOK PK KK".split()
)
_NOUN_ENDINGS: Final = (
    "ung", "ungen", "heit", "keit", "schaft", "straße", "strasse", "amt", "nummer", "behörde", "zeichen", "anzeige", "gesetz",
    "ordnung", "bericht", "protokoll", "vermerk", "schreiben", "erlaubnis", "datum", "führer", "führerin", "bearbeiter", "tion",
    "ität", "ismus", "platz", "allee", "weg", "kommissar", "kommissarin", "inspektion", "anschrift", "zeit", "betrieb", "antrag",
)  # fmt: skip
_RARE: Final = 6.5
"""Weight (pipelines/german/frequencies) from which a word is rarer than most nouns: about one word in 300,000."""


@cache
def given_names() -> frozenset[str]:
    """Given names without those that are mostly ordinary words."""
    listed = files("pipelines.entities.gazetteers").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(listed.split()) - _ORDINARY


def cased(word: str) -> str:
    """A word in capitals with only its first letters as capitals; any other word as it is."""
    return "-".join(part.capitalize() for part in word.split("-")) if word.isupper() and len(word) > 2 else word


def is_given(word: str) -> bool:
    """Whether a word is a known given name, or two of them with a hyphen."""
    name = cased(word)
    return name in given_names() or ("-" in name and all(part in given_names() for part in name.split("-")))


def is_family_shape(word: str) -> bool:
    """Whether a word may be a family name beside a given name."""
    name = cased(word)
    if len(name) < 2 or not name[0].isupper() or name in _NO_FAMILY_NAME or any(sign.isdigit() for sign in name):
        return False
    if any(sign.isupper() and name[at - 1] not in "-'’" and not name.startswith("Mc") for at, sign in enumerate(name) if at):
        return False
    return not name.lower().endswith(_NOUN_ENDINGS)


def is_rare(word: str) -> bool:
    """Whether a word is hardly ever met in German texts, as most family names are."""
    return weight(stem(fold(word))) >= _RARE
