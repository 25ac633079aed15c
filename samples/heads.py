"""What stands above the text: letterheads, address, reference block, subject, and the heads of following sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from samples import emblems
from samples.faces import Face, width
from samples.flow import Setting
from samples.lines import broken, put_right
from samples.marks import BLUE, GREEN, GREY, PALE, RED, SHEET_WIDTH, Area, Line, Side, Text, rectangle
from samples.paper import Look, Paper
from samples.world import UNITS


def _city_head(paper: Paper, side: Side, setting: Setting) -> float:
    unit = UNITS[paper.unit]
    marks = side.marks
    marks.extend(emblems.town_arms(SHEET_WIDTH - 57 - 44, 34, 54))
    right = SHEET_WIDTH - 57 - 56
    put_right(side, right, 52, "Stadt Tidenau", Face.SERIF_BOLD, 19)
    put_right(side, right, 67, "Die Bürgermeisterin", Face.SERIF, 11)
    put_right(side, right, 80, unit.name, Face.SERIF_ITALIC, 11)
    marks.append(Line(((setting.left, 98), (SHEET_WIDTH - 57, 98)), 1.1, BLUE))
    _window(paper, side, setting, f"Stadt Tidenau · {unit.name} · {unit.street} · 21990 Tidenau")
    y = 136.0
    rows = (
        *paper.refs,
        ("Telefon", f"040 66969-{unit.telephone}"),
        ("E-Mail", unit.mail),
        ("Datum", german(paper.date)),
    )
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
    put_right(side, SHEET_WIDTH - 57, y, f"Tidenau, {german(paper.date)}", Face.SANS, 10)
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
    size = 14 if len(paper.kind) < 18 else 11.5
    marks.append(Text(middle - width(paper.kind, Face.SANS_BOLD, size) / 2, 66, paper.kind, Face.SANS_BOLD, size))
    marks.append(Text(right - 133, 45, "Vorgangsnummer" if is_police else "Aktenzeichen", Face.SANS, 6.8, GREY))
    marks.append(Text(right - 133, 58, paper.reference or "–", Face.SANS_BOLD, 10))
    marks.append(Text(right - 133, 70, "Datum", Face.SANS, 6.8, GREY))
    marks.append(Text(right - 133, 82, german(paper.date), Face.SANS, 10))
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
    right = f"Tidenau, den {german(paper.date)}"
    for number, line in enumerate((agency, unit.name)):
        side.marks.append(Text(setting.left, y, line, setting.face, setting.size))
        if number == 0:
            put_right(side, SHEET_WIDTH - setting.right, y, right, setting.face, setting.size)
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
    put_right(side, SHEET_WIDTH - setting.right, y, f"{place}, {german(paper.date)}", setting.face, setting.size)
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
    for label, value in (*paper.refs, ("Datum", german(paper.date))):
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
    for label, value in (*paper.refs, ("Datum", german(paper.date))):
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
        put_right(side, right, y, line, Face.SANS_BOLD if number == 0 else Face.SANS, 10.5)
        y += 13
    y = max(y + 8, 116)
    rows = (("An", ", ".join(paper.to)), *paper.refs, ("Datum", german(paper.date)))
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


def next_head(paper: Paper, setting: Setting, side: Side, number: int) -> float | None:
    """The running head of a following side; None where the look has none of its own."""
    left, right = setting.left, SHEET_WIDTH - setting.right
    if paper.look in (Look.CITY, Look.POLICE):
        words = f"– {number} –"
        side.marks.append(Text((SHEET_WIDTH - width(words, Face.SANS, 9.5)) / 2, 48, words, Face.SANS, 9.5))
        return 74
    if paper.look is Look.REPORT:
        side.marks.append(Line(rectangle(left, 36, right, 62), 0.9))
        side.marks.append(Text(left + 6, 53, f"Fortsetzung {paper.kind}", Face.SANS_BOLD, 9.5))
        put_right(side, right - 6, 53, f"{paper.reference or ''}   Blatt {number}", Face.SANS, 9.5)
        return 76
    if paper.look is Look.TYPED:
        words = f"- {number} -"
        side.marks.append(Text((SHEET_WIDTH - width(words, Face.MONO, 10.4)) / 2, 52, words, Face.MONO, 10.4))
        return 78
    return None


def german(day: str) -> str:
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
