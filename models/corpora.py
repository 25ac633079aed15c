"""Public corpora of German names, read into words and the labels each may have.

Each lies as a gzipped file of one word a line in the folder given: ``germeval2014_dev.tsv.gz`` (GermEval 2014, CC BY),
``mobie_train.conll.gz`` and ``mobie_dev.conll.gz`` (DFKI-NLP/MobIE, CC BY 4.0), ``ler_train.conll.gz``
(elenanereiss/Legal-Entity-Recognition, CC BY 4.0).
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from models.examples import UNMARKED, Allowed, only
from models.labels import repaired

Rows = list[tuple[str, str]]
"""Word and label of one sentence."""

Marked = tuple[list[str], list[Allowed]]
"""Words of one sentence and the labels each may have."""

_MOBIE: Final = {
    "person": "PER",
    "organization": "ORG",
    "organization-company": "ORG",
    "location": "LOC",
    "location-city": "LOC",
    "location-street": "LOC",
    "location-stop": "LOC",
}
_COURT: Final = {
    "PER": "PER",
    "RR": "PER",
    "AN": "PER",
    "LD": "LOC",
    "ST": "LOC",
    "STR": "LOC",
    "LDS": "LOC",
} | dict.fromkeys(("ORG", "UN", "INN", "GRT"), "ORG")
_PLACE: Final = only("B-LOC") | only("I-LOC")


def germeval(folder: Path) -> list[tuple[list[str], list[str]]]:
    """Words and outer labels of the 2,200 sentences, in the order of the file."""
    sentences = []
    for rows in _sentences(folder / "germeval2014_dev.tsv.gz", word=1, label=2):
        sentences.append(([word for word, _ in rows], repaired([label for _, label in rows])))
    return sentences


def mobie(folder: Path) -> list[Marked]:
    """Sentences of traffic messages that hold at least one name; web addresses are left out.

    Routes ("A 7", "S4") may or may not be places: GermEval has no rule for them.
    """
    sentences = []
    for part in ("train", "dev"):
        for rows in _sentences(folder / f"mobie_{part}.conll.gz", word=0, label=-1):
            words, allowed = [], []
            for word, label in rows:
                if word.startswith("http"):
                    continue
                if word.startswith("#") and len(word) > 1:
                    words.append("#")
                    allowed.append(UNMARKED)
                words.append(word.removeprefix("#") or word)
                allowed.append(_of_mobie(label))
            if any(len(labels) == 1 for labels in allowed):
                sentences.append((words, allowed))
    return sentences


def court_decisions(folder: Path, count: int, seed: int) -> list[Marked]:
    """Some sentences of court decisions with a person, place, firm or institution.

    Sentences with anonymised persons ("K.") or gaps are left out: they teach that a name is a letter.
    """
    sentences = []
    for rows in _sentences(folder / "ler_train.conll.gz", word=0, label=1):
        kinds = [label[2:] for _, label in rows]
        names = [word for (word, _), kind in zip(rows, kinds, strict=True) if _COURT.get(kind) == "PER"]
        is_cut = any(len(name.rstrip(".")) < 3 for name in names) or any(word in ("…", "...") for word, _ in rows)
        if 5 < len(rows) < 70 and not is_cut and any(kind in _COURT and kind != "GRT" for kind in kinds):
            sentences.append(([word for word, _ in rows], [_of_court(label) for _, label in rows]))
    random.Random(seed).shuffle(sentences)
    return sentences[:count]


def _sentences(path: Path, *, word: int, label: int) -> Iterator[Rows]:
    rows: Rows = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.split()
            if not columns or columns[0] == "-DOCSTART-":
                if rows:
                    yield rows
                rows = []
            elif not line.startswith("#\t"):
                rows.append((columns[word], columns[label]))
    if rows:
        yield rows


def _of_mobie(label: str) -> Allowed:
    kind = _MOBIE.get(label[2:])
    if kind:
        return only(label[:2] + kind)
    return UNMARKED | _PLACE if label[2:] == "location-route" else UNMARKED


def _of_court(label: str) -> Allowed:
    kind = _COURT.get(label[2:])
    if kind:
        return only(label[:2] + kind)
    if label[2:] == "MRK":  # a trade mark: sometimes the firm, sometimes its product
        return only("O") | only(label[:2] + "OTH") | only(label[:2] + "ORG")
    return UNMARKED
