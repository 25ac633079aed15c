"""Words that stand for one another: abbreviations of offices and law, and what people call the same thing.

SynonymsInvalid    a file of synonyms cannot be read, or is too large; the message is fit for an operator
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipelines.german.analysis import analyse, stem

SHIPPED: Final = Path(__file__).with_name("synonyms.txt")
"""In our own words; AKTE_SYNONYMS names another list."""

MOST_OTHERS: Final = 8
"""Others of one group that are asked for; each costs a question one more look-up."""

LONGEST_FILE: Final = 2_000_000
"""Bytes; some 50,000 lines."""

Others = tuple[tuple[str, ...], ...]
"""What a word may also be called, each by its folded words."""


class SynonymsInvalid(ValueError):
    """A file of synonyms that cannot be read."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """What may also be said for a word, by its stem."""

    by_stem: Mapping[str, Others] = field(default_factory=dict)

    def of(self, stemmed: str) -> Others:
        """The other names of a word, in the order of the list; none for most words."""
        return self.by_stem.get(stemmed, ())


NO_SYNONYMS: Final = Synonyms()


def read_synonyms(path: Path) -> Synonyms:
    """The groups of a file, UTF-8, one group a line with commas between; # begins a remark.

    Raises:
        SynonymsInvalid: The file is missing, too large or no UTF-8.
    """
    try:
        if path.stat().st_size > LONGEST_FILE:
            raise SynonymsInvalid(f"{path} hat mehr als {LONGEST_FILE // 1_000_000} MB")
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SynonymsInvalid(f"{path} ist nicht lesbar ({type(error).__name__})") from None
    return grouped(line for line in text.splitlines() if not line.lstrip().startswith("#"))


def grouped(lines: Iterable[str]) -> Synonyms:
    """Groups, one a line; a word of several groups has the others of all of them."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for line in lines:
        names = [tuple(token.exact for token in analyse(name)) for name in line.split(",")]
        for name in names:
            if len(name) == 1:
                others = found.setdefault(stem(name[0]), {})
                others.update((other, None) for other in names if other and other != name)
    return Synonyms({stemmed: tuple(others)[:MOST_OTHERS] for stemmed, others in found.items() if others})
