"""Reads, draws and unlocks files in child processes, so that no file can harm the service or its neighbours.

A child that crashes, hangs or eats memory is replaced, and the page on which it was lost is tried twice more with
growing caution; what was read before is kept.
"""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import Final

from ingest.bubblewrap import find_bubblewrap
from ingest.child_messages import BrokenMessage, Message, result_of
from ingest.child_process import ChildLost, ChildProcess
from ingest.light_reading import read_lightly
from ingest.limits import ReadingLimits, ReadingSettings
from ingest.ocr.networks import shipped_networks
from ingest.pages import Enclosure, Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.scratch import remove_forgotten_scratch

__all__ = ["ReadingLimits", "ReadingPool", "ReadingSettings"]

_MOST_CAUTION: Final = 2
_MOST_LOSSES: Final = 5
"""Children that one file may cost; each may have burnt all its CPU time."""


class ReadingPool:
    """A few child processes that read files, one more that draws page images, and one that takes passwords off.

    Thread-safe. Children start when first needed, are used again, and die with this process, however it ends. Drawing
    has a child of its own, so that whoever looks at a page does not wait for a heap of files to be read.
    """

    def __init__(self, settings: ReadingSettings, processes: int) -> None:
        """Prepare a pool; nothing is started yet.

        Args:
            settings: How to read.
            processes: Files read at a time, at least 1.
        """
        if processes < 1:
            raise ValueError(f"a pool of {processes} processes reads nothing")
        remove_forgotten_scratch()
        self._settings = settings
        # The kernel ends a child when the thread that started it ends, so all are started by one that lasts.
        self._starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading-starter")
        also_readable = (settings.tessdata,) if settings.tessdata else ()
        if settings.second_reader == "on":
            also_readable = (*also_readable, shipped_networks().parent)
        prefix = find_bubblewrap(also_readable=also_readable) if settings.bubblewrap == "if_possible" else ()
        self.isolation = "bubblewrap" if prefix else "process limits"
        """What shuts children off, for the operator to read at start-up."""
        self._readers = _Lane(settings, processes, self._starter, prefix)
        self._drawers = _Lane(settings, 1, self._starter, prefix)
        # A child that was told a password ends with its file, and the password with it.
        once = replace(settings, limits=replace(settings.limits, documents_per_child=1))
        self._unlockers = _Lane(once, 1, self._starter, prefix)

    def read(
        self, path: Path, *, media_type: str, done: frozenset[int] = frozenset()
    ) -> Generator[PageOutline | Page | Enclosure, None, None]:
        """What stands in a file, as it is read: the outline first, then pages in order, then enclosures.

        Waits until a child is free. Pages whose numbers are in ``done`` are left out, so that a reading can be taken up
        where another one ended. Closing the iterator early ends the child.

        Raises:
            Unreadable: The file cannot be read (any more); pages given before are good.
        """
        if path.stat().st_size > self._settings.limits.file_bytes:
            raise Unreadable(QuarantineCode.TOO_LARGE, f"{path.stat().st_size} bytes")
        progress = _Progress(media_type, set(done))
        while True:
            try:
                with self._readers.child() as child:
                    child.ask(progress.request(), path)
                    yield from self._listen(child, progress)
                return
            except ChildLost as lost:
                progress.note_loss(lost)

    def _listen(self, child: ChildProcess, progress: _Progress) -> Iterator[PageOutline | Page | Enclosure]:
        while True:
            message, attachment = child.listen(self._settings.limits.page_wall_seconds)
            if "end" in message:
                return
            _raise_if_refused(message)
            try:
                result = result_of(message, attachment)
            except BrokenMessage as error:
                raise ChildLost(QuarantineCode.PARSER_CRASH, str(error)) from error
            if progress.is_news(result):
                yield result

    def read_lightly(self, path: Path) -> Page | None:
        """The one page of a small plain text, read in this process; None for any other file, which needs a child."""
        # Other readers may make something else of a text.
        return read_lightly(path) if self._settings.readers == ReadingSettings().readers else None

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
        request = {
            "do": "draw",
            "media_type": media_type,
            "number": number,
            "dots_per_inch": dots_per_inch,
            "rotation": rotation,
        }
        try:
            with self._drawers.child() as child:
                child.ask(request, path)
                message, image = child.listen(self._settings.limits.page_wall_seconds)
                _raise_if_refused(message)
                if "image" not in message or image[:4] != b"RIFF":
                    raise ChildLost(QuarantineCode.PARSER_CRASH, "no image")
                return image
        except ChildLost as lost:
            raise Unreadable(lost.code, lost.detail) from lost

    def unlock(self, path: Path, *, media_type: str, password: str) -> Generator[bytes, None, None]:
        """A file without its password, in pieces.

        The password goes to the child through the socket alone: it stands in no argument, environment, file or log.

        Args:
            path: The file.
            media_type: As found by ``sniff``.
            password: Of the file.

        Raises:
            Unreadable: ``encrypted_pdf`` or ``encrypted_file`` where the password does not fit, ``unsupported_type``
                where such files cannot be unlocked.
        """
        request = {"do": "unlock", "media_type": media_type, "password": password}
        try:
            with self._unlockers.child() as child:
                child.ask(request, path)
                while True:
                    message, piece = child.listen(self._settings.limits.page_wall_seconds)
                    if "end" in message:
                        return
                    _raise_if_refused(message)
                    yield piece
        except ChildLost as lost:
            raise Unreadable(lost.code, lost.detail) from lost

    def close(self) -> None:
        """End all children; a reading under way raises ``Unreadable``. May be called twice."""
        self._readers.close()
        self._drawers.close()
        self._unlockers.close()
        self._starter.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> ReadingPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _raise_if_refused(message: Message) -> None:
    if "lost" in message:
        raise ChildLost(_code(message["lost"]), "by its own word")
    if "unreadable" in message:
        raise Unreadable(_code(message["unreadable"]), str(message.get("detail", ""))[:200])


