"""Opens an engine by its address: ``embedded:./var/index`` or ``opensearch+https://user:password@host:9200/akte``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from pipelines.analysing import ANALYSER_VERSION
from pipelines.engines.contract import Engine
from pipelines.engines.embedded.engine import EmbeddedEngine
from pipelines.engines.opensearch.address import Trust, parse_address

_NO_TRUST: Final = Trust()


def _open_embedded(_scheme: str, rest: str, model: str | None, _trust: Trust) -> Engine:
    if not rest:
        raise ValueError("an embedded engine needs a folder: write embedded:FOLDER")
    return EmbeddedEngine(Path(rest), analysis=ANALYSER_VERSION, model=model)


def _open_opensearch(scheme: str, rest: str, model: str | None, trust: Trust) -> Engine:
    address = parse_address(scheme, rest, trust)
    try:
        # Not every installation has the package, and those that have the embedded engine need not wait for it.
        from pipelines.engines.opensearch.engine import OpenSearchEngine  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ValueError("OpenSearch needs one more package: install aktenlotse[scale]") from error
    return OpenSearchEngine(address, trust, analysis=ANALYSER_VERSION, model=model)


_SCHEMES: Final[dict[str, Callable[[str, str, str | None, Trust], Engine]]] = {
    "embedded": _open_embedded,
    "opensearch+https": _open_opensearch,
    "opensearch+http": _open_opensearch,
}


def open_engine(address: str, model: str | None = None, *, trust: Trust = _NO_TRUST) -> Engine:
    """The engine behind an address ``SCHEME:REST``; the caller closes it.

    ``model`` is name and version of the model whose vectors it is to hold; None for an index without vectors. ``trust``
    says whom an engine beyond this process believes.

    Raises:
        ValueError: No such scheme, or the rest of the address is missing; the message says what to write instead.
        IndexOutdated: The index was made by another version.
    """
    scheme, _, rest = address.partition(":")
    opener = _SCHEMES.get(scheme)
    if opener is None:
        known = ", ".join(f"{name}:..." for name in sorted(_SCHEMES))
        raise ValueError(f"unknown engine: write one of {known}")
    return opener(scheme, rest, model, trust)
