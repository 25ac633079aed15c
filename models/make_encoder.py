"""Write an encoder of meaning: ``python -m models.make_encoder FOLDER`` writes it as the packages bring it.

Needs the dependency group ``models``; a minute. Nothing is drawn by chance: the same packages give the same bytes.
The encoder that ships has learned further, see ``train_encoder.py``.
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
from models.weights import Encoder, read_weights, with_words

NAME: Final = "multilingual-e5-small-de"
AS_IT_COMES: Final = "1"


def write_encoder(folder: Path, encoder: Encoder, tokenizer: str, version: str) -> None:
    """Write model, tokenizer and checksums; files of these names are replaced.

    Args:
        folder: Made if it is not there.
        encoder: Over the word pieces of the tokenizer.
        tokenizer: As JSON.
        version: Raised with every change of either: vectors of two versions are not comparable.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    onnx.save(sentence_model(encoder), folder / "model.onnx")
    write_checksums(folder, name=NAME, version=version, files=("model.onnx", "tokenizer.json"))


def main() -> None:
    """Read the folder from the command line and make the encoder there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    kept = choose_pieces(find(TOKENIZER))
    encoder = with_words(read_weights(find(WEIGHTS)), kept)
    write_encoder(folder, encoder, cut_tokenizer(find(TOKENIZER), kept), AS_IT_COMES)


if __name__ == "__main__":
    main()
