"""Make ``models/line_reader``: ``python -m models.make_line_reader [FOLDER]`` (dependency group ``models``; seconds).

PP-OCRv6-small comes in two networks: one finds lines of print on a page, one reads a line. The first is taken as it is;
the output layer of the second is cut from 18,710 signs to those of papers in Latin letters, which leaves 12 of its 21
MB and reads the same text a quarter faster. Nothing is drawn by chance: the same package gives the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Final

import numpy as np
import onnx
from onnx import numpy_helper

from models.checksums import write_checksums
from models.sources import LINE_FINDER, LINE_READER, find

FOLDER: Final = Path(__file__).parent / "line_reader"
NAME: Final = "PP-OCRv6-small-latin"
VERSION: Final = "2"
FINDER_FILE: Final = "finder.onnx"
READER_FILE: Final = "reader.onnx"

_SIGNS: Final = "character"
"""Property of the network that lists its signs, one a line; class 0 is the blank of CTC, the last one is the space."""

KEPT_SIGNS: Final = frozenset(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZäöüÄÖÜß"
    "!\"#$%&'()*+,-./:;<=>?@[\\]_{|}~§€°²³½¼µ×±·•–—“”‘’…«»"
    "áàâãåæçéèêëíìîïñóòôõøœúùûýÿłšžćčďěňřťůąęńśźżğışșțţőűđðþăľĺŕāēīūėįųļķņģ"
    "ÁÀÂÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÕØŒÚÙÛÝŁŠŽĆČĎĚŇŘŤŮĄĘŃŚŹŻĞİŞȘȚŢŐŰĐÞĂĀĒĪŪ"
    "☐☒☑✓→□■"
)
"""German, the Latin letters of names from all of Europe, and the marks of forms."""


def cut_signs(model: onnx.ModelProto, kept: frozenset[str]) -> None:
    """Leave only the classes of these signs, the blank and the space in the last layer of a network that reads lines.

    Raises:
        ValueError: The network lists no signs, or no layer has a class for each.
    """
    listed = next((entry for entry in model.metadata_props if entry.key == _SIGNS), None)
    if listed is None:
        raise ValueError("the network lists no signs")
    signs = listed.value.split("\n")
    classes = len(signs) + 2
    columns = [0, *(place + 1 for place, sign in enumerate(signs) if sign in kept), classes - 1]
    last = [tensor for tensor in model.graph.initializer if classes in tensor.dims]
    if not last:
        raise ValueError(f"no layer has {classes} classes")
    for tensor in last:
        cut = np.ascontiguousarray(numpy_helper.to_array(tensor)[..., columns])
        tensor.CopyFrom(numpy_helper.from_array(cut, tensor.name))
    listed.value = "\n".join(sign for sign in signs if sign in kept)
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(columns)
    del model.graph.value_info[:]


def make(folder: Path) -> None:
    """Write both networks; files of these names are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(find(LINE_FINDER), folder / FINDER_FILE)
    reader = onnx.load(find(LINE_READER))
    cut_signs(reader, KEPT_SIGNS)
    onnx.save(reader, folder / READER_FILE)
    write_checksums(folder, name=NAME, version=VERSION, files=(FINDER_FILE, READER_FILE))


def main() -> None:
    """Read the folder from the command line and make the networks there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    make(parser.parse_args().folder)


if __name__ == "__main__":
    main()
