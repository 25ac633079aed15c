"""Makes separable.tsv: which verbs part from which particles (ausstellen: stellt ... aus), learned from German texts.

    python -m pipelines.german.make_separable FOLDER    with laws_de.tsv.xz and debates_de.txt.xz

Only a separable verb takes ``zu`` into its middle (auszustellen), so each such infinitive names one. What is met fewer
than three times is left out, unless the verb is met often with other particles: it may be a slip, or another word.
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from pipelines.german.folding import fold
from pipelines.german.separable import TABLE

_PARTICLES: Final = (
    "zusammen|entgegen|herunter|zurecht|zurueck|hinein|hinaus|hinweg|hervor|heraus|herbei|herein|vorbei|voraus|"
    "vorweg|bereit|sicher|wieder|weiter|nieder|empor|davon|durch|gleich|heran|herab|herum|hinzu|still|statt|voran|"
    "auf|aus|bei|dar|ein|fest|fort|frei|heim|teil|wahr|nach|her|hin|los|mit|vor|weg|ab|an|um|unter|zu"
)
"""Longer ones first: hinzuzufügen is hinzu and fügen."""

_LEAST: Final = 3
_OFTEN: Final = 10
_SOURCES: Final = ("laws_de.tsv.xz", "debates_de.txt.xz")
_NO_VERBS: Final = ("haben", "sein", "werden")
_WITH_GE: Final = ("geben", "gehen", "gelten", "gestalten", "gestehen", "gewaehren", "gewinnen", "gehoeren", "geleiten")
"""Of what begins so, only these are infinitives; the others are participles behind hinzu."""

_WORD: Final = re.compile(r"\b[a-zäöüß]{6,30}\b")
_WITH_ZU: Final = re.compile(f"({_PARTICLES})zu([a-z]{{2,}}n)")


def make(folder: Path) -> dict[str, list[str]]:
    """For each infinitive its particles, both in the order of the alphabet."""
    counted: Counter[tuple[str, str]] = Counter()
    for name in _SOURCES:
        with lzma.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                for word in _WORD.findall(line):
                    if match := _WITH_ZU.fullmatch(fold(word)):
                        counted[match[1], match[2]] += 1
    often: Counter[str] = Counter()
    for (_, verb), count in counted.items():
        often[verb] += count
    found: dict[str, list[str]] = defaultdict(list)
    for (particle, verb), count in sorted(counted.items()):
        # What has to be done (die auszustellenden Papiere) has the infinitive in it.
        is_gerundive = verb.endswith("nden") and (particle, verb[:-3]) in counted
        is_participle = verb.startswith("ge") and verb not in _WITH_GE
        is_sure = count >= _LEAST or often[verb] >= _OFTEN
        if is_sure and not is_gerundive and not is_participle and verb not in _NO_VERBS and len(verb) > 3:
            found[verb].append(particle)
    return dict(sorted(found.items()))


if __name__ == "__main__":
    table = make(Path(sys.argv[1]))
    TABLE.write_text("".join(f"{verb}\t{' '.join(some)}\n" for verb, some in table.items()), encoding="utf-8")