def _code(name: object) -> QuarantineCode:
    try:
        return QuarantineCode(str(name))
    except ValueError:
        return QuarantineCode.PARSER_CRASH


@dataclass(slots=True)
class _Progress:
    """How far the reading of one file has come, over the lives of several children."""

    media_type: str
    done: set[int]
    page_count: int | None = None
    enclosures: int = 0
    losses: int = 0
    cautions: dict[int, int] = field(default_factory=dict)

    def request(self) -> Message:
        cautions = {str(number): caution for number, caution in self.cautions.items()}
        return {"do": "read", "media_type": self.media_type, "done": sorted(self.done), "cautions": cautions}

    def is_news(self, result: PageOutline | Page | Enclosure) -> bool:
        """Whether a result was not given before; takes it down."""
        if isinstance(result, PageOutline):
            news = self.page_count is None
            self.page_count = result.page_count
        elif isinstance(result, Enclosure):
            news = result.ordinal > self.enclosures
            self.enclosures = max(self.enclosures, result.ordinal)
        else:
            news = result.number not in self.done
            self.done.add(result.number)
        return news

    def note_loss(self, lost: ChildLost) -> None:
        """Be more careful with the page on which a child was lost.

        Raises:
            Unreadable: No more care is possible, or it was not on a page.
        """
        self.losses += 1
        page = next((number for number in range(1, (self.page_count or 0) + 1) if number not in self.done), None)
        hopeless = page is None or self.cautions.get(page, 0) >= _MOST_CAUTION or self.losses >= _MOST_LOSSES
        if hopeless or page is None or lost.code is QuarantineCode.INTERNAL_ERROR:
            raise Unreadable(lost.code, lost.detail) from lost
        self.cautions[page] = self.cautions.get(page, 0) + 1


class _Lane:
    """Hands out children, at most so many at a time."""

    def __init__(
        self, settings: ReadingSettings, size: int, starter: ThreadPoolExecutor, prefix: tuple[str, ...]
    ) -> None:
        self._settings = settings
        self._starter = starter
        self._prefix = prefix
        self._free = threading.Semaphore(size)
        self._lock = threading.Lock()
        self._idle: list[ChildProcess] = []
        self._busy: set[ChildProcess] = set()
        self._closed = False

    @contextmanager
    def child(self) -> Iterator[ChildProcess]:
        """A child for one request; it is kept afterwards unless anything but ``Unreadable`` came of it.

        Raises:
            ChildLost: It could not be started.
        """
        with self._free:
            child = self._take()
            keep = False
            try:
                yield child
                keep = True
            except Unreadable:
                keep = True
                raise
            finally:
                self._give_back(child, keep=keep and child.documents < self._settings.limits.documents_per_child)

    def _take(self) -> ChildProcess:
        with self._lock:
            child = self._idle.pop() if self._idle else None
        if child is None:
            try:
                child = self._starter.submit(ChildProcess, self._settings, self._prefix).result()
            except RuntimeError as error:  # the starter was shut down
                raise ChildLost(QuarantineCode.INTERNAL_ERROR, "closed") from error
        with self._lock:
            self._busy.add(child)
            closed = self._closed
        if closed:
            self._give_back(child, keep=False)
            raise ChildLost(QuarantineCode.INTERNAL_ERROR, "closed")
        return child

    def _give_back(self, child: ChildProcess, *, keep: bool) -> None:
        with self._lock:
            self._busy.discard(child)
            if keep and not self._closed:
                self._idle.append(child)
                return
        child.dispose()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for child in self._busy:
                child.kill()
        for child in idle:
            child.dispose()
