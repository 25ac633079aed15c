"""Reads and draws files in child processes, so that no file can harm the service or its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from ingest.limits import ReadingLimits, ReadingSettings
from ingest.pages import Enclosure, Page, PageOutline

__all__ = ["ReadingLimits", "ReadingPool", "ReadingSettings"]


class ReadingPool:
    """A few child processes that read files, and one more that draws page images.

    Thread-safe. Children start when first needed, are used again, and die with this process, however it ends.
    """

    def __init__(self, settings: ReadingSettings, processes: int) -> None:
        self._settings = settings
        self._processes = processes

    def read(
        self, path: Path, *, media_type: str, done: frozenset[int] = frozenset()
    ) -> Iterator[PageOutline | Page | Enclosure]:
        """What stands in a file, as it is read: the outline first, then pages in order, then enclosures.

        Waits until a child is free. Pages whose numbers are in ``done`` are left out, so that a reading can be taken up
        where another one ended. Closing the iterator early ends the child.

        Raises:
            Unreadable: The file cannot be read (any more); pages given before are good.
        """
        raise NotImplementedError

    def draw(self, path: Path, *, media_type: str, number: int, dots_per_inch: float, rotation: int) -> bytes:
        """The image of one page, upright, as WebP of exactly the page's width and height.

        Args:
            path: The file.
            media_type: As found by ``sniff``.
            number: Of the page, from 1.
            dots_per_inch: As recorded with the page; 0 for pages that are images themselves.
            rotation: As recorded with the page.

        Raises:
            Unreadable: The page cannot be drawn, or has no image.
        """
        raise NotImplementedError

    def close(self) -> None:
        """End all children; a reading under way raises ``Unreadable``. May be called twice."""

    def __enter__(self) -> ReadingPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
