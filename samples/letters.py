"""From a paper to its sides: letterheads, reference blocks, running heads and footers around the flowing text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from samples import emblems
from samples.faces import Face, width
from samples.flow import Pen, Setting, broken, set_ticked
from samples.markup import parse
from samples.marks import BLACK, BLUE, GREEN, GREY, PALE, RED, SHEET_HEIGHT, SHEET_WIDTH, Area, Line, Side, Text, rectangle
from samples.paper import Look, Paper
from samples.world import POLICE_IBAN, TOWN_IBAN, UNITS

SETTINGS: Final[dict[Look, Setting]] = {
    Look.CITY: Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, 10.5, bottom=104),
    Look.POLICE: Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, 10.5, leading=1.3, bottom=92),
    Look.REPORT: Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, 10, left=62, right=50, bottom=66, next_top=92),
    Look.FORM: Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, 9.6, left=56, right=44, bottom=58, next_top=60),
    Look.TYPED: Setting(Face.MONO, Face.MONO_BOLD, Face.MONO, 10.4, leading=1.42, left=78, bottom=70, is_typed=True),
    Look.PRIVATE: Setting(Face.SERIF, Face.SERIF_BOLD, Face.SERIF_ITALIC, 11.8, leading=1.3, left=74, right=66, bottom=70),
    Look.FIRM: Setting(Face.ROUND, Face.ROUND_BOLD, Face.ROUND, 9.6, leading=1.4, bottom=96),
    Look.MEMO: Setting(Face.SLAB, Face.SLAB_BOLD, Face.SLAB, 10, leading=1.38, left=68, right=62, bottom=70),
    Look.FAX: Setting(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, 11.2, leading=1.34, bottom=70),
}


def composed(paper: Paper) -> list[Side]:
    """The sides of a document, complete with heads and page numbers."""
    setting = SETTINGS[paper.look]
    pen = Pen(setting, 0, lambda side, number: _next_head(paper, side, number))
    pen.y = HEADS[paper.look](paper, pen.side, setting)
    for block in parse(paper.body):
        pen.put(block)
    foot = FEET.get(paper.look, _plain_foot)
    for number, side in enumerate(pen.sides, start=1):
        foot(paper, side, number, len(pen.sides))
    return pen.sides


def _city_head(paper: Paper, side: Side, setting: Setting) -> float:
    unit = UNITS[paper.unit]
    marks = side.marks
    marks.extend(emblems.town_arms(SHEET_WIDTH - 57 - 44, 34, 54))
    right = SHEET_WIDTH - 57 - 56
    _put_right(side, right, 52, "Stadt Tidenau", Face.SERIF_BOLD, 19)
    _put_right(side, right, 67, "Die Bürgermeisterin", Face.SERIF, 11)
    _put_right(side, right, 80, unit.name, Face.SERIF_ITALIC, 11)
    marks.append(Line(((setting.left, 98), (SHEET_WIDTH - 57, 98)), 1.1, BLUE))
    _window(paper, side, setting, f"Stadt Tidenau · {unit.name} · {unit.street} · 21990 Tidenau")
    y = 136.0
    rows = (*paper.refs, ("Telefon", f"040 66969-{unit.telephone}"), ("E-Mail", unit.mail), ("Datum", _german(paper.date)))
    for label, value in rows:
        marks.append(Text(368, y, label, Face.SANS, 7.4, GREY))
        for line in broken(value, Face.SANS, 9.2, 172):
            marks.append(Text(368, y + 10, line, Face.SANS, 9.2))
            y += 11
        y += 12
    return _subject(paper, side, setting, max(y + 6, 276))


def _police_head(paper: Paper, side: Side, setting: Setting) -> float:
    unit = UNITS[paper.unit]
    marks = side.marks
    marks.extend(emblems.police_star(setting.left, 32, 52))
    marks.append(Text(setting.left + 64, 52, "Polizeiinspektion Tidenau", Face.SANS_BOLD, 16, BLUE))
    marks.append(Text(setting.left + 64, 67, unit.name, Face.SANS, 11))
    marks.append(Text(setting.left + 64, 80, f"{unit.street}, 21990 Tidenau", Face.SANS, 8.5, GREY))
    marks.append(Area(rectangle(setting.left, 94, SHEET_WIDTH - 57, 97), BLUE))
    _window(paper, side, setting, f"Polizeiinspektion Tidenau, {unit.street}, 21990 Tidenau")
    rows = (*paper.refs, ("Telefon", f"040 66969-{unit.telephone}"), ("E-Mail", unit.mail))
    y = 138.0
    for label, value in rows:
        marks.append(Text(352, y, f"{label}:", Face.SANS, 8.6, GREY))
        for line in broken(value, Face.SANS, 8.8, 118):
            marks.append(Text(424, y, line, Face.SANS, 8.8))
            y += 11.5
        y += 3.5
    y = max(y + 10, 252)
    _put_right(side, SHEET_WIDTH - 57, y, f"Tidenau, {_german(paper.date)}", Face.SANS, 10)
    return _subject(paper, side, setting, y + 22)


def _report_head(paper: Paper, side: Side, setting: Setting) -> float:
    unit = UNITS[paper.unit]
    marks = side.marks
    left, right = setting.left, SHEET_WIDTH - setting.right
    marks.append(Line(rectangle(left, 34, right, 88), 1.2))
    marks.append(Line(((left + 176, 34), (left + 176, 88)), 0.6))
    marks.append(Line(((right - 138, 34), (right - 138, 88)), 0.6))
    is_police = paper.agency == "polizei"
    if is_police:
        marks.extend(emblems.police_star(left + 7, 44, 34))
    else:
        marks.extend(emblems.town_arms(left + 9, 42, 38))
    name = "PI Tidenau" if is_police else "Stadt Tidenau"
    marks.append(Text(left + 48, 56, name, Face.SANS_BOLD, 10.5))
    for number, line in enumerate(broken(unit.name, Face.SANS, 8.6, 122)):
        marks.append(Text(left + 48, 68 + 10 * number, line, Face.SANS, 8.6))
    middle = (left + 176 + right - 138) / 2
    marks.append(Text(middle - width(paper.kind, Face.SANS_BOLD, 14) / 2, 66, paper.kind, Face.SANS_BOLD, 14))
    marks.append(Text(right - 133, 45, "Vorgangsnummer" if is_police else "Aktenzeichen", Face.SANS, 6.8, GREY))
    marks.append(Text(right - 133, 58, paper.reference or "–", Face.SANS_BOLD, 10))
    marks.append(Text(right - 133, 70, "Datum", Face.SANS, 6.8, GREY))
    marks.append(Text(right - 133, 82, _german(paper.date), Face.SANS, 10))
    return _subject(paper, side, setting, 102) if paper.subject else 100


def _form_head(paper: Paper, side: Side, setting: Setting) -> float:
    marks = side.marks
    left, right = setting.left, SHEET_WIDTH - setting.right
    marks.append(Area(rectangle(left, 34, right, 62), PALE))
    marks.append(Line(rectangle(left, 34, right, 62), 0.9))
    marks.append(Text(left + 8, 53, paper.subject, Face.SANS_BOLD, 13))
    y = 66.0
    widths = (0.36, 0.64 / 3, 0.64 / 3, 0.64 / 3)
    cells = (("Entgegennehmende Stelle", f"Stadt Tidenau, {UNITS[paper.unit].name}"), *paper.refs)
    x = left
    for (label, value), share in zip(cells, widths, strict=False):
        wide = (right - left) * share
        marks.append(Line(rectangle(x, y, x + wide, y + 27), 0.6))
        marks.append(Text(x + 4, y + 8.5, label, Face.SANS, 6.8, GREY))
        marks.append(Text(x + 5, y + 21, value, Face.SANS, 9.2))
        x += wide
    return y + 33


def _typed_head(paper: Paper, side: Side, setting: Setting) -> float:
    unit = UNITS[paper.unit]
    agency = "Polizeiinspektion Tidenau" if paper.agency == "polizei" else "Stadt Tidenau"
    y = 62.0
    right = f"Tidenau, den {_german(paper.date)}"
    for number, line in enumerate((agency, unit.name)):
        side.marks.append(Text(setting.left, y, line, setting.face, setting.size))
        if number == 0:
            _put_right(side, SHEET_WIDTH - setting.right, y, right, setting.face, setting.size)
        y += setting.size * 1.3
    for label, value in paper.refs:
        side.marks.append(Text(setting.left, y, f"{label}: {value}", setting.face, setting.size))
        y += setting.size * 1.3
    y += 10
    if paper.to:
        for line in paper.to:
            side.marks.append(Text(setting.left, y + 10, line, setting.face, setting.size))
            y += setting.size * 1.3
        y += 14
    return _subject(paper, side, setting, y)


def _private_head(paper: Paper, side: Side, setting: Setting) -> float:
    y = 62.0
    for number, line in enumerate(paper.sender):
        side.marks.append(Text(setting.left, y, line, setting.bold if number == 0 else setting.face, setting.size))
        y += 15
    y += 22
    for line in paper.to:
        side.marks.append(Text(setting.left, y, line, setting.face, setting.size))
        y += 15
    y += 12
    place = next((line.partition(" ")[2] for line in paper.sender if line[:5].isdigit()), "Tidenau")
    _put_right(side, SHEET_WIDTH - setting.right, y, f"{place}, {_german(paper.date)}", setting.face, setting.size)
    return _subject(paper, side, setting, y + 20)


def _firm_head(paper: Paper, side: Side, setting: Setting) -> float:
    name, *address = paper.sender
    ink = RED if "Dach" in name else GREEN if "Stadtwerke" in name else BLUE
    drawing = (
        emblems.roof_sign if "Dach" in name else emblems.works_sign if "Stadtwerke" in name else emblems.block_sign
    )
    side.marks.extend(drawing(setting.left, 36, 46))
    side.marks.append(Text(setting.left + 68, 60, name, Face.ROUND_BOLD, 15, ink))
    side.marks.append(Text(setting.left + 68, 74, " · ".join(address[:2]), Face.ROUND, 7.6, GREY))
    side.marks.append(Line(((setting.left, 90), (SHEET_WIDTH - setting.right, 90)), 1.4, ink))
    _window(paper, side, setting, f"{name} · {' · '.join(address[:2])}")
    y = 140.0
    for label, value in (*paper.refs, ("Datum", _german(paper.date))):
        side.marks.append(Text(366, y, label, Face.ROUND, 7, GREY))
        side.marks.append(Text(366, y + 10, value, Face.ROUND, 8.8))
        y += 24
    return _subject(paper, side, setting, max(y + 6, 262))


def _memo_head(paper: Paper, side: Side, setting: Setting) -> float:
    left, right = setting.left, SHEET_WIDTH - setting.right
    agency = "Stadt Tidenau" if paper.agency == "stadt" else "Polizeiinspektion Tidenau"
    side.marks.append(Text(left, 58, f"{agency} – {UNITS[paper.unit].name}", setting.face, 10))
    side.marks.append(Text(left, 82, paper.kind, setting.bold, 17))
    side.marks.append(Line(((left, 90), (right, 90)), 1.4))
    y = 108.0
    for label, value in (*paper.refs, ("Datum", _german(paper.date))):
        side.marks.append(Text(left, y, label, setting.bold, 9.4))
        side.marks.append(Text(left + 96, y, value, setting.face, 9.4))
        y += 15
    side.marks.append(Line(((left, y - 6), (right, y - 6)), 0.7))
    return _subject(paper, side, setting, y + 4)


def _fax_head(paper: Paper, side: Side, setting: Setting) -> float:
    left, right = setting.left, SHEET_WIDTH - setting.right
    side.marks.append(Text(left, 92, "TELEFAX", Face.SANS_BOLD, 30))
    y = 60.0
    for number, line in enumerate(paper.sender):
        _put_right(side, right, y, line, Face.SANS_BOLD if number == 0 else Face.SANS, 10.5)
        y += 13
    y = max(y + 8, 116)
    rows = (("An", ", ".join(paper.to)), *paper.refs, ("Datum", _german(paper.date)))
    for label, value in rows:
        lines = list(broken(value, setting.face, 10.5, right - left - 104))
        high = 8 + 13 * len(lines)
        side.marks.append(Line(rectangle(left, y, left + 92, y + high), 0.8))
        side.marks.append(Line(rectangle(left + 92, y, right, y + high), 0.8))
        side.marks.append(Text(left + 5, y + 14, label, Face.SANS_BOLD, 10))
        for number, line in enumerate(lines):
            side.marks.append(Text(left + 98, y + 14 + 13 * number, line, setting.face, 10.5))
        y += high
    return _subject(paper, side, setting, y + 12)


def _window(paper: Paper, side: Side, setting: Setting, back: str) -> None:
    """The address as it shows in a window envelope, with the sender's line above it."""
    side.marks.append(Text(setting.left, 134, back, Face.SANS, 6.4, GREY))
    end = setting.left + width(back, Face.SANS, 6.4)
    side.marks.append(Line(((setting.left, 136.5), (end, 136.5)), 0.4, GREY))
    for number, line in enumerate(paper.to):
        side.marks.append(Text(setting.left, 154 + 13.5 * number, line, setting.face, setting.size))
    for y in (297.6, 420.9, 595.3):
        side.marks.append(Line(((12, y), (22 if y != 420.9 else 27, y)), 0.5, GREY))


