"""Make ``ingest/ocr/german_words.txt.gz``: ``python -m models.make_word_list [LAWS.tsv.xz]`` (group ``models``).

Words as printed, with capitals, since a reader must tell them apart: words of German federal law (official works, in
print as they stand) with their counts, and the commonest words of wordfreq (CC BY-SA 4.0), whose lower-case entries are
written as the laws or a rule of thumb write them.
"""

from __future__ import annotations

import gzip
import lzma
import math
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import wordfreq

TARGET: Final = Path(__file__).parent.parent / "ingest" / "ocr" / "german_words.txt.gz"
_WORD: Final = re.compile(r"(?<![\w-])[A-Za-zÄÖÜäöüß]{2,30}(?![\w-])")
_SEEN: Final = 3
"""Times that a word stands in the laws at least; rarer ones are misprints as often as words."""

_COMMON: Final = 120_000
"""Words taken of wordfreq; beyond, names and foreign words outnumber German ones."""


def words_of_laws(path: Path) -> Counter[str]:
    """Words of the laws, headings and texts, with their counts."""
    counts: Counter[str] = Counter()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            counts.update(_WORD.findall(line))
    return Counter({word: count for word, count in counts.items() if count >= _SEEN})


def levels(laws: Counter[str]) -> dict[str, int]:
    """Words with ten times their Zipf frequency (occurrences in a billion, decimal logarithm), at least 1."""
    everything = sum(laws.values())
    found = {word: round(10 * math.log10(count / everything * 1e9)) for word, count in laws.items()}
    for word in wordfreq.top_n_list("de", _COMMON):
        if not _WORD.fullmatch(word):
            continue
        level = round(10 * wordfreq.zipf_frequency(word, "de"))
        # wordfreq knows no capitals; where the laws do not say how a word is written, both ways are possible.
        ways = [way for way in (word, word.capitalize(), word.upper()) if way in laws] or [word, word.capitalize()]
        for way in ways:
            found[way] = max(found.get(way, 0), level)
    return {word: max(1, level) for word, level in found.items()}


def main(arguments: list[str]) -> None:
    """Write the list, in alphabetical order, the same bytes each time."""
    laws = words_of_laws(Path(arguments[0]))
    lines = "".join(f"{word}\t{level}\n" for word, level in sorted(levels(laws).items()))
    with TARGET.open("wb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as packed:
        packed.write(lines.encode())
    print(f"{lines.count(chr(10))} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
