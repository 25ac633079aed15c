"""Readers that do what hostile files make real ones do; a pool in a test is told to load them instead."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from ingest.ocr.ladder import Caution
from ingest.pages import Enclosure, Page, PageOutline, PageSource
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, ReadingTask


def page(number: int, text: str) -> Page:
    """A page that was read without harm."""
    return Page(number, text, PageSource.DIGITAL, 0, 0, 0, 0, None, None, (), "fault")


class FaultyReader:
    """Five pages; on the third one the fault that the media type names happens. The text tells the child's number."""

    def __init__(self, fault: str) -> None:
        self._fault = fault

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page | Enclosure]:
        yield PageOutline(5, title=f"{task.path.read_bytes()[:20]!r}")
        started = subprocess.Popen(["sleep", "1000"]).pid if self._fault == "grandchild" else 0
        for number in range(1, 6):
            if number not in task.done:
                if number == 3:
                    self._strike(task.caution(3))
                yield page(number, f"{os.getpid()} {int(task.caution(number))} {started}")
        yield Enclosure(1, "Anlage.bin", b"\x00\x01" * 50_000)

    def draw(self, task: DrawingTask) -> Image.Image:
        self._strike(Caution.NONE)
        return Image.new("L", (40, 30), 128)

    def _strike(self, caution: Caution) -> None:
        if self._fault.endswith("-unless-careful") and caution:
            return
        getattr(self, "_" + self._fault.removesuffix("-unless-careful").replace("-", "_"))()

    def _nothing(self) -> None:
        pass

    def _crash(self) -> None:
        ctypes.string_at(0)

    def _abort(self) -> None:
        os.abort()

    def _exit(self) -> None:
        os._exit(0)

    def _loop(self) -> None:
        while True:
            pass

    def _wait(self) -> None:
        time.sleep(1000)

    def _memory(self) -> None:
        heap = []
        while True:
            heap.append(bytearray(64 * 2**20))

    def _killed(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def _corrupt(self) -> None:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, "third page")

    def _unexpected(self) -> None:
        raise RuntimeError("never to be seen: the text of a document")

    def _write(self) -> None:
        with (Path(os.environ["TMPDIR"]) / "large").open("wb") as file:
            for _ in range(10_000):
                file.write(bytes(2**20))

    def _grandchild(self) -> None:
        ctypes.string_at(0)


class LyingReader(FaultyReader):
    """Says what no page may say."""

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page | Enclosure]:
        yield PageOutline(1)
        yield Page.__new__(Page)


def load_reader(media_type: str) -> FaultyReader:
    """``fault/loop`` and so on."""
    fault = media_type.removeprefix("fault/")
    return LyingReader(fault) if fault == "lie" else FaultyReader(fault)
