"""Measure a tagger as it ships: ``python -m models.measure_tagger FOLDER DATA --left-out 0``.

FOLDER holds a tagger that ``make_tagger --left-out`` made, DATA the corpora. Prints precision, recall and F1 on the
fifth that was kept out, in 8 bit and one sentence at a time, and the words found in a second.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from models.corpora import germeval
from models.cutting import cut, labels_of
from models.trials import FOLDS, as_examples, figures, folds

ENCODER: Final = Path(__file__).parent / "encoder"


def main() -> None:
    """Read the command line, find names, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--left-out", type=int, choices=range(FOLDS), required=True)
    arguments = parser.parse_args()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(arguments.folder / "model.onnx"), options)
    sentences = germeval(arguments.data / "ner")
    kept_out = [sentences[number] for number in folds(len(sentences), arguments.left_out)[1]]
    asked = as_examples(kept_out, seed=7)
    examples = cut(asked, Tokenizer.from_file(str(ENCODER / "tokenizer.json")))
    found = []
    began = time.process_time()
    for example in examples:
        ids = np.array([example.ids], dtype=np.int64)
        (scores,) = session.run(["scores"], {"ids": ids, "mask": np.ones_like(ids)})
        found.append(labels_of(scores[0], example.firsts))
    speed = sum(len(words) for words, _ in kept_out) / (time.process_time() - began)
    sys.stdout.write(json.dumps(figures(asked, found) | {"words a second": [round(speed)]}) + "\n")


if __name__ == "__main__":
    main()
