"""The reader of 7z archives, apart from the others since its libraries are large."""

from __future__ import annotations

from ingest.readers.archive import ArchiveReader
from ingest.readers.seven_zip_archive import open_seven_zip


class SevenZipReader(ArchiveReader):
    """Reads 7z archives."""

    def __init__(self) -> None:
        super().__init__("7z", open_seven_zip)
