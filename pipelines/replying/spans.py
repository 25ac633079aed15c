"""What in a text may be the answer itself: mentions of the types asked for, numbers, times of day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.catalogue.mentions import StoredMention
from pipelines.entities.contract import EntityType
from pipelines.german.analysis import stem
from pipelines.german.folding import fold
from pipelines.replying.asked_for import AskedFor, Measured, Sought
from pipelines.replying.phrases import codes_in, colours_in, places_in, times_in

_COUNT: Final = (
    r"ein|zwei|drei|vier|fünf|sechs|sech|sieben|sieb|acht|neun|zehn|elf|zwölf|und|zwanzig|dreißig|zig|hundert|tausend"
)
_NUMBER: Final = re.compile(
    r"(?<![\w.,:/-])(?:\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|(?i:" + _COUNT + r"){1,6})(?![\w/]|-\d|[.,:]\d)"
)
_NO_NUMBERS: Final = frozenset(["ein", "und", "zig", "einund"])
_UNIT: Final = re.compile(r"(?:[ \u00a0\n]|-)?(?P<unit>[%°]|[^\W\d_]+(?:[²³]|\([A-Z]\)|/[a-z]+)?)")
_CLOCK: Final = re.compile(
    r"(?<![\w.:,])(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?[ \u00a0]?Uhr(?:[ ][0-5]\d)?"
    r"|(?<![\w.:,])(?:[01]?\d|2[0-3]):[0-5]\d(?![\w:])"
    r"|\b(?i:halb |viertel (?:vor|nach) |kurz (?:vor|nach) )?"
    r"(?i:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf) Uhr\b"
)


_PHRASES: Final[dict[Sought, Callable[[str, int, int], Iterator[tuple[int, int]]]]] = {
    Measured.CODE: codes_in,
    Measured.COLOUR: colours_in,
    Measured.PLACE: places_in,
    Measured.TIME: times_in,
}


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]`` of a page may be an answer; ``rank`` is 0 for what was asked for, 1 or 2 for what may do.

    ``is_measure``: it is a number with what it counts or a time of day, and may repeat a word of the question.
    """

    start: int
    end: int
    rank: int
    is_measure: bool = False
    is_person: bool = False


def spans_in(text: str, start: int, end: int, mentions: Sequence[StoredMention], asked: AskedFor) -> tuple[Span, ...]:
    """What may answer within ``text[start:end]``, in the order of the text.

    Args:
        text: Of the page.
        start: Where to begin to look.
        end: Where to end.
        mentions: Those of the page.
        asked: What is asked for.
    """
    here = [one for one in mentions if start <= one.start and one.end <= end]
    found: list[Span] = []
    for rank, sought in [(0, each) for each in asked.types] + [(1, each) for each in asked.otherwise]:
        if sought is Measured.QUANTITY:
            found += _quantities(text, start, end, here, asked, rank)
        elif sought is Measured.CLOCK:
            found += (Span(*match.span(), rank, is_measure=True) for match in _CLOCK.finditer(text, start, end))
        elif sought in _PHRASES:
            found += (Span(first, last, rank) for first, last in _PHRASES[sought](text, start, end))
        else:
            is_person = sought is EntityType.PERSON
            found += (Span(one.start, one.end, rank, is_person=is_person) for one in here if one.type == sought.value)
    return tuple(sorted(found, key=lambda span: (span.start, span.end, span.rank)))


def _quantities(
    text: str, start: int, end: int, mentions: Sequence[StoredMention], asked: AskedFor, rank: int
) -> Iterator[Span]:
    """Numbers that are no part of a date, an address or a sum; with the word that they count."""
    taken = [(one.start, one.end) for one in mentions if one.type != EntityType.ORGANISATION.value]
    taken += (match.span() for match in _CLOCK.finditer(text, start, end))
    for match in _NUMBER.finditer(text, start, end):
        if match.group().lower() in _NO_NUMBERS or any(
            first < match.end() and match.start() < last for first, last in taken
        ):
            continue
        unit = _UNIT.match(text, match.end(), end)
        word = "" if unit is None else fold(unit["unit"]) or unit["unit"]
        counts = bool(asked.counted) and bool(word) and _is_same(stem(word), asked.counted)
        measures = word in asked.units
        if (asked.units and not measures) or (asked.counted and not counts and not word):
            continue
        last = unit.end() if unit is not None and (counts or measures or _is_unit(unit["unit"])) else match.end()
        is_asked = counts or measures or not (asked.counted or asked.units)
        yield Span(match.start(), last, rank if is_asked else 2, is_measure=True)


def _is_same(counted: str, wanted: str) -> bool:
    """Whether two stems are of one noun; a compound counts what its last part counts (Telefonanrufe, Anrufe)."""
    return (
        counted == wanted
        or (len(wanted) > 3 and counted.endswith(wanted))
        or (wanted.endswith(counted) and len(counted) > 3)
    )


def _is_unit(word: str) -> bool:
    """Whether a word behind a number belongs to it; a small word (``und``, ``bis``) hardly ever does."""
    return word[0].isupper() or word in ("%", "°") or fold(word) in _SHORT_UNITS or "(" in word or "/" in word


_SHORT_UNITS: Final = frozenset(
    ["m", "km", "cm", "mm", "kg", "g", "t", "db", "qm", "ha", "l", "ml", "kwh", "km2", "m2", "m3", "h", "min", "mal"]
)
