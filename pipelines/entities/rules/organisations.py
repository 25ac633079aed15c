"""Firms and associations by their legal form and the name before it; courts and authorities with their seat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.lists import words
from pipelines.entities.rules.rule import Rule, Sighting, one_line

_FORM: Final = re.compile(
    r"(?<![\w-])(?:gGmbH|GmbH[ ]?&[ ]?Co\.?[ ]?(?:KG|OHG)|GmbH"
    r"|UG[ ]?\(haftungsbeschr[äa]nkt\)(?:[ ]?&[ ]?Co\.?[ ]?KG)?|UG|AG[ ]?&[ ]?Co\.?[ ]?KG|AG|KGaA|KG|OHG|GbR"
    r"|PartG(?:[ ]?mbB)?|"
    r"e\.?[ ]?K(?:fr|fm)?\.?(?!\w)|e\.[ ]?V\.|eV|e\.?[ ]?G\.|eG|SE|Ltd\.?|Limited|S\.?à[ ]?r\.?l\.?|B\.V\."
    r"|Sp\.[ ]z[ ]o\.?[ ]?o\.?|S\.R\.L\.|Inc\.|mbH)(?!\w)"
)
_WORD_BEFORE: Final = re.compile(r"([^\s,;:()„“”\"»«|]{1,30})(?:[ \u00a0]|\n(?=\S))?$")
_QUOTED_BEFORE: Final = re.compile(r"[„\"»“]([^„“”\"»«\n]{2,50})[“”\"«][ ]?$")
_INSIDE: Final = frozenset(["und", "&", "+", "für", "im", "am"])
_ENDS: Final = frozenset(
    ["GmbH", "KG", "UG", "AG", "OHG", "GbR", "Co.", "Co", "V.", "K.", "e.", "(haftungsbeschränkt)", "eG", "SE"]
)  # of the firm before
_GENITIVE: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+s[ \n](?=[A-ZÄÖÜ0-9])")
_BEFORE_GENITIVE: Final = re.compile(r"(?<!\w)(?:des|eines|dieses|Ihres|unseres)[ \n]$")
_OPENERS: Final = words("before_firms.txt")
"""Capitalised words that stand before the name of a firm without being part of it."""

_MOST_WORDS: Final = 7
_LONGEST_WORD: Final = 32  # signs that _WORD_BEFORE looks at, with the blanks behind the word
_PUBLIC: Final = re.compile(
    r"(?<![\w-])(?P<office>Amtsgerichts?|Landgerichts?|Oberlandesgerichts?|Verwaltungsgerichts?|Staatsanwaltschaft"
    r"|Polizei(?:inspektion|direktion|präsidium|kommissariat|revier|station)|Finanzamts?|Hauptzollamts?|Zollfahndungsamts?"
    r"|Landkreis(?:es)?|Hansestadt|Landeskriminalamts?|Industrie- und Handelskammer|Handwerkskammer|Stadt|Gemeinde"
    r"|Samtgemeinde|Sparkasse|Volksbank|Universität|Klinikum|Agentur für Arbeit|Jobcenter|Bezirksregierung)[ ]"
    r"(?P<seat>[A-ZÄÖÜ][a-zäöüß]+(?:[-/][A-ZÄÖÜ][a-zäöüß]+)?(?:[ ](?:Heide|Land|Nord|Süd|Ost|West|Mitte|Stadt"
    r"|Börde|Harz"
    r"|(?:am|an der|ob der|im)[ ][A-ZÄÖÜ][a-zäöüß]+))?)"
)
_PLACE_OF_TRADE: Final = re.compile(
    r"(?<![\w-])(?P<kind>Gaststätte|Gasthaus|Gasthof|Restaurant|Bistro|Café|Bar|Imbiss|Spielhalle|Spielothek|Kiosk|Club|Diskothek"
    r"|(?:[A-ZÄÖÜ][a-zäöüß]+-)?(?:Bar|Lounge|Grill|Shop|Studio|Café|Club)|Shisha(?:bar|lounge)|Verein|Hotel|Pension|Auto(?:handel|haus|hof)"
    r"|Werkstatt|Kulturverein|Sportverein|Wettbüro|Barbershop|Friseursalon|Salon|Nagelstudio|Kurierdienst|Pizzeria|Bäckerei"
    r"|Gruppierung|Rockergruppierung|Rockergruppe|Bruderschaft|Motorradclub)[ ]"
    r"(?:[„\"»“](?P<quoted>[^„“”\"»«\n]{2,40})[“”\"«]"
    r"|(?P<plain>Zu[mr][ ][A-ZÄÖÜa-zäöü][a-zäöüß]{1,15}en[ \n][A-ZÄÖÜ][a-zäöüß]+"
    r"|(?:(?:Zum|Zur|Am|Im|An der|Bei)[ ])?[A-ZÄÖÜ][a-zäöüß]+(?:[ ][A-ZÄÖÜ][a-zäöüß]+)?)(?![\w-]|[ ]\d))"
)
SENTENCE_WORDS: Final = frozenset(
    ["Folgendes", "Folgende", "Weiteres", "Näheres", "Sämtliche", "Bezug", "Auskunft", "Stellung"]
)
"""Capitalised words that follow upon a name in a sentence without being part of it."""

_NO_NAME: Final = frozenset(
    [
        "Die",
        "Der",
        "Das",
        "In",
        "Im",
        "Am",
        "Es",
        "Sie",
        "Er",
        "Herr",
        "Herrn",
        "Frau",
        "Und",
        "Für",
        "Mit",
        "Bei",
        "Auf",
        "Aus",
        "Zum",
        "Zur",
        "An",
        "Anschrift",
        "Name",
        "Inhaber",
        "Betreiber",
    ]
)


def look(text: str) -> Iterator[Sighting]:
    """Names with their legal form; names in quotation marks behind what kind of place they are."""
    for form in _FORM.finditer(text):
        start = _name_before(text, form.start(), is_weak=form.group() in ("AG", "UG", "KG", "SE", "eG", "eV"))
        if start is not None:
            name = one_line(text[start : form.end()])
            yield Sighting(start, form.end(), normal_form(name), 0.9, Basis.LABELLED)
    for match in _PLACE_OF_TRADE.finditer(text):
        name = match["quoted"] or match["plain"]
        end = match.end()
        if match["plain"] and name.split()[-1] in SENTENCE_WORDS:
            name = " ".join(name.split()[:-1])
            end = match.start("plain") + len(name)
        if not name:
            continue
        if name.split()[0] in _NO_NAME and len(name.split()) == 1:
            continue
        sure = 0.75 if match["quoted"] else 0.6
        yield Sighting(match.start(), end, one_line(f"{match['kind']} {name}"), sure)
    for match in _PUBLIC.finditer(text):
        office = _nominative(match["office"])
        if match["seat"].split()[0] not in _NO_NAME:
            yield Sighting(match.start(), match.end(), f"{office} {match['seat']}", 0.7)


def has_legal_form(name: str) -> bool:
    """Whether a legal form stands in a name."""
    return _FORM.search(name) is not None


def without_legal_form(name: str) -> str:
    """What stands before the legal form at the end of a name; empty where it has none."""
    *_, (start, end) = [(0, 0), *(match.span() for match in _FORM.finditer(name))]
    return name[:start].strip(" ,&") if end == len(name) else ""


def is_public(name: str) -> bool:
    """Whether a name begins like that of a court, an authority or another public body."""
    return _PUBLIC.match(name) is not None


def normal_form(name: str) -> str:
    """A name with its legal form as registers write it, a public body in the nominative."""
    plain = _nominative(name)
    plain = re.sub(r"[„“”\"»«]", "", plain)
    plain = re.sub(r"(?<!\w)e\.?[ ]?K\.?$", "e. K.", plain)
    plain = re.sub(r"(?<!\w)(?:e\.[ ]?V\.|eV)$", "e. V.", plain)
    # The addition is law (§ 5a GmbHG), not name: letters leave it out as often as not.
    plain = re.sub(r"(?<!\w)UG[ ]?\(haftungsbeschr[äa]nkt\)", "UG", plain)
    return re.sub(r"[ ]?&[ ]?Co\.?[ ]?", " & Co. ", plain)


def _nominative(office: str) -> str:
    return re.sub(r"\b(\w*(?:gericht|[a-zäöü]amt))s\b", r"\1", office).replace("Landkreises", "Landkreis")


def _name_before(text: str, form: int, *, is_weak: bool) -> int | None:
    """Where the name before a legal form begins: capitalised words and what joins them, read backwards."""
    window = text[max(0, form - 160) : form]
    offset = form - len(window)
    quoted = _QUOTED_BEFORE.search(window)
    if quoted is not None:
        return offset + quoted.start()
    best, rest = None, window
    for _ in range(_MOST_WORDS):
        match = _WORD_BEFORE.search(rest, max(0, len(rest) - _LONGEST_WORD))
        if match is None or (rest.endswith("\n") and best is not None and not _is_wrapped(rest)):
            break
        word = match[1]
        if word in _OPENERS or word in _ENDS or word[-1] in "!?" or (word.endswith(".") and len(word) > 4):
            break
        # "Amtshilfe - Nordwind GmbH": a dash between blanks parts a subject from the name.
        if word in ("-", "–", "—") and rest[: match.start(1)].endswith(" "):
            break
        is_name = word[0].isupper() or word[0].isdigit()
        if not is_name and word not in _INSIDE:
            break
        if is_name:
            best = offset + match.start(1)
        rest = rest[: match.start(1)]
        if not rest or rest[-1] not in " \u00a0\n":
            break
    if best is not None:
        best = _without_genitive(text, best, form)
    if best is None or (is_weak and len(text[best:form].strip()) < 3):
        return None
    return best


def _without_genitive(text: str, start: int, form: int) -> int:
    """Where the name begins behind ``des Eintrags`` or ``eines Geschäfts``, whose noun is no part of it."""
    noun = _GENITIVE.match(text, start, form)
    is_told = noun is not None and _BEFORE_GENITIVE.search(text, max(0, start - 10), start) is not None
    return noun.end() if noun is not None and is_told else start


def _is_wrapped(before: str) -> bool:
    """Whether the line that ends here is long enough to be running text."""
    return len(before.rstrip("\n")) - (before.rstrip("\n").rfind("\n") + 1) >= 45


RECOGNISER: Final = Rule("organisations", "4", EntityType.ORGANISATION, look)