def _subject(paper: Paper, side: Side, setting: Setting, y: float) -> float:
    """The subject in bold; returns where the text begins."""
    if not paper.subject or paper.look is Look.FORM:
        return y + 8
    y += 8
    for line in broken(paper.subject, setting.bold, setting.size + 0.5, setting.measure):
        side.marks.append(Text(setting.left, y + setting.size, line, setting.bold, setting.size + 0.5))
        y += (setting.size + 0.5) * 1.3
    return y + 9


def _next_head(paper: Paper, side: Side, number: int) -> float | None:
    """The running head of a following side; None where the look has none of its own."""
    setting = SETTINGS[paper.look]
    left, right = setting.left, SHEET_WIDTH - setting.right
    if paper.look in (Look.CITY, Look.POLICE):
        words = f"– {number} –"
        side.marks.append(Text((SHEET_WIDTH - width(words, Face.SANS, 9.5)) / 2, 48, words, Face.SANS, 9.5))
        return 74
    if paper.look is Look.REPORT:
        side.marks.append(Line(rectangle(left, 36, right, 62), 0.9))
        side.marks.append(Text(left + 6, 53, f"Fortsetzung {paper.kind}", Face.SANS_BOLD, 9.5))
        _put_right(side, right - 6, 53, f"{paper.reference or ''}   Blatt {number}", Face.SANS, 9.5)
        return 76
    if paper.look is Look.TYPED:
        words = f"- {number} -"
        side.marks.append(Text((SHEET_WIDTH - width(words, Face.MONO, 10.4)) / 2, 52, words, Face.MONO, 10.4))
        return 78
    return None


