"""Kinds of documents: the words by which headings and subject lines tell them, and the type that each belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_BODY_WEIGHT: Final = 0.4
_SUBJECT_WEIGHT: Final = 3.0
_HEADING_WEIGHT: Final = 4.0
_OPENING_WEIGHT: Final = 1.5
_AT_BEGINNING: Final = 1.5
"""Points: a heading of its own says most, the beginning of a line more than its end, running text little."""

_HEADING_LENGTH: Final = 64  # code points; a longer line is running text
_TOP_LINES: Final = 45
_FIRST_LINES: Final = 3
_ENOUGH: Final = 1.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind, its type, and the pattern of the words that tell it."""

    name: str
    doc_type: str
    words: re.Pattern[str]


def _kind(name: str, doc_type: str, words: str) -> Kind:
    return Kind(name, doc_type, re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE))


KINDS: Final = (
    _kind("Amtshilfeersuchen", "schriftverkehr",
        r"amtshilfe-?ersuchen|ersuchen um amtshilfe|bitte um amtshilfe|amtshilfe(?!\w)"),
    _kind("Anhörung", "schriftverkehr",
        r"anh[öo]e?rung(?!\w)|anhörungsschreiben|gelegenheit zur (?:stellungnahme|äußerung)"),
    _kind(
        "Antwortschreiben", "schriftverkehr",
        r"antwortschreiben|antwort auf|ihr(?:e|em|en|er)? (?:schreiben|anfrage|ersuchen|amtshilfeersuchen"
        r"|auskunftsersuchen)(?: vom)?|beantwortung|antwort(?!\w)",
    ),
    _kind(
        "Bescheid", "schriftverkehr",
        r"(?:\w{0,20}bescheid)(?!\w)|\w{0,20}verfügung(?!\w)|widerruf der|untersagung|festsetzung",
    ),
    _kind("Bürgerbeschwerde", "schriftverkehr", r"bürgerbeschwerde|beschwerde|lärmbelästigung|ruhestörung"),
    _kind("E-Mail", "schriftverkehr", r"e-mail-?(?:nachricht|ausdruck|verkehr)"),
    _kind("Ermittlungsvermerk", "bericht", r"ermittlungsvermerk|ermittlungsbericht|vermerk(?!\w)"),
    _kind("Fax", "schriftverkehr",
        r"(?:tele)?fax-?(?:nachricht|mitteilung|deckblatt|vorblatt|übertragung)"
        r"|(?:tele)?fax(?!\w)(?![.:]? ?[+0(\d])(?!-?nr)"),
    _kind("Gaststättenerlaubnis", "genehmigung",
        r"gaststättenerlaubnis|erlaubnis nach § 2 (?:abs\. 1 )?(?:gastg|des gaststättengesetzes)"
        r"|erlaubnis zum betrieb einer (?:gast|schank)|gaststättengewerbe"),
    _kind("Gewerbeanmeldung", "genehmigung", r"gewerbe-?\s?anmeldung|gewa 1|anmeldung eines gewerbes"),
    _kind("Interne Notiz", "schriftverkehr",
        r"interne notiz|interner vermerk|hausmitteilung|aktennotiz|gesprächsnotiz|telefonnotiz|notiz(?!\w)"),
    _kind("Kontrollbericht", "bericht",
        r"kontrollbericht|kontrolle (?:der|des|von|am|im)|überprüfung (?:der|des|von)|begehung|nachschau|prüfbericht"
        r"|mängelbericht|(?:bericht|protokoll) über (?:die|eine) (?:\w{1,20} ){0,2}\w{0,20}kontrolle"
        r"|betriebskontrolle"
        r"|gaststättenkontrolle"),
    _kind("Lagebericht", "bericht", r"lagebericht|lagebild|lagemeldung"),
    _kind("Nutzungsänderung", "genehmigung", r"nutzungsänderung|baugenehmigung"),
    _kind("Sicherstellungsprotokoll", "bericht",
        r"sicherstellungs(?:-|/beschlagnahme-?)?protokoll|(?:protokoll|niederschrift|verzeichnis) (?:über|der"
        r"|zur) (?:die )?(?:sicherstellung|durchsuchung)|sicherstellungs-? ?(?:und|/) ?beschlagnahmeprotokoll"),
    _kind("Sondernutzungserlaubnis", "genehmigung", r"sondernutzungs-?erlaubnis|sondernutzung"),
    _kind("Spielhallenerlaubnis", "genehmigung",
        r"spielhallen-?erlaubnis|erlaubnis nach § 33i|erlaubnis zum betrieb einer spielhalle"),
    _kind("Strafanzeige", "bericht", r"straf-?anzeige"),
    _kind("Vorgangsbericht", "bericht", r"vorgangsbericht|einsatzbericht|ereignisbericht"),
)  # fmt: skip
"""Every kind; where two score alike, the earlier one stays."""

