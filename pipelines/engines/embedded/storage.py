"""The files of an embedded index: which folder is the present one, who may write, when readers look again.

    FOLDER/
    ├── current.json        versions, and the name of the folder that is read now; replaced in one step
    ├── writer.lock         held by the one process that writes
    └── generation-<hex>/   files of tantivy, and vectors.log

A rebuild begins a new generation, so that an outdated or damaged index never has to be opened to be replaced.
Reading never writes: a folder without a generation is an empty index.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tantivy

from pipelines.engines.contract import EngineBusy, IndexOutdated
from pipelines.engines.embedded.mapping import MAPPING_VERSION, build_schema, register_tokenizers

_MARKER: Final = "current.json"
_LOCK: Final = "writer.lock"


@dataclass(frozen=True, slots=True)
class Generation:
    """An opened index: one schema, one folder of files."""

    folder: Path
    index: tantivy.Index
    schema: tantivy.Schema
    meta: str
    """The file of tantivy that every commit replaces."""


Stamp = tuple[int, int, int]
"""What tells a replaced file from the one seen before: inode, size, time of change in nanoseconds."""


def stamp_of(path: Path | str) -> Stamp | None:
    """The stamp of a file; None if it is not there."""
    try:
        state = os.stat(path)  # noqa: PTH116 - asked several times a question, and making a Path costs more than this
    except FileNotFoundError:
        return None
    return state.st_ino, state.st_size, state.st_mtime_ns


class Storage:
    """The folder of one embedded index. Not locked against threads of one process: the engine does that."""

    def __init__(self, folder: Path, analysis: str, model: str | None = None) -> None:
        self.folder = folder
        self.marker: Final = folder / _MARKER
        """The file that changes whenever another generation becomes the present one."""
        self._analysis = analysis
        self._model = model
        self._lock: int | None = None

    @property
    def model(self) -> str | None:
        """The model of the index. Who opens it without one keeps what it has: a model that is missing may come back."""
        if self._model is not None:
            return self._model
        try:
            kept = json.loads(self.marker.read_text(encoding="utf-8")).get("model")
        except (OSError, ValueError, AttributeError):
            return None
        return kept if isinstance(kept, str) else None

    def open(self) -> Generation | None:
        """The present generation; None if nothing was ever written.

        Raises:
            IndexOutdated: Written with another mapping or analysis, or damaged.
        """
        try:
            state = json.loads(self.marker.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise IndexOutdated(f"the index in {self.folder} cannot be read; rebuild it") from error
        if (state.get("mapping"), state.get("analysis")) != (MAPPING_VERSION, self._analysis):
            raise IndexOutdated(f"the index in {self.folder} was made by another version; rebuild it")
        if self._model is not None and state.get("model") != self._model:
            raise IndexOutdated(f"the index in {self.folder} holds vectors of another model; rebuild it")
        return self._open_folder(self.folder / str(state.get("generation")))

    def _open_folder(self, folder: Path) -> Generation:
        try:
            index = tantivy.Index.open(str(folder))
            register_tokenizers(index)
            # By hand, not "commit": tantivy would watch the folder from a thread, up to half a second late.
            index.config_reader("manual")
            index.reload()
        except (ValueError, OSError) as error:
            raise IndexOutdated(f"the index in {folder} is damaged; rebuild it") from error
        return Generation(folder, index, index.schema, str(folder / "meta.json"))

    def lock(self) -> None:
        """Become the one writer, until ``unlock``; nothing happens to who already is.

        Raises:
            EngineBusy: Another process, or another engine of this one, writes.
        """
        if self._lock is not None:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise EngineBusy(f"another process writes to the index in {self.folder}") from error
        self._lock = handle

    def unlock(self) -> None:
        """Let others write; may be called twice."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def begin_generation(self) -> Generation:
        """Make an empty generation the present one and delete the others; the caller holds the lock."""
        name = f"generation-{secrets.token_hex(8)}"
        folder = self.folder / name
        folder.mkdir(parents=True)
        tantivy.Index(build_schema(), path=str(folder))
        state = {
            "mapping": MAPPING_VERSION,
            "analysis": self._analysis,
            "model": self.model,
            "generation": name,
        }
        self._replace_marker(json.dumps(state))
        for other in self.folder.glob("generation-*"):
            if other != folder:
                # Readers that still have it open keep their files until they look again.
                shutil.rmtree(other, ignore_errors=True)
        return self._open_folder(folder)

    def _replace_marker(self, text: str) -> None:
        draft = self.folder / f"{_MARKER}.new"
        with draft.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.marker)
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
