"""What the commands say to the person in front of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


def say(text: str) -> None:
    """Write a line for the person; not a log event."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Write a line about something that went wrong."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """Turn errors that a person can do something about into a sentence and an exit code."""
    try:
        yield
    except Exception as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        complain(sentence[0])
        raise SystemExit(sentence[1]) from None


def _sentence(error: Exception) -> tuple[str, int] | None:
    """What to say and the exit code; None for a fault of our own, which keeps its traceback."""
    # Imported here: only a command that fails needs these names, and --help must be quick.
    from ingest.blobs import StorageFull
    from ingest.catalogue.errors import CatalogueUnavailable
    from ingest.ocr.contract import OcrUnavailable
    from pipelines.engines.contract import EngineError
    from search_api.settings import SettingsInvalid

    if isinstance(error, SettingsInvalid):
        return str(error), 2
    if isinstance(error, CatalogueUnavailable):
        return f"Die Datenbank antwortet nicht: {error}", 1
    if isinstance(error, StorageFull):
        return "Auf dem Datenträger ist kein Platz mehr. Was eingereicht wurde, ist sicher.", 1
    if isinstance(error, OcrUnavailable):
        return str(error), 2
    if isinstance(error, EngineError):
        return f"Die Suchmaschine kann das nicht ({error.code}): {error}", 1
    return None
