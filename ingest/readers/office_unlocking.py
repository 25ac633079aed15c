"""Office files of Microsoft without their password: DOCX, XLSX and PPTX, and the older DOC, XLS and PPT."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import msoffcrypto
import msoffcrypto.exceptions

from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import UnlockingTask


def unlock_office(task: UnlockingTask) -> Iterator[bytes]:
    """See ``Unlocker``."""
    written = io.BytesIO()
    try:
        with task.path.open("rb") as file:
            office = msoffcrypto.OfficeFile(file)
            office.load_key(password=task.password)
            office.decrypt(written)
    except (msoffcrypto.exceptions.InvalidKeyError, msoffcrypto.exceptions.DecryptionError) as error:
        raise Unreadable(QuarantineCode.ENCRYPTED_FILE, "password") from error
    except (
        *(msoffcrypto.exceptions.FileFormatError, msoffcrypto.exceptions.ParseError, OSError, ValueError, KeyError),
        *(TypeError, AttributeError, IndexError, OverflowError, AssertionError, NotImplementedError, struct.error),
    ) as error:
        raise Unreadable(QuarantineCode.CORRUPT_FILE, type(error).__name__) from error
    if not written.tell():
        raise Unreadable(QuarantineCode.CORRUPT_FILE, "nothing came out")
    yield written.getvalue()
