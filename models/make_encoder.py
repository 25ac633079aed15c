"""Make ``models/encoder``: ``python -m models.make_encoder [FOLDER]`` (dependency group ``models``; a minute).

Nothing is drawn by chance: the same packages give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

import onnx

from models.checksums import write_checksums
from models.graph import sentence_model
from models.sources import TOKENIZER, WEIGHTS, find
from models.vocabulary import choose_pieces, cut_tokenizer
from models.weights import read_weights, with_words

FOLDER: Final = Path(__file__).parent / "encoder"
NAME: Final = "multilingual-e5-small-de"
VERSION: Final = "1"
"""Raised with every change of the model or the tokenizer: vectors of two versions are not comparable."""


def make(folder: Path) -> None:
    """Write model, tokenizer and checksums; files of these names are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = find(TOKENIZER)
    kept = choose_pieces(tokenizer)
    (folder / "tokenizer.json").write_text(cut_tokenizer(tokenizer, kept), encoding="utf-8")
    onnx.save(sentence_model(with_words(read_weights(find(WEIGHTS)), kept)), folder / "model.onnx")
    write_checksums(folder, name=NAME, version=VERSION, files=("model.onnx", "tokenizer.json"))


def main() -> None:
    """Read the folder from the command line and make the encoder there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    make(parser.parse_args().folder)


if __name__ == "__main__":
    main()
