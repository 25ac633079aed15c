"""Who of several persons with one family name is meant by ``Frau Yilmaz``: by how they are addressed and called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Final

from pipelines.entities.rules.lists import words
from pipelines.entities.rules.persons import is_announcement
from pipelines.german.folding import fold

_BEFORE: Final = re.compile(r"(?<!\w)([A-ZÄÖÜ][a-zäöü]{1,30})\.?[ \n](?:(?:Dr|Prof)\.[ ]?){0,2}$")
_WOMAN: Final = frozenset(["Frau", "Fr"])
_MAN: Final = frozenset(["Herr", "Herrn", "Hr", "Zeuge"])
_REACH: Final = 50
"""Code points before a name that are looked at."""


class Sex(Enum):
    """What a form of address or a given name tells; None where it tells nothing."""

    WOMAN = auto()
    MAN = auto()


def sex_before(text: str, start: int) -> Sex | None:
    """What stands right before a name: ``Frau``, ``Zeugin``, ``Herr``. ``Halter`` is said of women too."""
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    if match is None:
        return None
    word = match[1]
    if word in _WOMAN or (word.endswith("in") and is_announcement(word)):
        return Sex.WOMAN
    return Sex.MAN if word in _MAN else None


def meant(asked: Sex, names: Sequence[str], told: Mapping[str, Sex]) -> str | None:
    """The one of some persons who is of a sex, if all others are of the other one.

    Args:
        asked: How the person was addressed.
        names: Normal forms, ``Nachname, Vorname``.
        told: What the document says of persons, by folded normal form.
    """
    sexes = {name: told.get(fold(name)) or _of_given(name) for name in names}
    fitting = [name for name, sex in sexes.items() if sex is asked]
    return fitting[0] if len(fitting) == 1 and None not in sexes.values() else None


def _of_given(name: str) -> Sex | None:
    given = name.partition(", ")[2].split(" ")[0].split("-")[0]
    if given in words("women.txt"):
        return Sex.WOMAN
    return Sex.MAN if given in words("men.txt") else None
