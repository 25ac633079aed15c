"""Makes ``frequencies.npy``: the weights of German stems, from the word frequencies that the package wordfreq carries.

Run from the top of the repository, only when folding, stemming or the source changes (the table then changes too, and
with it every score)::

    uv run --group frequencies python -m pipelines.german.make_frequencies

It prints the checksum and the figures for ``frequencies.md``. The same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Final

import numpy as np
from wordfreq import available_languages, get_frequency_dict, word_frequency

from pipelines.german.analysis import analyse
from pipelines.german.frequencies import ENTRY, FLOOR, PASSAGE_WORDS, STEP, TABLE, UNKNOWN_WEIGHT, key_of

LARGEST_NUMBER: Final = 9999  # wordfreq knows numbers by their shape only and estimates each from it, years from use


def sum_by_stem() -> Mapping[str, float]:
    """Share of each folded stem among all words; words that are several tokens count for each of them."""
    shares: defaultdict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict("de", wordlist="best").items():
        for token in analyse(word):
            if not token.exact.isdecimal():
                shares[token.stem] += share
    numbers = {f"{number:0{width}d}" for width in (1, 2, 3, 4) for number in range(LARGEST_NUMBER + 1)}
    for number in numbers:
        shares[number] = word_frequency(number, "de", wordlist="best")
    return shares


def weight_of(share: float) -> float:
    """The weight of a stem that makes up such a share of German: the logarithm of how rare passages with it are."""
    passages = max(1 - (1 - share) ** PASSAGE_WORDS, FLOOR)
    return round(math.log(1 + (1 - passages) / passages) / STEP) * STEP


def main() -> None:
    """Write the table and print what the data sheet says of it."""
    weights: dict[int, int] = {}
    kept = 0
    for stem, share in sorted(sum_by_stem().items()):
        weight = weight_of(share)
        if weight >= UNKNOWN_WEIGHT:
            continue  # what the table does not hold weighs as much
        kept += 1
        key = key_of(stem)
        # Two stems of one key: the more frequent one decides, a rare word that weighs too little does less harm.
        weights[key] = min(round(weight / STEP), weights.get(key, np.iinfo(np.uint16).max))
    table = np.array(sorted(weights.items()), dtype=np.uint64)
    entries = np.empty(len(table), dtype=ENTRY)
    entries["key"] = table[:, 0]
    entries["weight"] = table[:, 1]
    np.save(TABLE, entries, allow_pickle=False)
    digest = hashlib.sha256(TABLE.read_bytes()).hexdigest()
    print(f"source: wordfreq, {version('wordfreq')}, list {Path(available_languages('best')['de']).name}")
    print(f"stems: {kept}, entries: {len(entries)}, bytes: {TABLE.stat().st_size}\nsha256: {digest}")


if __name__ == "__main__":
    main()