_SUBJECT: Final = re.compile(
    r"\s{0,8}(?:Betreff|Betr\.?|Subject|BETREFF|Gegenstand|Thema|Hier|hier)\s?[.:]", re.IGNORECASE
)
_MAIL_HEADER: Final = re.compile(r"\s{0,8}(?:Von|An|Cc|Gesendet|From|To|Sent)\s?:\s?\S")
_FEWEST_HEADERS: Final = 3
_MAIL_LINES: Final = 8  # a printed mail begins with its header
_SPACED: Final = re.compile(r"(?:\w ){4,}\w")


def kind_of(lines: Sequence[str]) -> tuple[Kind, float, str] | None:
    """The kind that the lines of a first page tell, how sure it is (0 to 1), and what it was read from."""
    if sum(_MAIL_HEADER.match(line) is not None for line in lines[:_MAIL_LINES]) >= _FEWEST_HEADERS:
        return kind_named("E-Mail"), 0.9, "mail_header"
    scores: dict[str, float] = {}
    origins: dict[str, str] = {}
    for number, raw in enumerate(lines[:_TOP_LINES]):
        line = raw.replace(" ", "") if _SPACED.search(raw) else raw.strip()
        is_subject = _SUBJECT.match(line) is not None
        is_heading = len(line) <= _HEADING_LENGTH and not line.endswith((".", ",", ";")) and line[:1].isupper()
        base = _SUBJECT_WEIGHT if is_subject else _HEADING_WEIGHT if is_heading else _BODY_WEIGHT
        told = _SUBJECT.sub("", line, count=1).strip() if is_subject else line
        for kind in KINDS:
            match = kind.words.search(told)
            if match is None:
                continue
            # A heading says the more, the more of its line it is: "Anhörung" more than "Ihre Anhörung im Hause".
            share = len(match.group()) / max(1, len(told))
            score = base * (0.5 + 0.5 * share) + (_AT_BEGINNING if match.start() == 0 and base > 1 else 0)
            if base == _BODY_WEIGHT and match.start() == 0 and number < _FIRST_LINES:
                score = _OPENING_WEIGHT
            score *= 1 - 0.01 * number
            if score > scores.get(kind.name, 0):
                scores[kind.name] = score
                origins[kind.name] = "subject_line" if is_subject else "heading" if is_heading else "text"
    if not scores:
        return None
    best = max(KINDS, key=lambda kind: scores.get(kind.name, 0))
    if scores[best.name] < _ENOUGH:
        return None
    second = max((score for name, score in scores.items() if name != best.name), default=0.0)
    sure = min(0.98, 0.55 + 0.1 * (scores[best.name] - second))
    return best, round(sure, 2), origins[best.name]


def kind_named(name: str) -> Kind:
    """The kind of that name.

    Raises:
        KeyError: there is none.
    """
    return {kind.name: kind for kind in KINDS}[name]


def rough_type(text: str) -> str | None:
    """The type of a document whose kind is not told: by how it greets and what it grants."""
    if re.search(r"Sehr geehrte|Mit freundliche[nm] Gr[üu]|freundlichen Grüßen", text):
        return "schriftverkehr"
    if re.search(r"(?i)hiermit (?:wird|erteile).{0,80}(?:erlaubnis|genehmigung)|erlaubnisurkunde", text):
        return "genehmigung"
    return "bericht" if re.search(r"(?i)sachverhalt|feststellungen|ermittlung", text) else None
