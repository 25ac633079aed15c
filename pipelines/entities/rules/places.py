"""Places and their postal codes, for the rules of addresses and locations."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from pipelines.german.folding import fold

_NAME: Final = re.compile(
    r"[A-ZÄÖÜ][\wäöüß.]{0,40}(?:[- /](?:(?:am|an|an der|an den|auf|bei|der|im|in|in der|ob|ob der|unter|vor|vor der"
    r"|zu|a\.d\.|i\.d\.)[ -])?"
    r"[A-ZÄÖÜ(][\wäöüß.)]{0,40}){0,3}"
)
_FIRST_WORD: Final = re.compile(r"[A-ZÄÖÜ][\wäöüß]{1,40}(?:-[A-ZÄÖÜ]?[\wäöüß]{1,40}){0,5}")


@cache
def codes_by_place() -> Mapping[str, frozenset[str]]:
    """The postal codes of each place."""
    packed = files("pipelines.entities.gazetteers").joinpath("places.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return {place: frozenset(codes.split()) for place, codes in pairs}


@cache
def towns() -> frozenset[str]:
    """Places with several postal codes, or a long name: those that are rarely ordinary words."""
    return frozenset(
        place for place, codes in codes_by_place().items() if len(place) >= 4 and (len(codes) >= 2 or len(place) >= 9)
    )


def place_at(text: str, start: int, code: str | None) -> int | None:
    """Where the name of a place ends that begins here: the longest one known, or else its first word.

    With a postal code any capitalised word may be a place, since new districts are in no list.
    """
    match = _NAME.match(text, start)
    if match is None:
        return None
    longest = match.group()
    ends = [start + len(longest), *(start + at for at in reversed(range(1, len(longest))) if longest[at] in " -/")]
    for end in ends:
        name = text[start:end].rstrip(".")
        codes = codes_by_place().get(name)
        if codes is not None and (code is None or code in codes or code[:2] in {known[:2] for known in codes}):
            return start + len(name)
    if code is None:
        return None
    first = _FIRST_WORD.match(text, start)
    return None if first is None else first.end()


def canonical(name: str, code: str) -> str:
    """A place in its official spelling, where the postal code knows one that folds to the same (Lueneburg)."""
    if name in codes_by_place():
        return name
    known = _by_folding().get(fold(name.replace(" ", "")), ())
    return next((place for place in known if code in codes_by_place()[place]), name)


@cache
def _by_folding() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for place in codes_by_place():
        found.setdefault(fold(place.replace(" ", "")), []).append(place)
    return {key: tuple(places) for key, places in found.items()}
