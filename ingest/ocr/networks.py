"""The networks of the second reader: where they lie, that they are the right ones, and how they are run.

They are run by onnxruntime alone, on one thread: a worker reads one page at a time, and workers are counted by cores.
"""

from __future__ import annotations

import hashlib
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import onnxruntime

from ingest.ocr.contract import OcrUnavailable

SHEET: Final = "checksums.json"
FINDER: Final = "finder.onnx"
READER: Final = "reader.onnx"

_FAULTS: Final = 3
"""Severity from which onnxruntime speaks up; its warnings may name what is in a document's tensors."""


def shipped_networks() -> Path:
    """The folder of the networks that ship with the product.

    Raises:
        OcrUnavailable: This installation came without them.
    """
    package = find_spec("models")
    for place in (package.submodule_search_locations or ()) if package is not None else ():
        return Path(place) / "line_reader"
    raise OcrUnavailable("the networks of the second reader are missing; set AKTE_SECOND_READER=off or install anew")


def check_networks(folder: Path) -> str:
    """Name and version of the networks in a folder; reads every file once (22 MB, 0.05 s).

    Raises:
        OcrUnavailable: A file is missing or is not the one of the sheet.
    """
    try:
        sheet = json.loads((folder / SHEET).read_text("utf-8"))
        name = f"{sheet['name']} {sheet['version']}"
        expected = {str(file): str(facts["sha256"]) for file, facts in sheet["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise OcrUnavailable(f"{folder / SHEET} cannot be read: {error}") from error
    for file in {FINDER, READER} | expected.keys():
        path = folder / file
        try:
            with path.open("rb") as content:
                found = hashlib.file_digest(content, "sha256").hexdigest()
        except OSError as error:
            raise OcrUnavailable(f"{path} cannot be read: {error}") from error
        if found != expected.get(file):
            raise OcrUnavailable(f"{path} is not the file of {SHEET}: damaged or exchanged; install it anew")
    return name


def open_network(path: Path) -> Any:
    """A network, ready to be asked by one thread.

    Raises:
        OcrUnavailable: The file is no network.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = _FAULTS
    # Without it memory grows with every new width of a line and is never given back.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    # onnxruntime raises classes of its own that share no base but Exception.
    except Exception as error:
        raise OcrUnavailable(f"{path} is no network: {error}") from error
