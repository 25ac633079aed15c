"""Measure an encoder on the pairs held out: ``python -m models.measure_pairs [FOLDER]``.

Each question of ``models/pairs/held_out`` is asked over all texts held out, those that do not answer, and all texts
of ``training`` beside them.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from models.measure_encoder import figure
from models.pairs import HELD_OUT, KINDS, TRAINING, read_pairs
from pipelines.embeddings.hubs import SHARE, HubCorrection, read_questions
from pipelines.embeddings.onnx_embedder import open_embedder

FOLDER: Final = Path(__file__).parent / "encoder"
QUESTIONS: Final = FOLDER / "reference_questions.txt"


def main() -> None:
    """Print nDCG@10 and recall@5 by kind, as cosines are and corrected for hubs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    embedder = open_embedder(parser.parse_args().folder)
    asked, beside = read_pairs(HELD_OUT), read_pairs(TRAINING)
    texts = [pair.text for pair in asked]
    texts += [other for pair in asked for other in pair.others] + [pair.text for pair in beside]
    passages = np.stack([embedder.embed_passage(text, []).whole for text in texts])
    questions = np.stack([embedder.embed_question(pair.question) for pair in asked])
    plain = questions @ passages.T
    corrected = plain - SHARE * HubCorrection(embedder, read_questions(QUESTIONS)).of(passages)
    right = np.arange(len(asked))
    kinds = np.array([pair.kind for pair in asked])
    for kind in (*KINDS, "all"):
        chosen: npt.NDArray[np.bool_] = (kinds == kind) | (kind == "all")
        rows = [figure(scores[chosen], right[chosen]) for scores in (plain, corrected)]
        sys.stdout.write(f"{kind:20}{int(chosen.sum()):5}  cosine {rows[0]}  corrected {rows[1]}\n")


if __name__ == "__main__":
    main()