def _city_foot(paper: Paper, side: Side, number: int, count: int) -> None:
    left, right = SETTINGS[Look.CITY].left, SHEET_WIDTH - 57
    y = SHEET_HEIGHT - 74
    if number == 1:
        side.marks.append(Line(((left, y - 10), (right, y - 10)), 0.6, BLUE))
    columns = (
        ("Sprechzeiten", "Mo, Di, Fr 8.30–12.00 Uhr", "Do 14.00–18.00 Uhr", "und nach Vereinbarung"),
        ("Hausanschrift", "Am Sielhafen 1", "21990 Tidenau", "Vermittlung 040 66969-300"),
        ("Bankverbindung", "Sparkasse Tidenau", f"IBAN {TOWN_IBAN}", "Gläubiger-ID DE98ZZZ00000000000"),
    )
    if number == 1:
        for x, column in zip((left, left + 148, left + 284), columns, strict=True):
            for row, line in enumerate(column):
                face = Face.SANS_BOLD if row == 0 else Face.SANS
                side.marks.append(Text(x, y + 9 * row, line, face, 6.9, GREY if row else BLACK))
    _put_right(side, right, y + 42, f"Seite {number} von {count}", Face.SANS, 7.5)


def _police_foot(paper: Paper, side: Side, number: int, count: int) -> None:
    left, right = SETTINGS[Look.POLICE].left, SHEET_WIDTH - 57
    y = SHEET_HEIGHT - 62
    side.marks.append(Line(((left, y - 10), (right, y - 10)), 0.6, BLUE))
    first = "Wallstraße 40, 21990 Tidenau · Vermittlung 040 66969-100 · Telefax 040 66969-109"
    second = f"Überweisung an die Landeskasse: IBAN {POLICE_IBAN} · poststelle@polizei-tidenau.example"
    if number == 1:
        side.marks.append(Text(left, y, first, Face.SANS, 7.2, GREY))
        side.marks.append(Text(left, y + 10, second, Face.SANS, 7.2, GREY))
    _put_right(side, right, y + 24, f"Seite {number} von {count}", Face.SANS, 7.5)


