"""Make ``models/encoder``: ``python -m models.train_encoder DATA`` (group ``models`` and a torch; an hour on a core).

DATA holds ``text/`` with the free texts that ``lessons.py`` names and ``gazetteers/postal_codes_de.csv.gz``.
multilingual-e5-small, as the packages bring it, learns from the pairs of ``models/pairs/training`` mixed with free
texts; what it has learned is then mixed with what it knew (``KEPT``), so that it forgets little. The tokenizer stays.
The same seed gives the same lessons; weights differ in the last digits from processor to processor.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from tokenizers import Tokenizer

from models.contrast import learn
from models.invented import open_workshop
from models.lessons import Course, Lesson, from_pairs, in_batches, read_free_texts
from models.make_encoder import write_encoder
from models.network import SentenceEncoder, weights_of
from models.pairs import TRAINING, read_pairs
from models.pieces import numbers_in
from models.sources import TOKENIZER, WEIGHTS, find
from models.training import Schedule
from models.weights import Encoder, mixed, read_weights, with_words

FOLDER: Final = Path(__file__).parent / "encoder"
VERSION: Final = "2"
KEPT: Final = 0.7
"""Share (0 to 1) of the weights as they come in the weights as they ship."""
SHUT_LAYERS: Final = 6
"""Of twelve; the lowest ones stay as they are, which halves the time and forgets less."""
_SHORT_LINE: Final = 70
"""Letters of a line that tells too little to answer anything."""


@dataclass(frozen=True, slots=True)
class Portions:
    """How much of each kind is learned: rounds of the pairs, and lessons of the free texts in each round."""

    rounds: int = 3
    laws: int = 192
    debates: int = 160
    translations: int = 64
    lines: int = 400


def course(data: Path, portions: Portions, seed: int) -> Course:
    """All batches of all rounds."""
    rng = random.Random(seed)
    pairs = read_pairs(TRAINING)
    texts = read_free_texts(data / "text")
    batches: list[list[Lesson]] = []
    for _ in range(portions.rounds):
        kinds = [
            from_pairs(pairs, rng),
            texts.from_laws(portions.laws, rng),
            texts.from_debates(portions.debates, rng),
            texts.from_translations(portions.translations, rng),
        ]
        batches += in_batches(kinds, rng)
    workshop = open_workshop(data / "gazetteers" / "postal_codes_de.csv.gz")
    papers = [example.text for example in workshop.examples(5 * portions.lines, seed=seed)]
    return Course(batches, [text for text in papers if len(text) <= _SHORT_LINE][: portions.lines])


def trained(encoder: Encoder, lessons: Course, schedule: Schedule, *, seed: int) -> Encoder:
    """The encoder after the course, with nothing of what it was mixed in."""
    network = SentenceEncoder(encoder, SHUT_LAYERS)
    learn(network, Tokenizer.from_file(str(FOLDER / "tokenizer.json")), lessons, schedule, seed=seed)
    return weights_of(network, encoder)


def main() -> None:
    """Read the command line, learn, and write the encoder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = FOLDER / "tokenizer.json"
    encoder = with_words(read_weights(find(WEIGHTS)), numbers_in(find(TOKENIZER), tokenizer))
    lessons = course(arguments.data, Portions(), arguments.seed)
    learned = trained(encoder, lessons, Schedule(rate=2e-5), seed=arguments.seed)
    write_encoder(arguments.folder, mixed(encoder, learned, KEPT), tokenizer.read_text("utf-8"), VERSION)


if __name__ == "__main__":
    main()
