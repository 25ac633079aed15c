"""Room on the disk: further files are asked to wait before it is used up, and refused when it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from search_api.documents.refusals import StorageFull, StorageLow

RETRY_SECONDS: Final = 120
"""How long a caller is asked to wait: about as long as somebody takes who makes room."""


@dataclass(frozen=True, slots=True)
class SpaceRules:
    """Free bytes below which no new file is begun (``low``), and below which nothing is taken at all (``full``)."""

    low: int
    full: int

    def __post_init__(self) -> None:
        if self.full > self.low:
            raise ValueError(f"the disk cannot be full at {self.full} free bytes before it is low at {self.low}")


def free_bytes(folder: Path) -> int:
    """Bytes that are free where a folder lies."""
    return shutil.disk_usage(folder).free


class DiskSpace:
    """Watches the disk that the files lie on. Catalogue and index need room of their own to say what came of a file."""

    def __init__(self, folder: Path, rules: SpaceRules, free: Callable[[Path], int] = free_bytes) -> None:
        self._folder = folder
        self._rules = rules
        self._free = free

    def check_new(self, size: int) -> None:
        """Whether a new file of so many bytes may be begun.

        Raises:
            StorageFull: it would not fit.
            StorageLow: it would, but the room is needed for what is under way; says when to come again.
        """
        left = self._free(self._folder) - size
        if left < self._rules.full:
            raise StorageFull
        if left < self._rules.low:
            raise StorageLow(retry_after=RETRY_SECONDS)

    def check_more(self, size: int) -> None:
        """Whether a file that was begun may go on by so many bytes.

        Raises:
            StorageFull: it may not.
        """
        if self._free(self._folder) - size < self._rules.full:
            raise StorageFull
