r"""Sentences, forms and letterheads of police and town hall, invented, with the names in them marked.

``invented/sentences.txt`` holds one pattern a line: ``{slot}`` stands for a value that is made up, ``\n`` for the end
of a line on paper. ``invented/words.toml`` holds the words of which values are made. Names of further origins
come from Faker, towns from a table of postal codes.
"""

from __future__ import annotations

import csv
import gzip
import random
import re
import tomllib
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from models.examples import UNMARKED, Allowed, Example, only
from models.invented_names import Names, read_names
from models.invented_values import Inventor
from models.reading_noise import as_read, recased
from pipelines.entities.tagging.windows import WORD

FOLDER: Final = Path(__file__).parent / "invented"

KIND_OF_SLOT: Final = {
    **dict.fromkeys(("person", "family", "reversed", "given"), "PER"),
    **dict.fromkeys(("firm", "known", "club", "office", "practice"), "ORG"),
    **dict.fromkeys(("town", "street", "land"), "LOC"),
    "lone_office": "?",
}
"""Slots that are not here hold no name. "Das Ordnungsamt" alone may be a name or not: GermEval has no rule for it."""

_SLOT: Final = re.compile(r"\{(\w+)\}")
_PLACE_NAME: Final = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}(?:[- ](?:[A-ZÄÖÜ][a-zäöüß]+|am|an|der|bei|im|in|ob))*")
_NO_PLACE: Final = re.compile(
    r"bank|amt\b|post|versicherung|kasse|verlag|gericht|ministerium|finanz|stadtverwaltung|telekom|universität|service|werke"
    r"|gesellschaft|\bstadt\b|landes|bundes|kranken|behörde|deutsche|zentral|direkt|inkasso|energie|klinik|lotterie|funk",
    re.IGNORECASE,
)
"""Large receivers of mail have postal codes of their own and stand among the towns."""

_TWO_TOGETHER: Final = 0.35
"""Share of the examples (0 to 1)."""

Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Workshop:
    """Everything from which examples are invented; the same seed gives the same examples."""

    patterns: tuple[str, ...]
    words: dict[str, Any]
    names: Names
    towns: tuple[str, ...]

    def examples(self, count: int, seed: int) -> list[Example]:
        """So many examples of one or two patterns each."""
        rng = random.Random(seed)
        inventor = Inventor(self.words, self.names, self.towns, rng)
        return [self._example(inventor, rng) for _ in range(count)]

    def _example(self, inventor: Inventor, rng: random.Random) -> Example:
        text, spans = _fill(rng.choice(self.patterns), inventor)
        if rng.random() < _TWO_TOGETHER:
            more, others = _fill(rng.choice(self.patterns), inventor)
            text += rng.choice("\n ")
            spans += [(start + len(text), end + len(text), kind) for start, end, kind in others]
            text += more
        text = recased(text, rng)
        words = [(match.start(), match.end()) for match in WORD.finditer(text)]
        allowed = tuple(_labels_at(start, spans) for start, _ in words)
        return Example(as_read(text, rng), tuple(words), allowed)


def open_workshop(postal_codes: Path) -> Workshop:
    """A workshop with the towns of a gzipped table of postal codes (column ``place``; GeoNames, CC BY 4.0)."""
    words = tomllib.loads((FOLDER / "words.toml").read_text("utf-8"))
    patterns = (FOLDER / "sentences.txt").read_text("utf-8").splitlines()
    with gzip.open(postal_codes, "rt", encoding="utf-8") as table:
        places = {row["place"] for row in csv.DictReader(table)}
    towns = sorted(
        name for name in places if _PLACE_NAME.fullmatch(name) and len(name) < 24 and not _NO_PLACE.search(name)
    )
    return Workshop(tuple(patterns), words, read_names(words["names"], import_module), tuple(towns))


def _fill(pattern: str, inventor: Inventor) -> tuple[str, list[Span]]:
    text = ""
    spans: list[Span] = []
    for place, part in enumerate(_SLOT.split(pattern.replace("\\n", "\n"))):
        if place % 2 == 0:
            text += part
            continue
        value = inventor.value(part)
        if part in KIND_OF_SLOT:
            spans.append((len(text), len(text) + len(value), KIND_OF_SLOT[part]))
        text += value
    return text, spans


def _labels_at(start: int, spans: list[Span]) -> Allowed:
    for first, end, kind in spans:
        if first <= start < end:
            side = "B-" if start == first else "I-"
            return only(side + kind) if kind != "?" else UNMARKED | only("B-ORG") | only("I-ORG")
    return UNMARKED
