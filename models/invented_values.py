"""Values for the slots of invented sentences: persons, firms, offices, places, numbers."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Sequence
from typing import Any, Final

from models.invented_names import Names

_PLATE_LETTERS: Final = "ABCDEFGHKLMNPRSTUVWXYZ"
_DISTRICTS: Final = ("HH", "K", "MA", "LU", "B", "M", "STD", "CUX", "OL", "EMD")
_ROADS: Final = (
    *("straße",) * 5, "str.", "weg", "platz", "allee", "gasse", "ring", "damm", "twiete", "chaussee", "stieg",
)  # fmt: skip
_YARDS: Final = ("hof", "berg", "platz", "graben", "weg", "tor", "ufer", "feld", "hafen")
_COMMON_FORMS: Final = ("GmbH",) * 8 + ("GmbH & Co. KG",) * 3


class Inventor:
    """Makes up one value after the other; what comes depends only on the state of its source of chance."""

    def __init__(self, words: dict[str, Any], names: Names, towns: Sequence[str], rng: random.Random) -> None:
        self._words = words
        self._names = names
        self._towns = towns
        self._rng = rng
        self._makers: dict[str, Callable[[], str]] = {
            "person": self._person,
            "family": self._family,
            "reversed": self._reversed,
            "given": lambda: self._given(self._origin()),
            "firm": self._firm,
            "known": self._known,
            "club": self._club,
            "office": lambda: f"{self._word('offices')} {self._town()}",
            "lone_office": lambda: self._word("lone_offices"),
            "practice": self._practice,
            "town": self._town,
            "street": self._street,
            "land": lambda: self._word("lands"),
            "date": self._date,
            "house": lambda: self._number(1, 190) + self._pick(["", "", "", "a", "b", " c"]),
            "code": lambda: f"{self._rng.randint(1067, 99998):05d}",
            "time": lambda: f"{self._rng.randint(0, 23):02d}:{self._rng.randint(0, 59):02d}",
            "number": lambda: self._number(2, 99_999),
            "rank": lambda: self._word("ranks"),
            "role": lambda: self._word("roles"),
            "title": lambda: self._pick(["Dr.", "Prof. Dr.", "Dipl.-Ing.", "Dr. med."]),
            "plate": lambda: f"{self._pick(_DISTRICTS)}-{self._letters(2)} {self._number(10, 9999)}",
            "telephone": self._telephone,
            "file": self._file,
        }

    def value(self, slot: str) -> str:
        """A value for the slot of this name.

        Raises:
            KeyError: There is no such slot.
        """
        return self._makers[slot]()

    def _pick(self, values: Sequence[str]) -> str:
        return self._rng.choice(values)

    def _word(self, kind: str) -> str:
        return self._pick(self._words[kind])

    def _number(self, low: int, high: int) -> str:
        return str(self._rng.randint(low, high))

    def _letters(self, count: int) -> str:
        return "".join(self._rng.choices(_PLATE_LETTERS, k=count))

    def _is(self, share: float) -> bool:
        return self._rng.random() < share

    def _origin(self) -> str:
        return self._names.draw_origin(self._rng)

    def _given(self, origin: str) -> str:
        names = self._names.origins[origin][0]
        return self._pick(names) + (self._pick("- ") + self._pick(names) if self._is(0.08) else "")

    def _family(self, origin: str | None = None) -> str:
        name = self._pick(self._names.origins[origin or self._origin()][1])
        if self._is(0.05):
            return f"{name}-{self._german()}"
        return self._pick(["von ", "van ", "zu ", "von der ", "de ", "van der "]) + name if self._is(0.025) else name

    def _german(self) -> str:
        return self._pick(self._names.origins["german"][1])

    def _person(self) -> str:
        origin = self._origin()
        given, family = self._given(origin), self._family(origin)
        match self._rng.randrange(32):
            case 0 | 1 | 2:
                return f"{given[0]}. {family}"
            case 3:
                return f"{given} {self._given(origin)[0]}. {family}"
            case 4:
                return f"{given} {family.upper()}"
            case _:
                return f"{given} {family}"

    def _reversed(self) -> str:
        origin = self._origin()
        family = self._family(origin)
        return f"{family.upper() if self._is(0.12) else family}, {self._given(origin)}"

    def _town(self) -> str:
        chance = self._rng.random()
        if chance < 0.4:
            return self._word("cities")
        if chance < 0.82:
            return self._pick(self._towns)
        if chance < 0.9:
            return self._word("town_fronts") + self._word("town_backs")
        place = self._pick(self._towns).split()[0]
        if chance < 0.95:
            return self._pick(["Klein", "Groß", "Alt", "Neu", "Ober", "Unter", "Nieder"]) + self._pick(" -") + place
        return f"Bad {place}"

    def _street(self) -> str:
        stem = self._word("street_stems")
        match self._rng.randrange(20):
            case 0 | 1:
                front = self._pick(["Am", "An der", "Im", "Zum", "Auf dem", "Hinter dem", "Unter den"])
                return f"{front} {stem}{self._pick(_YARDS)}"
            case 2 | 3:
                front = self._pick(["Alte", "Neue", "Große", "Kleine", "Obere", "Untere", "Lange", "Breite"])
                return f"{front} {self._pick(['Straße', 'Gasse', 'Bergstraße', 'Dorfstraße', 'Mühle', 'Reihe'])}"
            case 4 | 5 | 6:
                given = self._pick(self._names.origins["german"][0])
                return f"{given}-{self._german()}-{self._pick(['Straße', 'Str.', 'Weg', 'Platz', 'Allee', 'Ring'])}"
            case 7 | 8 | 9:
                road = self._pick(["Straße", "Str.", "Landstraße", "Weg", "Chaussee", "Allee", "Damm"])
                return f"{self._town().split()[0]}er {road}"
            case _:
                return stem + self._pick(_ROADS)

    def _form(self) -> str:
        return self._pick(_COMMON_FORMS) if self._is(0.4) else self._word("legal_forms")

    def _firm(self) -> str:
        prefix, trade, shop = self._word("prefixes"), self._word("trades"), self._word("shops")
        match self._rng.randrange(20):
            case 0 | 1 | 2 | 3:
                name = f"{self._family()} {trade} {self._form()}"
            case 4 | 5 | 6 | 7:
                second = self._word(self._pick(["prefixes", "trades"]))
                name = f"{prefix}{self._pick([' ', '-', '', ' '])}{second} {trade} {self._form()}"
            case 8 | 9:
                ending = f" {self._form()}" if self._is(0.5) else ""
                name = f"{prefix}{self._pick([' ', ' & ', '-'])}{self._word('prefixes')} {trade}{ending}"
            case 10 | 11:
                name = f"{shop} {self._family()}" + (f" {self._form()}" if self._is(0.4) else "")
            case 12 | 13:
                name = f"{shop} {self._word('signs')}"
            case 14:
                partner = self._pick(["Söhne", "Partner", "Sohn", "Co.", self._family()])
                name = f"{self._family()} & {partner}" + (f" {self._form()}" if self._is(0.7) else "")
            case 15:
                name = f"{prefix[:3].upper()}{self._pick(['', ' '])}{trade} {self._form()}"
            case 16:
                name = f"{self._town()}er {trade}{self._pick(['', ' und Service'])} {self._form()}"
            case 17 | 18:
                name = f"{self._given('german')} {self._german()} {trade} {self._form()}"
            case _:
                name = f"{trade} {prefix} {self._form()}"
        return name

    def _known(self) -> str:
        return self._word("known") if self._is(0.7) else f"{self._word('keepers')} {self._town()}"

    def _club(self) -> str:
        club, town = self._word("clubs"), self._town()
        name = self._pick(
            [
                f"{club} {town}",
                f"{club} {self._pick([*self._words['club_names'], *self._words['signs']])}",
                f"{self._word('club_letters')} {town}{self._pick(['', ' 1899', ' 04', ' 1921'])}",
            ]
        )
        return name + self._pick(["", " e.V.", " e. V."])

    def _practice(self) -> str:
        one, other = self._family(), self._family()
        patterns = (
            f"{one} & {other}", f"{one} {other} Rechtsanwälte", f"Rechtsanwälte {one} & Kollegen", f"Kanzlei {one}",
            f"{one} Partner Rechtsanwälte mbB", f"Notariat {one}", f"Sachverständigenbüro {one}",
            f"Ingenieurbüro {one}", f"Architekturbüro {one}", f"Hausverwaltung {one}",
        )  # fmt: skip
        return self._pick(patterns)

    def _date(self) -> str:
        day, month = self._rng.randint(1, 28), self._rng.randint(1, 12)
        long = f"{day}. {self._words['months'][month - 1]} {self._rng.randint(1990, 2026)}"
        return self._pick(
            [f"{day:02d}.{month:02d}.{self._rng.randint(1950, 2026)}", long, f"{day}.{month}.{self._number(10, 26)}"]
        )

    def _telephone(self) -> str:
        return "0" + self._number(30, 9999) + self._pick([" ", "/", " / ", "-"]) + self._number(10_000, 9_999_999)

    def _file(self) -> str:
        year = self._number(10, 26)
        letter = self._pick(string.ascii_uppercase)
        return self._pick(
            [
                f"{self._number(10, 99)}.{self._number(1, 9)}-{letter}-{self._number(1000, 9999)}/{year}",
                f"{self._number(100, 999)} Js {self._number(1000, 99_999)}/{year}",
                f"ST/{self._number(1_000_000, 9_999_999)}/20{year}",
                f"{self._number(10, 90)}/{self._number(100, 900)}-{self._number(1, 99)}",
            ]
        )
