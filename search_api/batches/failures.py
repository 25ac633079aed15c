"""What helps against a failure, as far as a machine can tell."""

from __future__ import annotations

from typing import Final

from ingest.catalogue.batches import BatchFile
from ingest.quarantine import QuarantineCode
from search_api.batches.schemas import ActionValue, BatchFileView, FileError
from search_api.documents.views import error_of
from search_api.refusal import Refusal

_MAY_PASS: Final = frozenset(
    {
        QuarantineCode.CONVERTER_MISSING,
        QuarantineCode.NOT_SCANNED,
        QuarantineCode.TIMEOUT,
        QuarantineCode.OUT_OF_MEMORY,
        QuarantineCode.PARSER_CRASH,
        QuarantineCode.INTERNAL_ERROR,
    }
)
"""What may go well next time with the same file: on a quieter machine, or after something was installed or set."""

_LOCKED: Final = frozenset({QuarantineCode.ENCRYPTED_PDF, QuarantineCode.ENCRYPTED_FILE})


def action_for(code: str) -> ActionValue:
    """What to do about a code; a refused file can only be handed in anew."""
    if code in _LOCKED:
        return "password"
    return "retry" if code in _MAY_PASS else "replace"


def error_of_refusal(refusal: Refusal) -> FileError:
    """A refusal as the error of one file."""
    reason = " ".join([refusal.detail, *(fault.message for fault in refusal.fields)])
    return FileError(code=refusal.code, message=reason, action="replace")


def show_file(file: BatchFile) -> BatchFileView:
    """A file of a batch as the API shows it."""
    if file.state is None:
        error = FileError(code=file.refusal_code or "", message=file.refusal or "", action="replace")
        return BatchFileView(file=file.path, id=None, state="refused", error=error)
    known = error_of(file.error_code)
    found = None if known is None else FileError(code=known.code, message=known.message, action=action_for(known.code))
    return BatchFileView(file=file.path, id=file.document_id, state=file.state.value, error=found)
