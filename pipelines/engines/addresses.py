"""Opens an engine by its address, for example ``embedded:./var/index``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from pipelines.analysing import ANALYSER_VERSION
from pipelines.engines.contract import Engine
from pipelines.engines.embedded.engine import EmbeddedEngine


def _open_embedded(rest: str, model: str | None) -> Engine:
    if not rest:
        raise ValueError("an embedded engine needs a folder: write embedded:FOLDER")
    return EmbeddedEngine(Path(rest), analysis=ANALYSER_VERSION, model=model)


_SCHEMES: Final[dict[str, Callable[[str, str | None], Engine]]] = {"embedded": _open_embedded}


def open_engine(address: str, model: str | None = None) -> Engine:
    """The engine behind an address ``SCHEME:REST``; the caller closes it.

    ``model`` is name and version of the model whose vectors it is to hold; None for an index without vectors.

    Raises:
        ValueError: No such scheme, or the rest of the address is missing; the message says what to write instead.
        IndexOutdated: The index was made by another version.
    """
    scheme, _, rest = address.partition(":")
    opener = _SCHEMES.get(scheme)
    if opener is None:
        known = ", ".join(f"{name}:..." for name in sorted(_SCHEMES))
        raise ValueError(f"unknown engine {address!r}: write one of {known}")
    return opener(rest, model)
