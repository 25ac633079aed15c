"""What the batch routes take and answer."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from search_api.documents.schemas import StateValue

ActionValue = Literal["retry", "password", "replace"]
"""``retry``: reading it again may help; ``password``: so may reading it again with its password; ``replace``: the file,
or what was said about it, must be mended first."""


class NewBatch(BaseModel):
    """A batch to which files will be handed in."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"name": "Scans KW 47", "expected": 300}]}
    )

    name: str = Field(default="", max_length=200, description="For whoever hands it in; nobody else is told")
    expected: int | None = Field(default=None, ge=1, le=1_000_000, description="How many files will come")


class OpenedBatch(BaseModel):
    """A batch that files can be handed in to."""

    id: str


class FileError(BaseModel):
    """Why a file was refused or lies in quarantine, and what helps."""

    code: str = Field(examples=["empty_file"])
    message: str = Field(description="Plain German reason")
    action: ActionValue


class FileOutcome(BaseModel):
    """What came of one file of a request: a document, or an error."""

    file: str = Field(description="Path as handed in, made safe")
    id: str | None
    error: FileError | None


class BatchAccepted(BaseModel):
    """What was taken is kept durably; reading goes on in the background."""

    batch: str
    accepted: int
    refused: int
    files: list[FileOutcome]


class BatchFileView(BaseModel):
    """One file of a batch; ``state`` is ``refused`` where no document was made of it."""

    file: str
    id: str | None
    state: StateValue | Literal["refused"]
    error: FileError | None


class BatchCounts(BaseModel):
    """Visible files of a batch by state; what was found inside files is counted too."""

    accepted: int
    reading: int
    indexing: int
    indexed: int
    quarantined: int
    refused: int = Field(description="Told to whoever handed the batch in, 0 to others")


class BatchSummary(BaseModel):
    """One batch and how far it has come."""

    id: str
    name: str | None = Field(description="Told to whoever handed the batch in")
    mine: bool
    created_at: datetime
    expected: int | None = Field(description="Files that were announced; told to whoever handed the batch in")
    handed_in: int = Field(description="Files that have come, without what was found inside them")
    counts: BatchCounts


class BatchView(BatchSummary):
    """One batch with its pace and its first failures."""

    per_minute: float | None = Field(
        description="Files finished a minute, over the last minutes; null before the first"
    )
    seconds_left: int | None = Field(description="Estimate at that pace; 0 when nothing is left, null when unknown")
    failures: list[BatchFileView] = Field(description="The first 100; all of them in the list of files")


class BatchList(BaseModel):
    """The caller's own batches, newest first."""

    items: list[BatchSummary]


class BatchFiles(BaseModel):
    """Files of a batch in the order in which they came."""

    items: list[BatchFileView]
    cursor: str | None


class Retried(BaseModel):
    """How many documents are read again."""

    retried: int
