"""Archives: their list of contents is the text, each member becomes a document of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from PIL import Image

from ingest.limits import ReadingLimits
from ingest.pages import Enclosure, Page, PageOutline
from ingest.readers.archive_members import Archive, Member
from ingest.readers.contract import DrawingTask, ReadingTask
from ingest.readers.enclosure_names import harmless_name
from ingest.readers.plain_text import no_image, page_of_text
from ingest.readers.rows import pages_of_rows
from ingest.readers.tar_archive import open_tar
from ingest.readers.zip_archive import open_zip


class ArchiveReader:
    """Reads archives of one kind."""

    def __init__(self, name: str, opener: Callable[[Path, ReadingLimits], AbstractContextManager[Archive]]) -> None:
        self._name = name
        self._open = opener

    def read(self, task: ReadingTask) -> Iterator[PageOutline | Page | Enclosure]:
        """See ``Reader.read``."""
        with self._open(task.path, task.limits) as archive:
            members = archive.members()
            pages = list(pages_of_rows(_listed(members), title=_title(members)))
            yield PageOutline(page_count=len(pages))
            for number, text in enumerate(pages, start=1):
                if number not in task.done:
                    yield page_of_text(text, reader=self._name, number=number)
            taken = [member for member in members if not member.refusal]
            contents = archive.contents(taken)
            for ordinal, (member, content) in enumerate(zip(taken, contents, strict=True), start=1):
                yield Enclosure(ordinal, harmless_name(member.name, f"Datei {ordinal}"), content)

    def draw(self, task: DrawingTask) -> Image.Image:
        """There is no image."""
        raise no_image(task)


class ZipReader(ArchiveReader):
    """Reads ZIP archives."""

    def __init__(self) -> None:
        super().__init__("zip", open_zip)


class TarReader(ArchiveReader):
    """Reads TAR archives and files packed by gzip, bzip2 or xz."""

    def __init__(self) -> None:
        super().__init__("tar", open_tar)


def _title(members: list[Member]) -> str:
    if not members:
        return "Leeres Archiv"
    return f"Archiv mit {len(members)} Dateien" if len(members) > 1 else "Archiv mit 1 Datei"


def _listed(members: list[Member]) -> Iterator[list[str]]:
    if members:
        yield ["Name", "Größe", "Vermerk"]
    for member in members:
        yield [member.name or "(ohne Namen)", _size(member.size), member.refusal]


def _size(octets: int) -> str:
    for unit, name in ((2**30, "GB"), (2**20, "MB"), (2**10, "kB")):
        if octets >= unit:
            return f"{octets / unit:.1f} {name}".replace(".", ",")
    return f"{octets} Byte"
