"""Sets of texts and questions that tell how well questions find, and the measure for it."""

from __future__ import annotations

import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

OWN_SET: Final = Path(__file__).parent.parent / "tests" / "finding_set"
"""Written for the product, with questions of many kinds; a fall on it stops ``make test``."""

Rankings = Mapping[str, Sequence[str]]
"""For each question, by id, the ids of texts, best first."""


class RetrievalSet:
    """Texts, questions and which texts answer them, in BEIR form; ``kinds`` is empty where questions have none."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.texts: dict[str, str] = {}
        self.questions: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.relevant: dict[str, dict[str, int]] = defaultdict(dict)
        for path in sorted(folder.rglob("*")):
            if path.name.startswith("corpus"):
                self.texts = {row["_id"]: f"{row.get('title', '')} {row['text']}".strip() for row in _json_lines(path)}
            elif path.name.startswith("queries"):
                rows = list(_json_lines(path))
                self.questions = {row["_id"]: row["text"] for row in rows}
                self.kinds = {row["_id"]: row["kind"] for row in rows if "kind" in row}
            elif path.is_file() and (".tsv" in path.name or "qrels" in path.name):
                for line in _lines(path):
                    question, text, grade = line.split("\t")[:3]
                    if grade.strip().isdigit():
                        self.relevant[question][text] = int(grade)

    def by_kind(self, rankings: Rankings) -> dict[str, float]:
        """nDCG@10 of each kind of question, and of ``all``."""
        gains: dict[str, list[float]] = defaultdict(list)
        for question, ranked in rankings.items():
            gain = ndcg(ranked, self.relevant[question])
            gains["all"].append(gain)
            if question in self.kinds:
                gains[self.kinds[question]].append(gain)
        return {kind: _mean(some) for kind, some in gains.items()}


def _mean(values: Iterable[float]) -> float:
    some = list(values)
    return math.fsum(some) / len(some)


def _lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        yield from file


def _json_lines(path: Path) -> Iterator[Any]:
    return map(json.loads, _lines(path))


def ndcg(ranked: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten."""

    def gain(grades: Sequence[int]) -> float:
        return sum((2.0**grade - 1.0) / math.log2(place + 2) for place, grade in enumerate(grades))

    return gain([relevant.get(name, 0) for name in ranked[:10]]) / gain(sorted(relevant.values(), reverse=True)[:10])
