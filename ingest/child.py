"""The program of a child process: waits for files, reads, draws or unlocks them, and answers piece by piece.

Started by ``ingest.child_process`` as ``python -m ingest.child``, with one end of a socket as its only argument. Every
request brings an open file instead of a path, so a child needs no access to any folder with documents.
"""

from __future__ import annotations

import io
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

from PIL import Image

from ingest.child_limits import allow_cpu_seconds, confine
from ingest.child_messages import Message, describe_result, pack, settings_of, unpack
from ingest.limits import ReadingSettings
from ingest.ocr.contract import OcrReader
from ingest.ocr.ladder import Caution
from ingest.ocr.networks import shipped_networks
from ingest.ocr.second_reader import NetworkReader, SecondReader
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask, Reader, ReadingTask, UnlockingTask
from ingest.readers.registry import load_unlocker

_QUALITY: Final = 75
_EFFORT: Final = 2
"""WebP: 0 to 6; a page takes 0.2 s, and is a quarter smaller than with 1."""


class Child:
    """Answers one request after the other."""

    def __init__(self, connection: socket.socket, settings: ReadingSettings) -> None:
        self._connection = connection
        self._settings = settings
        self._load_reader = import_module(settings.readers).load_reader
        self._ocr = lru_cache(maxsize=1)(lambda: load_ocr(settings))
        self._second = lru_cache(maxsize=1)(lambda: load_second(settings))

    def serve(self) -> None:
        """Until the parent hangs up, or memory ran out once: then nothing in here can be trusted to work."""
        self._say({"ready": True})
        while request := self._listen():
            try:
                with self._file() as path:
                    self._answer(request, path)
            except Unreadable as reason:
                self._say({"unreadable": str(reason.code), "detail": reason.detail})
            except MemoryError:
                self._say({"lost": str(QuarantineCode.OUT_OF_MEMORY)})
                return
            except Exception as error:
                self._say({"unreadable": str(QuarantineCode.INTERNAL_ERROR), "detail": _place_of(error)})

    def _answer(self, request: Message, path: Path) -> None:
        allow_cpu_seconds(self._settings.limits.page_cpu_seconds)
        if request["do"] == "unlock":
            self._unlock(request, path)
            return
        reader = cast("Reader", self._load_reader(request["media_type"]))
        if request["do"] == "draw":
            task = DrawingTask(
                path,
                self._settings.limits,
                number=int(request["number"]),
                dots_per_inch=float(request["dots_per_inch"]),
                rotation=int(request["rotation"]),
            )
            self._say({"image": True}, encode(reader.draw(task)))
            return
        cautions = {int(number): Caution(caution) for number, caution in request["cautions"].items()}
        task_of_reading = ReadingTask(
            path, self._settings.limits, self._ocr, frozenset(request["done"]), cautions, self._second
        )
        for result in reader.read(task_of_reading):
            self._say(*describe_result(result))
            allow_cpu_seconds(self._settings.limits.page_cpu_seconds)
        self._say({"end": True})

    def _unlock(self, request: Message, path: Path) -> None:
        task = UnlockingTask(path, self._settings.limits, str(request["password"]))
        for piece in load_unlocker(request["media_type"])(task):
            self._say({"piece": True}, piece)
            allow_cpu_seconds(self._settings.limits.page_cpu_seconds)
        self._say({"end": True})

    @contextmanager
    def _file(self) -> Iterator[Path]:
        """The file that comes with a request, under a name that leads nowhere else."""
        _, descriptors, _, _ = socket.recv_fds(self._connection, 1, 1)
        try:
            yield Path(f"/proc/self/fd/{descriptors[0]}")
        finally:
            os.close(descriptors[0])

    def _say(self, message: Message, attachment: bytes = b"") -> None:
        self._connection.sendall(pack(message, attachment))
        if attachment:
            self._connection.sendall(attachment)

    def _listen(self) -> Message | None:
        try:
            return unpack(self._receive, most_attached=0)[0]
        except EOFError:
            return None

    def _receive(self, count: int) -> bytes:
        received = bytearray()
        while len(received) < count:
            some = self._connection.recv(count - len(received))
            if not some:
                raise EOFError
            received += some
        return bytes(received)


def load_ocr(settings: ReadingSettings) -> OcrReader:
    """The OCR reader that the settings name."""
    module = import_module(f"ingest.ocr.{settings.ocr}")
    name = {"tesserocr": "TesserocrReader", "pytesseract": "PytesseractReader"}[settings.ocr]
    return cast("OcrReader", getattr(module, name)(language=settings.language, tessdata=settings.tessdata))


def load_second(settings: ReadingSettings) -> SecondReader | None:
    """The second reader, or None where it is switched off."""
    if settings.second_reader == "off":
        return None
    return NetworkReader(shipped_networks())


def encode(image: Image.Image) -> bytes:
    """An image as WebP; whatever else its file held (comments, places, thumbnails) is gone."""
    packed = io.BytesIO()
    image.save(packed, format="WEBP", quality=_QUALITY, method=_EFFORT, exif=b"", icc_profile=b"", xmp=b"")
    return packed.getvalue()


def _place_of(error: Exception) -> str:
    """Class and place of an error; never its text, which may quote the document."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" in {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    return type(error).__name__ + place


def main(arguments: list[str]) -> None:
    """Take the connection, then the settings, then the limits; serve."""
    connection = socket.socket(fileno=int(arguments[0]))
    child_settings: dict[str, Any] = dict(
        unpack(lambda count: connection.recv(count, socket.MSG_WAITALL), most_attached=0)[0]
    )
    settings = settings_of(child_settings)
    confine(settings.limits)
    child = Child(connection, settings)
    # From here on libraries see documents, and what they complain about may quote them.
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    child.serve()


if __name__ == "__main__":
    main(sys.argv[1:])
