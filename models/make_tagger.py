"""Make ``models/tagger``: ``python -m models.make_tagger DATA`` (group ``models`` and a torch; half an hour on a core).

DATA holds ``ner/`` with the corpora that ``corpora.py`` names and ``gazetteers/postal_codes_de.csv.gz``. The encoder
learns names from GermEval 2014, traffic messages, some court decisions and invented papers, all mixed.
With ``--left-out 0`` (to 4) a fifth of GermEval is kept out and the scores on it are printed.

Debian's torch with OpenBLAS is the fastest on one thread, if ``OPENBLAS_CORETYPE=SkylakeX`` is set on machines with
AVX-512 that it does not know; two threads on a busy machine are many times slower than one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
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
from models.network import Tagger, plain_linear, weights_of
from models.pieces import numbers_in
from models.sources import TOKENIZER, WEIGHTS, find
from models.training import Schedule, predict, train
from models.trials import FOLDS, Sentences, as_examples, as_papers, figures, folds
from models.weights import Encoder, read_weights, with_words

FOLDER: Final = Path(__file__).parent / "tagger"
ENCODER: Final = Path(__file__).parent / "encoder"
NAME: Final = "german-names"
VERSION: Final = "1"

EPOCHS: Final = 3
INVENTED: Final = 500
COURT_DECISIONS: Final = 300
"""Examples in an epoch, beside 2,200 sentences of GermEval (each twice) and 3,350 of MobIE: enough for letterheads and
the language of courts, too few to drown them."""


def lessons(data: Path, tokenizer: Tokenizer, sentences: Sentences) -> list[list[Pieces]]:
    """The examples of each epoch: the sentences given as they are and once more as read from paper, and the others."""
    rng = random.Random(1)
    workshop = open_workshop(data / "gazetteers" / "postal_codes_de.csv.gz")
    epochs = []
    for epoch in range(EPOCHS):
        examples = as_examples(sentences, seed=epoch) + as_papers(as_examples(sentences, seed=50 + epoch), seed=epoch)
        examples += workshop.examples(INVENTED, seed=100 + epoch)
        others = mobie(data / "ner") + court_decisions(data / "ner", COURT_DECISIONS, seed=epoch)
        examples += [marked(words, allowed, rng) for words, allowed in others]
        epochs.append(cut(examples, tokenizer))
    return epochs


def write(tagger: Tagger, encoder: Encoder, folder: Path) -> None:
    """Write model, labels and checksums; the word pieces are those of the encoder, whose checksum binds both."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(tagger_model(weights_of(tagger, encoder), plain_linear(tagger.head)), folder / "model.onnx")
    (folder / "labels.json").write_text(json.dumps(LABELS, indent=2) + "\n", encoding="utf-8")
    pieces = Path(os.path.relpath(ENCODER / "tokenizer.json", folder)).as_posix()
    write_checksums(folder, name=NAME, version=VERSION, files=("model.onnx", "labels.json", pieces))


def main() -> None:
    """Read the command line, learn, write the tagger, and print what it finds in the fifth kept out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--left-out", type=int, choices=range(FOLDS))
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--kept", type=Path, help="file from which an interrupted training goes on")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    tokenizer = Tokenizer.from_file(str(ENCODER / "tokenizer.json"))
    encoder = with_words(read_weights(find(WEIGHTS)), numbers_in(find(TOKENIZER), ENCODER / "tokenizer.json"))
    tagger = Tagger(encoder)
    sentences = germeval(arguments.data / "ner")
    learned, kept_out = ([sentences[number] for number in part] for part in folds(len(sentences), arguments.left_out))
    asked = as_examples(kept_out, seed=7)

    def report(moment: str) -> None:
        if asked:
            found = predict(tagger, cut(asked, tokenizer))
            print(json.dumps({"moment": moment} | figures(kept_out, found)), flush=True)

    epochs = lessons(arguments.data, tokenizer, learned)
    train(tagger, epochs, Schedule(), seed=2, kept=arguments.kept, after=report)
    write(tagger, encoder, arguments.folder)


if __name__ == "__main__":
    main()