def _report_foot(paper: Paper, side: Side, number: int, count: int) -> None:
    setting = SETTINGS[Look.REPORT]
    y = SHEET_HEIGHT - 36
    issuer = "PI Tidenau · Vordruck 2.14 (2024)" if paper.agency == "polizei" else "Stadt Tidenau · Vordruck 32-07"
    side.marks.append(Text(setting.left, y, issuer, Face.SANS, 7, GREY))
    _put_right(side, SHEET_WIDTH - setting.right, y, f"Seite {number} von {count}", Face.SANS, 7.5)


def _form_foot(paper: Paper, side: Side, number: int, count: int) -> None:
    setting = SETTINGS[Look.FORM]
    y = SHEET_HEIGHT - 30
    side.marks.append(Text(setting.left, y, "Vordruck GewA 1 – Stadt Tidenau – Stand 01/2026", Face.SANS, 6.8, GREY))
    _put_right(side, SHEET_WIDTH - setting.right, y, f"Blatt {number} von {count}", Face.SANS, 7.2)


def _firm_foot(paper: Paper, side: Side, number: int, count: int) -> None:
    left, right = SETTINGS[Look.FIRM].left, SHEET_WIDTH - SETTINGS[Look.FIRM].right
    y = SHEET_HEIGHT - 66
    side.marks.append(Line(((left, y - 11), (right, y - 11)), 0.5, GREY))
    for row, line in enumerate(paper.sender[2:]):
        side.marks.append(Text(left, y + 10 * row, line, Face.ROUND, 6.8, GREY))
    if count > 1:
        _put_right(side, right, y + 22, f"Seite {number}/{count}", Face.ROUND, 7)


