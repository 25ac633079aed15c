"""A page's text with words broken at line ends put together, and the way back to the places on the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_BROKEN: Final = re.compile(r"(?<=[a-zäöüß])[-\u00ad]\n(?=[a-zäöüß])|(?<=[\w]-)\n(?=[A-ZÄÖÜ0-9])|(?<=[\w]/)\n(?=\d)")
_LONGEST_ADDRESS: Final = 100


@dataclass(frozen=True, slots=True)
class Flow:
    """``text`` lacks characters of the page's text before each of the ``places`` (ascending).

    ``lacking`` says how many are missing in all up to and including each place.
    """

    text: str
    places: tuple[int, ...]
    lacking: tuple[int, ...]

    def origin(self, place: int) -> int:
        """The place in the page's text of a character of ``text``."""
        at = bisect_right(self.places, place)
        return place + (self.lacking[at - 1] if at else 0)

    def origin_of_end(self, end: int) -> int:
        """The place in the page's text behind the character before ``end``."""
        return self.origin(end - 1) + 1


def flow(text: str) -> Flow:
    """Put together what was broken at a line end.

    A hyphen before a small letter goes with the break; before a capital or a digit, and in an e-mail address, it
    belongs to the word and stays.
    """
    kept: list[str] = []
    places: list[int] = []
    lacking: list[int] = []
    last = missing = 0
    for match in _BROKEN.finditer(text):
        start = match.start()
        if match.group().startswith("-") and _is_in_address(text, start):
            start += 1
        kept.append(text[last:start])
        places.append(start - missing)
        missing += match.end() - start
        lacking.append(missing)
        last = match.end()
    kept.append(text[last:])
    return Flow("".join(kept), tuple(places), tuple(lacking))


def _is_in_address(text: str, hyphen: int) -> bool:
    word = text[max(0, hyphen - _LONGEST_ADDRESS) : hyphen].rsplit(maxsplit=1)
    return "@" in word[-1]
