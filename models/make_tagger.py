"""Make ``models/tagger``: ``python -m models.make_tagger DATA`` (dependency group ``models`` and a torch; an hour).

DATA holds ``ner/`` with the corpora that ``corpora.py`` names and ``gazetteers/postal_codes_de.csv.gz``. The encoder
first learns names from traffic messages and court decisions, then from GermEval 2014 and invented sentences.
With ``--left-out 0`` (to 4) a fifth of GermEval is kept out and the scores on it are printed.

Debian's torch with OpenBLAS is the fastest on one thread, if ``OPENBLAS_CORETYPE=SkylakeX`` is set on machines with
AVX-512 that it does not know; two threads on a busy machine are many times slower than one.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
from pathlib import Path
from typing import Final

import onnx
import torch
from tokenizers import Tokenizer

from models.checksums import write_checksums
from models.corpora import court_decisions, germeval, mobie
from models.cutting import Pieces, cut
from models.examples import marked
from models.graph import tagger_model
from models.invented import open_workshop
from models.labels import LABELS
from models.network import Tagger, weights_of
from models.pieces import numbers_in
from models.sources import TOKENIZER, WEIGHTS, find
from models.training import Schedule, predict, train
from models.trials import FOLDS, Sentences, as_examples, figures, folds
from models.weights import Encoder, read_weights, with_words

FOLDER: Final = Path(__file__).parent / "tagger"
ENCODER: Final = Path(__file__).parent / "encoder"
NAME: Final = "german-names"
VERSION: Final = "1"

EPOCHS: Final = 4
INVENTED: Final = 800
"""Invented examples an epoch, beside 2,200 of GermEval: enough for forms and letterheads, too few to drown it."""
COURT_DECISIONS: Final = 2_200

FIRST: Final = Schedule(end=0.3)
SECOND: Final = Schedule()


def learn_first(tagger: Tagger, data: Path, tokenizer: Tokenizer) -> None:
    """One epoch of traffic messages and court decisions."""
    rng = random.Random(1)
    sentences = mobie(data / "ner") + court_decisions(data / "ner", COURT_DECISIONS, seed=5)
    examples = [marked(words, allowed, rng) for words, allowed in sentences]
    train(tagger, [cut(examples, tokenizer)], FIRST, seed=1)


def learn_second(
    tagger: Tagger, data: Path, tokenizer: Tokenizer, sentences: Sentences, kept_out: Sentences
) -> list[list[str]]:
    """GermEval with invented sentences, other ones in each epoch; returns the labels of the sentences kept out."""
    workshop = open_workshop(data / "gazetteers" / "postal_codes_de.csv.gz")
    epochs: list[list[Pieces]] = []
    for epoch in range(EPOCHS):
        examples = as_examples(sentences, seed=epoch) + workshop.examples(INVENTED, seed=100 + epoch)
        epochs.append(cut(examples, tokenizer))
    asked = cut(as_examples(kept_out, seed=7), tokenizer)

    def report(moment: str) -> None:
        if asked:
            print(json.dumps({"moment": moment} | figures(kept_out, predict(tagger, asked))), flush=True)

    train(tagger, epochs, SECOND, seed=2, after=report)
    return predict(tagger, asked)


def write(tagger: Tagger, encoder: Encoder, folder: Path) -> None:
    """Write model, tokenizer, labels and checksums."""
    folder.mkdir(parents=True, exist_ok=True)
    trained, head = weights_of(tagger, encoder)
    onnx.save(tagger_model(trained, head), folder / "model.onnx")
    shutil.copyfile(ENCODER / "tokenizer.json", folder / "tokenizer.json")
    (folder / "labels.json").write_text(json.dumps(LABELS, indent=2) + "\n", encoding="utf-8")
    write_checksums(folder, name=NAME, version=VERSION, files=("model.onnx", "tokenizer.json", "labels.json"))


def main() -> None:
    """Read the command line, learn, and write the tagger or print what it finds in the fifth kept out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--left-out", type=int, choices=range(FOLDS))
    parser.add_argument("--folder", type=Path, help="where to write; models/tagger unless a fifth is left out")
    parser.add_argument("--after-first", type=Path, help="file that keeps the weights of the first part for all folds")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    kept = numbers_in(find(TOKENIZER), ENCODER / "tokenizer.json")
    encoder = with_words(read_weights(find(WEIGHTS)), kept)
    tagger = Tagger(encoder)
    if arguments.after_first and arguments.after_first.is_file():
        tagger.load_state_dict(torch.load(arguments.after_first))
    else:
        learn_first(tagger, arguments.data, tokenizer)
        if arguments.after_first:
            torch.save(tagger.state_dict(), arguments.after_first)
    sentences = germeval(arguments.data / "ner")
    learned, kept_out = folds(len(sentences), arguments.left_out)
    answer = learn_second(
        tagger,
        arguments.data,
        tokenizer,
        [sentences[number] for number in learned],
        [sentences[number] for number in kept_out],
    )
    if kept_out:
        json.dump({"numbers": kept_out, "labels": answer}, sys.stdout)
    if arguments.folder or not kept_out:
        write(tagger, encoder, arguments.folder or FOLDER)


if __name__ == "__main__":
    main()