def _plain_foot(paper: Paper, side: Side, number: int, count: int) -> None:
    """Typewriter and private letters number their following sides only."""
    if paper.look in (Look.MEMO, Look.FAX) and count > 1:
        setting = SETTINGS[paper.look]
        _put_right(side, SHEET_WIDTH - setting.right, SHEET_HEIGHT - 40, f"{number}/{count}", setting.face, 8.5)
    elif paper.look is Look.PRIVATE and number > 1:
        set_ticked(side, f"Seite {number}", SHEET_WIDTH / 2 - 18, SHEET_HEIGHT - 44, Face.SERIF, 10, BLACK)


def _put_right(side: Side, right: float, y: float, text: str, face: Face, size: float) -> None:
    side.marks.append(Text(right - width(text, face, size), y, text, face, size))


def _german(day: str) -> str:
    """An ISO date as printed in letters, for example 03.02.2026."""
    year, month, of_month = day.split("-")
    return f"{of_month}.{month}.{year}"


HEADS: Final[dict[Look, Callable[[Paper, Side, Setting], float]]] = {
    Look.CITY: _city_head,
    Look.POLICE: _police_head,
    Look.REPORT: _report_head,
    Look.FORM: _form_head,
    Look.TYPED: _typed_head,
    Look.PRIVATE: _private_head,
    Look.FIRM: _firm_head,
    Look.MEMO: _memo_head,
    Look.FAX: _fax_head,
}
FEET: Final[dict[Look, Callable[[Paper, Side, int, int], None]]] = {
    Look.CITY: _city_foot,
    Look.POLICE: _police_foot,
    Look.REPORT: _report_foot,
    Look.FORM: _form_foot,
    Look.FIRM: _firm_foot,
}
