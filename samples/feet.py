"""What stands below the text: office hours, bank details, form numbers, page numbers."""

from __future__ import annotations

from typing import Final

from samples.faces import Face
from samples.flow import Setting
from samples.lines import put_right
from samples.marks import BLACK, BLUE, GREY, SHEET_HEIGHT, SHEET_WIDTH, Line, Side, Text
from samples.paper import Look, Paper
from samples.world import POLICE_IBAN, TOWN_IBAN

TOWN_COLUMNS: Final = (
    ("Sprechzeiten", "Mo, Di, Fr 8.30–12.00 Uhr", "Do 14.00–18.00 Uhr", "und nach Vereinbarung"),
    ("Hausanschrift", "Am Sielhafen 1", "21990 Tidenau", "Vermittlung 040 66969-300"),
    ("Bankverbindung", "Sparkasse Tidenau", f"IBAN {TOWN_IBAN}", "poststelle@stadt-tidenau.example"),
)
POLICE_LINES: Final = (
    "Wallstraße 40, 21990 Tidenau · Vermittlung 040 66969-100 · Telefax 040 66969-109",
    f"Überweisung an die Landeskasse: IBAN {POLICE_IBAN} · poststelle@polizei-tidenau.example",
)


def put_foot(paper: Paper, setting: Setting, side: Side, number: int, count: int) -> None:
    """Draw the foot of side ``number`` of ``count``."""
    left, right = setting.left, SHEET_WIDTH - setting.right
    match paper.look:
        case Look.CITY:
            _town_columns(side, left, right, number)
            put_right(side, right, SHEET_HEIGHT - 32, f"Seite {number} von {count}", Face.SANS, 7.5)
        case Look.POLICE:
            if number == 1:
                _small_lines(side, POLICE_LINES, left, right, SHEET_HEIGHT - 62)
            put_right(side, right, SHEET_HEIGHT - 38, f"Seite {number} von {count}", Face.SANS, 7.5)
        case Look.REPORT:
            is_police = paper.agency == "polizei"
            issuer = "PI Tidenau · Vordruck 2.14 (2024)" if is_police else "Stadt Tidenau · Vordruck 32-07"
            side.marks.append(Text(left, SHEET_HEIGHT - 36, issuer, Face.SANS, 7, GREY))
            put_right(side, right, SHEET_HEIGHT - 36, f"Seite {number} von {count}", Face.SANS, 7.5)
        case Look.FORM:
            issuer = "Vordruck GewA 1 – Stadt Tidenau – Stand 01/2026"
            side.marks.append(Text(left, SHEET_HEIGHT - 30, issuer, Face.SANS, 6.8, GREY))
            put_right(side, right, SHEET_HEIGHT - 30, f"Blatt {number} von {count}", Face.SANS, 7.2)
        case Look.FIRM:
            _small_lines(side, paper.sender[3:], left, right, SHEET_HEIGHT - 66)
        case Look.MEMO | Look.FAX if count > 1:
            put_right(side, right, SHEET_HEIGHT - 40, f"{number}/{count}", setting.face, 8.5)
        case Look.PRIVATE if number > 1:
            put_right(side, SHEET_WIDTH / 2 + 18, SHEET_HEIGHT - 44, f"Seite {number}", setting.face, 10)
        case _:
            pass


def _town_columns(side: Side, left: float, right: float, number: int) -> None:
    if number > 1:
        return
    y = SHEET_HEIGHT - 74
    side.marks.append(Line(((left, y - 10), (right, y - 10)), 0.6, BLUE))
    for x, column in zip((left, left + 148, left + 284), TOWN_COLUMNS, strict=True):
        for row, line in enumerate(column):
            face = Face.SANS_BOLD if row == 0 else Face.SANS
            side.marks.append(Text(x, y + 9 * row, line, face, 6.9, GREY if row else BLACK))


def _small_lines(side: Side, lines: tuple[str, ...], left: float, right: float, y: float) -> None:
    side.marks.append(Line(((left, y - 10), (right, y - 10)), 0.6, BLUE))
    for row, line in enumerate(lines):
        side.marks.append(Text(left, y + 10 * row, line, Face.SANS, 7.2, GREY))
