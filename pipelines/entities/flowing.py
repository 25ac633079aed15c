"""A page's text with words broken at line ends put together, and the way back to the places on the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

_BROKEN: Final = re.compile(r"(?<=[a-zäöüß])[-\u00ad]\n(?=[a-zäöüß])")


@dataclass(frozen=True, slots=True)
class Flow:
    """``text`` has a hyphen and a line break less at each of the ``cuts`` (places in ``text``, ascending)."""

    text: str
    cuts: tuple[int, ...]

    def origin(self, place: int) -> int:
        """The place in the page's text of a character of ``text``."""
        return place + 2 * bisect_right(self.cuts, place)

    def origin_of_end(self, end: int) -> int:
        """The place in the page's text behind the character before ``end``."""
        return self.origin(end - 1) + 1


def flow(text: str) -> Flow:
    """Put broken words together; a hyphen before a capital stays, since it belongs to the word."""
    cuts = []
    for number, match in enumerate(_BROKEN.finditer(text)):
        cuts.append(match.start() - 2 * number)
    return Flow(_BROKEN.sub("", text), tuple(cuts))
