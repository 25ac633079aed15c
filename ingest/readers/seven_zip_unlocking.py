"""7z without its password: the same files as a ZIP, like every archive that is unlocked."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.archive_members import Archive, Member
from ingest.readers.contract import UnlockingTask
from ingest.readers.repacking import repacked
from ingest.readers.seven_zip_archive import open_seven_zip


def unlock_seven_zip(task: UnlockingTask) -> Iterator[bytes]:
    """See ``Unlocker``."""
    try:
        with open_seven_zip(task.path, task.limits, password=task.password) as archive:
            yield from repacked(_opened(archive, archive.members()))
    except Unreadable as error:
        # With a wrong password the library finds nonsense, and says no more than that.
        if error.code is QuarantineCode.CORRUPT_FILE:
            raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "password") from error
        raise


def _opened(archive: Archive, members: list[Member]) -> Iterator[tuple[Member, bytes]]:
    contents = archive.contents([member for member in members if not member.refusal])
    for member in members:
        yield member, b"" if member.refusal else next(contents)
