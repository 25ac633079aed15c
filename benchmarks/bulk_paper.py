"""Text files of 2 kB for the bulk benchmark: letters with head, subject, names, dates and plates, all different."""

from __future__ import annotations

import random
from itertools import accumulate
from pathlib import Path
from typing import Final

from benchmarks.vocabulary import FILLERS, vocabulary

BYTES: Final = 2_000

_SEED: Final = 20261128
_KINDS: Final = ("Anhörung", "Bescheid", "Vermerk", "Strafanzeige", "Kontrollbericht", "Interne Notiz")
_FIRST: Final = ("Anna", "Mehmet", "Karin", "Olaf", "Ewa", "Jonas", "Fatma", "Piet")
_LAST: Final = ("Petersen", "Yilmaz", "Brandt", "Kowalski", "Lüders", "Harms", "Demir", "Sieveking")
_STREETS: Final = ("Hafenstraße", "Lindenweg", "Am Deich", "Marktplatz", "Schulstraße")
_TOWNS: Final = ("Lüneburg", "Stade", "Plau", "Husum", "Uelzen")
_FACTS: Final = (
    "{first} {last}, wohnhaft {street} {number}, {postcode} {town}, wurde am {day} angehört.",
    "Das Fahrzeug mit dem Kennzeichen LG-{plate} {number} stand vor der {street} {number}.",
    "Der Betrag von {number},50 EUR ging am {day} ein; Rückfragen unter 04131 {postcode}.",
    "Zum Aktenzeichen {number}/26-{plate} liegt nichts vor. Frau {last} ist unterrichtet.",
)


class Letters:
    """Makes one letter after another; the same ones each time."""

    def __init__(self) -> None:
        self._chance = random.Random(_SEED)  # noqa: S311 - the same files each time
        self._words = vocabulary()
        # Zipf's law, as in the paper of the search benchmark.
        self._shares = list(accumulate(1 / (place + 8) ** 1.02 for place in range(len(self._words))))

    def next(self, number: int) -> str:
        """A letter of about ``BYTES`` bytes in UTF-8."""
        kind, word = self._chance.choice(_KINDS), self._chance.choice(self._words)
        lines = [
            "Stadt Lüneburg",
            "Ordnungsamt",
            self._filled("Lüneburg, den {day}"),
            f"Betreff: {kind} {word} Nr. {number}",
            "",
            self._filled("Sehr geehrte Frau {last},"),
        ]
        size = sum(map(len, lines))
        while size < BYTES - 150:
            lines.append(self._paragraph())
            size += len(lines[-1])
        return "\n".join(lines)

    def _paragraph(self) -> str:
        sentences = [self._sentence() for _ in range(3)]
        return " ".join([*sentences, self._filled(self._chance.choice(_FACTS))])

    def _sentence(self) -> str:
        """Nine words: a third nouns, a third other words that tell something, a third stop words."""
        telling = self._chance.choices(self._words, cum_weights=self._shares, k=6)
        small = self._chance.choices(FILLERS, k=3)
        words = [
            telling[0],
            *(f"{n} {w.lower()} {s}" for n, w, s in zip(telling[1:3], telling[3:5], small, strict=False)),
        ]
        return " ".join([*words, small[2], telling[5].lower()]) + "."

    def _filled(self, pattern: str) -> str:
        chance = self._chance
        return pattern.format(
            first=chance.choice(_FIRST),
            last=chance.choice(_LAST),
            street=chance.choice(_STREETS),
            town=chance.choice(_TOWNS),
            number=chance.randrange(1, 999),
            postcode=chance.randrange(20_000, 29_999),
            plate="".join(chance.choices("ABCDEFKLMNPRST", k=2)),
            day=f"{chance.randrange(1, 29)}. {chance.choice(('Januar', 'März', 'Mai', 'Oktober'))} 2026",
        )


def write_files(folder: Path, count: int) -> None:
    """The letters as text files, a hundred folders of them."""
    letters = Letters()
    for number in range(count):
        place = folder / f"{number % 100:02d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06d}.txt").write_text(letters.next(number), encoding="utf-8")
